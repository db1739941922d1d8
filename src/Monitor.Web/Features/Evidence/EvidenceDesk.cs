using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Files;

namespace Monitor.Web.Features.Evidence;

/// <summary>佐证材料 of one centre's year, field by field.</summary>
public sealed record EvidenceDesk
{
    public required CenterCode Center { get; init; }
    public required string CenterName { get; init; }
    public required ReportYear Year { get; init; }
    /// <summary>Fields that need evidence, or have some; then all others.</summary>
    public required IReadOnlyList<EvidenceLine> Lines { get; init; }
    /// <summary>Why nothing can be attached now, or not by the actor; null where it can.</summary>
    public required string? WhyReadOnly { get; init; }

    /// <summary>应附佐证 11 项，已附 3 项；缺 8 项：…</summary>
    public string Answer
    {
        get
        {
            var needed = Lines.Where(l => l.IsNeeded).ToList();
            var lacking = needed.Where(l => l.Standing.Count == 0).ToList();
            return needed.Count == 0 ? "没有必须附佐证的项。"
                : $"应附佐证 {needed.Count} 项，已附 {needed.Count - lacking.Count} 项{(lacking.Count > 0 ? $"；缺 {lacking.Count} 项：{string.Join("、", lacking.Select(l => l.Field.Name))}" : "")}。";
        }
    }
}

/// <param name="Reported">Of the newest version that the actor sees.</param>
/// <param name="IsNeeded">The value enters an indicator of great weight.</param>
/// <param name="Files">The newest first; also those that were removed or replaced.</param>
public sealed record EvidenceLine(ReportField Field, Reported Reported, bool IsNeeded, IReadOnlyList<EvidenceFile> Files)
{
    public IReadOnlyList<EvidenceFile> Standing => [.. Files.Where(f => f.EndedAt is null)];
}

/// <summary>What a district hands in as evidence.</summary>
/// <param name="EffectiveOn">生效日期; null where none was typed.</param>
/// <param name="Replaces">Evidence of the same field that it takes the place of; null where it comes in addition.</param>
public sealed record EvidenceDraft(FieldCode Field, string FileName, byte[] Content, DateOnly? EffectiveOn, string Note, int? Replaces = null)
{
    public static IReadOnlyList<EvidenceKind> Kinds { get; } = Enum.GetValues<EvidenceKind>();
    public static string KindNames { get; } = string.Join("、", Kinds.Select(PaperKinds.NameOf));
}
