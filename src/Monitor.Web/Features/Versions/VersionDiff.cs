using Monitor.Analytics.Cases;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Versions;

/// <summary>Two versions of one report, cell by cell.</summary>
public sealed record VersionDiff
{
    public required CenterCode Center { get; init; }
    public required string CenterName { get; init; }
    public required ReportYear Year { get; init; }
    public required VersionSide From { get; init; }
    public required VersionSide To { get; init; }
    /// <summary>Numbers of the versions that the actor sees, the oldest first.</summary>
    public required IReadOnlyList<int> Versions { get; init; }
    /// <summary>All fields.</summary>
    public required IReadOnlyList<DiffLine> Lines { get; init; }

    public IReadOnlyList<DiffLine> Changed => [.. Lines.Where(l => l.Change.IsChanged)];

    /// <summary>第1版到第2版，33 项中改动 3 项：增加 1 项、减少 1 项、补填 1 项。</summary>
    public string Answer
    {
        get
        {
            var head = $"第{From.Version}版到第{To.Version}版，{Lines.Count} 项中";
            return Changed.Count == 0 ? $"{head}没有改动。" : $"{head}改动 {Changed.Count} 项：{string.Join("、", Changed
                .GroupBy(l => l.Change.Kind).OrderBy(g => g.Key).Select(g => $"{DiffLine.Word(g.Key)} {g.Count()} 项"))}。";
        }
    }
}

/// <summary>A field in both versions, and the cells that the values came from, or who typed them (no link); null where the file has no such cell.</summary>
public sealed record DiffLine(FieldChange Change, (string Address, string? Href)? Before, (string Address, string? Href)? After)
{
    public static string Word(ChangeKind kind) => kind switch
    {
        ChangeKind.FilledIn => "补填",
        ChangeKind.Emptied => "改为未填",
        ChangeKind.Raised => "增加",
        ChangeKind.Lowered => "减少",
        _ => "未变",
    };

    /// <summary>▲ 12（增加 6.1 %）; 补填; — where nothing changed.</summary>
    public string Text => (Change.Kind, Change.Difference) switch
    {
        (ChangeKind.Same, _) => Numbers.MissingMark,
        (ChangeKind.Raised, { } by) => $"▲ {Formats.Number(by)}{Share("增加")}",
        (ChangeKind.Lowered, { } by) => $"▼ {Formats.Number(-by)}{Share("减少")}",
        var (kind, _) => Word(kind),
    };

    string Share(string word) => Change.Share is { } share ? $"（{word} {Formats.Percent(Math.Abs(share))}）" : "";
}

/// <summary>Who made a version, when, why, from which file, and what became of it.</summary>
public sealed record VersionSide
{
    internal VersionSide(Submission version)
    {
        (Version, Reason) = (version.Version, version.Reason);
        (FileId, FileName) = (version.Upload.FileId, version.Upload.FileName);
        Prepared = $"{version.PreparedBy} {ChinaTime.Text(version.PreparedAt)}";
        Attested = version.SubmittedAt is not { } at ? "尚未报送" : version.IsImported ? $"{ChinaTime.Text(at)}，由命令行导入，未经审定声明" : $"{version.AttestedBy} {ChinaTime.Text(at)}";
        Outcome = version switch
        {
            { WithdrawnAt: { } day } => $"{ChinaTime.Text(day)} 撤回",
            { ReturnedAt: { } day } => $"{ChinaTime.Text(day)} {version.Reviewer} 退回：{version.ReturnReason}",
            { VerifiedAt: { } day } => $"{ChinaTime.Text(day)} 核定",
            { SubmittedAt: not null } => CaseNames.Of(ReportState.Submitted),
            _ => CaseNames.Of(ReportState.Draft),
        };
    }

    public int Version { get; }
    /// <summary>重报说明; empty for a first version.</summary>
    public string Reason { get; }
    /// <summary>Null where nothing came from a file.</summary>
    public int? FileId { get; }
    public string FileName { get; }
    public string Prepared { get; }
    public string Attested { get; }
    public string Outcome { get; }
}
