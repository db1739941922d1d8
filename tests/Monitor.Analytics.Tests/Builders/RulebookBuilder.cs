using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Builders;

/// <summary>A small scheme: fields F01–F09, and whatever indicators the test names, all in dimension A unless it says otherwise.</summary>
static class RulebookBuilder
{
    public static Attainment SixtyPercent { get; } = new() { BasicShare = 0.6m };

    public static Rulebook Of(params Indicator[] indicators) => new()
    {
        Id = "test",
        Version = "1",
        Title = "测试方案",
        DocumentNumber = "",
        Synthetic = true,
        FirstYear = 2022,
        Scoring = new()
        {
            Lines = new() { Excellent = 90, Good = 75, Pass = 60 },
            MinimumScoredWeight = 60,
            ProgressLine = 0.7m,
            OutcomeLine = 60,
        },
        Fields = [.. Enumerable.Range(1, 9).Select(n => new ReportField { Code = $"F0{n}", Name = $"字段{n}", Unit = "个", Kind = FieldKind.Amount })],
        Dimensions = [.. "ABC".Select(c => new Dimension { Code = c.ToString(), Name = $"维度{c}", Clause = "一（一）" })],
        Indicators = indicators,
        Checks = [],
        Rules = new Dictionary<string, RuleSettings>(),
    };

    /// <summary>A flow that is one field, scored by attainment.</summary>
    public static Indicator Indicator(string code, string field, decimal weight = 100) => new()
    {
        Code = code,
        Name = $"指标{code}",
        Unit = "个",
        Dimension = code[..1],
        Nature = Nature.Flow,
        Formula = Sum(field),
        Weight = weight,
        Clause = "一（一）",
        Scoring = SixtyPercent,
    };

    public static Indicator Scored(Method method, decimal weight = 100) => Indicator("A1", "F01", weight) with { Scoring = method };

    public static Indicator Ratio(string code, string numerator, string denominator, decimal weight = 100) =>
        Indicator(code, numerator, weight) with { Nature = Nature.Ratio, Formula = new() { Sum = [numerator], Over = [denominator], Scale = 100 } };

    public static Formula Sum(params string[] fields) => new() { Sum = fields };
}
