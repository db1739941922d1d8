using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Risk;

/// <summary>How the rules write days and figures, and evidence that several of them share.</summary>
static class Wording
{
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd");

    /// <summary>Two places, cut and not rounded: what lies below a line never reads as if it reached it.</summary>
    public static string Figure(decimal? value) =>
        value is { } v ? Numbers.Text(Math.Round(v, 2, MidpointRounding.ToZero)) : "不适用";

    public static string Percent(decimal? share) => share is { } s ? Figure(s * 100) + "%" : "不适用";

    public static Evidence Of(Input input) =>
        new($"{input.Field} {input.Name}（{input.Year}年）", input.Value.ToString(), input.Source);

    public static Evidence Of(IndicatorScore indicator) => new(
        $"{indicator.Code} {indicator.Name}",
        $"实际{Amount(indicator.Value, indicator.Unit)}，目标{Amount(indicator.Target, indicator.Unit)}，完成率{Percent(indicator.Rate)}，得分{Figure(indicator.Points)}");

    /// <summary>The year's axis: value, line, each indicator that counted on it, and the cells these came from.</summary>
    public static IEnumerable<Evidence> Of(Scorecard card, AxisResult axis)
    {
        var counted = card.Indicators
            .Where(i => i.Axis == axis.Axis && i.Status is ScoreStatus.Scored or ScoreStatus.Missing)
            .ToList();
        return
        [
            new(Names.Of(axis.Axis), Value(axis, axis.Value)),
            new(Names.Of(axis.Axis) + "线", Value(axis, axis.Line)),
            .. counted.Select(Of),
            .. Cells(counted),
        ];
    }

    /// <summary>Each cell that entered, once.</summary>
    public static IEnumerable<Evidence> Cells(IEnumerable<IndicatorScore> indicators) =>
        indicators.SelectMany(i => i.Inputs).DistinctBy(i => (i.Field, i.Year, i.Name)).Select(Of);

    /// <summary>Progress as a percentage of what was due; outcome as points, rounded just as it is compared with its line.</summary>
    public static string Value(AxisResult axis, decimal? value) =>
        axis.Axis == Axis.Progress ? Percent(value) : value is { } points ? Numbers.Text(Composition.Round(points)) + "分" : Figure(null);

    static string Amount(decimal? value, string unit) => value is null ? "无" : Figure(value) + unit;
}
