using System.Diagnostics;
using System.Text;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Insight.Robustness;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Bench.Generation;
using Monitor.Bench.Models;
using Monitor.Bench.Reading;

namespace Monitor.Bench.Insight;

/// <summary>All scorecards and flags of many centres, each year's and the term's, computed anew on all cores.</summary>
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
        // Code reaches its final form after some rounds.
        Compute(panel, shelf, asOf, 30, Keep);
        var text = new StringBuilder($"{Cost.Machine}. Of {Distinct:#,0} different generated centres with {Years} years each, as often as needed.\n\n");
        text.Append("| Centres × 3 years | scorecards | flags | clock | processor time | centre-years a second | a second of one core |\n|---|---|---|---|---|---|---|\n");
        foreach (var centers in new[] { 1_000, 10_000, 100_000 })
            text.Append(Row($"{centers:#,0}", panel, shelf, asOf, centers, Keep));
        text.Append(Row($"{Distinct:#,0}, every word written", panel, shelf, asOf, Distinct, Written));
        text.Append("\nWanted: at least 50,000 centre-years a second on two cores, and linear.\n\n");

        var cards = RuntimeTable.Cards(new PanelGenerator(rulebook, 1).Create(300), rulebook);
        var study = Cost.Of(() => RobustnessStudy.Of(cards, rulebook));
        text.Append($"Robustness of 300 centres with 1,000 draws: {study.Wall:0.00} s by the clock, {study.Cpu:0.00} s of processor time (wanted: under a second).\n");
        return text.ToString();
    }

    static string Row(string name, IReadOnlyList<CenterHistory> panel, RulebookShelf shelf, DateOnly asOf, int centers, Action<object> use)
    {
        var (cpu, clock) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        var (cards, flags) = Compute(panel, shelf, asOf, centers / panel.Count, use);
        var (wall, used) = (Stopwatch.GetElapsedTime(clock).TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
        return $"| {name} | {cards:#,0} | {flags:#,0} | {wall:0.0} s | {used:0.0} s | {centers * Years / wall:#,0} | {centers * Years / used:#,0} |\n";
    }

    /// <returns>How many scorecards and flags came out.</returns>
    static (int Cards, int Flags) Compute(IReadOnlyList<CenterHistory> panel, RulebookShelf shelf, DateOnly asOf, int times, Action<object> use)
    {
        var (cards, flags) = (0, 0);
        Parallel.For(0, panel.Count * times, () => (Cards: 0, Flags: 0), (i, _, sum) =>
        {
            var history = panel[i % panel.Count];
            var center = new CenterAssessment(history, asOf, shelf);
            foreach (var year in history.Center.Validity.Years)
            {
                var (card, risks) = (center.Scorecard(year)!, center.Risks(year));
                use(card);
                use(risks);
                sum = (sum.Cards + 1, sum.Flags + risks.Flags.Count);
            }
            use(center.Term()!);
            return (sum.Cards + 1, sum.Flags);
        }, sum =>
        {
            Interlocked.Add(ref cards, sum.Cards);
            Interlocked.Add(ref flags, sum.Flags);
        });
        return (cards, flags);
    }

    static void Keep(object computed) => GC.KeepAlive(computed);

    /// <summary>As scorecards and flags are stored and compared: with their words and cells.</summary>
    static void Written(object computed) => CanonicalJson.Write(computed);
}
