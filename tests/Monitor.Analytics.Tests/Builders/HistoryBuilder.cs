using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Builders;

/// <summary>A centre designated on 2026-01-01 with verified reports; a test names only what differs.</summary>
static class HistoryBuilder
{
    public static CenterHistory Center(DateOnly? designated = null, string industry = "汽车") => new()
    {
        Center = new()
        {
            Code = "CQ2026-01",
            Name = "测试中心",
            Industry = industry,
            LeadEntity = "测试公司",
            LeadDistrict = "500112",
            Validity = new(designated ?? new(2026, 1, 1)),
        },
    };

    /// <summary>Adds a verified report. A null value is a blank; a field that is not named is missing too.</summary>
    public static CenterHistory Reports(this CenterHistory history, ReportYear year, params (string Field, decimal? Value)[] values) =>
        history with
        {
            Reports =
            [
                .. history.Reports,
                new()
                {
                    Year = year,
                    Version = 1,
                    SubmittedOn = new(year.Value + 1, 2, 1),
                    VerifiedOn = new(year.Value + 1, 4, 1),
                    Reported = values.ToDictionary(v => (FieldCode)v.Field, v => new SourcedValue(Reported.Of(v.Value))),
                },
            ],
        };

    public static CenterHistory Plans(this CenterHistory history, ReportYear year, params (string Code, decimal Value)[] targets) =>
        history with { Targets = [.. history.Targets, .. targets.Select(t => new Target(history.Center.Code, year, t.Code, t.Value))] };

    public static CenterHistory Exempts(this CenterHistory history, ReportYear year, string indicator, string reason = "受疫情影响") =>
        history with { Exemptions = [.. history.Exemptions, new(year, indicator, reason, new(year.Value + 1, 4, 1))] };

    public static CenterHistory Rates(this CenterHistory history, ReportYear year, string indicator, string level) =>
        history with { Ratings = [.. history.Ratings, new(year, indicator, level, new(year.Value + 1, 4, 1))] };

    /// <summary>One centre and year of one field F01 against one target of indicator A1.</summary>
    public static CenterHistory Single(decimal? value, decimal? target = null)
    {
        var history = Center().Reports(2026, ("F01", value));
        return target is { } t ? history.Plans(2026, ("A1", t)) : history;
    }
}
