using Monitor.Analytics.Assessment;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Insights;
using Monitor.Web.Features.Insights.Summaries;

namespace Monitor.Web.Tests.Insights;

/// <summary>Overviews made by hand: a test names only what it is about.</summary>
static class Figures
{
    /// <param name="values">E.g. F08=120; what is not named is missing.</param>
    /// <param name="plans">E.g. B2=150.</param>
    public static CenterYear Center(string code, string values = "", string plans = "", Grade? grade = Grade.Good, bool provisional = false) => new()
    {
        Code = code,
        Year = 2025,
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
        Before: default,
        risk is { } severity ? [new(severity, "标记", "三（一）", "说明。", FlagStatus.Open, Provisional: false)] : []);

    /// <summary>The years in their order; the last is the one shown.</summary>
    /// <param name="now">Centres of the last year, where their axes and flags matter.</param>
    public static Overview Overview(IReadOnlyList<MadeYear> years, IReadOnlyList<CenterNow>? now = null, IReadOnlyList<Unreported>? unreported = null)
    {
        var parts = years.Select((year, i) => Parts(i > 0 ? years[i - 1] : null, year, i == years.Count - 1 ? now : null)).ToList();
        return new()
        {
            AsOf = new(2027, 1, 15),
            Year = years.Count > 0 ? years[^1].Year : null,
            Years = [.. years.Select(y => y.Year).OrderDescending()],
            Filter = OverviewFilter.None,
            Choices = new([2024], ["高端装备"], [("500106", "沙坪坝区")]),
            ByYear = [.. years.Zip(parts, (year, of) => YearSummary.Of(year.Year, of))],
            Centers = years.Count > 0 ? [.. parts[^1].Where(p => p.Expected).Select(p => p.Now)] : [],
            Left = years.Count > 0 ? [.. parts[^1].Where(p => !p.Expected).Select(p => p.Before!)] : [],
            Unreported = unreported ?? [],
            Missing = [.. (unreported ?? []).CountBy(u => (u.Year, u.Due)).Select(u => new MissingReports(u.Key.Year, u.Key.Due, u.Value))],
            Round = null,
            Districts = [],
            Rulebook = "cq-2022 1.0",
            Synthetic = true,
            AllCenters = years.SelectMany(y => y.Centers).Select(c => c.Code).Distinct().Count(),
        };
    }

    public static MadeYear Year(int year, params CenterYear[] centers) => new(year, centers);

    public static Tally Tally(params CenterYear[] centers) => YearSummary.Of(2025, Parts(null, Year(2025, centers), null)).Tally;

    public static Change? Change(Measure measure, MadeYear before, MadeYear now) => Overview([before, now]).ChangeOf(measure);

    static List<CenterPart> Parts(MadeYear? before, MadeYear year, IReadOnlyList<CenterNow>? now)
    {
        var past = (before?.Centers ?? []).ToDictionary(c => c.Code);
        var present = (now ?? [.. year.Centers.Select(c => Now(c))]).Select(c => c with { Before = YearStanding.Of(past.GetValueOrDefault(c.Figures.Code)) });
        return
        [
            .. present.Select(c => Part(c, true)),
            .. past.Values.Where(c => year.Centers.All(o => o.Code != c.Code)).Select(c => Part(Now(Center(c.Code.ToString())), false)),
        ];

        CenterPart Part(CenterNow center, bool expected) => new()
        {
            Now = center,
            Lead = "500106",
            Expected = expected,
            Before = past.GetValueOrDefault(center.Figures.Code),
            Due = null,
            Reporting = null,
            Reminders = 0,
            Rulebook = "",
        };
    }

    public static Unreported Missing(string code, int year, int daysLate) =>
        new(code, code, year, "500114", "黔江区", new DateOnly(2027, 1, 15).AddDays(-daysLate), null, null, Math.Max(0, daysLate), -daysLate, false, 0);

    static Dictionary<string, decimal> Parsed(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')).ToDictionary(p => p[0], p => decimal.Parse(p[1]));
}

/// <summary>Centres expected in a year.</summary>
sealed record MadeYear(ReportYear Year, IReadOnlyList<CenterYear> Centers);
