using Monitor.Analytics.Assessment;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Tests.Builders;
using Monitor.Analytics.Tests.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Assessment;

/// <summary>One centre under the default scheme, every number worked out by hand (b = 0.6 throughout).</summary>
public class HandComputedCenterTests
{
    static readonly CenterHistory History = HistoryBuilder.Center()
        .Reports(2026,
            ("F01", 8), ("F02", 1500), ("F03", 3), ("F04", 12), ("F05", 9), ("F06", 30), ("F07", 15), ("F08", 120), ("F09", 300),
            ("F10", 6000), ("F11", 20), ("F12", 6), ("F13", null), ("F14", 0), ("F15", 0), ("F16", 34), ("F17", 3), ("F18", 4),
            ("F19", 2), ("F20", 1), ("F21", 100), ("F22", 9), ("F23", 0), ("F24", 0), ("F25", 500), ("F26", 240), ("F27", 100),
            ("F28", 400), ("F29", 1), ("F30", 200), ("F31", 150), ("F32", 20), ("F33", 4))
        .Plans(2026,
            ("A1", 10), ("A2", 1200), ("A3", 4), ("B1", 50), ("B2", 150), ("B3", 40), ("B4", 40), ("B5", 8), ("B6", 10), ("B7", 80),
            ("C1", 40), ("C2", 5), ("C3", 3), ("D1", 80), ("D2", 10), ("D3", 2), ("D4", 0), ("D5", 300), ("D6", 80), ("D7", 1),
            ("E1", 100), ("E2", 30))
        .Exempts(2026, "D7", "标准由行业组织统一立项，本年度未开放申报");

    static readonly Scorecard Card = Scorer.Score(History, 2026, RulebookReader.Read(Files.Cq2026))!;

    [Theory]
    [InlineData("A1", 8.0, 10.0, 80.0, 4)]        // r = 0.8: 60 + 40 × 0.2 ÷ 0.4
    [InlineData("A2", 1500.0, 1200.0, 100.0, 3)]  // r = 1.25
    [InlineData("A3", 3.0, 4.0, 75.0, 3)]         // r = 0.75: 60 + 40 × 0.15 ÷ 0.4
    [InlineData("A4", 75.0, 100.0, 75.0, 5)]      // 9 ÷ 12 = 75 %, the default target is 100 %
    [InlineData("B1", 45.0, 50.0, 90.0, 5)]       // 30 + 15; r = 0.9: 60 + 40 × 0.3 ÷ 0.4
    [InlineData("B2", 120.0, 150.0, 80.0, 11)]    // r = 0.8
    [InlineData("B3", 20.0, 40.0, 50.0, 8)]       // r = 0.5: 60 × 0.5 ÷ 0.6
    [InlineData("B4", 50.0, 40.0, 100.0, 3)]      // 6000 ÷ 120 = 50; r = 1.25
    [InlineData("B5", 6.0, 8.0, 75.0, 2)]         // r = 0.75
    [InlineData("C1", 34.0, 40.0, 85.0, 6)]       // r = 0.85: 60 + 40 × 0.25 ÷ 0.4
    [InlineData("C2", 3.0, 5.0, 60.0, 6)]         // r = 0.6
    [InlineData("C3", 1.0, 3.0, 33.3333333333, 6)] // r = 1/3: 60 × (1/3) ÷ 0.6 = 100/3
    [InlineData("D1", 100.0, 80.0, 100.0, 3)]     // r = 1.25
    [InlineData("D2", 9.0, 10.0, 90.0, 3)]        // r = 0.9
    [InlineData("D3", 0.0, 2.0, 0.0, 5)]          // a reported zero
    [InlineData("D5", 240.0, 300.0, 80.0, 6)]     // r = 0.8
    [InlineData("D6", 60.0, 80.0, 75.0, 8)]       // 240 ÷ 400 = 60 %; r = 0.75
    public void ScoredIndicator(string code, double value, double target, double points, int weight)
    {
        var score = Of(code);
        Assert.Equal(ScoreStatus.Scored, score.Status);
        Assert.Equal(value, (double)score.Value!.Value, 9);
        Assert.Equal(target, (double)score.Target!.Value, 9);
        Assert.Equal(points, (double)score.Points!.Value, 9);
        Assert.Equal(weight, score.Weight);
        Assert.Equal(points * weight / 89, (double)score.WeightedPoints!.Value, 9);
    }

    [Theory]
    [InlineData("B6", ScoreStatus.Missing)]         // F13 blank: 0 points, its weight stays
    [InlineData("B7", ScoreStatus.ZeroDenominator)] // nobody tracked for 12 months yet
    [InlineData("D4", ScoreStatus.NoTarget)]        // the plan's target is 0
    [InlineData("D7", ScoreStatus.Exempt)]
    [InlineData("E1", ScoreStatus.Unweighted)]
    [InlineData("E2", ScoreStatus.Unweighted)]
    [InlineData("E3", ScoreStatus.Unweighted)]
    public void IndicatorWithoutPoints_SaysWhy(string code, ScoreStatus status)
    {
        Assert.Equal(status, Of(code).Status);
        Assert.Equal(status == ScoreStatus.Missing ? 0 : null, Of(code).Points);
        Assert.NotEqual("", Of(code).Note);
    }

    [Fact]
    public void Composite_IsSumOverScoredWeight()
    {
        // A 320 + 300 + 225 + 375 = 1220; B 450 + 880 + 400 + 300 + 150 + 0 = 2180; C 510 + 360 + 200 = 1070;
        // D 300 + 270 + 0 + 480 + 600 = 1650. Weight 100 − 4 (B7) − 4 (D4) − 3 (D7) = 89. S = 6120 ÷ 89 = 68.764…
        Assert.Equal(24, Card.Indicators.Count);
        Assert.Equal(89, Card.ScoredWeight);
        Assert.Equal(6120d / 89, (double)Card.Composite!.Value, 9);
        Assert.Equal((68.76m, Grade.Pass, Grade.Pass), (Card.Score!.Value, Card.Grade, Card.GradeByScore));
        Assert.Equal(["B7 留渝率、D4 成果转化金额、D7 标准化成果不计分，其权重11由已计分的指标按比例分摊"], Card.Notes);
    }

    [Theory]
    [InlineData("A", 15, 15, 1220)]
    [InlineData("B", 35, 31, 2180)]
    [InlineData("C", 18, 18, 1070)]
    [InlineData("D", 32, 25, 1650)]
    public void Dimension(string code, int weight, int scored, int sum)
    {
        var dimension = Card.Dimensions.Single(d => d.Code == code);
        Assert.Equal((weight, scored), (dimension.Weight, dimension.ScoredWeight));
        Assert.Equal((double)sum / scored, (double)dimension.Score!.Value, 9);
        Assert.Equal(sum / 89d, (double)dimension.WeightedPoints, 9);
    }

    [Fact]
    public void Dimension_OfTheDistrictsDuties_IsNotScored() => Assert.Null(Card.Dimensions.Single(d => d.Code == "E").Score);

    [Fact]
    public void Axes()
    {
        Assert.Equal(new(Axis.Progress, 0.75m, 0.7m, false), Card.Progress);
        Assert.Equal((6120 - 375) / 84d, (double)Card.Outcome.Value!.Value, 9);   // without A4: weight 89 − 5
        Assert.False(Card.Outcome.IsBelow);
    }

    [Fact]
    public void AssessedTwice_IsTheSameJson() =>
        Assert.Equal(CanonicalJson.Write(Card), CanonicalJson.Write(Scorer.Score(History, 2026, RulebookReader.Read(Files.Cq2026))!));

    static IndicatorScore Of(string code) => Card.Indicators.Single(i => i.Code == code);
}
