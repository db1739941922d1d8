using System.Text.Json;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Tests.Insights;

/// <summary>The demo's report and target files, read by plain splitting: nothing of the program's own way of reading them is used.</summary>
static class SeedFigures
{
    /// <param name="Values">Verified values, by field; what was left blank is not there.</param>
    public sealed record Row(string Center, int Year, IReadOnlyDictionary<FieldCode, decimal> Values)
    {
        public bool Has(FieldCode field) => Values.ContainsKey(field);
    }

    static readonly Dictionary<string, string> Columns = new()
    {
        ["F08"] = "培养工程师人数（人）",
        ["F11"] = "取得职称或认定（人）",
        ["F20"] = "其中发明专利授权（件）",
        ["F23"] = "成果转化（项）",
        ["F26"] = "其中市场化收入（万元）",
        ["F27"] = "其中财政补助（万元）",
        ["F28"] = "运营支出（万元）",
    };

    public static IReadOnlyList<Row> Rows { get; } = [.. Directory.GetFiles(SeedFolder.Shipped.File("reports"), "*.csv").SelectMany(Read)];

    static readonly Dictionary<(string, int, string), decimal> Targets = File.ReadLines(SeedFolder.Shipped.File("targets.csv")).Skip(1)
        .Select(l => l.Split(',')).ToDictionary(c => (c[0], int.Parse(c[1]), c[2]), c => decimal.Parse(c[3]));

    public static decimal Target(string center, int year, string code) => Targets.GetValueOrDefault((center, year, code));

    static IEnumerable<Row> Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var head = lines[0].TrimStart('\uFEFF').Split(',').ToList();
        foreach (var cells in lines.Skip(1).Select(l => l.Split(',')))
        {
            var (center, year) = (cells[0], int.Parse(cells[2]));
            var values = new Dictionary<FieldCode, decimal>();
            foreach (var (field, column) in Columns)
                if (Corrected(center, year, field) is { } corrected) values[field] = corrected;
                else if (cells[head.IndexOf(column)] is { Length: > 0 } cell) values[field] = decimal.Parse(cell);
            yield return new(center, year, values);
        }
    }

    static decimal? Corrected(string center, int year, string field)
    {
        foreach (var facts in History.RootElement.GetProperty("centers").EnumerateArray().Where(c => c.GetProperty("center").GetString() == center))
            if (facts.TryGetProperty("verifications", out var verifications))
                foreach (var verification in verifications.EnumerateArray().Where(v => v.GetProperty("year").GetInt32() == year))
                    if (verification.TryGetProperty("corrected", out var corrected) && corrected.TryGetProperty(field, out var value)) return value.GetDecimal();
        return null;
    }

    static JsonDocument History => field ??= JsonDocument.Parse(File.ReadAllText(SeedFolder.Shipped.File("history.json")));
}
