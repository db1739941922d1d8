using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Data;

/// <summary>
/// 整改通知书, 整改验收意见, 撤销建议, 撤销决定, 年度复盘报告, 年度复盘汇总报告, 三年建设评估报告, 报送回执, 年度考核汇总表.
/// </summary>
public enum DocumentKind
{
    RectificationNotice, Acceptance, RevocationProposal, RevocationDecision, ReviewReport, YearlySummary, TermReport, Receipt, YearlyTable,
}

/// <summary>
/// A document as it was issued: written once, with its content as a stored file. A new issue on the same subject is a new row, and supersedes it.
/// </summary>
public sealed class IssuedDocument : IAppendOnly
{
    public int Id { get; init; }
    public required DocumentKind Kind { get; init; }
    /// <summary>What it is about, by kind: a case (ZG-2026-01, FP-2025-CQ2024-02, PG-CQ2023-01), a year, a receipt.</summary>
    public required string Subject { get; init; }
    /// <summary>Null where it speaks of the whole city.</summary>
    public required CenterCode? Center { get; init; }
    public required ReportYear? Year { get; init; }
    /// <summary>文号; may be empty where the kind has none of its own.</summary>
    public required string Number { get; init; }
    public required string Title { get; init; }
    public required string FileName { get; init; }
    public required string Sha256 { get; init; }
    public required long Size { get; init; }
    public required DateTime IssuedAt { get; init; }
    public required int IssuedById { get; init; }
    public required string IssuedBy { get; init; }
    /// <summary>Why it was issued again; empty for the first issue.</summary>
    public required string Reason { get; init; }
    /// <summary>Canonical JSON: rulebook versions, whether values were verified, what it concludes, and the template that worded it.</summary>
    public required string RestsOn { get; init; }
    public required bool Synthetic { get; init; }
}

sealed class IssuedDocumentTable : IEntityTypeConfiguration<IssuedDocument>
{
    public void Configure(EntityTypeBuilder<IssuedDocument> table)
    {
        table.ToTable("IssuedDocuments", t => t.HasTrigger("IssuedDocumentsAreNotChanged"));
        table.HasOne<Center>().WithMany().HasForeignKey(d => d.Center).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<StoredFile>().WithMany().HasForeignKey(d => d.Sha256).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(d => new { d.Kind, d.Subject });
    }
}
