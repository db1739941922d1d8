using Monitor.Analytics.Assessment;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Bench;

/// <summary>The demo's centres with their reports and targets, as the models see them.</summary>
static class DemoPanel
{
    static string Folder => Path.Combine(Repository.Root, "data", "seeds");

    public static IReadOnlyList<CenterHistory> Read(Rulebook rulebook)
    {
        var targets = Rows("targets.csv").ToLookup(r => r["center"], r => new Target(r["center"], int.Parse(r["year"]), r["code"], decimal.Parse(r["value"])));
        var reports = Directory.GetFiles(Path.Combine(Folder, "reports")).Order(StringComparer.Ordinal)
            .SelectMany(f => ReportParser.Parse(Table(f), rulebook).Reports)
            .ToLookup(r => r.Center!.Value, r => new ReportVersion
            {
                Year = r.Year!.Value,
                Version = 1,
                SubmittedOn = r.Year.Value.Next.FirstDay,
                VerifiedOn = r.Year.Value.Next.FirstDay,
                Reported = r.Values.ToDictionary(v => v.Key, v => new SourcedValue(v.Value.Value)),
            });
        return [.. Rows("centers.csv").Select(r => new CenterHistory
        {
            Center = new()
            {
                Code = r["code"],
                Name = r["name"],
                Industry = r["industry"],
                LeadEntity = r["lead_entity"],
                LeadDistrict = r["lead_district"],
                Validity = new(DateOnly.Parse(r["designated_on"])),
            },
            Targets = [.. targets[r["code"]]],
            Reports = [.. reports[r["code"]].OrderBy(v => v.Year)],
        })];
    }

    static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        var rows = Table(Path.Combine(Folder, file)).Rows;
        return rows.Skip(1).Select(r => rows[0].Cells.ToDictionary(c => c.Text, c => r[c.Column].Text));
    }

    /// <summary>A CSV without quoted cells: the seeds have none.</summary>
    static RawTable Table(string path) => new(Path.GetFileName(path), "", "", [.. File.ReadAllLines(path).Select((line, i) =>
        new RawRow(i + 1, [.. line.Split(',').Select((text, k) => new RawCell(i + 1, k + 1, text))]))]);
}
