using System.Diagnostics;
using System.Text;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Insight.Robustness;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Rulebooks;
using Monitor.Bench.Generation;
using Monitor.Bench.Models;
using Monitor.Bench.Reading;

namespace Monitor.Bench.Insight;

/// <summary>All scorecards and flags of many centres, computed anew on all cores.</summary>
static class ScoringTable
{
    /// <summary>Centres that differ; more of them would measure the memory of the bench. Each is computed as often as makes the number wanted.</summary>
    const int Distinct = 1000;
    const int Years = 3;

    public static string Write(Rulebook rulebook)
    {
        var panel = new PanelGenerator(rulebook, 1).Create(Distinct);
        var shelf = new RulebookShelf([rulebook]);
        var asOf = new DateOnly(PanelGenerator.Year + 3, 12, 31);
        Compute(panel, shelf, asOf, 1);
        var text = new StringBuilder($"{Cost.Machine} Of {Distinct:#,0} different generated centres with {Years} years each, as often as needed.\n\n");
        text.Append("| Centres × 3 years | clock | processor time | centre-years a second | a second of one core |\n|---|---|---|---|---|\n");
        foreach (var centers in new[] { 1_000, 10_000 })
        {
            var (cpu, clock) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
            Compute(panel, shelf, asOf, centers / Distinct);
            var (wall, used) = (Stopwatch.GetElapsedTime(clock).TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
            text.Append($"| {centers:#,0} | {wall:0.0} s | {used:0.0} s | {centers * Years / wall:#,0} | {centers * Years / used:#,0} |\n");
        }
        text.Append("\nWanted: at least 50,000 centre-years a second on two cores, and linear.\n\n");

        var cards = RuntimeTable.Cards(new PanelGenerator(rulebook, 1).Create(300), rulebook);
        var study = Cost.Of(() => RobustnessStudy.Of(cards, rulebook));
        text.Append($"Robustness of 300 centres with 1,000 draws: {study.Wall:0.00} s by the clock, {study.Cpu:0.00} s of processor time (wanted: under a second).\n");
        return text.ToString();
    }

    static void Compute(IReadOnlyList<CenterHistory> panel, RulebookShelf shelf, DateOnly asOf, int times) => Parallel.For(0, panel.Count * times, i =>
    {
        var history = panel[i % panel.Count];
        foreach (var year in history.Center.Validity.Years)
        {
            Scorer.Score(history, year, shelf.For(year));
            RuleEngine.Evaluate(history, year, asOf, shelf);
        }
    });
}
