using System.Text;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Insight.Robustness;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Bench.Generation;

namespace Monitor.Bench.Models;

/// <summary>How robust grades are on generated panels: which share keeps its grade in at least 90 %.</summary>
static class RobustnessTable
{
    public static string Write(Rulebook rulebook)
    {
        var results = RobustnessStudy.Of(RuntimeTable.Cards(new PanelGenerator(rulebook, 5).Create(300), rulebook), rulebook).Where(r => r.Grade != Grade.Ungraded).ToList();
        var text = new StringBuilder("| Grade | centres | kept in ≥ 90 % of weight draws | kept whichever indicator is left out | kept by geometric aggregation (≥ 90 %) | 需会商 |\n|---|---|---|---|---|---|\n");
        foreach (var grade in Enum.GetValues<Grade>().Reverse().Where(g => g != Grade.Ungraded)) Row(Names.Of(grade), [.. results.Where(r => r.Grade == grade)]);
        Row("all", results);
        return text.ToString();

        void Row(string name, List<CenterRobustness> some)
        {
            string Share(Func<CenterRobustness, bool> holds) => some.Count == 0 ? "—" : $"{(double)some.Count(holds) / some.Count:0 %}";
            text.Append($"| {name} | {some.Count} | {Share(r => r.Kept(r.ByWeights) >= 0.9)} | {Share(r => r.Kept(r.ByLeavingOut) == 1)} | {Share(r => r.Kept(r.ByGeometric) >= 0.9)} | {Share(r => r.NeedsConsultation)} |\n");
        }
    }
}
