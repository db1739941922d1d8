using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Assessment;

/// <summary>The two sides that 三（一） joins with 且: slow progress, and an outcome below expectation.</summary>
static class Axes
{
    /// <summary>
    /// Weighted mean completion rate (1 = as planned) of the progress indicators, unrounded. A missing value counts 0. Null (进展不适用, never
    /// slow) where no tasks were due, or nothing on the axis has a target, a weight and no exemption.
    /// </summary>
    public static AxisResult Progress(IndicatorScore[] indicators, decimal line)
    {
        var (sum, weight) = (0m, 0m);
        foreach (var indicator in indicators)
        {
            if (indicator is not { Axis: Axis.Progress, Weight: > 0, Target: not null } || indicator.Status == ScoreStatus.Exempt) continue;
            if ((indicator.Status == ScoreStatus.Missing ? 0 : indicator.Rate) is not { } rate) continue;
            sum += indicator.Weight * rate;
            weight += indicator.Weight;
        }
        decimal? value = weight == 0 ? null : sum / weight;
        return new(Axis.Progress, value, line, value < line);
    }

    /// <summary>
    /// S without the progress indicators, 0–100, unrounded; compared with its line after rounding to two places, as grades are.
    /// Null where no outcome is scored, or where the scored weight is too small for any verdict.
    /// </summary>
    public static AxisResult Outcome(
        CompiledRulebook rulebook, IndicatorScore[] indicators, AdjustmentScore[] adjustments, bool isEnough)
    {
        var value = isEnough ? Composition.Of(Axis.Outcome, rulebook, indicators, adjustments) : null;
        var line = rulebook.Source.Scoring.OutcomeLine;
        return new(Axis.Outcome, value, line, value is { } v && Composition.Round(v) < line);
    }
}
