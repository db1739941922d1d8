using Monitor.Analytics.Assessment;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Tests.Builders;
using Monitor.Analytics.Vocabulary;
using static Monitor.Analytics.Tests.Builders.RulebookBuilder;

namespace Monitor.Analytics.Tests.Assessment;

public class CompositionTests
{
    /// <summary>Points are the value itself, so that a test can choose the composite.</summary>
    static readonly Linear Itself = new() { Zero = 0, Full = 100 };

    static Scorecard Card(Rulebook rulebook, params (string, decimal?)[] values) =>
        Scorer.Score(HistoryBuilder.Center().Reports(2026, values), 2026, rulebook)!;

    static Indicator Weighing(string code, string field, decimal weight) => Indicator(code, field, weight) with { Scoring = Itself };

    static Rulebook With(params Adjustment[] adjustments) => Of(Scored(Itself)) with { Adjustments = adjustments };

    static Adjustment Item(AdjustmentKind kind, string field = "F02") => new()
    {
        Code = "J1",
        Name = "项",
        Clause = "本系统归类",
        Kind = kind,
        Formula = Sum(field),
        PointsPerUnit = 2,
        Cap = 5,
    };

    [Theory]
    [InlineData(79, 79, "")]
    [InlineData(80, 80, "")]
    [InlineData(81, 80, "封顶80分")]
    public void IndicatorCap_HoldsFromItsLine(decimal value, decimal points, string note)
    {
        var score = Card(Of(Scored(Itself) with { Cap = 80 }), ("F01", value)).Indicators[0];
        Assert.Equal((points, note), (score.Points!.Value, score.Note));
    }

    [Theory]
    [InlineData(75, 30, false)]   // 40 × 0.75
    [InlineData(80, 30, true)]    // 40 × 0.8 = 32, capped at 30
    public void GroupCap_IsOnPointsAddedToTheComposite(decimal value, decimal added, bool capped)
    {
        var rulebook = Of(Weighing("A1", "F01", 40), Weighing("B1", "F02", 60));
        rulebook = rulebook with { Dimensions = [rulebook.Dimensions[0] with { Cap = 30 }, .. rulebook.Dimensions.Skip(1)] };
        var card = Card(rulebook, ("F01", value), ("F02", 50));
        Assert.Equal((added, capped, value), (card.Dimensions[0].WeightedPoints, card.Dimensions[0].Capped, card.Dimensions[0].Score!.Value));
        Assert.Equal(added + 30, card.Composite);
    }

    [Fact]
    public void Dimension_WithNothingScored_HasNoScore()
    {
        var card = Card(Of(Weighing("A1", "F01", 60), Indicator("B1", "F02", 40)), ("F01", 50), ("F02", 1));
        Assert.Equal(new DimensionScore("B", "维度B", 40, 0, null, 0, false), card.Dimensions[1]);
        Assert.Equal(50, card.Composite);
    }

    [Theory]
    [InlineData(0, 70)]
    [InlineData(2, 74)]
    [InlineData(3, 75)]      // 6, capped at 5
    public void Bonus_IsPerUnitUpToItsCap(decimal units, decimal composite) =>
        Assert.Equal(composite, Card(With(Item(AdjustmentKind.Bonus)), ("F01", 70), ("F02", units)).Composite);

    [Fact]
    public void Deduction_TakesPointsAway() =>
        Assert.Equal(-4, Card(With(Item(AdjustmentKind.Deduction)), ("F01", 70), ("F02", 2)).Adjustments[0].Points);

    [Fact]
    public void Adjustment_ByTiers_TakesTheHighestReached()
    {
        var item = Item(AdjustmentKind.Bonus) with { PointsPerUnit = null, Tiers = [new() { AtLeast = 1, Points = 1 }, new() { AtLeast = 3, Points = 4 }] };
        Assert.Equal(71, Card(With(item), ("F01", 70), ("F02", 2)).Composite);
        Assert.Equal(74, Card(With(item), ("F01", 70), ("F02", 3)).Composite);
    }

    [Fact]
    public void Adjustment_Missing_MovesNothingAndSaysSo()
    {
        var card = Card(With(Item(AdjustmentKind.Bonus)), ("F01", 70));
        Assert.Equal((70m, null, "未填报（F02 字段2），不加不减"), (card.Composite!.Value, card.Adjustments[0].Value, card.Adjustments[0].Note));
    }

    [Fact]
    public void Composite_IsClampedAtHundred() =>
        Assert.Equal(100, Card(With(Item(AdjustmentKind.Bonus)), ("F01", 98), ("F02", 2)).Composite);

    [Fact]
    public void Composite_IsClampedAtZero() =>
        Assert.Equal(0, Card(With(Item(AdjustmentKind.Deduction)), ("F01", 3), ("F02", 2)).Composite);

    [Theory]
    [InlineData("89.9949999", "89.99", Grade.Good)]
    [InlineData("89.995", "90.00", Grade.Excellent)]   // half up, then graded
    [InlineData("74.994", "74.99", Grade.Pass)]
    [InlineData("74.995", "75.00", Grade.Good)]
    [InlineData("59.994", "59.99", Grade.Fail)]
    [InlineData("59.995", "60.00", Grade.Pass)]
    [InlineData("90.005", "90.01", Grade.Excellent)]   // away from zero, not to the even digit
    [InlineData("100", "100", Grade.Excellent)]
    [InlineData("0", "0", Grade.Fail)]
    public void Score_IsRoundedHalfUpOnce_ThenGraded(string composite, string score, Grade grade)
    {
        var card = Card(With(), ("F01", decimal.Parse(composite)));
        Assert.Equal((decimal.Parse(composite), decimal.Parse(score), grade), (card.Composite!.Value, card.Score!.Value, card.Grade));
    }

    [Fact]
    public void Score_AtAnExactHalf_SurvivesTheNoiseOfSharingBySevenths()
    {
        // (60 × 90.995 + 10 × 83.995) ÷ 70 = 89.995 exactly, though neither quotient is finite.
        var card = Card(Of(Weighing("A1", "F01", 60), Weighing("A2", "F02", 10)), ("F01", 90.995m), ("F02", 83.995m));
        Assert.Equal(90.00m, card.Score);
    }
}
