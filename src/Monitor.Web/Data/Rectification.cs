using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Data;

/// <summary>通知整改: one case, from proposal to close. Null dates are steps not yet taken.</summary>
public sealed class Rectification : ICase<RectificationState>
{
    public required string Id { get; init; }
    public required CenterCode Center { get; init; }
    public required ReportYear ForYear { get; init; }
    public required bool ForTerm { get; init; }
    public required RectificationState State { get; set; }
    public required DateOnly ProposedOn { get; init; }
    public required string DocumentNumber { get; set; }
    public DateOnly? IssuedOn { get; set; }
    public DateOnly? ServedOn { get; set; }
    public DateOnly? FirstDeadline { get; set; }
    public DateOnly? ExtendedDeadline { get; set; }
    public DateOnly? ExtendedOn { get; set; }
    public string ExtensionReason { get; set; } = "";
    public ReportYear? RecheckYear { get; set; }
    public DateOnly? EvidenceOn { get; set; }
    /// <summary>Day of the acceptance, passed or not.</summary>
    public DateOnly? InspectedOn { get; set; }
    public bool? Accepted { get; set; }
    public DateOnly? ClosedOn { get; set; }
    /// <summary>Account that proposed it, and owns it since: neither approves nor inspects it. Null where it came with a file.</summary>
    public int? OwnerId { get; init; }
    public string Owner { get; init; } = "";
    public string ApprovedBy { get; set; } = "";
    public int Revision { get; set; }
    public List<Finding> Findings { get; init; } = [];

    public CaseKind Kind => CaseKind.Rectification;
    public ReportYear Year => ForYear;
    public bool IsOpen => State is not (RectificationState.Closed or RectificationState.RevocationProposed);
    public DateOnly? Deadline => ExtendedDeadline ?? FirstDeadline;
}

/// <summary>A finding of the notice, and what must be done about it.</summary>
public sealed class Finding
{
    public int Id { get; init; }
    public string RectificationId { get; init; } = "";
    public required int Number { get; init; }
    public required string Text { get; init; }
    /// <summary>整改要求 of the notice.</summary>
    public required string Requirement { get; init; }
    /// <summary>The confirmed flag that it rests on; null where it rests on the failed review.</summary>
    public int? FlagId { get; init; }
    public List<PlannedMeasure> Measures { get; init; } = [];
}

/// <summary>整改措施 of the district's plan.</summary>
public sealed class PlannedMeasure
{
    public int Id { get; init; }
    public int FindingId { get; init; }
    public required string Text { get; init; }
    public required string Owner { get; init; }
    public required DateOnly Due { get; init; }
}

sealed class RectificationTable : IEntityTypeConfiguration<Rectification>, IEntityTypeConfiguration<Finding>, IEntityTypeConfiguration<PlannedMeasure>
{
    public void Configure(EntityTypeBuilder<Rectification> table)
    {
        table.HasOne<Center>().WithMany().HasForeignKey(r => r.Center);
        table.Property(r => r.Revision).IsConcurrencyToken();
        table.Ignore(r => r.Kind).Ignore(r => r.Year).Ignore(r => r.IsOpen).Ignore(r => r.Deadline);
    }

    public void Configure(EntityTypeBuilder<Finding> table)
    {
        table.ToTable("Findings").HasIndex(f => new { f.RectificationId, f.Number }).IsUnique();
        table.HasOne<Rectification>().WithMany(r => r.Findings).HasForeignKey(f => f.RectificationId);
        table.HasOne<StoredFlag>().WithMany().HasForeignKey(f => f.FlagId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PlannedMeasure> table) =>
        table.ToTable("Measures").HasOne<Finding>().WithMany(f => f.Measures).HasForeignKey(m => m.FindingId);
}
