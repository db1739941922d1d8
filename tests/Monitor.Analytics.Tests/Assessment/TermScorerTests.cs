using Monitor.Analytics.Assessment;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Tests.Builders;
using Monitor.Analytics.Vocabulary;
using static Monitor.Analytics.Tests.Builders.RulebookBuilder;

namespace Monitor.Analytics.Tests.Assessment;

/// <summary>A centre of 2026: its term is 2026, 2027 and 2028.</summary>
public class TermScorerTests
{
    static readonly Rulebook Flow = Of(Indicator("A1", "F01"));
    static readonly Rulebook Stock = Of(Indicator("A1", "F01") with { Nature = Nature.Stock });
    static readonly Rulebook Share = Of(Ratio("A1", "F01", "F02"));

    static CenterHistory Planned(params decimal[] targets) =>
        targets.Index().Aggregate(HistoryBuilder.Center(), (h, t) => h.Plans(2026 + t.Index, ("A1", t.Item)));

    static readonly DateOnly Today = new(2029, 1, 15);

    static IndicatorScore Score(CenterHistory history, Rulebook rulebook) => TermScorer.Score(history, rulebook, Today)!.Indicators[0];

    [Fact]
    public void NoReport_HasNoTermScorecard() => Assert.Null(TermScorer.Score(Planned(1, 1, 1), Flow, Today));

    [Fact]
    public void ReportAfterTheTerm_IsNoReportOfTheTerm() => Assert.Null(TermScorer.Score(Planned(1, 1, 1).Reports(2029, ("F01", 1)), Flow, Today));

    [Fact]
    public void Flow_IsSumOverSum()
    {
        var history = Planned(10, 20, 30).Reports(2026, ("F01", 12)).Reports(2027, ("F01", 15)).Reports(2028, ("F01", 24));
        var score = Score(history, Flow);
        Assert.Equal((51m, 60m, 0.85m, 85m), (score.Value!.Value, score.Target!.Value, score.Rate!.Value, score.Points!.Value));
        Assert.Equal("", score.Note);
    }

    [Fact]
    public void Flow_UnreportedYear_AddsZero_AndItsTargetStays()
    {
        var card = TermScorer.Score(Planned(10, 20, 30).Reports(2026, ("F01", 12)).Reports(2028, ("F01", 24)), Flow, Today)!;
        var score = card.Indicators[0];
        Assert.Equal((36m, 60m, 0.6m, 60m), (score.Value!.Value, score.Target!.Value, score.Rate!.Value, score.Points!.Value));
        Assert.Equal("2027年度未填报，按0计入合计", score.Note);
        Assert.Contains("2027年度未报送：累计类按0计入，目标照计", card.Notes);
    }

    [Fact]
    public void Flow_YearWithoutTarget_AddsNoTarget()
    {
        var history = HistoryBuilder.Center().Plans(2027, ("A1", 20))
            .Reports(2026, ("F01", 2)).Reports(2027, ("F01", 15)).Reports(2028, ("F01", 0));
        Assert.Equal(0.85m, Score(history, Flow).Rate);
    }

    [Fact]
    public void Flow_MissingInAllYears_IsMissing() =>
        Assert.Equal(ScoreStatus.Missing, Score(Planned(1, 1, 1).Reports(2026, ("F02", 1)).Reports(2028, ("F02", 1)), Flow).Status);

    [Fact]
    public void Stock_IsLastValueAgainstLastTarget()
    {
        var score = Score(Planned(10, 20, 30).Reports(2026, ("F01", 99)).Reports(2027, ("F01", 99)).Reports(2028, ("F01", 24)), Stock);
        Assert.Equal((24m, 30m, 0.8m), (score.Value!.Value, score.Target!.Value, score.Rate!.Value));
    }

    [Fact]
    public void Stock_MissingInTheLastYear_IsMissing() =>
        Assert.Equal(ScoreStatus.Missing, Score(Planned(10, 20, 30).Reports(2027, ("F01", 99)).Reports(2028, ("F01", null)), Stock).Status);

    [Fact]
    public void Ratio_IsSumOverSumOfCompleteYears_AgainstLastTarget()
    {
        var history = Planned(10, 20, 50)
            .Reports(2026, ("F01", 10), ("F02", 40))
            .Reports(2027, ("F01", null), ("F02", 1000))
            .Reports(2028, ("F01", 20), ("F02", 60));
        var score = Score(history, Share);
        Assert.Equal((30m, 50m, 0.6m), (score.Value!.Value, score.Target!.Value, score.Rate!.Value));
        Assert.Equal("按2个数据完整的年度（2026、2028）合计", score.Note);
    }

    [Fact]
    public void Ratio_WithoutACompleteYear_IsMissing() =>
        Assert.Equal(ScoreStatus.Missing, Score(Planned(10, 20, 50).Reports(2026, ("F01", 10)).Reports(2028, ("F02", 60)), Share).Status);

    [Fact]
    public void Ratio_ZeroDenominatorInAllYears_IsNotScored()
    {
        var history = Planned(10, 20, 50).Reports(2026, ("F01", 1), ("F02", 0)).Reports(2027, ("F01", 1), ("F02", 0)).Reports(2028, ("F02", 0));
        Assert.Equal(ScoreStatus.ZeroDenominator, Score(history, Share).Status);
    }

    [Fact]
    public void Growth_OverATerm_IsThatOfItsLastYear()
    {
        var history = HistoryBuilder.Center().Reports(2026, ("F01", 1)).Reports(2027, ("F01", 10)).Reports(2028, ("F01", 12));
        var score = Score(history, Of(Scored(new Growth { Zero = 0, Full = 0.4m })));
        Assert.Equal((23m, 10m, 50m), (score.Value!.Value, score.Prior!.Value, score.Points!.Value));
    }

    [Fact]
    public void ExemptYear_IsLeftOutWithItsTarget()
    {
        var history = Planned(10, 20, 30).Reports(2026, ("F01", 10)).Reports(2027, ("F01", null)).Reports(2028, ("F01", 30)).Exempts(2027, "A1", "停业装修");
        var score = Score(history, Flow);
        Assert.Equal((40m, 40m, 100m, "2027年度豁免理由：停业装修"), (score.Value!.Value, score.Target!.Value, score.Points!.Value, score.Note));
    }

    [Fact]
    public void ExemptInAllYears_IsExempt()
    {
        var history = Planned(1, 1, 1).Reports(2028, ("F01", 1)).Exempts(2026, "A1").Exempts(2027, "A1").Exempts(2028, "A1");
        Assert.Equal(ScoreStatus.Exempt, Score(history, Flow).Status);
    }

    [Fact]
    public void BeforeTheLastYear_CoversReportedYearsOnly_Ungraded()
    {
        var card = TermScorer.Score(Planned(10, 20, 30).Reports(2026, ("F01", 10)).Reports(2027, ("F01", 20)), Flow, Today)!;
        Assert.Equal([2026, 2027], card.Term.Select(y => y.Value));
        Assert.Equal((100m, Grade.Ungraded, 2027), (card.Score!.Value, card.Grade, card.Year.Value));
        Assert.Contains("建设期未满，截至2027年度，不定级", card.Notes);
    }

    [Theory]
    [InlineData("2029-03-31", 2, Grade.Ungraded)]
    [InlineData("2029-04-01", 3, Grade.Fail)]
    public void LastYearUnreported_CountsAgainstTheTermOnceTheGraceHasEnded(string asOf, int years, Grade grade)
    {
        var history = Planned(10, 20, 30).Reports(2026, ("F01", 10)).Reports(2027, ("F01", 20)) with
        {
            Rounds = [new(2028, new(2029, 1, 10), new(2029, 2, 28), new(2029, 3, 31))],
        };
        var card = TermScorer.Score(history, Flow, DateOnly.Parse(asOf))!;
        Assert.Equal((years, grade), (card.Term.Count, card.Grade));
    }

    [Fact]
    public void ShortFirstYear_CountsInAGradedTerm()
    {
        var history = HistoryBuilder.Center(new(2026, 12, 1)).Plans(2028, ("A1", 10)).Reports(2026, ("F01", 4)).Reports(2028, ("F01", 6));
        var card = TermScorer.Score(history, Flow, Today)!;
        Assert.Equal((1m, Grade.Excellent), (card.Indicators[0].Rate!.Value, card.Grade));
    }

    [Fact]
    public void Veto_InAnyYearOfTheTerm_FailsIt()
    {
        var history = Planned(1, 1, 1).Reports(2028, ("F01", 3)) with
        {
            Incidents =
            [
                new()
                {
                    Id = "I1", Kind = IncidentKind.Tax, Authority = "税务局", DocumentNumber = "1号",
                    OccurredOn = new(2026, 3, 1), RecordedOn = new(2026, 4, 1), ConfirmedOn = new(2026, 4, 1),
                },
            ],
        };
        Assert.Equal((Grade.Fail, Grade.Excellent), (TermScorer.Score(history, Flow, Today)!.Grade, TermScorer.Score(history, Flow, Today)!.GradeByScore));
    }

    [Fact]
    public void BottomLine_IsTestedOnTheLastYear()
    {
        var rulebook = Flow with { BottomLines = [new() { Code = "Z1", Name = "底线", Clause = "一（一）2", Formula = Sum("F02"), AtLeast = 3 }] };
        var history = Planned(1, 1, 1).Reports(2026, ("F01", 3), ("F02", 1)).Reports(2028, ("F01", 3), ("F02", 3));
        Assert.True(TermScorer.Score(history, rulebook, Today)!.BottomLines[0].Met);
    }

    [Fact]
    public void OneYearAndATermOfIt_AgreeButForTheGrade()
    {
        var history = Planned(10).Reports(2026, ("F01", 9));
        var year = Scorer.Score(history, 2026, Flow)!;
        var term = TermScorer.Score(history, Flow, Today)!;
        Assert.Equal(CanonicalJson.Write(year.Indicators), CanonicalJson.Write(term.Indicators));
        Assert.Equal(year.Score, term.Score);
    }
}
