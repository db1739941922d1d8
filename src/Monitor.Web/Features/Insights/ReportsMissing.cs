using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Insight;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Shared.Components;

namespace Monitor.Web.Features.Insights;

/// <summary>Who has not reported, and how far the open round has come.</summary>
static class ReportsMissing
{
    /// <summary>Of every round that has opened; the longest overdue first, then those whose day comes soonest.</summary>
    public static IReadOnlyList<Unreported> Of(OverviewFacts facts, IReadOnlyCollection<Center> centers) =>
        [.. facts.Rounds
            .SelectMany(r => Expected(facts, centers, r).Select(c => (Center: c, Round: r, Reporting: ReportingOf(facts, c, r))))
            .Where(e => e.Reporting.SubmittedOn is null)
            .Select(e => Missing(facts, e.Center, e.Round, e.Reporting))
            .OrderByDescending(u => u.DaysLate).ThenBy(u => u.Due).ThenBy(u => u.Code)];

    /// <summary>The newest round that can still be handed in to.</summary>
    public static RoundProgress? OpenRound(OverviewFacts facts, IReadOnlyCollection<Center> centers)
    {
        if (facts.Rounds.LastOrDefault(r => r.IsOpenOn(facts.Today)) is not { } round) return null;
        var expected = Expected(facts, centers, round).ToList();
        var reached = expected.CountBy(c => StepOf(ReportingOf(facts, c, round))).ToDictionary();
        return new(round.Year, round.Due, round.GraceEnds, round.Due.DayNumber - facts.Today.DayNumber, expected.Count,
            [.. Steps.Select(s => s with { Count = reached.GetValueOrDefault(s.Name) })]);
    }

    /// <summary>Of the year's round, by who answers today; empty where the year has none.</summary>
    public static IReadOnlyDictionary<DistrictCode, Completeness> Timeliness(OverviewFacts facts, IReadOnlyCollection<Center> centers, ReportYear? year) =>
        facts.Rounds.FirstOrDefault(r => r.Year == year) is not { } round ? new Dictionary<DistrictCode, Completeness>()
        : Expected(facts, centers, round).Select(c => ReportingOf(facts, c, round)).GroupBy(r => r.District)
            .ToDictionary(g => g.Key, g => Completeness.Of([.. g], facts.Today));

    const string NotBegun = "未开始", Revising = "退回修改中";

    static readonly RoundStep[] Steps =
    [
        new(CaseNames.Of(ReportState.Verified), StateTone.Done, 0, HandedIn: true),
        new(CaseNames.Of(ReportState.UnderReview), StateTone.Active, 0, HandedIn: true),
        new(CaseNames.Of(ReportState.Submitted), StateTone.Active, 0, HandedIn: true),
        new(Revising, StateTone.Attention, 0, HandedIn: true),
        new(CaseNames.Of(ReportState.AwaitingApproval), StateTone.Idle, 0, HandedIn: false),
        new(CaseNames.Of(ReportState.Draft), StateTone.Idle, 0, HandedIn: false),
        new(NotBegun, StateTone.Idle, 0, HandedIn: false),
    ];

    static string StepOf(Reporting report) => (report.State, report.SubmittedOn) switch
    {
        (null, _) => NotBegun,
        (ReportState.Returned, _) or (ReportState.Draft or ReportState.AwaitingApproval, not null) => Revising,
        ({ } reached, _) => CaseNames.Of(reached),
    };

    static IEnumerable<Center> Expected(OverviewFacts facts, IEnumerable<Center> centers, Round round) =>
        centers.Where(c => facts.Histories[c.Code].Expects(round.Year));

    static Reporting ReportingOf(OverviewFacts facts, Center center, Round round)
    {
        var history = facts.Histories[center.Code];
        var handedIn = history.Reports.Where(r => r.Year == round.Year).ToList();
        return new(
            center.Code, facts.DistrictToday(center), round.Due, history.Rounds.First(r => r.Year == round.Year).ExtendedDue,
            facts.States.TryGetValue((center.Code, round.Year), out var state) ? state : null,
            handedIn.Count > 0 ? handedIn.Min(r => r.SubmittedOn) : null);
    }

    static Unreported Missing(OverviewFacts facts, Center center, Round round, Reporting report) => new(
        center.Code, center.Name, round.Year, report.District, OverviewBuilder.DistrictName(facts, center, facts.Today),
        report.Due, report.ExtendedDue is null ? null : report.FirstDue, report.State, report.DaysLate(facts.Today),
        report.Due.DayNumber - facts.Today.DayNumber, facts.Today > round.GraceEnds && facts.Today > report.Due,
        facts.Histories[center.Code].Reminders.Count(r => r.Year == round.Year && r.Delivery != Delivery.Failed));
}
