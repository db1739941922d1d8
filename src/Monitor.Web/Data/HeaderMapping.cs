using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Data;

/// <summary>A district's own name for a column of its reports, confirmed once by a person and read so from then on.</summary>
public sealed class HeaderMapping
{
    public required DistrictCode District { get; init; }
    /// <summary>As the header has it.</summary>
    public required string Header { get; init; }
    /// <summary>ID of the column (<see cref="Monitor.Analytics.Intake.ReportColumn.Id"/>).</summary>
    public required string Column { get; set; }
    public required string ConfirmedBy { get; set; }
    public required DateTime ConfirmedAt { get; set; }
}

sealed class HeaderMappingTable : IEntityTypeConfiguration<HeaderMapping>
{
    public void Configure(EntityTypeBuilder<HeaderMapping> table)
    {
        table.ToTable("HeaderMappings").HasKey(m => new { m.District, m.Header });
        table.HasOne<District>().WithMany().HasForeignKey(m => m.District).OnDelete(DeleteBehavior.Restrict);
    }
}
