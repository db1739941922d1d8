using Monitor.Analytics.Assessment;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Tests.Builders;
using Monitor.Analytics.Vocabulary;
using static Monitor.Analytics.Tests.Builders.RulebookBuilder;

namespace Monitor.Analytics.Tests.Assessment;

/// <summary>A1 = tasks done ÷ due (progress, weight 20, target 100 %), B1 = F03 itself as points (outcome, weight 80).</summary>
public class AxesTests
{
    static readonly Rulebook Rulebook = Of(
        Ratio("A1", "F01", "F02", 20) with { Axis = Axis.Progress, DefaultTarget = 100 },
        Indicator("B1", "F03", 80) with { Scoring = new Linear { Zero = 0, Full = 100 } });

    static Scorecard Card(decimal? done, decimal? due, decimal? outcome = 80, Rulebook? rulebook = null) =>
        Scorer.Score(HistoryBuilder.Center().Reports(2026, ("F01", done), ("F02", due), ("F03", outcome)), 2026, rulebook ?? Rulebook)!;

    [Theory]
    [InlineData(699, true)]
    [InlineData(700, false)]
    [InlineData(701, false)]
    public void Progress_BelowItsLine_IsSlow(decimal done, bool isBelow)
    {
        var progress = Card(done, 1000).Progress;
        Assert.Equal((done / 1000, 0.7m, isBelow), (progress.Value!.Value, progress.Line, progress.IsBelow));
    }

    [Fact]
    public void Progress_NoTasksDue_DoesNotApply() => Assert.Equal(new(Axis.Progress, null, 0.7m, false), Card(0, 0).Progress);

    [Fact]
    public void Progress_TasksDoneLeftBlank_CountsZero() => Assert.Equal(new(Axis.Progress, 0, 0.7m, true), Card(null, 10).Progress);

    [Fact]
    public void Progress_Exempt_DoesNotApply()
    {
        var history = HistoryBuilder.Center().Reports(2026, ("F01", 1), ("F02", 10), ("F03", 80)).Exempts(2026, "A1");
        Assert.Null(Scorer.Score(history, 2026, Rulebook)!.Progress.Value);
    }

    [Fact]
    public void Progress_OfSeveralIndicators_IsTheirWeightedMeanRate()
    {
        var rulebook = Rulebook with
        {
            Indicators =
            [
                .. Rulebook.Indicators.Select(i => i with { Weight = i.Weight / 2 }),
                Indicator("C1", "F03", 30) with { Axis = Axis.Progress, DefaultTarget = 160 },
                Indicator("C2", "F03", 20) with { Axis = Axis.Progress },
            ],
        };
        // A1: weight 10 at rate 1; C1: weight 30 at 80 ÷ 160; C2 has no target, and does not count.
        Assert.Equal((10 * 1 + 30 * 0.5m) / 40, Card(10, 10, rulebook: rulebook).Progress.Value);
    }

    [Theory]
    [InlineData("59.994", true)]
    [InlineData("59.995", false)]    // rounds to 60.00
    [InlineData("60", false)]
    public void Outcome_IsComparedAfterRounding_ButKeptUnrounded(string value, bool isBelow)
    {
        var outcome = Card(0, 10, decimal.Parse(value)).Outcome;
        Assert.Equal((decimal.Parse(value), 60m, isBelow), (outcome.Value!.Value, outcome.Line, outcome.IsBelow));
    }

    [Fact]
    public void Outcome_LeavesProgressIndicatorsOut()
    {
        var card = Card(0, 10, 80);
        Assert.Equal((64m, 80m), (card.Composite!.Value, card.Outcome.Value!.Value));
    }

    [Fact]
    public void Outcome_WithNoOutcomeScored_IsUnknown_NotBelow()
    {
        var rulebook = Of(
            Ratio("A1", "F01", "F02", 80) with { Axis = Axis.Progress, DefaultTarget = 100 },
            Indicator("B1", "F03", 20));
        Assert.Equal(new(Axis.Outcome, null, 60, false), Card(10, 10, rulebook: rulebook).Outcome);
    }

    [Fact]
    public void Outcome_WithTooLittleScored_IsUnknown_NotBelow()
    {
        var rulebook = Of(Indicator("A1", "F01", 59) with { DefaultTarget = 10 }, Indicator("B1", "F03", 41));
        var card = Card(0, null, 1, rulebook);
        Assert.Equal(0, card.Score);
        Assert.Equal(new(Axis.Outcome, null, 60, false), card.Outcome);
    }
}
