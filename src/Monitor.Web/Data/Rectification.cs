using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Data;

/// <summary>通知整改: one case, from proposal to close. Null dates are steps not yet taken.</summary>
public sealed class Rectification
{
    public required string Id { get; init; }
    public required CenterCode Center { get; init; }
    public required ReportYear ForYear { get; init; }
    public required bool ForTerm { get; init; }
    public required DateOnly ProposedOn { get; init; }
    public required string DocumentNumber { get; set; }
    public DateOnly? IssuedOn { get; set; }
    public DateOnly? ServedOn { get; set; }
    public DateOnly? FirstDeadline { get; set; }
    public DateOnly? ExtendedDeadline { get; set; }
    public DateOnly? ExtendedOn { get; set; }
    public ReportYear? RecheckYear { get; set; }
    public DateOnly? EvidenceOn { get; set; }
    public DateOnly? InspectedOn { get; set; }
    public bool? Accepted { get; set; }
    public DateOnly? ClosedOn { get; set; }
}

sealed class RectificationTable : IEntityTypeConfiguration<Rectification>
{
    public void Configure(EntityTypeBuilder<Rectification> table) =>
        table.HasOne<Center>().WithMany().HasForeignKey(r => r.Center);
}
