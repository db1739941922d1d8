using System.Security.Cryptography;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Demo;

/// <summary>The demo data as the rules see it: every centre's history, read from data/seeds.</summary>
static class DemoSeeds
{
    static readonly string Folder = Find("data/seeds");

    public static RulebookShelf Shelf { get; } = new(
        Directory.GetFiles(Path.Combine(Folder, "rulebooks"), "*.json").Order(StringComparer.Ordinal).Select(f => RulebookReader.Read(File.ReadAllText(f))));

    /// <summary>One table per file of reports/, by file name: year and district.</summary>
    public static IReadOnlyList<RawTable> ReportFiles { get; } =
        [.. Directory.GetFiles(Path.Combine(Folder, "reports")).Order(StringComparer.Ordinal).Select(Table)];

    public static IReadOnlyDictionary<CenterCode, CenterHistory> Histories { get; } = Read();

    public static IEnumerable<IReadOnlyDictionary<string, string>> Rows(string file)
    {
        var rows = Table(Path.Combine(Folder, file)).Rows;
        return rows.Skip(1).Select(r => rows[0].Cells.ToDictionary(c => c.Text, c => r[c.Column].Text));
    }

    /// <summary>A CSV without quoted cells: the seeds have none.</summary>
    public static RawTable Table(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var rows = File.ReadAllLines(path).Select((line, i) =>
            new RawRow(i + 1, [.. line.Split(',').Select((text, k) => new RawCell(i + 1, k + 1, text))]));
        return new(Path.GetFileName(path), Convert.ToHexStringLower(SHA256.HashData(bytes)), "", [.. rows]);
    }

    public static RawTable Sample(string file) => Table(Path.Combine(Folder, "samples", file));

    /// <summary>What a file of that district is checked against while the year's round is open: successors report for those they followed.</summary>
    public static IntakeContext Context(ReportYear year, DistrictCode district)
    {
        var successors = Rows("districts.csv").Where(d => d["successor"].Length > 0).ToDictionary(d => (DistrictCode)d["code"], d => (DistrictCode)d["successor"]);
        DistrictCode Now(DistrictCode code) => successors.GetValueOrDefault(code, code);
        return new()
        {
            Rulebook = Shelf.For(year),
            OpenYear = year,
            Centers = Histories,
            OwnCenters = Histories.Values.Where(h => Now(h.Center.LeadDistrict) == Now(district)).Select(h => h.Center.Code).ToHashSet(),
        };
    }

    static Dictionary<CenterCode, CenterHistory> Read()
    {
        var recorded = CanonicalJson.Read<HistoryFile>(File.ReadAllText(Path.Combine(Folder, "history.json")));
        var targets = Rows("targets.csv").ToLookup(r => r["center"], r => new Target(r["center"], int.Parse(r["year"]), r["code"], decimal.Parse(r["value"])));
        var incidents = Rows("incidents.csv").ToLookup(r => r["center"], Incident);
        var reports = ReportFiles.SelectMany(Reports).ToLookup(r => r.Center, r => r.Version);
        return Rows("centers.csv").Select(Profile).ToDictionary(c => c.Code, center => recorded.Complete(new()
        {
            Center = center,
            Targets = [.. targets[center.Code.ToString()]],
            Reports = [.. reports[center.Code].OrderBy(r => r.Year)],
            Incidents = [.. incidents[center.Code.ToString()]],
        }));
    }

    static CenterProfile Profile(IReadOnlyDictionary<string, string> row) => new()
    {
        Code = row["code"],
        Name = row["name"],
        Industry = row["industry"],
        LeadEntity = row["lead_entity"],
        LeadDistrict = row["lead_district"],
        JointDistricts = [.. row["joint_districts"].Split(';', StringSplitOptions.RemoveEmptyEntries).Select(d => new DistrictCode(d))],
        Validity = new(DateOnly.Parse(row["designated_on"])),
    };

    static Incident Incident(IReadOnlyDictionary<string, string> row) => new()
    {
        Id = row["id"],
        Kind = Enum.Parse<IncidentKind>(row["kind"], ignoreCase: true),
        Authority = row["authority"],
        DocumentNumber = row["document_number"],
        OccurredOn = DateOnly.Parse(row["occurred_on"]),
        RecordedOn = DateOnly.Parse(row["recorded_on"]),
        ConfirmedOn = row["confirmed_on"].Length > 0 ? DateOnly.Parse(row["confirmed_on"]) : null,
        Evidence = row["evidence"],
    };

    static IEnumerable<(CenterCode Center, ReportVersion Version)> Reports(RawTable table) =>
        from report in ReportParser.Parse(table, Shelf.For(YearOf(table))).Reports
        select (report.Center!.Value, new ReportVersion
        {
            Year = report.Year!.Value,
            Version = 1,
            SubmittedOn = DateOnly.MaxValue,
            Reported = report.Values.ToDictionary(v => v.Key, v => new SourcedValue(
                v.Value.Value, new(table.File, table.Sha256, table.Sheet, report.Row, v.Value.Cell.Column))),
        });

    /// <summary>Year that a file is of, by its name.</summary>
    public static ReportYear YearOf(RawTable table) => int.Parse(table.File[..4]);

    static string Find(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, path)))
            folder = folder.Parent ?? throw new DirectoryNotFoundException($"{path} is in no folder above the tests.");
        return Path.Combine(folder.FullName, path);
    }
}
