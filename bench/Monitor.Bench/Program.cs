using Monitor.Analytics.Rulebooks;
using Monitor.Bench;
using Monitor.Bench.Imports;
using Monitor.Bench.Insight;
using Monitor.Bench.Models;
using Monitor.Bench.Reading;

Rulebook rulebook = Repository.Rulebook("cq-2026"), demo = Repository.Rulebook("cq-2022");
var verbs = new Dictionary<string, (MeasuredDocument Document, Dictionary<string, Func<string>> Sections)>
{
    ["models"] = (MeasuredDocument.Models, new()
    {
        ["robustness"] = () => RobustnessTable.Write(rulebook),
        ["screening"] = new ScreeningTables(rulebook).Write,
        ["forecast"] = () => new ForecastTables(rulebook).Write(DemoPanel.Read(demo), demo),
        ["runtime"] = () => RuntimeTable.Write(rulebook),
    }),
    ["insight"] = (MeasuredDocument.Performance, new()
    {
        ["scoring"] = () => ScoringTable.Write(rulebook),
        ["cockpit"] = () => CockpitTable.WriteAsync(rulebook).GetAwaiter().GetResult(),
        ["opening"] = () => CockpitTable.WriteOpeningAsync().GetAwaiter().GetResult(),
    }),
    ["reading"] = (MeasuredDocument.Performance, new()
    {
        ["check"] = () => CheckTable.Write(rulebook),
        ["workbook"] = () => WorkbookTable.Write(rulebook),
        ["hostile"] = () => HostileTable.Write(rulebook),
        ["fuzz"] = () => FuzzTable.Write(rulebook),
    }),
    ["import"] = (MeasuredDocument.Performance, new()
    {
        ["import"] = () => ImportTable.WriteAsync(demo).GetAwaiter().GetResult(),
    }),
};

if (args is not [var verb, ..] || !verbs.TryGetValue(verb, out var chosen) || args.Skip(1).Any(a => !chosen.Sections.ContainsKey(a)))
{
    Console.Error.WriteLine("Usage: Monitor.Bench <verb> [section ...]   measures anew, and writes the tables of the document in docs/");
    foreach (var (name, (_, sections)) in verbs) Console.Error.WriteLine($"  {name} [{string.Join('|', sections.Keys)} ...]");
    return 2;
}

foreach (var (name, write) in chosen.Sections.Where(s => args.Length == 1 || args.Contains(s.Key)))
{
    var table = write();
    chosen.Document.Replace(name, table);
    Console.WriteLine($"{name}\n\n{table}");
}
return 0;
