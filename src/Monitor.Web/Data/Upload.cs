using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Data;

/// <summary>Bytes as they came, kept once however often they are handed in.</summary>
public sealed class StoredFile
{
    /// <summary>SHA-256 of the content, lower-case hex.</summary>
    public required string Sha256 { get; init; }
    public required byte[] Content { get; init; }
}

/// <summary>
/// One file that a district handed in for a round, or what it typed on the page for one centre. A file is kept whatever was found in it; what is
/// typed changes until it is sent for approval.
/// </summary>
public sealed class Upload
{
    public int Id { get; init; }
    public required ReportYear Year { get; init; }
    /// <summary>The district of the person at that time, already resolved to its successor.</summary>
    public required DistrictCode District { get; init; }
    public required string FileName { get; init; }
    /// <summary>Null where there is no file: it was typed on the page.</summary>
    public required string? Sha256 { get; init; }
    public required long Size { get; init; }
    /// <summary>Of the last change where it was typed.</summary>
    public required DateTime UploadedAt { get; set; }
    public required string UploadedBy { get; set; }
    /// <summary>The centre whose report was typed on the page; null for a file.</summary>
    public CenterCode? TypedFor { get; init; }
    /// <summary>The file that was mended on the page: cells that were not typed over are its cells. Null where it began without any.</summary>
    public int? BasedOnId { get; init; }
    public Upload? BasedOn { get; init; }
    /// <summary>
    /// Brought in from the command line, not by the district: the file holds other districts' reports as well, so of it a district sees its own cells only.
    /// </summary>
    public bool IsImported { get; init; }
    /// <summary>Canonical JSON of what unknown headers may have meant; empty where there are none.</summary>
    public string Suggestions { get; init; } = "";
    public List<FoundIssue> Issues { get; init; } = [];
    public List<UploadedReport> Reports { get; init; } = [];
    public List<Submission> Submissions { get; init; } = [];

    public bool IsTyped => TypedFor is not null;

    /// <summary>The upload in whose file the cells stand; null where nothing came from a file.</summary>
    public int? FileId => IsTyped ? BasedOnId : Id;
}

/// <summary>
/// What became of one centre's report in an upload: it is the draft now; it has errors, and the centre stays as it was; it is what was handed in
/// already; the centre was locked then.
/// </summary>
public enum UploadOutcome { Drafted, Blocked, Unchanged, Locked }

/// <summary>A district's own centre in one upload, as the file had it, whatever became of it.</summary>
public sealed class UploadedReport
{
    public int UploadId { get; init; }
    public Upload Upload { get; init; } = null!;
    public required CenterCode Center { get; init; }
    public required UploadOutcome Outcome { get; set; }
    /// <summary>The outcome as a sentence, with its reason.</summary>
    public required string Note { get; set; }
    /// <summary>Canonical JSON of the cells, as read.</summary>
    public required string Cells { get; set; }
}

sealed class UploadTable : IEntityTypeConfiguration<StoredFile>, IEntityTypeConfiguration<Upload>, IEntityTypeConfiguration<UploadedReport>
{
    public void Configure(EntityTypeBuilder<StoredFile> table) => table.ToTable("Files").HasKey(f => f.Sha256);

    public void Configure(EntityTypeBuilder<Upload> table)
    {
        table.HasOne<StoredFile>().WithMany().HasForeignKey(u => u.Sha256).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<District>().WithMany().HasForeignKey(u => u.District).OnDelete(DeleteBehavior.Restrict);
        table.HasOne(u => u.BasedOn).WithMany().HasForeignKey(u => u.BasedOnId).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(u => new { u.Year, u.District });
        table.Ignore(u => u.IsTyped).Ignore(u => u.FileId);
    }

    public void Configure(EntityTypeBuilder<UploadedReport> table)
    {
        table.HasKey(r => new { r.UploadId, r.Center });
        table.HasOne(r => r.Upload).WithMany(u => u.Reports).HasForeignKey(r => r.UploadId);
        table.HasOne<Center>().WithMany().HasForeignKey(r => r.Center);
    }
}
