using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Data;

/// <summary>A 创新中心 on the designation list. Districts are those of its designation.</summary>
public sealed class Center
{
    public required CenterCode Code { get; init; }
    public required string Name { get; set; }
    public required string Industry { get; set; }
    public required string LeadEntity { get; set; }
    public required DistrictCode LeadDistrict { get; set; }
    public required int Batch { get; set; }
    public required DateOnly DesignatedOn { get; set; }
    public bool Synthetic { get; set; }
    public List<JointDistrict> JointDistricts { get; init; } = [];
}

/// <summary>A district that joins (四（一）): it reads, and gives opinions that never block.</summary>
public sealed class JointDistrict
{
    public required CenterCode Center { get; init; }
    public required DistrictCode District { get; init; }
}

/// <summary>建设方案目标, keyed as <see cref="Target"/>.</summary>
public sealed class PlannedTarget
{
    public required CenterCode Center { get; init; }
    public required ReportYear Year { get; init; }
    public required string Code { get; init; }
    public required decimal Value { get; set; }
}

sealed class CenterTable : IEntityTypeConfiguration<Center>, IEntityTypeConfiguration<JointDistrict>, IEntityTypeConfiguration<PlannedTarget>
{
    public void Configure(EntityTypeBuilder<Center> table)
    {
        table.HasKey(c => c.Code);
        table.HasOne<District>().WithMany().HasForeignKey(c => c.LeadDistrict).OnDelete(DeleteBehavior.Restrict);
        table.HasMany(c => c.JointDistricts).WithOne().HasForeignKey(j => j.Center);
    }

    public void Configure(EntityTypeBuilder<JointDistrict> table)
    {
        table.HasKey(j => new { j.Center, j.District });
        table.HasOne<District>().WithMany().HasForeignKey(j => j.District).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PlannedTarget> table)
    {
        table.ToTable("Targets").HasKey(t => new { t.Center, t.Year, t.Code });
        table.HasOne<Center>().WithMany().HasForeignKey(t => t.Center);
    }
}
