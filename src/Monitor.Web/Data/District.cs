using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Data;

/// <summary>A reporting bureau, dated: one that was abolished names its successor, to whom its rights pass.</summary>
public sealed class District
{
    public required DistrictCode Code { get; init; }
    /// <summary>GB/T 2260; null where none is known to us.</summary>
    public string? OfficialCode { get; set; }
    public required string Name { get; set; }
    public required string Region { get; set; }
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public DistrictCode? Successor { get; set; }
}

sealed class DistrictTable : IEntityTypeConfiguration<District>
{
    public void Configure(EntityTypeBuilder<District> table) => table.HasKey(d => d.Code);
}
