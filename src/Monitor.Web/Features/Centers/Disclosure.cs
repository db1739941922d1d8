using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Centers;

/// <summary>
/// What of a centre's record is shown to whom. Service centre and commission see all of it. A district sees the values at any time, but
/// scores, flags and incidents of a year only once that year's review was sent to it for its opinion, so that a report is not written towards its score; and a
/// rectification from the day its notice was issued.
/// </summary>
public sealed class Disclosure(Actor actor, CenterHistory history, IReadOnlySet<ReportYear> sentForOpinion, bool termSent)
{
    public const string Reason = "得分、等级和风险标记在该年度复盘送区县征求意见后公开；此前可查看本区报送的数值、问题和目标。";

    public bool Shows(ReportYear year) => actor.SeesAll || sentForOpinion.Contains(year) || history.Reviews.Any(r => r.Year == year);

    /// <summary>Years of which the review was sent to the district, by centre.</summary>
    public static async Task<ILookup<CenterCode, ReportYear>> SentForOpinionAsync(MonitorDb db, IReadOnlyCollection<CenterCode> centers, CancellationToken cancel) =>
        (await db.Reviews.AsNoTracking().Where(r => r.SentOn != null && centers.Contains(r.Center)).Select(r => new { r.Center, r.Year }).ToListAsync(cancel))
            .ToLookup(r => r.Center, r => r.Year);

    /// <summary>Centres of which the term assessment was sent to the district.</summary>
    public static async Task<IReadOnlySet<CenterCode>> TermsSentAsync(MonitorDb db, IReadOnlyCollection<CenterCode> centers, CancellationToken cancel) =>
        (await db.TermReviews.AsNoTracking().Where(r => r.SentOn != null && centers.Contains(r.Center)).Select(r => r.Center).ToListAsync(cancel)).ToHashSet();

    public bool ShowsTerm => actor.SeesAll || termSent || history.TermConclusion is not null;

    public bool Shows(Incident incident) => Shows(new ReportYear(incident.OccurredOn.Year));

    public bool Shows(RectificationFacts notice) => actor.SeesAll || notice.IssuedOn is not null;

    /// <summary>The scorecard as the actor may see it: whole, or its values, targets and cells without any verdict on them.</summary>
    public Scorecard Of(Scorecard card) => (card.Term.Count > 0 ? ShowsTerm : Shows(card.Year)) ? card : ValuesOf(card);

    static Scorecard ValuesOf(Scorecard card) => card with
    {
        Indicators = [.. card.Indicators.Select(ValuesOf)],
        Dimensions = [],
        Adjustments = [],
        BottomLines = [],
        ScoredWeight = 0,
        Progress = card.Progress with { Value = null, IsBelow = false },
        Outcome = card.Outcome with { Value = null, IsBelow = false },
        Composite = null,
        Score = null,
        Grade = Grade.Ungraded,
        GradeByScore = Grade.Ungraded,
        Notes = [],
    };

    static IndicatorScore ValuesOf(IndicatorScore indicator) => indicator with
    {
        Method = "",
        Points = null,
        WeightedPoints = null,
        Note = "",
        Parts = [.. indicator.Parts.Select(ValuesOf)],
    };
}
