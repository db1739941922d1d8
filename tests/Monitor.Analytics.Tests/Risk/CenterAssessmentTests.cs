using Monitor.Analytics.Assessment;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Tests.Demo;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Risk;

/// <summary>One centre assessed as a whole: the same as each of its scorecards and flags alone, in whatever order they are asked for.</summary>
public class CenterAssessmentTests
{
    static readonly DateOnly AsOf = new(2027, 1, 15);

    public static TheoryData<string> Centers => new(DemoSeeds.Histories.Keys.Select(c => c.ToString()));

    static IEnumerable<ReportYear> Years(CenterHistory history) => history.Center.Validity.Years.Append(history.Center.Validity.LastYear.Next);

    [Theory, MemberData(nameof(Centers))]
    public void Whole_IsWhatEachAloneIs(string center)
    {
        var history = DemoSeeds.Histories[center];
        var (known, whole) = (history.AsOf(AsOf), new CenterAssessment(history, AsOf, DemoSeeds.Shelf));
        Assert.Equal(
            CanonicalJson.Write(Years(history).Select(y => new
            {
                card = Scorer.Score(known, y, DemoSeeds.Shelf.For(y)),
                risks = RuleEngine.Evaluate(history, y, AsOf, DemoSeeds.Shelf),
                term = TermScorer.Score(known, DemoSeeds.Shelf.For(history.Center.Validity.LastYear), AsOf),
            })),
            CanonicalJson.Write(Years(history).Select(y => new { card = whole.Scorecard(y), risks = whole.Risks(y), term = whole.Term() })));
    }

    [Theory, MemberData(nameof(Centers))]
    public void AskedForInAnotherOrder_AndTwice_IsTheSame(string center)
    {
        var history = DemoSeeds.Histories[center];
        var (forward, backward) = (new CenterAssessment(history, AsOf, DemoSeeds.Shelf), new CenterAssessment(history, AsOf, DemoSeeds.Shelf));
        var first = Years(history).Select(y => CanonicalJson.Write(new { card = forward.Scorecard(y), risks = forward.Risks(y) })).ToList();
        backward.Term();
        foreach (var year in Years(history).Reverse()) backward.Risks(year);
        Assert.Equal(first, Years(history).Select(y => CanonicalJson.Write(new { card = backward.Scorecard(y), risks = backward.Risks(y) })));
    }

    [Fact]
    public void Year_IsScoredOnce()
    {
        var whole = new CenterAssessment(DemoSeeds.Histories["CQ2025-04"], AsOf, DemoSeeds.Shelf);
        whole.Risks(2025);
        Assert.Same(whole.Scorecard(2025), whole.Scorecard(2025));
    }
}
