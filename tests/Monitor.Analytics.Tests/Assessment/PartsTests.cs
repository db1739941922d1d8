using Monitor.Analytics.Assessment;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Tests.Builders;
using static Monitor.Analytics.Tests.Builders.RulebookBuilder;

namespace Monitor.Analytics.Tests.Assessment;

/// <summary>A1 = attainment of F01 with share 3, and tiers of F02 with share 2.</summary>
public class PartsTests
{
    static readonly Rulebook Rulebook = Of(Scored(new Parts
    {
        Items =
        [
            new() { Code = "A1.1", Name = "一", Share = 3, Formula = Sum("F01"), Scoring = SixtyPercent },
            new() { Code = "A1.2", Name = "二", Share = 2, Formula = Sum("F02"), Scoring = new Tiers { Levels = [new() { AtLeast = 5, Points = 70 }] } },
        ],
    }));

    static IndicatorScore Score(decimal? first, decimal? second, params (string, decimal)[] targets) =>
        Scorer.Score(HistoryBuilder.Center().Reports(2026, ("F01", first), ("F02", second)).Plans(2026, targets), 2026, Rulebook)!.Indicators[0];

    [Fact]
    public void Points_AreMeanByShare()
    {
        var score = Score(34, 5, ("A1.1", 40));
        Assert.Equal((85 * 3 + 70 * 2) / 5m, score.Points);
        Assert.Equal("分项法：2项按份额加权；(A1.1 85×3+A1.2 70×2)÷5=79", score.Method);
        Assert.Equal([51m, 28m], score.Parts.Select(p => p.WeightedPoints!.Value));
    }

    [Fact]
    public void PartNotScored_SharesItsShareOut()
    {
        var score = Score(34, 5);
        Assert.Equal(ScoreStatus.NoTarget, score.Parts[0].Status);
        Assert.Equal(70, score.Points);
    }

    [Fact]
    public void PartMissing_CountsZero() => Assert.Equal(85 * 3 / 5m, Score(34, null, ("A1.1", 40)).Points);

    [Fact]
    public void AllPartsMissing_IsMissing()
    {
        var score = Score(null, null, ("A1.1", 40));
        Assert.Equal((ScoreStatus.Missing, 0m), (score.Status, score.Points!.Value));
    }

    [Fact]
    public void AllPartsUnscored_IsNotScored()
    {
        var history = HistoryBuilder.Center().Reports(2026, ("F01", 34), ("F02", 5)).Exempts(2026, "A1.2");
        var score = Scorer.Score(history, 2026, Rulebook)!.Indicators[0];
        Assert.Equal((ScoreStatus.NoTarget, null), (score.Status, score.Points));
    }

    [Fact]
    public void Coefficient_OfTheWhole_AppliesToItsParts()
    {
        var rulebook = Rulebook with { Coefficients = [new() { Industry = "汽车", Indicator = "A1", Factor = 0.5m }] };
        var history = HistoryBuilder.Center().Reports(2026, ("F01", 20), ("F02", 5)).Plans(2026, ("A1.1", 40));
        Assert.Equal(100, Scorer.Score(history, 2026, rulebook)!.Indicators[0].Parts[0].Points);
    }
}
