using CsCheck;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Tests.Builders;
using Monitor.Analytics.Tests.Demo;
using Monitor.Analytics.Tests.Rulebooks;
using Monitor.Analytics.Vocabulary;
using static Monitor.Analytics.Tests.Builders.RulebookBuilder;

namespace Monitor.Analytics.Tests.Assessment;

/// <summary>What is prepared once for a rulebook, and read once of a centre's year, gives what a look at each would have given.</summary>
public class CompiledRulebookTests
{
    static readonly CenterHistory History = HistoryBuilder.Single(7, 10).Reports(2027, ("F01", 9)).Plans(2027, ("A1", 10));

    [Fact]
    public void ChangedCopy_IsScoredByItself_AndTheOriginalAsBefore()
    {
        var original = Of(Indicator("A1", "F01"));
        var changed = original with { Indicators = [Indicator("A1", "F01") with { Scoring = new YesNo() }] };
        decimal? Score(Rulebook rulebook) => Scorer.Score(History, 2026, rulebook)!.Score;
        Assert.Equal([70m, 100m, 70m, 100m], new[] { original, changed, original, changed }.Select(Score));
    }

    [Fact]
    public void OneRulebook_UsedByManyThreadsFromTheFirst_GivesEachTheSame()
    {
        var histories = DemoSeeds.Histories.Values.ToList();
        var rulebook = RulebookReader.Read(Files.Cq2026);
        string Cards(Rulebook scheme, CenterHistory h) => CanonicalJson.Write(h.Center.Validity.Years.Select(y => Scorer.Score(h, y, scheme)));
        var together = new string[histories.Count];
        Parallel.For(0, together.Length, i => together[i] = Cards(rulebook, histories[i]));
        Assert.Equal(histories.Select(h => Cards(RulebookReader.Read(Files.Cq2026), h)), together);
    }

    [Fact]
    public void FieldThatTheRulebookDoesNotList_IsNamedByItsCode() => Assert.Equal(
        "F99", Scorer.Score(History, 2026, Of(Indicator("A1", "F99")))!.Indicators[0].Inputs[0].Name);

    static readonly Gen<(int Year, string Code, int Value)> Targets = Gen.Select(Gen.Int[2026, 2027], Gen.Int[0, 2].Select(n => new[] { "A1", "A2", "X" }[n]), Gen.Int[0, 9]);
    static readonly Gen<TargetChange> Changes = Gen.Select(Targets, Gen.Int[1, 3], (t, day) => new TargetChange(t.Year, t.Code, t.Value, new(2027, 1, day)));

    [Fact]
    public void TargetsReadAtOnce_AreThoseReadOneByOne() => Gen.Select(Targets.Array[0, 6], Changes.Array[0, 6]).Sample((targets, changes) =>
    {
        var rulebook = Of(Indicator("A1", "F01"), Indicator("A2", "F02") with { DefaultTarget = 5 });
        var history = History with { Targets = [.. targets.Select(t => new Target("CQ2026-01", t.Year, t.Code, t.Value))], TargetChanges = changes };
        return new ReportYear[] { 2026, 2027 }.All(year => Scorer.Score(history, year, rulebook)!.Indicators
            .All(i => i.PlanTarget == (history.TargetOf(year, i.Code.ToString()) ?? rulebook.Indicator(i.Code)!.DefaultTarget)));
    });
}
