using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Data;

/// <summary>核查 (三（四）2): one for a report whose verified values fall far below the reported ones. Null dates are steps not yet taken.</summary>
public sealed class Inquiry : ICase<InquiryState>
{
    public required string Id { get; init; }
    public required CenterCode Center { get; init; }
    public required ReportYear Year { get; init; }
    public required InquiryState State { get; set; }
    /// <summary>The corrections that opened it, as a sentence.</summary>
    public required string Corrections { get; init; }
    public required DateOnly OpenedOn { get; init; }
    /// <summary>Who verified the values.</summary>
    public required int OwnerId { get; init; }
    public required string Owner { get; init; }
    public string Question { get; set; } = "";
    public DateOnly? AskedOn { get; set; }
    public DateOnly? Deadline { get; set; }
    /// <summary>The deadline first set, where it passed before the request was served and another was set.</summary>
    public DateOnly? FirstDeadline { get; set; }
    public DateOnly? ServedOn { get; set; }
    public string Statement { get; set; } = "";
    public DateOnly? StatedOn { get; set; }
    public DateOnly? DecidedOn { get; set; }
    public string DecidedBy { get; set; } = "";
    public string DocumentNumber { get; set; } = "";
    public int Revision { get; set; }

    public CaseKind Kind => CaseKind.Inquiry;
    public bool IsOpen => DecidedOn is null;
}

sealed class InquiryTable : IEntityTypeConfiguration<Inquiry>
{
    public void Configure(EntityTypeBuilder<Inquiry> table)
    {
        table.ToTable("Inquiries").HasOne<Center>().WithMany().HasForeignKey(i => i.Center);
        table.Property(i => i.Revision).IsConcurrencyToken();
        table.Ignore(i => i.Kind).Ignore(i => i.IsOpen);
    }
}
