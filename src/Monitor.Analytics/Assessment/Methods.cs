using Monitor.Analytics.Rulebooks;

namespace Monitor.Analytics.Assessment;

/// <summary>Points (0–100), or why there are none.</summary>
readonly record struct Verdict(ScoreStatus Status, decimal? Points = null)
{
    public static Verdict Missing { get; } = new(ScoreStatus.Missing, 0);
    public static Verdict Scored(decimal points) => new(ScoreStatus.Scored, Math.Clamp(points, 0, 100));
}

/// <summary>The scoring methods of domain §4, as numbers; <see cref="MethodWords"/> tells them.</summary>
static class Methods
{
    public static Verdict Judge(Calculation calculation) => calculation.Indicator.Rule.Scoring switch
    {
        ExpertRating => calculation.Level is { } level ? Verdict.Scored(level.Points) : new(ScoreStatus.NotRated),
        Growth growth => Grown(growth, calculation.Current!, calculation.Prior!),
        Parts => Combined(calculation.Parts),
        var method => OfValue(method, calculation),
    };

    /// <summary>The value itself, or its rate.</summary>
    public static Measure MeasureOf(Method method) => method switch
    {
        Attainment => Measure.Rate,
        Linear linear => linear.Of,
        Tiers tiers => tiers.Of,
        _ => Measure.Value,
    };

    /// <summary>By a method that looks at nothing but a value, or a rate.</summary>
    public static decimal Points(Method method, decimal measured) => method switch
    {
        Attainment a => Attained(measured, a.BasicShare),
        Linear l => Interpolated(measured, l.Zero, l.Full),
        Tiers t => Tier(t.Levels, measured),
        YesNo => measured >= 1 ? 100 : 0,
        _ => throw new NotSupportedException(method.GetType().Name),
    };

    /// <summary>Points of the highest tier reached; below all of them 0.</summary>
    public static decimal Tier(IReadOnlyList<Tier> tiers, decimal value) =>
        tiers.Where(t => t.AtLeast <= value).MaxBy(t => t.AtLeast)?.Points ?? 0;

    public static decimal Interpolated(decimal x, decimal zero, decimal full) => Math.Clamp(100 * (x - zero) / (full - zero), 0, 100);

    static decimal Attained(decimal r, decimal b) =>
        r >= 1 ? 100
        : r >= b ? 60 + 40 * (r - b) / (1 - b)
        : 60 * r / b;

    static Verdict OfValue(Method method, Calculation calculation)
    {
        var isRate = MeasureOf(method) == Measure.Rate;
        return isRate && calculation.Target is null ? new(ScoreStatus.NoTarget)
            : calculation.Reading.ZeroDenominator ? new(ScoreStatus.ZeroDenominator)
            : (isRate ? calculation.Rate : calculation.Reading.Value) is { } measured ? Verdict.Scored(Points(method, measured))
            : Verdict.Missing;
    }

    static Verdict Grown(Growth growth, Reading current, Reading prior) =>
        prior.Value is not (> 0 and var before) ? new(ScoreStatus.NoPrior)
        : current.ZeroDenominator ? new(ScoreStatus.ZeroDenominator)
        : current.Value is not { } value ? Verdict.Missing
        : Verdict.Scored(Interpolated(value / before - 1, growth.Zero, growth.Full));

    static Verdict Combined(IReadOnlyList<IndicatorScore> parts) =>
        parts.All(p => p.Points is null) ? new(parts[0].Status)
        : parts.All(p => p.Points is null || p.Status == ScoreStatus.Missing) ? Verdict.Missing
        : Verdict.Scored(parts.Sum(p => p.WeightedPoints) ?? 0);
}
