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

/// <summary>One file that a district handed in for a round. Kept whatever was found in it.</summary>
public sealed class Upload
{
    public int Id { get; init; }
    public required ReportYear Year { get; init; }
    /// <summary>The district of the person at that time, already resolved to its successor.</summary>
    public required DistrictCode District { get; init; }
    public required string FileName { get; init; }
    public required string Sha256 { get; init; }
    public required long Size { get; init; }
    public required DateTime UploadedAt { get; init; }
    public required string UploadedBy { get; init; }
    public List<FoundIssue> Issues { get; init; } = [];
    public List<Submission> Submissions { get; init; } = [];
}

sealed class UploadTable : IEntityTypeConfiguration<StoredFile>, IEntityTypeConfiguration<Upload>
{
    public void Configure(EntityTypeBuilder<StoredFile> table) => table.ToTable("Files").HasKey(f => f.Sha256);

    public void Configure(EntityTypeBuilder<Upload> table)
    {
        table.HasOne<StoredFile>().WithMany().HasForeignKey(u => u.Sha256).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<District>().WithMany().HasForeignKey(u => u.District).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(u => new { u.Year, u.District });
    }
}
