using CsCheck;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Tests.Builders;
using Monitor.Analytics.Vocabulary;
using static Monitor.Analytics.Tests.Builders.RulebookBuilder;

namespace Monitor.Analytics.Tests.Assessment;

/// <summary>What holds for all reports: nine flow indicators by attainment in three groups, values and targets partly missing.</summary>
public class ScorerProperties
{
    static readonly string[] Fields = [.. Enumerable.Range(1, 9).Select(n => $"F0{n}")];

    static readonly Rulebook Rulebook = Of([.. Fields.Select((f, n) => Indicator($"{"ABC"[n / 3]}{n}", f, n + 7))]);

    static readonly Gen<decimal?[]> Values = Gen.Frequency((1, Gen.Const((decimal?)null)), (6, Gen.Int[0, 200].Select(n => (decimal?)n))).Array[9];
    static readonly Gen<decimal?[]> Targets = Gen.Frequency((1, Gen.Const((decimal?)null)), (1, Gen.Const((decimal?)0)), (8, Gen.Int[1, 150].Select(n => (decimal?)n))).Array[9];
    static readonly Gen<(decimal?[] Values, decimal?[] Targets)> Situations = Gen.Select(Values, Targets);

    static CenterHistory History(decimal?[] values, decimal?[] targets) => HistoryBuilder.Center()
        .Reports(2026, [.. Fields.Zip(values)])
        .Plans(2026, [.. Rulebook.Indicators.Zip(targets).Where(p => p.Second is not null).Select(p => (p.First.Code, p.Second!.Value))]);

    static Scorecard Card(decimal?[] values, decimal?[] targets) => Scorer.Score(History(values, targets), 2026, Rulebook)!;

    [Fact]
    public void Score_IsWithinZeroAndHundred() => Situations.Sample(s =>
        Card(s.Values, s.Targets).Score is not { } score || (score >= 0 && score <= 100));

    [Fact]
    public void Score_NeverFalls_WhenAFlowRises() =>
        Gen.Select(Situations, Gen.Int[0, 8], Gen.Int[1, 50]).Sample((s, n, more) =>
        {
            var raised = s.Values.ToArray();
            raised[n] = (raised[n] ?? 0) + more;
            var (before, after) = (Card(s.Values, s.Targets), Card(raised, s.Targets));
            return before.Score is null ? after.Score is null : after.Score >= before.Score;
        });

    [Fact]
    public void WeightedPoints_AddUpToTheComposite_NoWeightIsLost() => Situations.Sample(s =>
    {
        var card = Card(s.Values, s.Targets);
        if (card.Composite is not { } composite) return card.ScoredWeight == 0;
        var shares = card.Indicators.Where(i => i.Points is not null).Sum(i => i.Weight / card.ScoredWeight);
        return Math.Abs(card.Indicators.Sum(i => i.WeightedPoints ?? 0) - composite) < 1e-20m
            && Math.Abs(card.Dimensions.Sum(d => d.WeightedPoints) - composite) < 1e-20m
            && Math.Abs(shares - 1) < 1e-20m;
    });

    [Fact]
    public void Exemption_OfAnIndicator_ScoresAsIfItHadNoTarget() => Gen.Select(Situations, Gen.Int[0, 8]).Sample((s, n) =>
    {
        var exempt = Scorer.Score(History(s.Values, s.Targets).Exempts(2026, Rulebook.Indicators[n].Code), 2026, Rulebook)!;
        var without = s.Targets.ToArray();
        without[n] = null;
        return exempt.Composite == Card(s.Values, without).Composite;
    });

    [Fact]
    public void Order_OfIndicatorsFieldsAndTargets_ChangesNothing() => Gen.Select(Situations, Gen.Shuffle(Rulebook.Indicators.ToArray())).Sample((s, shuffled) =>
    {
        var history = History(s.Values, s.Targets);
        var turned = history with
        {
            Targets = [.. history.Targets.Reverse()],
            Reports = [history.Reports[0] with { Reported = history.Reports[0].Reported.Reverse().ToDictionary() }],
        };
        var one = Scorer.Score(history, 2026, Rulebook)!;
        var other = Scorer.Score(turned, 2026, Rulebook with { Indicators = shuffled })!;
        return one.Score == other.Score && one.Grade == other.Grade
            && CanonicalJson.Write(one.Indicators.OrderBy(i => i.Code)) == CanonicalJson.Write(other.Indicators.OrderBy(i => i.Code));
    });

    [Fact]
    public void AssessedTwice_IsTheSameJson() => Situations.Sample(s =>
        CanonicalJson.Write(Card(s.Values, s.Targets)) == CanonicalJson.Write(Card([.. s.Values], [.. s.Targets])));
}
