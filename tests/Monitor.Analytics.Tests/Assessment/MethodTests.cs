using Monitor.Analytics.Assessment;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Tests.Builders;
using static Monitor.Analytics.Tests.Builders.RulebookBuilder;

namespace Monitor.Analytics.Tests.Assessment;

public class MethodTests
{
    static readonly Tiers ThreeTiers = new() { Levels = [Tier(30, 100), Tier(10, 60), Tier(20, 80)] };
    static readonly ExpertRating Levels = new() { Levels = [new() { Name = "优", Points = 95 }, new() { Name = "中", Points = 70 }] };
    static readonly Growth GrowthToHalf = new() { Zero = -0.5m, Full = 0.5m };

    static Tier Tier(decimal atLeast, decimal points) => new() { AtLeast = atLeast, Points = points };

    static IndicatorScore Score(Method method, CenterHistory history, int year = 2026) =>
        Scorer.Score(history, year, Of(Scored(method)))!.Indicators[0];

    static IndicatorScore Score(Method method, decimal value, decimal? target = null) => Score(method, HistoryBuilder.Single(value, target));

    static CenterHistory TwoYears(decimal? prior, decimal? current) =>
        HistoryBuilder.Center().Reports(2026, ("F01", prior)).Reports(2027, ("F01", current));

    [Theory]
    [InlineData(9, 0)]
    [InlineData(10, 0)]
    [InlineData(11, 2.5)]    // 100 × 1 ÷ 40
    [InlineData(49, 97.5)]
    [InlineData(50, 100)]
    [InlineData(51, 100)]
    public void Linear_BetweenZeroAndFullPoint(decimal value, decimal points) =>
        Assert.Equal(points, Score(new Linear { Zero = 10, Full = 50 }, value).Points);

    [Theory]
    [InlineData(50, 0)]
    [InlineData(20, 75)]     // 100 × (20 − 50) ÷ (10 − 50)
    [InlineData(10, 100)]
    [InlineData(5, 100)]
    public void Linear_WithFullPointBelowZeroPoint_RewardsLess(decimal value, decimal points) =>
        Assert.Equal(points, Score(new Linear { Zero = 50, Full = 10 }, value).Points);

    [Fact]
    public void Linear_OfRate_LooksAtValueOverTarget()
    {
        var linear = new Linear { Of = Measure.Rate, Zero = 0.5m, Full = 1 };
        Assert.Equal(50, Score(linear, 30, 40).Points);
        Assert.Equal(ScoreStatus.NoTarget, Score(linear, 30).Status);
    }

    [Fact]
    public void Linear_OfValue_NeedsNoTarget() => Assert.Equal(ScoreStatus.Scored, Score(new Linear { Zero = 0, Full = 1 }, 1).Status);

    [Theory]
    [InlineData(9.99, 0)]
    [InlineData(10, 60)]
    [InlineData(19.99, 60)]
    [InlineData(20, 80)]
    [InlineData(29.99, 80)]
    [InlineData(30, 100)]
    public void Tiers_HighestReachedCounts_HoweverListed(decimal value, decimal points) => Assert.Equal(points, Score(ThreeTiers, value).Points);

    [Fact]
    public void Tiers_OfRate_LookAtValueOverTarget() =>
        Assert.Equal(40, Score(new Tiers { Of = Measure.Rate, Levels = [Tier(0.8m, 40), Tier(0.81m, 90)] }, 32, 40).Points);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.99, 0)]
    [InlineData(1, 100)]
    [InlineData(2, 100)]
    public void YesNo_FromOneOnIsYes(decimal value, decimal points) => Assert.Equal(points, Score(new YesNo(), value).Points);

    [Fact]
    public void ExpertRating_SettledLevel_GivesItsPoints() => Assert.Equal(70, Score(Levels, HistoryBuilder.Single(1).Rates(2026, "A1", "中")).Points);

    [Fact]
    public void ExpertRating_SettledAgain_CountsTheLast() =>
        Assert.Equal(95, Score(Levels, HistoryBuilder.Single(1).Rates(2026, "A1", "中").Rates(2026, "A1", "优")).Points);

    [Fact]
    public void ExpertRating_OfAnotherYear_IsNotRated()
    {
        var score = Score(Levels, HistoryBuilder.Single(1).Rates(2025, "A1", "中"));
        Assert.Equal((ScoreStatus.NotRated, null), (score.Status, score.Points));
    }

    [Fact]
    public void ExpertRating_OnLevelUnknownToTheScheme_IsNotRated() =>
        Assert.Equal(ScoreStatus.NotRated, Score(Levels, HistoryBuilder.Single(1).Rates(2026, "A1", "良")).Status);

    [Theory]
    [InlineData(49, 0)]
    [InlineData(50, 0)]      // −50 %
    [InlineData(100, 50)]    // unchanged: (0 + 0.5) ÷ 1
    [InlineData(120, 70)]    // (0.2 + 0.5) ÷ 1
    [InlineData(150, 100)]
    [InlineData(151, 100)]
    public void Growth_AgainstYearBefore(decimal current, decimal points) =>
        Assert.Equal(points, Score(GrowthToHalf, TwoYears(100, current), 2027).Points);

    [Theory]
    [InlineData(0.0)]
    [InlineData(null)]
    public void Growth_WithoutPositivePrior_IsNotScored(double? prior)
    {
        var score = Score(GrowthToHalf, TwoYears((decimal?)prior, 50), 2027);
        Assert.Equal((ScoreStatus.NoPrior, null), (score.Status, score.Points));
    }

    [Fact]
    public void Growth_InFirstYear_IsNotScored() => Assert.Equal(ScoreStatus.NoPrior, Score(GrowthToHalf, 50).Status);

    [Fact]
    public void Growth_WithCurrentMissing_IsZero()
    {
        var score = Score(GrowthToHalf, TwoYears(100, null), 2027);
        Assert.Equal((ScoreStatus.Missing, 0m), (score.Status, score.Points!.Value));
    }

    [Fact]
    public void Growth_FreezesBothYearsWithTheirInputs()
    {
        var score = Score(GrowthToHalf, TwoYears(100, 120), 2027);
        Assert.Equal((120m, 100m), (score.Value!.Value, score.Prior!.Value));
        Assert.Equal([2027, 2026], score.Inputs.Select(i => i.Year.Value));
        Assert.EndsWith("增长率=120÷100−1=0.2 → 100×(0.2−(-0.5))÷(0.5−(-0.5))=70", score.Method);
    }

    [Fact]
    public void Coefficient_OfTheIndustry_ScalesTheTarget_AndIndicatorGoesBeforeAll()
    {
        var rulebook = Of(Indicator("A1", "F01", 50), Indicator("A2", "F01", 50)) with
        {
            Coefficients =
            [
                new() { Industry = "汽车", Factor = 0.5m },
                new() { Industry = "汽车", Indicator = "A2", Factor = 0.8m },
                new() { Industry = "电子", Factor = 3 },
            ],
        };
        var history = HistoryBuilder.Single(50, 100).Plans(2026, ("A2", 100));
        var scores = Scorer.Score(history, 2026, rulebook)!.Indicators;
        Assert.Equal((100m, 0.5m, 50m, 1m), (scores[0].PlanTarget!.Value, scores[0].Coefficient, scores[0].Target!.Value, scores[0].Rate!.Value));
        Assert.Equal((80m, 0.625m), (scores[1].Target!.Value, scores[1].Rate!.Value));
    }
}
