using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Monitor.Analytics.Intake.Lists;

namespace Monitor.Web.Data;

/// <summary>A list that was brought in, with the file as it came.</summary>
public sealed class ListImport
{
    public int Id { get; init; }
    public required ListKind Kind { get; init; }
    public required string FileName { get; init; }
    public required string Sha256 { get; init; }
    public required long Size { get; init; }
    public required DateTime ImportedAt { get; init; }
    public required string ImportedBy { get; init; }
    /// <summary>What it brought, as a sentence.</summary>
    public required string Summary { get; init; }
}

sealed class ListImportTable : IEntityTypeConfiguration<ListImport>
{
    public void Configure(EntityTypeBuilder<ListImport> table) =>
        table.HasOne<StoredFile>().WithMany().HasForeignKey(i => i.Sha256).OnDelete(DeleteBehavior.Restrict);
}
