using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Assessment;

/// <summary>What a method judges: the value read, the target after the coefficient, and what only some methods look at.</summary>
sealed record Measured
{
    public required Reading Reading { get; init; }
    /// <summary>Positive, or null.</summary>
    public decimal? Target { get; init; }
    public Reading? Current { get; init; }
    public Reading? Prior { get; init; }
    public string? Level { get; init; }
    public IReadOnlyList<IndicatorScore> Parts { get; init; } = [];
}

/// <summary>Points (0–100) with the working that led to them, or why there are none.</summary>
sealed record Verdict(ScoreStatus Status, decimal? Points = null, string Working = "")
{
    public static Verdict Missing { get; } = new(ScoreStatus.Missing, 0, "未填报 → 0");
    public static Verdict Scored(decimal points, string working) => new(ScoreStatus.Scored, Math.Clamp(points, 0, 100), working);
}

/// <summary>The scoring methods of domain §4: each described in Chinese, and applied with its working.</summary>
static class Methods
{
    public static string Describe(Method method) => method switch
    {
        Attainment a => $"完成率法：b={Numbers.Text(a.BasicShare)}",
        Linear l => $"线性法：{Of(l.Of)}{Numbers.Text(l.Zero)}得0分，{Numbers.Text(l.Full)}得100分",
        Tiers t => $"分档法：{Of(t.Of)}{Tiers(t.Levels)}",
        YesNo => "是否法：是得100分，否得0分",
        ExpertRating e => $"专家评定法：{string.Join("，", e.Levels.Select(l => $"{l.Name}={Numbers.Text(l.Points)}"))}",
        Growth g => $"增长法：增长率{Numbers.Text(g.Zero)}得0分，{Numbers.Text(g.Full)}得100分",
        Parts p => $"分项法：{p.Items.Count}项按份额加权",
        _ => throw new NotSupportedException(method.GetType().Name),
    };

    public static Verdict Judge(Method method, Measured measured) => method switch
    {
        Attainment a => On(Measure.Rate, measured, r => Attained(r, a.BasicShare)),
        Linear l => On(l.Of, measured, x => Interpolated(x, l.Zero, l.Full)),
        Tiers t => On(t.Of, measured, x => (Tier(t.Levels, x), "")),
        YesNo => On(Measure.Value, measured, x => x >= 1 ? (100, "是") : (0, "否")),
        ExpertRating e => e.Levels.FirstOrDefault(l => l.Name == measured.Level) is { } level
            ? Verdict.Scored(level.Points, $"评定{level.Name} → {Numbers.Text(level.Points)}")
            : new(ScoreStatus.NotRated),
        Growth g => Grown(g, measured.Current!, measured.Prior!),
        Parts => Combined(measured.Parts),
        _ => throw new NotSupportedException(method.GetType().Name),
    };

    public static string Tiers(IReadOnlyList<Tier> tiers) =>
        string.Join("，", tiers.OrderBy(t => t.AtLeast).Select(t => $"≥{Numbers.Text(t.AtLeast)}得{Numbers.Text(t.Points)}分"));

    /// <summary>Points of the highest tier reached; below all of them 0.</summary>
    public static decimal Tier(IReadOnlyList<Tier> tiers, decimal value) =>
        tiers.Where(t => t.AtLeast <= value).MaxBy(t => t.AtLeast)?.Points ?? 0;

    static Verdict On(Measure of, Measured measured, Func<decimal, (decimal Points, string Expression)> score)
    {
        if (of == Measure.Rate && measured.Target is null) return new(ScoreStatus.NoTarget);
        if (measured.Reading.ZeroDenominator) return new(ScoreStatus.ZeroDenominator);
        if (measured.Reading.Value is not { } value) return Verdict.Missing;

        var x = of == Measure.Rate ? value / measured.Target!.Value : value;
        var shown = of == Measure.Rate
            ? $"r={Short(value)}÷{Short(measured.Target!.Value)}{Equal(x)}"
            : $"取值{Short(value)}";
        var (points, expression) = score(x);
        return Verdict.Scored(points, expression.Length == 0
            ? $"{shown} → {Short(points)}"
            : $"{shown} → {expression}{Equal(points)}");
    }

    static (decimal, string) Attained(decimal r, decimal b) =>
        r >= 1 ? (100, "")
        : r >= b ? (60 + 40 * (r - b) / (1 - b), $"60+40×({Short(r)}−{Short(b)})÷{Short(1 - b)}")
        : (60 * r / b, $"60×{Short(r)}÷{Short(b)}");

    static (decimal, string) Interpolated(decimal x, decimal zero, decimal full)
    {
        var points = 100 * (x - zero) / (full - zero);
        return points <= 0 ? (0, "")
            : points >= 100 ? (100, "")
            : (points, $"100×({Short(x)}−{Subtrahend(zero)})÷({Short(full)}−{Subtrahend(zero)})");
    }

    static Verdict Grown(Growth growth, Reading current, Reading prior)
    {
        if (prior.Value is not > 0) return new(ScoreStatus.NoPrior);
        if (current.ZeroDenominator) return new(ScoreStatus.ZeroDenominator);
        if (current.Value is not { } value) return Verdict.Missing;
        var rate = value / prior.Value.Value - 1;
        var (points, expression) = Interpolated(rate, growth.Zero, growth.Full);
        var shown = $"增长率={Short(value)}÷{Short(prior.Value.Value)}−1{Equal(rate)}";
        return Verdict.Scored(points, $"{shown} → {(expression.Length == 0 ? Short(points) : expression + Equal(points))}");
    }

    static Verdict Combined(IReadOnlyList<IndicatorScore> parts)
    {
        var scored = parts.Where(p => p.Points is not null).ToList();
        if (scored.Count == 0) return new(parts[0].Status);
        if (scored.All(p => p.Status == ScoreStatus.Missing)) return Verdict.Missing;
        var points = parts.Sum(p => p.WeightedPoints) ?? 0;
        var terms = string.Join("+", scored.Select(p => $"{p.Code} {Short(p.Points!.Value)}×{Short(p.Weight)}"));
        return Verdict.Scored(points, $"({terms})÷{Short(scored.Sum(p => p.Weight))}{Equal(points)}");
    }

    static string Of(Measure measure) => measure == Measure.Rate ? "完成率" : "取值";

    /// <summary>At most six decimals: enough to recompute by hand. The unrounded number stands in the trace.</summary>
    static string Short(decimal value) => Numbers.Text(Math.Round(value, 6, MidpointRounding.AwayFromZero));
    static string Subtrahend(decimal value) => value < 0 ? $"({Short(value)})" : Short(value);
    static string Equal(decimal value) => (Math.Round(value, 6) == value ? "=" : "≈") + Short(value);
}
