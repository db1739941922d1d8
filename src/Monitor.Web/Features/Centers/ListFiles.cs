using System.Text.Json;
using CsvHelper;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Centers;

/// <summary>A list file that cannot be used: which file and line, and why, in Chinese.</summary>
public sealed class ListFileException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// The lists that go with reports: districts, the designation list, targets, incidents, and the recorded history. UTF-8 CSV with a header
/// (history: JSON); columns may stand in any order.
/// </summary>
public static class ListFiles
{
    /// <exception cref="ListFileException"/>
    public static IReadOnlyList<District> Districts(string path) => Read(path, row => new District
    {
        Code = row.Need("code"),
        OfficialCode = row.Optional("official_code"),
        Name = row.Need("name"),
        Region = row.Need("region"),
        ValidFrom = row.OptionalDay("valid_from"),
        ValidTo = row.OptionalDay("valid_to"),
        Successor = row.Optional("successor") is { } successor ? new DistrictCode(successor) : (DistrictCode?)null,
    });

    /// <exception cref="ListFileException"/>
    public static IReadOnlyList<Center> Centers(string path, bool synthetic = false) => Read(path, row =>
    {
        var code = new CenterCode(row.Need("code"));
        return new Center
        {
            Code = code,
            Name = row.Need("name"),
            Industry = row.Need("industry"),
            LeadEntity = row.Need("lead_entity"),
            LeadDistrict = row.Need("lead_district"),
            Batch = (int)row.Number("batch"),
            DesignatedOn = row.Day("designated_on"),
            Synthetic = synthetic,
            JointDistricts = [.. (row.Optional("joint_districts") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(d => new JointDistrict { Center = code, District = d })],
        };
    });

    /// <exception cref="ListFileException"/>
    public static IReadOnlyList<Target> Targets(string path) => Read(path, row =>
        new Target(row.Need("center"), new ReportYear((int)row.Number("year")), row.Need("code").ToUpperInvariant(), row.Number("value")));

    /// <exception cref="ListFileException"/>
    public static IReadOnlyList<RecordedIncident> Incidents(string path) => Read(path, row => new RecordedIncident
    {
        Id = row.Need("id"),
        Center = row.Need("center"),
        Kind = Enum.TryParse<IncidentKind>(row.Need("kind"), ignoreCase: true, out var kind) ? kind
            : throw row.Fault("kind", $"应为 {string.Join("、", Enum.GetNames<IncidentKind>())} 之一"),
        Authority = row.Need("authority"),
        DocumentNumber = row.Need("document_number"),
        OccurredOn = row.Day("occurred_on"),
        RecordedOn = row.Day("recorded_on"),
        ConfirmedOn = row.OptionalDay("confirmed_on"),
        Evidence = row.Optional("evidence") ?? "",
    });

    /// <summary>What a notice says that the recorded history does not: its findings in their order, by case.</summary>
    /// <exception cref="ListFileException"/>
    public static ILookup<string, Finding> Findings(string path) =>
        Read(path, row => (Case: row.Need("case"), Text: row.Need("text"), Requirement: row.Need("requirement")))
            .GroupBy(f => f.Case).SelectMany(g => g.Select((f, i) => (f.Case, Finding: new Finding { Number = i + 1, Text = f.Text, Requirement = f.Requirement })))
            .ToLookup(f => f.Case, f => f.Finding);

    /// <exception cref="ListFileException"/>
    public static HistoryFile History(string path)
    {
        try
        {
            var history = CanonicalJson.Read<HistoryFile>(File.ReadAllText(path));
            return history.Format == HistoryFile.CurrentFormat
                ? history
                : throw new ListFileException($"{Path.GetFileName(path)}：格式为“{history.Format}”，应为“{HistoryFile.CurrentFormat}”。请用 export 重新导出。");
        }
        catch (Exception e) when (e is JsonException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new ListFileException($"{Path.GetFileName(path)}：不是可读的历史文件（{e.Message}）。请用 export 重新导出。", e);
        }
    }

    static List<T> Read<T>(string path, Func<Row, T> map)
    {
        var name = Path.GetFileName(path);
        try
        {
            using var reader = CsvReader.FromFile(path, new CsvReaderOptions { Separator = ',', TrimWhitespace = true, TrackLineNumbers = true });
            var rows = new List<T>();
            while (reader.Read()) rows.Add(map(new Row(name, reader)));
            return rows;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or ArgumentException or InvalidOperationException)
        {
            throw new ListFileException($"{name}：无法读取（{e.Message}）。请检查文件是否存在、是否为 UTF-8 编码的 CSV。", e);
        }
    }

    readonly struct Row(string file, CsvReader reader)
    {
        public string? Optional(string column) =>
            reader.TryGetFieldIndex(column, out var index) && index < reader.FieldCount && reader.GetString(index).Trim() is { Length: > 0 } text ? text : null;

        public string Need(string column) => Optional(column) ?? throw Fault(column, "不能为空");

        public decimal Number(string column) => decimal.TryParse(Need(column), out var number) ? number : throw Fault(column, "应为数字");

        public DateOnly Day(string column) => OptionalDay(column) ?? throw Fault(column, "不能为空");

        public DateOnly? OptionalDay(string column) => Optional(column) is not { } text ? null
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? day : throw Fault(column, "应为日期，如 2026-07-30");

        public ListFileException Fault(string column, string expected) =>
            new($"{file} 第{reader.LineNumber}行“{column}”为“{Optional(column)}”，{expected}。请修改后重试。");
    }
}
