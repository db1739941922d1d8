using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Data;

/// <summary>报送批次 of one report year. All days UTC+8, each ending at 24:00.</summary>
public sealed class Round
{
    public required ReportYear Year { get; init; }
    public required DateOnly Opens { get; set; }
    public required DateOnly Due { get; set; }
    public required DateOnly GraceEnds { get; set; }
    /// <summary>A report is attested only with a 盖章扫描件 of it.</summary>
    public bool RequiresStampedScan { get; init; }

    public bool IsOpenOn(DateOnly day) => day >= Opens && day <= GraceEnds;
}

/// <summary>A later due date for one centre; the first one stays beside it.</summary>
public sealed class RoundExtension
{
    public required ReportYear Year { get; init; }
    public required CenterCode Center { get; init; }
    public required DateOnly Due { get; set; }
    public required DateOnly GrantedOn { get; set; }
    public required string Reason { get; set; }
}

/// <summary>催报 for one centre's report, with what became of it.</summary>
public sealed class Reminding
{
    public int Id { get; init; }
    public required CenterCode Center { get; init; }
    public required ReportYear Year { get; init; }
    public required DateOnly SentOn { get; init; }
    public required string Channel { get; init; }
    public required Delivery Delivery { get; set; }
    public DateOnly? AcknowledgedOn { get; set; }
}

sealed class RoundTable : IEntityTypeConfiguration<Round>, IEntityTypeConfiguration<RoundExtension>, IEntityTypeConfiguration<Reminding>
{
    public void Configure(EntityTypeBuilder<Round> table) => table.HasKey(r => r.Year);

    public void Configure(EntityTypeBuilder<RoundExtension> table)
    {
        table.HasKey(e => new { e.Year, e.Center });
        table.HasOne<Round>().WithMany().HasForeignKey(e => e.Year);
        table.HasOne<Center>().WithMany().HasForeignKey(e => e.Center);
    }

    public void Configure(EntityTypeBuilder<Reminding> table)
    {
        table.ToTable("Reminders");
        table.HasOne<Center>().WithMany().HasForeignKey(r => r.Center);
    }
}
