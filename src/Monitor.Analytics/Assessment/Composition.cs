using Monitor.Analytics.Rulebooks;

namespace Monitor.Analytics.Assessment;

/// <summary>
/// S = Σ w·s ÷ Σ w over the indicators that have points: groups capped, bonus and deduction added, clamped to 0–100. Unrounded;
/// null where nothing is scored.
/// </summary>
sealed record Composition(
    IReadOnlyList<IndicatorScore> Indicators,
    IReadOnlyList<DimensionScore> Dimensions,
    decimal ScoredWeight,
    decimal? Value)
{
    public static Composition Of(Rulebook rulebook, IReadOnlyList<IndicatorScore> scores, IReadOnlyList<AdjustmentScore> adjustments)
    {
        var indicators = ShareOut(scores);
        var dimensions = rulebook.Dimensions.Select(d => Group(d, [.. indicators.Where(i => i.Dimension == d.Code)])).ToList();
        var scored = ScoredWeightOf(indicators);
        return new(indicators, dimensions, scored, scored == 0
            ? null
            : Math.Clamp(dimensions.Sum(d => d.WeightedPoints) + adjustments.Sum(a => a.Points), 0, 100));
    }

    /// <summary>Gives each its part of the whole; the weight of those without points is shared over the others in proportion.</summary>
    public static IReadOnlyList<IndicatorScore> ShareOut(IReadOnlyList<IndicatorScore> scores)
    {
        var scored = ScoredWeightOf(scores);
        return [.. scores.Select(s => s.Points is { } points ? s with { WeightedPoints = points * s.Weight / scored } : s)];
    }

    /// <summary>
    /// Rounded once, half up. A division leaves noise in a decimal's last places, which must not turn an exact half into less: hence
    /// the 18 places first, far below anything that reported values can differ by.
    /// </summary>
    public static decimal Round(decimal composite) =>
        Math.Round(Math.Round(composite, 18), 2, MidpointRounding.AwayFromZero);

    static DimensionScore Group(Dimension dimension, IReadOnlyList<IndicatorScore> indicators)
    {
        var sum = indicators.Sum(i => i.WeightedPoints ?? 0);
        var scored = ScoredWeightOf(indicators);
        return new(
            dimension.Code,
            dimension.Name,
            indicators.Sum(i => i.Weight),
            scored,
            scored == 0 ? null : indicators.Sum(i => (i.Points ?? 0) * i.Weight) / scored,
            Math.Min(sum, dimension.Cap ?? sum),
            sum > dimension.Cap);
    }

    static decimal ScoredWeightOf(IEnumerable<IndicatorScore> scores) => scores.Where(s => s.Points is not null).Sum(s => s.Weight);
}
