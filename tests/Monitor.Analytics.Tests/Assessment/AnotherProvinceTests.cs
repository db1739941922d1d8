using Monitor.Analytics.Assessment;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Tests.Builders;
using Monitor.Analytics.Tests.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Assessment;

/// <summary>A scheme with every method, coefficients, caps, a bottom line, bonus and deduction: entered as data, scored without code.</summary>
public class AnotherProvinceTests
{
    static readonly CenterHistory History = HistoryBuilder.Center(industry: "生物医药")
        .Reports(2026, ("X2", 1000))
        .Reports(2027,
            ("X1", 96), ("X2", 1050), ("X3", 60), ("X4", 68), ("X5", 1), ("X6", 3), ("X7", 5), ("X8", 2), ("X9", 1))
        .Plans(2027, ("P4", 100), ("Q3.2", 20))
        .Rates(2027, "Q1", "中");

    static Scorecard Card(CenterHistory history) => Scorer.Score(history, 2027, RulebookReader.Read(Files.AnotherProvince))!;

    [Fact]
    public void Score_IsWorkedOutByHand()
    {
        var card = Card(History);
        Assert.Equal(
            [
                95,                                     // P1 linear 1–8: 96 ÷ 1050 = 9.14 % is past the full point; cap 95
                80,                                     // P2 tiers: 60 is at least 50
                100,                                    // P3 yes
                60 + 40 * (0.85m - 0.7m) / 0.3m,        // P4 target 100 × 0.8 = 80; r = 68 ÷ 80 = 0.85, b = 0.7
                70,                                     // Q1 中
                50,                                     // Q2 growth 5 %: (0.05 + 0.1) ÷ 0.3
                (3 * (60 + 40 * (0.75m - 0.6m) / 0.4m) + 50) / 4, // Q3.1 3 ÷ (5 × 0.8) = 0.75 → 75; Q3.2 8 ÷ (20 × 0.8) → 50
            ],
            card.Indicators.Select(i => Math.Round(i.Points!.Value, 20)));

        // P: 19 + 12 + 5 + 8 = 44 (cap 45); Q: 7 + 10 + 13.75 = 30.75; bonus 4, deduction 4.
        Assert.Equal([44m, 30.75m], card.Dimensions.Select(d => Math.Round(d.WeightedPoints, 20)));
        Assert.Equal([4m, -4m], card.Adjustments.Select(a => a.Points));
        Assert.Equal((74.75m, Grade.Pass, true), (card.Score!.Value, card.Grade, card.BottomLines.Single().Met));
    }

    [Fact]
    public void GroupCap_BindsWhereTheGroupIsFull()
    {
        // P2 at 100: 15 instead of 12 would make 47.
        var report = History.Reports[1];
        var more = report with { Reported = new Dictionary<FieldCode, SourcedValue>(report.Reported) { ["X3"] = new(Reported.Of(100m)) } };
        var card = Card(History with { Reports = [History.Reports[0], more] });
        Assert.Equal((45m, true, 75.75m), (card.Dimensions[0].WeightedPoints, card.Dimensions[0].Capped, card.Score!.Value));
    }
}
