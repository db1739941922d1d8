namespace Monitor.Analytics.Insight.Forecasting;

/// <summary>How a method did on known steps, each centre foretold as if never seen.</summary>
static class Backtests
{
    /// <summary>
    /// Mean absolute scaled error: by indicator, the error against the pooled error of the last value; then the mean over indicators. Scaling by
    /// each series' own error (Hyndman and Koehler 2006) is not possible with three points.
    /// </summary>
    public static double Mase(SeriesPanel panel, IReadOnlyList<Step> known, IMethod method)
    {
        var ratios = known.GroupBy(s => s.Indicator).Select(g =>
        {
            var scale = panel.Scales[g.Key];
            double Error(double predicted, Step step) => Math.Abs(scale.Value(predicted) - scale.Value(step.Next));
            var naive = g.Sum(s => Error(s.Log, s));
            return naive == 0 ? double.NaN : g.Sum(s => Error(method.PredictWithout(s, s.Center), s)) / naive;
        }).Where(double.IsFinite).ToList();
        return ratios.Count == 0 ? 1 : ratios.Average();
    }
}
