using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Insight.Forecasting;

/// <summary>Foretells the next year's log value from a step.</summary>
interface IMethod
{
    ForecastMethod Name { get; }
    double Predict(in Step step);
    /// <summary>As if this centre had never been seen: what a backtest may use.</summary>
    double PredictWithout(in Step step, int center);
}

/// <summary>The last value (per full year), the last value plus its last change, the target: nothing is learnt.</summary>
sealed class SimpleMethod(ForecastMethod name, IReadOnlyList<IndicatorScale> scales) : IMethod
{
    public ForecastMethod Name => name;

    public double Predict(in Step step) => name switch
    {
        ForecastMethod.Drift when double.IsFinite(step.Previous) => Drifted(step),
        ForecastMethod.Target when double.IsFinite(step.NextTarget) => step.NextTarget,
        _ => step.Log,
    };

    public double PredictWithout(in Step step, int center) => Predict(step);

    double Drifted(in Step step)
    {
        var scale = scales[step.Indicator];
        return Math.Log(Math.Max(0, 2 * scale.Value(step.Log) - scale.Value(step.Previous)) + scale.Offset);
    }
}

/// <summary>
/// Growth learnt from all centres and indicators at once: a Bayesian linear regression of the log change on the kind of indicator and the year
/// of the term, the planned growth, how far the value and the centre are from plan, and the indicator itself. The priors do the shrinking:
/// with few centres the forecast leans on "half the planned growth, and back a little towards the plan", with many on what was seen.
/// </summary>
sealed class PooledGrowth : IMethod
{
    const int Kinds = 3;
    const int Planned = 2 * Kinds, Gap = Planned + 1, CenterGap = Gap + 1, Own = CenterGap + 1;

    readonly SeriesPanel panel;
    readonly Ridge ridge;
    readonly double[] whole;
    readonly Dictionary<int, double[]> without = [];

    public PooledGrowth(SeriesPanel panel)
    {
        this.panel = panel;
        var size = Own + panel.Scales.Count;
        ridge = new(size, Prior(size));
        foreach (var step in panel.Steps.Where(s => double.IsFinite(s.Next)))
        {
            var x = Features(step);
            // A robust clip: one typing error must not teach every centre a growth.
            var change = Math.Clamp(step.Next - step.Log, -2, 2);
            ridge.Add(step.Center, x, change, 1 / (0.04 + panel.Scales[step.Indicator].Chance(step.Log) + panel.Scales[step.Indicator].Chance(step.Next)));
        }
        whole = ridge.Solve();
    }

    public ForecastMethod Name => ForecastMethod.Pooled;
    public double Predict(in Step step) => Predict(whole, step);

    public double PredictWithout(in Step step, int center)
    {
        if (!without.TryGetValue(center, out var coefficients)) without[center] = coefficients = ridge.SolveWithout(center);
        return Predict(coefficients, step);
    }

    /// <summary>The product with <see cref="Features"/>, of which all but a few are zero.</summary>
    double Predict(double[] coefficients, in Step step) => step.Log
        + coefficients[Kind(step)] + (step.Ordinal > 1 ? coefficients[Kinds + Kind(step)] : 0) + coefficients[Own + step.Indicator]
        + coefficients[Planned] * Known(step.NextTarget - step.Target) + coefficients[Gap] * Known(step.Gap) + coefficients[CenterGap] * Known(step.CenterGap);

    int Kind(in Step step) => (int)panel.Scales[step.Indicator].Indicator.Nature;

    internal double[] Features(in Step step)
    {
        var x = new double[Own + panel.Scales.Count];
        x[Kind(step)] = 1;
        // What sets later years apart from the first, so that they lean on it where none has been seen.
        if (step.Ordinal > 1) x[Kinds + Kind(step)] = 1;
        x[Planned] = Known(step.NextTarget - step.Target);
        x[Gap] = Known(step.Gap);
        x[CenterGap] = Known(step.CenterGap);
        x[Own + step.Indicator] = 1;
        return x;
    }

    static double Known(double value) => double.IsFinite(value) ? Math.Clamp(value, -2, 2) : 0;

    static (double Mean, double Variance)[] Prior(int size) =>
        [.. Enumerable.Range(0, size).Select(i => i switch
        {
            < Kinds => (0.0, 0.04),
            < Planned => (0.0, 0.01),
            Planned => (0.5, 0.04),
            Gap => (-0.3, 0.04),
            CenterGap => (0.2, 0.04),
            _ => (0.0, 0.01),
        })];
}
