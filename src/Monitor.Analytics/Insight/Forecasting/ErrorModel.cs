namespace Monitor.Analytics.Insight.Forecasting;

/// <summary>
/// How wrong a method was on the panel's past, each centre foretold as if never seen: the spread of the log error by indicator beyond counting
/// noise, and the shape of standardised errors. Where there were few, it leans on a t-distribution of four degrees of freedom, and is widened.
/// </summary>
sealed class ErrorModel
{
    const int Quantiles = 399;
    /// <summary>As many errors of its own weigh as much as the pool.</summary>
    const double Lean = 20;
    const double PriorVariance = 0.06;

    readonly double[] variances;

    public ErrorModel(SeriesPanel panel, IMethod method)
    {
        var errors = panel.Steps.Where(s => double.IsFinite(s.Next)).Select(s =>
        {
            var predicted = method.PredictWithout(s, s.Center);
            var scale = panel.Scales[s.Indicator];
            return (s.Center, s.Indicator, Error: s.Next - predicted, Chance: scale.Chance(predicted));
        }).Where(e => double.IsFinite(e.Error)).ToList();
        Centers = errors.Select(e => e.Center).Distinct().Count();

        double Beyond(IEnumerable<(int, int, double Error, double Chance)> some) => some.Sum(e => Math.Clamp(e.Error * e.Error, 0, 4) - e.Chance);
        var pool = Math.Max(0.0025, (Beyond(errors) + Lean * PriorVariance) / (errors.Count + Lean));
        variances = [.. panel.Scales.Select((_, i) =>
        {
            var own = errors.Where(e => e.Indicator == i).ToList();
            return Math.Max(0.0025, (Beyond(own) + Lean * pool) / (own.Count + Lean));
        })];

        var shape = errors.Select(e => Math.Abs(e.Error) / Math.Sqrt(variances[e.Indicator] + e.Chance)).Order().ToArray();
        // Errors of one centre are alike: what widens the band is how few centres taught it, not how few values.
        var wider = 1 + 1.5 / Math.Max(1, Centers);
        var seen = shape.Length / (shape.Length + 200.0);
        Shape = [.. Enumerable.Range(1, Quantiles).Select(k =>
        {
            var share = k / (Quantiles + 1.0);
            var far = Math.Abs(2 * share - 1);
            var size = seen * (shape.Length == 0 ? 0 : Statistics.OfSorted(shape, far)) + (1 - seen) * StudentT4(far);
            return Math.Sign(share - 0.5) * wider * size;
        })];
    }

    public int Centers { get; }
    /// <summary>Quantiles of the standardised error at k/400, symmetric about 0.</summary>
    public IReadOnlyList<double> Shape { get; }

    public double Sigma(int indicator, IndicatorScale scale, double predicted) => Math.Sqrt(variances[indicator] + scale.Chance(predicted));

    /// <summary>The x with P(|T| &lt; x) = far, for four degrees of freedom (closed form), scaled to variance 1.</summary>
    static double StudentT4(double far)
    {
        var alpha = 1 - far * far;
        if (alpha <= 0) return double.PositiveInfinity;
        var q = Math.Cos(Math.Acos(Math.Sqrt(alpha)) / 3) / Math.Sqrt(alpha);
        return 2 * Math.Sqrt(Math.Max(0, q - 1)) / Math.Sqrt(2);
    }
}
