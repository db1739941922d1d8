using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Assessment;

/// <summary>
/// S = Σ w·s ÷ Σ w over the indicators that have points: groups capped, bonus and deduction added, clamped to 0–100. Unrounded;
/// null where nothing is scored.
/// </summary>
sealed record Composition(
    IndicatorScore[] Indicators,
    DimensionScore[] Dimensions,
    decimal ScoredWeight,
    decimal? Value)
{
    public static Composition Of(CompiledRulebook rulebook, Calculation[] calculations, AdjustmentScore[] adjustments)
    {
        var indicators = ShareOut(calculations);
        DimensionScore[] dimensions = [.. rulebook.Groups.Select(g => Group(g, indicators))];
        var (scored, sum) = (0m, 0m);
        foreach (var dimension in dimensions)
        {
            scored += dimension.ScoredWeight;
            sum += dimension.WeightedPoints;
        }
        return new(indicators, dimensions, scored, scored == 0 ? null : Total(sum, adjustments));
    }

    /// <summary>Gives each its part of the whole; the weight of those without points is shared over the others in proportion.</summary>
    public static IndicatorScore[] ShareOut(Calculation[] calculations)
    {
        var scored = 0m;
        foreach (var calculation in calculations)
            if (calculation.Points is not null) scored += calculation.Indicator.Rule.Weight;
        return [.. calculations.Select(c => new IndicatorScore(c, c.Points * c.Indicator.Rule.Weight / scored))];
    }

    /// <summary>S of the indicators of one axis alone, as if there were no others.</summary>
    public static decimal? Of(Axis axis, CompiledRulebook rulebook, IndicatorScore[] indicators, AdjustmentScore[] adjustments)
    {
        var scored = 0m;
        foreach (var indicator in indicators)
            if (indicator.Points is not null && indicator.Axis == axis) scored += indicator.Weight;
        if (scored == 0) return null;

        var total = 0m;
        foreach (var group in rulebook.Groups)
        {
            var sum = 0m;
            foreach (var place in group.Indicators)
                if (indicators[place] is { Points: { } points } indicator && indicator.Axis == axis) sum += points * indicator.Weight / scored;
            total += Capped(group, sum);
        }
        return Total(total, adjustments);
    }

    /// <summary>
    /// Rounded once, half up. A division leaves noise in a decimal's last places, which must not turn an exact half into less: hence
    /// the 18 places first, far below anything that reported values can differ by.
    /// </summary>
    public static decimal Round(decimal composite) =>
        Math.Round(Math.Round(composite, 18), 2, MidpointRounding.AwayFromZero);

    static decimal Total(decimal indicators, AdjustmentScore[] adjustments) => Math.Clamp(indicators + adjustments.Sum(a => a.Points), 0, 100);

    static decimal Capped(CompiledGroup group, decimal sum) => Math.Min(sum, group.Dimension.Cap ?? sum);

    static DimensionScore Group(CompiledGroup group, IndicatorScore[] indicators)
    {
        var (scored, points, sum) = (0m, 0m, 0m);
        foreach (var place in group.Indicators)
        {
            if (indicators[place] is not { Points: { } own, WeightedPoints: { } weighted } indicator) continue;
            scored += indicator.Weight;
            points += own * indicator.Weight;
            sum += weighted;
        }
        var dimension = group.Dimension;
        return new(dimension.Code, dimension.Name, group.Weight, scored, scored == 0 ? null : points / scored, Capped(group, sum), sum > dimension.Cap);
    }
}
