using Monitor.Analytics.Assessment;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Tests.Builders;
using Monitor.Analytics.Vocabulary;
using static Monitor.Analytics.Tests.Builders.RulebookBuilder;

namespace Monitor.Analytics.Tests.Assessment;

/// <summary>Reported, reported as zero, missing and not applicable are four things.</summary>
public class StatusTests
{
    /// <summary>A1 (F01) weight 70 at 85 points; A2 (F02) weight 30 is what the test varies.</summary>
    static readonly Rulebook Two = Of(Indicator("A1", "F01", 70), Indicator("A2", "F02", 30));

    static CenterHistory History(decimal? second, decimal? target = 10)
    {
        var history = HistoryBuilder.Center().Reports(2026, ("F01", 34), ("F02", second)).Plans(2026, ("A1", 40));
        return target is { } t ? history.Plans(2026, ("A2", t)) : history;
    }

    static Scorecard Card(CenterHistory history, Rulebook? rulebook = null) => Scorer.Score(history, 2026, rulebook ?? Two)!;

    [Fact]
    public void NoReport_HasNoScorecard() => Assert.Null(Scorer.Score(HistoryBuilder.Center(), 2026, Two));

    [Fact]
    public void Missing_ScoresZero_AndKeepsItsWeight()
    {
        var card = Card(History(null));
        Assert.Equal((ScoreStatus.Missing, 0m, 0m), (card.Indicators[1].Status, card.Indicators[1].Points!.Value, card.Indicators[1].WeightedPoints!.Value));
        Assert.Null(card.Indicators[1].Value);
        Assert.Equal((100m, 59.5m), (card.ScoredWeight, card.Composite!.Value));
        Assert.Equal("未填报（F02 字段2），按0分计", card.Indicators[1].Note);
    }

    [Fact]
    public void ReportedZero_IsScored_NotMissing()
    {
        var score = Card(History(0)).Indicators[1];
        Assert.Equal((ScoreStatus.Scored, 0m, 0m), (score.Status, score.Points!.Value, score.Value!.Value));
    }

    [Theory]
    [InlineData(null, "未设目标，不计分")]
    [InlineData(0.0, "目标为0，不计分")]
    public void WithoutPositiveTarget_IsNotScored_AndWeightIsShared(double? target, string note)
    {
        var card = Card(History(5, (decimal?)target));
        Assert.Equal((ScoreStatus.NoTarget, null, note), (card.Indicators[1].Status, card.Indicators[1].Points, card.Indicators[1].Note));
        Assert.Equal((70m, 85m), (card.ScoredWeight, card.Composite!.Value));
        Assert.Contains("A2 指标A2不计分，其权重30由已计分的指标按比例分摊", card.Notes);
    }

    [Fact]
    public void MissingWithoutTarget_IsNotScored() => Assert.Equal(ScoreStatus.NoTarget, Card(History(null, null)).Indicators[1].Status);

    [Fact]
    public void DefaultTarget_StandsInForThePlans_AndThePlansGoesBefore()
    {
        var rulebook = Of(Indicator("A1", "F01", 70), Indicator("A2", "F02", 30) with { DefaultTarget = 20 });
        Assert.Equal(20, Card(History(5, null), rulebook).Indicators[1].Target);
        Assert.Equal(10, Card(History(5), rulebook).Indicators[1].Target);
    }

    [Theory]
    [InlineData(5.0)]
    [InlineData(null)]       // nothing to measure, whatever stands above the line
    public void ZeroDenominator_IsNotScored(double? numerator)
    {
        var rulebook = Of(Ratio("A1", "F01", "F02"));
        var history = HistoryBuilder.Center().Reports(2026, ("F01", (decimal?)numerator), ("F02", 0)).Plans(2026, ("A1", 50));
        var score = Card(history, rulebook).Indicators[0];
        Assert.Equal((ScoreStatus.ZeroDenominator, null, null), (score.Status, score.Points, score.Value));
    }

    [Theory]
    [InlineData(null, 10.0)]
    [InlineData(5.0, null)]
    public void RatioWithMissingPart_IsMissing(double? numerator, double? denominator)
    {
        var history = HistoryBuilder.Center().Reports(2026, ("F01", (decimal?)numerator), ("F02", (decimal?)denominator)).Plans(2026, ("A1", 50));
        Assert.Equal(ScoreStatus.Missing, Card(history, Of(Ratio("A1", "F01", "F02"))).Indicators[0].Status);
    }

    [Fact]
    public void SumWithMissingPart_IsMissing()
    {
        var rulebook = Of(Indicator("A1", "F01") with { Formula = Sum("F01", "F02") });
        var score = Card(History(null), rulebook).Indicators[0];
        Assert.Equal((ScoreStatus.Missing, "F01 + F02"), (score.Status, score.Formula));
    }

    [Fact]
    public void Exemption_TakesAMissingIndicatorOut_WithItsReason()
    {
        var card = Card(History(null).Exempts(2026, "A2", "设备检修"));
        Assert.Equal(ScoreStatus.Exempt, card.Indicators[1].Status);
        Assert.Equal("经复核人员豁免，不计分；2026年度豁免理由：设备检修", card.Indicators[1].Note);
        Assert.Equal(85, card.Composite);
    }

    [Fact]
    public void Exemption_OfAnotherYear_DoesNotCount() => Assert.Equal(ScoreStatus.Missing, Card(History(null).Exempts(2025, "A2")).Indicators[1].Status);

    [Fact]
    public void Exemption_Withdrawn_CountsUntilTheDayBefore()
    {
        var history = History(null).Exempts(2026, "A2", "设备检修");
        history = history with { Exemptions = [history.Exemptions[0] with { WithdrawnOn = new(2027, 4, 10) }] };
        Assert.Equal(ScoreStatus.Missing, Card(history).Indicators[1].Status);
        Assert.Equal(ScoreStatus.Exempt, Card(history.AsOf(new(2027, 4, 9))).Indicators[1].Status);
        Assert.Equal(ScoreStatus.Missing, Card(history.AsOf(new(2027, 4, 10))).Indicators[1].Status);
    }

    [Fact]
    public void ZeroWeight_IsShownButNotScored()
    {
        var card = Card(History(5), Of(Indicator("A1", "F01"), Indicator("A2", "F02", 0)));
        var score = card.Indicators[1];
        Assert.Equal((ScoreStatus.Unweighted, null, 5m, 10m, 0.5m), (score.Status, score.Points, score.Value!.Value, score.Target!.Value, score.Rate!.Value));
        Assert.Empty(card.Notes);
    }

    [Fact]
    public void Trace_HoldsCellOfEachInput()
    {
        var source = new Provenance("a.csv", "00", "", 2, 5);
        var history = History(5);
        var report = history.Reports[0] with
        {
            Reported = new Dictionary<FieldCode, SourcedValue>
            {
                ["F01"] = new(Reported.Of(34m), source),
            },
        };
        var input = Card(history with { Reports = [report] }).Indicators[0].Inputs.Single();
        Assert.Equal(("F01", "字段1", 2026, 34m, "E2"), (input.Field.ToString(), input.Name, input.Year.Value, input.Value.Number!.Value, input.Source!.Address));
    }

    [Fact]
    public void Formula_OfRatio_IsWritten() => Assert.Equal("F01 ÷ F02 × 100", Card(History(5), Of(Ratio("A1", "F01", "F02"))).Indicators[0].Formula);

    [Fact]
    public void CorrectedValue_OfVerifiedReport_IsScored()
    {
        var history = History(5);
        var corrected = new Dictionary<FieldCode, SourcedValue>
        {
            ["F02"] = new(Reported.Of(8m)),
        };
        history = history with { Reports = [history.Reports[0] with { Corrected = corrected }] };
        Assert.Equal(8, Card(history).Indicators[1].Value);
        Assert.False(Card(history).Provisional);
    }

    [Fact]
    public void UnverifiedReport_IsProvisional()
    {
        var history = History(5);
        Assert.True(Card(history with { Reports = [history.Reports[0] with { VerifiedOn = null }] }).Provisional);
    }

    [Fact]
    public void UnverifiedPriorYear_IsProvisional_OnlyWhereGrowthLooksAtIt()
    {
        var history = HistoryBuilder.Center().Reports(2026, ("F01", 10)).Reports(2027, ("F01", 12)).Plans(2027, ("A1", 10));
        history = history with { Reports = [history.Reports[0] with { VerifiedOn = null }, history.Reports[1]] };
        Assert.True(Scorer.Score(history, 2027, Of(Scored(new Growth { Zero = 0, Full = 1 })))!.Provisional);
        Assert.False(Scorer.Score(history, 2027, Of(Indicator("A1", "F01")))!.Provisional);
    }
}
