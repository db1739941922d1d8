using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Web.Data;
using Monitor.Web.Shared.Components;

namespace Monitor.Web.Features.Insights;

/// <summary>Who has not reported, and how far the open round has come.</summary>
static class Reporting
{
    /// <summary>Of every round that has opened; the longest overdue first, then those whose day comes soonest.</summary>
    public static IReadOnlyList<Unreported> Missing(OverviewFacts facts, IReadOnlyCollection<Center> centers) =>
        [.. facts.Rounds
            .SelectMany(r => Expected(facts, centers, r).Where(c => facts.Histories[c.Code].Report(r.Year) is null).Select(c => Missing(facts, c, r)))
            .OrderByDescending(u => u.DaysLate).ThenBy(u => u.Code)];

    /// <summary>The newest round that can still be handed in to.</summary>
    public static RoundProgress? OpenRound(OverviewFacts facts, IReadOnlyCollection<Center> centers)
    {
        if (facts.Rounds.LastOrDefault(r => r.IsOpenOn(facts.Today)) is not { } round) return null;
        var expected = Expected(facts, centers, round).ToList();
        var reached = expected.CountBy(c => StepOf(facts, c, round)).ToDictionary();
        return new(round.Year, round.Due, round.GraceEnds, round.Due.DayNumber - facts.Today.DayNumber, expected.Count,
            [.. Steps.Select(s => s with { Count = reached.GetValueOrDefault(s.Name) })]);
    }

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

    static string StepOf(OverviewFacts facts, Center center, Round round) =>
        (facts.States.TryGetValue((center.Code, round.Year), out var state) ? state : (ReportState?)null,
            facts.Histories[center.Code].Report(round.Year) is not null) switch
        {
            (null, _) => NotBegun,
            (ReportState.Returned, _) or (ReportState.Draft or ReportState.AwaitingApproval, true) => Revising,
            ({ } reached, _) => CaseNames.Of(reached),
        };

    static IEnumerable<Center> Expected(OverviewFacts facts, IEnumerable<Center> centers, Round round) =>
        centers.Where(c => facts.Histories[c.Code].Expects(round.Year));

    static Unreported Missing(OverviewFacts facts, Center center, Round round)
    {
        var history = facts.Histories[center.Code];
        var mine = history.Rounds.First(r => r.Year == round.Year);
        return new(
            center.Code, center.Name, round.Year, facts.DistrictToday(center), OverviewBuilder.DistrictName(facts, center, facts.Today),
            mine.EffectiveDue, mine.ExtendedDue is null ? null : mine.Due,
            facts.States.TryGetValue((center.Code, round.Year), out var state) ? state : null,
            facts.Today.DayNumber - mine.EffectiveDue.DayNumber, facts.Today > round.GraceEnds && facts.Today > mine.EffectiveDue,
            history.Reminders.Count(r => r.Year == round.Year && r.Delivery != Delivery.Failed));
    }
}
