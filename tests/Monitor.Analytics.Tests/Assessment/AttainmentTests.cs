using Monitor.Analytics.Assessment;
using Monitor.Analytics.Tests.Builders;
using static Monitor.Analytics.Tests.Builders.RulebookBuilder;

namespace Monitor.Analytics.Tests.Assessment;

public class AttainmentTests
{
    static IndicatorScore Score(decimal value, decimal target) =>
        Scorer.Score(HistoryBuilder.Single(value, target), 2026, Of(Indicator("A1", "F01")))!.Indicators[0];

    [Theory]
    [InlineData(0, 0)]          // a reported zero
    [InlineData(300, 30)]       // 60 × 0.3 ÷ 0.6
    [InlineData(599, 59.9)]     // just below the basic share: 60 × 0.599 ÷ 0.6
    [InlineData(600, 60)]       // at the basic share
    [InlineData(601, 60.1)]     // just above: 60 + 40 × 0.001 ÷ 0.4
    [InlineData(850, 85)]       // 60 + 40 × 0.25 ÷ 0.4
    [InlineData(999, 99.9)]
    [InlineData(1000, 100)]
    [InlineData(1001, 100)]     // more than planned earns no more
    public void Score_AtRate_IsWorkedOutByHand(decimal value, decimal points) =>
        Assert.Equal(points, Score(value, 1000).Points!.Value, 9);

    [Fact]
    public void Score_AtBasicShare_JoinsWithoutStep()
    {
        var below = Score(599_999_999, 1_000_000_000).Points!.Value;
        var above = Score(600_000_001, 1_000_000_000).Points!.Value;
        Assert.InRange(above - below, 0, 0.000001m);
    }

    [Theory]
    [InlineData(34, 40, "完成率法：b=0.6；r=34÷40=0.85 → 60+40×(0.85−0.6)÷0.4=85")]
    [InlineData(12, 40, "完成率法：b=0.6；r=12÷40=0.3 → 60×0.3÷0.6=30")]
    [InlineData(48, 40, "完成率法：b=0.6；r=48÷40=1.2 → 100")]
    [InlineData(2, 3, "完成率法：b=0.6；r=2÷3≈0.666667 → 60+40×(0.666667−0.6)÷0.4≈66.666667")]
    public void Method_Text_CanBeRecomputedByHand(decimal value, decimal target, string text) =>
        Assert.Equal(text, Score(value, target).Method);

    [Fact]
    public void Trace_IsUnrounded() => Assert.Equal(2m / 3m, Score(2, 3).Rate);
}
