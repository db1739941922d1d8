using Monitor.Bench;
using Monitor.Bench.Models;

if (args is not ["models", ..])
{
    Console.Error.WriteLine("Usage: Monitor.Bench models [robustness|screening|forecast|runtime ...]   measures anew, and writes the tables of docs/models.md");
    return 2;
}

var (rulebook, demo) = (Repository.Rulebook("cq-2026"), Repository.Rulebook("cq-2022"));
var sections = new Dictionary<string, Func<string>>
{
    ["robustness"] = () => RobustnessTable.Write(rulebook),
    ["screening"] = new ScreeningTables(rulebook).Write,
    ["forecast"] = () => new ForecastTables(rulebook).Write(DemoPanel.Read(demo), demo),
    ["runtime"] = () => RuntimeTable.Write(rulebook),
};
foreach (var (name, write) in sections.Where(s => args.Length == 1 || args.Contains(s.Key)))
{
    var table = write();
    ModelsDocument.Replace(name, table);
    Console.WriteLine($"{name}\n\n{table}");
}
return 0;
