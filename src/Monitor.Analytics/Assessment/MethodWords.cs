using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Assessment;

/// <summary>The scoring methods in Chinese: what they are, and how they led to the points, with numbers that can be recomputed by hand.</summary>
static class MethodWords
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

    public static string Tiers(IReadOnlyList<Tier> tiers) =>
        string.Join("，", tiers.OrderBy(t => t.AtLeast).Select(t => $"≥{Numbers.Text(t.AtLeast)}得{Numbers.Text(t.Points)}分"));

    /// <summary>From the value to the points, before the indicator's cap; empty where there are none.</summary>
    public static string Working(Calculation calculation) => calculation.Verdict.Status switch
    {
        ScoreStatus.Missing => "未填报 → 0",
        ScoreStatus.Scored => calculation.Indicator.Rule.Scoring switch
        {
            ExpertRating => $"评定{calculation.Level!.Name} → {Numbers.Text(calculation.Level.Points)}",
            Growth growth => Grown(growth, calculation.Current!.Value!.Value, calculation.Prior!.Value!.Value),
            Parts => Combined(calculation),
            var method => OfValue(method, calculation),
        },
        _ => "",
    };

    static string OfValue(Method method, Calculation calculation)
    {
        var value = calculation.Reading.Value!.Value;
        var isRate = Methods.MeasureOf(method) == Measure.Rate;
        var x = isRate ? calculation.Rate!.Value : value;
        var shown = isRate ? $"r={Short(value)}÷{Short(calculation.Target!.Value)}{Equal(x)}" : $"取值{Short(value)}";
        return $"{shown} → {Result(Expression(method, x), Methods.Points(method, x))}";
    }

    /// <summary>Empty where the points are plain to see.</summary>
    static string Expression(Method method, decimal x) => method switch
    {
        Attainment { BasicShare: var b } => x >= 1 ? "" : x >= b ? $"60+40×({Short(x)}−{Short(b)})÷{Short(1 - b)}" : $"60×{Short(x)}÷{Short(b)}",
        Linear l => Interpolation(x, l.Zero, l.Full),
        YesNo => x >= 1 ? "是" : "否",
        _ => "",
    };

    static string Interpolation(decimal x, decimal zero, decimal full) => Methods.Interpolated(x, zero, full) is 0 or 100
        ? ""
        : $"100×({Short(x)}−{Subtrahend(zero)})÷({Short(full)}−{Subtrahend(zero)})";

    static string Grown(Growth growth, decimal value, decimal prior)
    {
        var rate = value / prior - 1;
        return $"增长率={Short(value)}÷{Short(prior)}−1{Equal(rate)} → " +
            Result(Interpolation(rate, growth.Zero, growth.Full), Methods.Interpolated(rate, growth.Zero, growth.Full));
    }

    static string Combined(Calculation calculation)
    {
        var scored = calculation.Parts.Where(p => p.Points is not null).ToList();
        var terms = string.Join("+", scored.Select(p => $"{p.Code} {Short(p.Points!.Value)}×{Short(p.Weight)}"));
        return $"({terms})÷{Short(scored.Sum(p => p.Weight))}{Equal(calculation.Parts.Sum(p => p.WeightedPoints)!.Value)}";
    }

    static string Result(string expression, decimal points) => expression.Length == 0 ? Short(points) : expression + Equal(points);

    static string Of(Measure measure) => measure == Measure.Rate ? "完成率" : "取值";

    /// <summary>At most six decimals: enough to recompute by hand. The unrounded number stands in the trace.</summary>
    static string Short(decimal value) => Numbers.Text(Math.Round(value, 6, MidpointRounding.AwayFromZero));
    static string Subtrahend(decimal value) => value < 0 ? $"({Short(value)})" : Short(value);
    static string Equal(decimal value) => (Math.Round(value, 6) == value ? "=" : "≈") + Short(value);
}
