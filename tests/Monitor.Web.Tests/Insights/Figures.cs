using Monitor.Analytics.Assessment;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Insights;

namespace Monitor.Web.Tests.Insights;

/// <summary>Overviews made by hand: a test names only what it is about.</summary>
static class Figures
{
    /// <param name="values">E.g. F08=120; what is not named is missing.</param>
    /// <param name="plans">E.g. B2=150.</param>
    public static CenterYear Center(string code, string values = "", string plans = "", Grade? grade = Grade.Good, bool provisional = false) => new()
    {
        Code = code,
        Name = $"{code}产业卓越工程师协同创新中心",
        Industry = "高端装备",
        Batch = 2024,
        District = "沙坪坝区",
        Reported = values != "",
        Provisional = provisional,
        Values = Parsed(values).ToDictionary(v => new FieldCode(v.Key), v => v.Value),
        Plans = Parsed(plans),
        Score = values == "" ? null : 80,
        Grade = values == "" ? null : grade,
    };

    public static CenterNow Now(CenterYear center, Severity? risk = null, decimal? progress = 0.9m, decimal? outcome = 80) => new(
        center,
        center.Reported ? new(Axis.Progress, progress, 0.7m, progress < 0.7m) : null,
        center.Reported ? new(Axis.Outcome, outcome, 60, outcome < 60) : null,
        Before: null,
        risk is { } severity ? [new(severity, "标记", "三（一）", "说明。", FlagStatus.Open, Provisional: false)] : []);

    /// <summary>The years in their order; the last is the one shown.</summary>
    public static Overview Overview(IReadOnlyList<YearSummary> years, IReadOnlyList<CenterNow>? now = null, IReadOnlyList<Unreported>? unreported = null) => new()
    {
        AsOf = new(2027, 1, 15),
        Year = years.Count > 0 ? years[^1].Year : null,
        Years = [.. years.Select(y => y.Year).OrderDescending()],
        Filter = OverviewFilter.None,
        Choices = new([2024], ["高端装备"], [("500106", "沙坪坝区")]),
        ByYear = years,
        Centers = now ?? (years.Count > 0 ? [.. years[^1].Centers.Select(c => Now(c))] : []),
        Unreported = unreported ?? [],
        Round = null,
        Districts = [],
        Rulebook = "cq-2022 1.0",
        Synthetic = true,
        AllCenters = years.SelectMany(y => y.Centers).Select(c => c.Code).Distinct().Count(),
    };

    public static YearSummary Year(int year, params CenterYear[] centers) => new(year, centers);

    public static Unreported Missing(string code, int year, int daysLate) =>
        new(code, code, year, "500114", "黔江区", new(year + 1, 2, 28), null, null, Math.Max(0, daysLate), -daysLate, false, 0);

    static Dictionary<string, decimal> Parsed(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')).ToDictionary(p => p[0], p => decimal.Parse(p[1]));
}
