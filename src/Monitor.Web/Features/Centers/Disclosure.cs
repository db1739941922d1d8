using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Centers;

/// <summary>
/// What of a centre's record is shown to whom. Service centre and commission see all of it. A district sees the values at any time, but
/// scores, flags and incidents of a year only once that year's review is concluded, so that a report is not written towards its score; and a
/// rectification from the day its notice was issued.
/// </summary>
public sealed class Disclosure(Actor actor, CenterHistory history)
{
    public const string Reason = "得分、等级和风险标记在该年度复盘征求意见并定论后公开；此前可查看本区报送的数值、问题和目标。";

    public bool Shows(ReportYear year) => actor.SeesAll || history.Reviews.Any(r => r.Year == year);

    public bool ShowsTerm => actor.SeesAll || history.TermConclusion is not null;

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
