using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Data;

/// <summary>What an attached file is, by its content.</summary>
public enum EvidenceKind { Pdf, Image, Word, Excel, PowerPoint, Ofd }

/// <summary>佐证材料 of one field of a centre's year. One that was removed or replaced stays on record, with its file.</summary>
public sealed class EvidenceFile
{
    public int Id { get; init; }
    public required CenterCode Center { get; init; }
    public required ReportYear Year { get; init; }
    public required FieldCode Field { get; init; }
    public required string FileName { get; init; }
    public required string Sha256 { get; init; }
    public required long Size { get; init; }
    public required EvidenceKind Kind { get; init; }
    /// <summary>生效日期 of the document.</summary>
    public required DateOnly EffectiveOn { get; init; }
    public required string Note { get; init; }
    public required DateTime AddedAt { get; init; }
    public required string AddedBy { get; init; }
    public DateTime? EndedAt { get; set; }
    public string EndedBy { get; set; } = "";
    /// <summary>Why it was removed, or by which file it was replaced.</summary>
    public string EndReason { get; set; } = "";

    public bool StoodAt(DateTime at) => AddedAt <= at && !(EndedAt <= at);
}

/// <summary>盖章扫描件 of one version: it belongs to these values, and to no later ones.</summary>
public sealed class StampedScan
{
    public int Id { get; init; }
    public required CenterCode Center { get; init; }
    public required ReportYear Year { get; init; }
    public required int Version { get; init; }
    /// <summary>Hash of the values that were stamped: <see cref="Submission.ContentHash"/>.</summary>
    public required string ContentHash { get; init; }
    public required string FileName { get; init; }
    public required string Sha256 { get; init; }
    public required long Size { get; init; }
    public required DateTime AddedAt { get; init; }
    public required string AddedBy { get; init; }
    /// <summary>Another scan of the same version took its place.</summary>
    public DateTime? EndedAt { get; set; }

    public bool IsOf(Submission version) => EndedAt is null && Version == version.Version && ContentHash == version.ContentHash;
}

sealed class EvidenceTable : IEntityTypeConfiguration<EvidenceFile>, IEntityTypeConfiguration<StampedScan>
{
    public void Configure(EntityTypeBuilder<EvidenceFile> table)
    {
        table.ToTable("Evidence");
        table.HasOne<Center>().WithMany().HasForeignKey(e => e.Center).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<StoredFile>().WithMany().HasForeignKey(e => e.Sha256).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(e => new { e.Year, e.Center });
    }

    public void Configure(EntityTypeBuilder<StampedScan> table)
    {
        table.ToTable("StampedScans");
        table.HasOne<Center>().WithMany().HasForeignKey(s => s.Center).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<StoredFile>().WithMany().HasForeignKey(s => s.Sha256).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(s => new { s.Year, s.Center });
    }
}
