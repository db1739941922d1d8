using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Monitor.Web.Data;

/// <summary>A rulebook as it was loaded. Id and version name it for ever: a changed text needs a new version.</summary>
public sealed class StoredRulebook
{
    public required string Id { get; init; }
    public required string Version { get; init; }
    public required int FirstYear { get; init; }
    public required string Json { get; init; }
    public required string Sha256 { get; init; }
    public required DateTime LoadedAt { get; init; }
}

sealed class RulebookTable : IEntityTypeConfiguration<StoredRulebook>
{
    public void Configure(EntityTypeBuilder<StoredRulebook> table) => table.ToTable("Rulebooks").HasKey(r => new { r.Id, r.Version });
}
