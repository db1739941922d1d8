using Monitor.Analytics.Intake;
using Monitor.Analytics.Intake.Lists;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Lists;

public enum ListStanding { New, Changed, Same }

/// <summary>A column of a row that would change.</summary>
public sealed record ListDifference(string Name, string Before, string After);

/// <summary>What would become of one row.</summary>
/// <param name="Row">Of the file.</param>
/// <param name="Key">What tells the entry, e.g. CQ2026-01 2026 B2.</param>
/// <param name="Text">What it says, in short.</param>
public sealed record ListChange(int Row, CenterCode Center, string Key, string Text, ListStanding Standing, IReadOnlyList<ListDifference> Differences);

/// <summary>What a file would bring, before anything is changed.</summary>
public sealed record ListPreview
{
    public required ListKind Kind { get; init; }
    public required string FileName { get; init; }
    public required string Sha256 { get; init; }
    public required IReadOnlyList<ListChange> Changes { get; init; }
    public required IReadOnlyList<ReportIssue> Issues { get; init; }

    public int Errors => Issues.Count(i => i.Severity == IssueSeverity.Error);
    public bool BringsSomething => Changes.Any(c => c.Standing != ListStanding.Same);
    public bool CanImport => Errors == 0 && BringsSomething;

    /// <summary>What the person saw: where it differs when it is confirmed, nothing is imported.</summary>
    public string Fingerprint => CanonicalJson.Write(Changes.Where(c => c.Standing != ListStanding.Same));

    /// <summary>新增 3 项，改动 1 项，相同 14 项; 无变化.</summary>
    public string Summary => !BringsSomething ? $"无变化（{Changes.Count} 项均与现有的相同）"
        : $"新增 {Count(ListStanding.New)} 项，改动 {Count(ListStanding.Changed)} 项，相同 {Count(ListStanding.Same)} 项";

    public string Answer => Errors > 0 ? $"“{FileName}”有 {Errors} 处错误，未导入任何内容。请改正后重新选择。"
        : BringsSomething ? $"“{FileName}”将{Summary}。核对后确认导入。"
        : $"“{FileName}”{Summary}，不用导入。";

    int Count(ListStanding standing) => Changes.Count(c => c.Standing == standing);
}
