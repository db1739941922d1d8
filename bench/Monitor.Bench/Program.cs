using Monitor.Analytics.Insight.Screening;
using Monitor.Bench;
using Monitor.Bench.Generation;
using Monitor.Bench.Models;

var rulebook = Repository.Rulebook("cq-2026");
if (args is ["debug", var n])
{
    var all = Enumerable.Range(0, 600 / int.Parse(n)).SelectMany(s => Screener.Screen(new PanelGenerator(rulebook, 77 + s).Create(int.Parse(n)), PanelGenerator.Year, rulebook)).ToList();
    foreach (var g in all.SelectMany(s => s.Suspicions).GroupBy(s => (s.Kind, s.Code)).OrderByDescending(g => g.Count()).Take(25)) Console.WriteLine($"{g.Key} {g.Count()} {g.Average(x => x.Strength):0.0} {g.First().Why}");
    foreach (var k in Enum.GetValues<Monitor.Analytics.Assessment.SuspicionKind>()) Console.WriteLine($"{k} p90 {all.Select(a => a.Strongest[k]).Order().ElementAt((int)(all.Count * .9)):0.00} p95 {all.Select(a => a.Strongest[k]).Order().ElementAt((int)(all.Count * .95)):0.00} above {all.Count(a => a.Strongest[k] >= 3.5)} of {all.Count}");
    return 0;
}
var watch = System.Diagnostics.Stopwatch.StartNew();
Console.WriteLine(new ScreeningTables(rulebook).Write());
Console.WriteLine(watch.Elapsed);
return 0;
