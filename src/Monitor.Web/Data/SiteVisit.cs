using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Data;

/// <summary>现场走访 of a centre: planned, then held, refused or cancelled.</summary>
public sealed class SiteVisit : ICase<VisitState>
{
    public required string Id { get; init; }
    public required CenterCode Center { get; init; }
    public required VisitState State { get; set; }
    public required DateOnly PlannedOn { get; init; }
    public required string Purpose { get; init; }
    /// <summary>Who goes, by name.</summary>
    public required string Visitors { get; init; }
    public required int OwnerId { get; init; }
    public required string Owner { get; init; }
    /// <summary>Day on which it was held, or refused.</summary>
    public DateOnly? VisitedOn { get; set; }
    /// <summary>What was found, or how it was refused.</summary>
    public string Findings { get; set; } = "";
    public int Revision { get; set; }

    public CaseKind Kind => CaseKind.Visit;
    public ReportYear Year => new(PlannedOn.Year);
    public bool IsOpen => State == VisitState.Planned;
}

sealed class SiteVisitTable : IEntityTypeConfiguration<SiteVisit>
{
    public void Configure(EntityTypeBuilder<SiteVisit> table)
    {
        table.HasOne<Center>().WithMany().HasForeignKey(v => v.Center);
        table.Property(v => v.Revision).IsConcurrencyToken();
        table.Ignore(v => v.Kind).Ignore(v => v.Year).Ignore(v => v.IsOpen);
    }
}
