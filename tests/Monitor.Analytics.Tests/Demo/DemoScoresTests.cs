using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Demo;

/// <summary>What the reviewers concluded in the demo is what the scores say.</summary>
public class DemoScoresTests
{
    public static IEnumerable<object[]> Years => DemoSeeds.Histories.Values
        .SelectMany(h => h.Reports, (h, r) => new object[] { h.Center.Code.ToString(), r.Year.Value });

    public static TheoryData<string> Concluded => new(DemoSeeds.Histories.Values
        .Where(h => h.TermConclusions.Count > 0).Select(h => h.Center.Code.ToString()));

    [Theory, MemberData(nameof(Years))]
    public void Review_ConcludesTheGradeOfTheScorecard(string center, int year)
    {
        var history = DemoSeeds.Histories[center];
        Assert.Equal(Score(history, year).Grade, history.Reviews.Single(r => r.Year == year).Conclusion);
    }

    [Theory, MemberData(nameof(Years))]
    public void EveryIndicatorWithWeight_HasATarget(string center, int year) =>
        Assert.DoesNotContain(ScoreStatus.NoTarget, Score(DemoSeeds.Histories[center], year).Indicators
            .Where(i => i.Weight > 0 && i.PlanTarget != 0).Select(i => i.Status));

    [Theory, MemberData(nameof(Concluded))]
    public void TermConclusion_PassesWhereTheTermScorecardDoes(string center)
    {
        var history = DemoSeeds.Histories[center];
        var grade = TermScorer.Score(history, DemoSeeds.Shelf.For(history.Center.Validity.LastYear), new(2027, 1, 15))!.Grade;
        Assert.Equal(grade is Grade.Pass or Grade.Good or Grade.Excellent, history.TermConclusions.Single().Passed);
    }

    [Fact]
    public void RetentionLeftBlankInTheFirstYear_IsExemptWithItsReason()
    {
        var retention = Score(DemoSeeds.Histories["CQ2024-01"], 2024).Indicators.Single(i => i.Code == "B7");
        Assert.Equal(ScoreStatus.Exempt, retention.Status);
    }

    [Fact]
    public void NobodyToTrackInTheFirstYear_IsNotScored()
    {
        var retention = Score(DemoSeeds.Histories["CQ2025-01"], 2025).Indicators.Single(i => i.Code == "B7");
        Assert.Equal(ScoreStatus.ZeroDenominator, retention.Status);
    }

    [Fact]
    public void Veto_OverridesAGoodScore()
    {
        var card = Score(DemoSeeds.Histories["CQ2025-04"], 2025);
        Assert.Equal((Grade.Fail, Grade.Good), (card.Grade, card.GradeByScore));
    }

    static Scorecard Score(CenterHistory history, ReportYear year) => Scorer.Score(history, year, DemoSeeds.Shelf.For(year))!;
}
