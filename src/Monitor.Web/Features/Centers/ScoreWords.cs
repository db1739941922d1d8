using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Centers;

/// <summary>How the numbers of a scorecard are written.</summary>
static class ScoreWords
{
    /// <summary>Why there are no points, in a word; empty where there are.</summary>
    public static string Why(ScoreStatus status) => status switch
    {
        ScoreStatus.Unweighted => "只展示",
        ScoreStatus.NoTarget => "未设目标",
        ScoreStatus.ZeroDenominator => Formats.NotApplicable,
        ScoreStatus.NoPrior => "无上年值",
        ScoreStatus.Exempt => "已豁免",
        ScoreStatus.NotRated => "未评定",
        _ => "",
    };

    /// <summary>At most six decimals, as the working of a trace is written: enough to recompute by hand.</summary>
    public static string Exact(decimal? value) => value is { } v && Math.Round(v, 6) != v ? "≈" + Formats.Number(v, 6) : Formats.Number(value, 6);

    /// <summary>An axis or its line: progress as a percentage of what was due, outcome as points.</summary>
    public static string Of(AxisResult axis, decimal? value) =>
        axis.Axis == Axis.Progress ? Formats.Percent(value) : value is { } points ? Formats.Number(points, 2) + " 分" : Formats.NotApplicable;

    /// <summary>Length of a bar in percent, where <paramref name="full"/> fills it.</summary>
    public static string Length(decimal? value, decimal full) => value is { } v ? $"{Math.Clamp(v / full * 100, 0, 100):0.##}%" : "0%";
}
