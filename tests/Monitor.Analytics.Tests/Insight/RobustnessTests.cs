using Monitor.Analytics.Assessment;
using Monitor.Analytics.Insight.Robustness;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Tests.Builders;
using Monitor.Analytics.Tests.Demo;
using Monitor.Analytics.Vocabulary;
using static Monitor.Analytics.Tests.Builders.RulebookBuilder;

namespace Monitor.Analytics.Tests.Insight;

public class RobustnessTests
{
    static readonly Rulebook Demo = DemoSeeds.Shelf.For(2025);
    static readonly IReadOnlyList<Scorecard> Cards =
        [.. DemoSeeds.Histories.Values.Select(h => Scorer.Score(h, 2025, Demo)).OfType<Scorecard>().OrderBy(c => c.Center)];

    /// <summary>Groups capped, a bonus and a deduction: all that the order of composition has to respect.</summary>
    static readonly Rulebook Capped = Of(
        Indicator("A1", "F01", 30), Indicator("A2", "F02", 20), Indicator("B1", "F03", 35), Indicator("C1", "F04", 15)) with
    {
        Dimensions =
        [
            new() { Code = "A", Name = "维度A", Clause = "一（一）", Cap = 45 },
            new() { Code = "B", Name = "维度B", Clause = "一（一）" },
            new() { Code = "C", Name = "维度C", Clause = "一（一）", Cap = 5 },
        ],
        Adjustments =
        [
            new() { Code = "J1", Name = "加分", Clause = "一（一）", Kind = AdjustmentKind.Bonus, Formula = Sum("F05"), PointsPerUnit = 1, Cap = 4 },
            new() { Code = "J2", Name = "扣分", Clause = "一（一）", Kind = AdjustmentKind.Deduction, Formula = Sum("F06"), PointsPerUnit = 1, Cap = 9 },
        ],
    };

    [Fact]
    public void Composites_AgreeWithAPlainReference()
    {
        var results = RobustnessStudy.Of(Cards, Demo);
        foreach (var (card, result) in Cards.Zip(results))
        {
            Assert.Equal((double)card.Composite!.Value, result.Arithmetic!.Value, 1e-9);
            Assert.Equal(Reference.Arithmetic(card, Demo, i => (double)i.Weight), result.Arithmetic.Value, 1e-9);
            Assert.Equal(Reference.Geometric(card, Demo, i => (double)i.Weight), result.Geometric!.Value, 1e-9);
            Assert.All(result.LeftOut, l => Assert.Equal(Reference.Arithmetic(card, Demo, i => i.Code == l.Code ? 0 : (double)i.Weight), l.Composite, 1e-9));
        }
    }

    [Theory]
    [InlineData(10, 10, 10, 10, 0, 0)]
    [InlineData(10, 10, 4, 3, 9, 0)]
    [InlineData(2, 0, 10, 10, 1, 5)]
    [InlineData(0, 0, 0, 0, 0, 9)]
    [InlineData(10, 10, 10, 10, 9, 0)]
    public void Composites_WithCapsAndAdjustments_AgreeWithAPlainReference(int a1, int a2, int b, int c, int bonus, int deduction)
    {
        var card = CappedCard(a1, a2, b, c, bonus, deduction);
        var result = RobustnessStudy.Of([card], Capped).Single();
        Assert.Equal((double)card.Composite!.Value, result.Arithmetic!.Value, 1e-9);
        Assert.Equal(Reference.Arithmetic(card, Capped, i => (double)i.Weight), result.Arithmetic.Value, 1e-9);
        Assert.Equal(Reference.Geometric(card, Capped, i => (double)i.Weight), result.Geometric!.Value, 1e-9);
        Assert.All(result.LeftOut, l => Assert.Equal(Reference.Arithmetic(card, Capped, i => i.Code == l.Code ? 0 : (double)i.Weight), l.Composite, 1e-9));
    }

    /// <summary>Another generator, another seed, decimal rounding and a naive loop: only the share may agree, and must, within four standard errors.</summary>
    [Fact]
    public void Probabilities_AgreeWithAPlainReference_WithinMonteCarloError()
    {
        const int draws = 1500;
        var random = new CsCheck.PCG(3, 14);
        var factors = Enumerable.Range(0, draws).Select(_ => Demo.Indicators.ToDictionary(i => i.Code, _ => 0.75 + 0.5 * (random.Next() / (double)uint.MaxValue))).ToList();
        var turning = RobustnessStudy.Of(Cards, Demo, new() { Draws = draws }).Where(r => r.Kept(r.ByWeights) < 1).ToList();
        Assert.NotEmpty(turning);
        foreach (var result in turning.Take(4))
        {
            var card = Cards.Single(c => c.Center == result.Center);
            var counted = factors.CountBy(f => Demo.Scoring.Lines.Of(Math.Round(
                (decimal)Reference.Arithmetic(card, Demo, i => (double)i.Weight * f[i.Code]), 2, MidpointRounding.AwayFromZero))).ToDictionary();
            foreach (var grade in Enum.GetValues<Grade>())
            {
                var share = counted.GetValueOrDefault(grade) / (double)draws;
                Assert.InRange(result.ByWeights[grade] - share, -Error(share), Error(share));
            }
        }

        static double Error(double share) => 0.003 + 4 * Math.Sqrt(2 * share * (1 - share) / draws);
    }

    [Fact]
    public void Study_RepeatsItself_AndDoesNotDependOnOrder()
    {
        var results = RobustnessStudy.Of(Cards, Demo);
        Assert.Equal(CanonicalJson.Write(results), CanonicalJson.Write(RobustnessStudy.Of(Cards, Demo)));
        Assert.Equal(CanonicalJson.Write(results), CanonicalJson.Write(RobustnessStudy.Of([.. Cards.Reverse()], Demo).Reverse()));
    }

    [Fact]
    public void Shares_SumToOne_AndRanksAreWithinTheirRange() => Assert.All(RobustnessStudy.Of(Cards, Demo), r =>
    {
        Assert.All(new[] { r.ByWeights, r.ByGeometric, r.ByLeavingOut }, s => Assert.Equal(1, s.Values.Sum(), 1e-9));
        Assert.InRange(r.Rank!.Median, r.Rank.Low, r.Rank.High);
        Assert.InRange(r.Rank.Nominal, 1, Cards.Count);
    });

    [Fact]
    public void Spread_OfNothing_KeepsEveryGradeAndPlace() => Assert.All(RobustnessStudy.Of(Cards, Demo, new() { Spread = 0, Draws = 20 }), r =>
    {
        Assert.Equal(1, r.Kept(r.ByWeights));
        Assert.Equal((r.Rank!.Nominal, r.Rank.Nominal), ((int)r.Rank.Low, (int)r.Rank.High));
    });

    [Fact]
    public void Geometric_IsNeverAboveArithmetic() => Assert.All(RobustnessStudy.Of(Cards, Demo), r => Assert.True(r.Geometric <= r.Arithmetic + 1e-9));

    /// <summary>All points at the line: whatever the weights, the composite is the line, and rounding noise must not lose the grade.</summary>
    [Fact]
    public void EveryPointAtTheLine_KeepsTheGrade()
    {
        var scheme = Of(Indicator("A1", "F01", 37), Indicator("B1", "F02", 33), Indicator("C1", "F03", 30));
        var card = Scorer.Score(HistoryBuilder.Center().Reports(2026, ("F01", 6), ("F02", 6), ("F03", 6)).Plans(2026, ("A1", 10), ("B1", 10), ("C1", 10)), 2026, scheme)!;
        Assert.Equal(60, card.Score);
        var result = RobustnessStudy.Of([card], scheme).Single();
        Assert.Equal((1.0, 1.0, false), (result.Kept(result.ByWeights), result.Kept(result.ByLeavingOut), result.NeedsConsultation));
    }

    [Fact]
    public void GradeThatTurnsOnOneIndicator_NeedsConsultation()
    {
        var scheme = Of(Indicator("A1", "F01", 50), Indicator("B1", "F02", 50));
        var card = Scorer.Score(HistoryBuilder.Center().Reports(2026, ("F01", 10), ("F02", 2)).Plans(2026, ("A1", 10), ("B1", 10)), 2026, scheme)!;
        var result = RobustnessStudy.Of([card], scheme).Single();
        Assert.Equal((Grade.Pass, 0.0, true), (result.Grade, result.Kept(result.ByLeavingOut), result.NeedsConsultation));
        Assert.Equal([Grade.Fail, Grade.Excellent], result.LeftOut.Select(l => l.Grade));
    }

    [Fact]
    public void Veto_StaysAFail_WhateverTheWeights_AndComesLast()
    {
        var card = Cards.Single(c => c.Center == "CQ2025-04");
        Assert.True(card.Overridden);
        var result = RobustnessStudy.Of(Cards, Demo).Single(r => r.Center == "CQ2025-04");
        Assert.Equal((1.0, Cards.Count), (result.Kept(result.ByWeights), result.Rank!.Nominal));
    }

    [Fact]
    public void UngradedYear_StaysUngraded_AndHasNoPlace()
    {
        var scheme = Of(Indicator("A1", "F01", 50), Indicator("B1", "F02", 50));
        var card = Scorer.Score(HistoryBuilder.Center().Reports(2026, ("F01", 10)).Plans(2026, ("A1", 10)), 2026, scheme)!;
        var result = RobustnessStudy.Of([card], scheme).Single();
        Assert.Equal((Grade.Ungraded, 1.0, (RankRange?)null), (result.Grade, result.Kept(result.ByWeights), result.Rank));
    }

    static Scorecard CappedCard(int a1, int a2, int b, int c, int bonus, int deduction) => Scorer.Score(
        HistoryBuilder.Center().Reports(2026, ("F01", a1), ("F02", a2), ("F03", b), ("F04", c), ("F05", bonus), ("F06", deduction))
            .Plans(2026, ("A1", 10), ("A2", 10), ("B1", 10), ("C1", 10)), 2026, Capped)!;

    /// <summary>The definitions of domain §4, written once more as plainly as they can be.</summary>
    static class Reference
    {
        public static double Arithmetic(Scorecard card, Rulebook rulebook, Func<Indicator, double> weight)
        {
            var scored = Scored(card, rulebook, weight);
            var total = scored.Sum(s => s.Weight);
            var groups = rulebook.Dimensions.Select(d =>
            {
                var sum = scored.Where(s => s.Dimension == d.Code).Sum(s => s.Points * s.Weight / total);
                return d.Cap is { } cap ? Math.Min(sum, (double)cap) : sum;
            });
            return Math.Clamp(groups.Sum() + (double)card.Adjustments.Sum(a => a.Points), 0, 100);
        }

        public static double Geometric(Scorecard card, Rulebook rulebook, Func<Indicator, double> weight)
        {
            var scored = Scored(card, rulebook, weight);
            var total = scored.Sum(s => s.Weight);
            double product = 1;
            foreach (var dimension in rulebook.Dimensions)
            {
                var members = scored.Where(s => s.Dimension == dimension.Code).ToList();
                var share = members.Sum(s => s.Weight) / total;
                if (share == 0) continue;
                var mean = members.Aggregate(1.0, (p, s) => p * Math.Pow(Math.Max(1, s.Points), s.Weight / total / share));
                if (dimension.Cap is { } cap) mean = Math.Min(mean, Math.Max(1, (double)cap / share));
                product *= Math.Pow(mean, share);
            }
            return Math.Clamp(product + (double)card.Adjustments.Sum(a => a.Points), 0, 100);
        }

        static List<(string Dimension, double Points, double Weight)> Scored(Scorecard card, Rulebook rulebook, Func<Indicator, double> weight) =>
            [.. card.Indicators.Where(i => i.Points is not null).Select(i => (i.Dimension, (double)i.Points!.Value, weight(rulebook.Indicator(i.Code)!)))];
    }
}
