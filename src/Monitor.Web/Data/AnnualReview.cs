using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Data;

/// <summary>年度复盘 of one centre and year (三（三）). It counts as a conclusion from <see cref="ConcludedOn"/> on.</summary>
public sealed class AnnualReview : ICase
{
    public required CenterCode Center { get; init; }
    public required ReportYear Year { get; init; }
    public required ReviewState State { get; set; }
    /// <summary>Proposed until it is concluded.</summary>
    public required Grade Conclusion { get; set; }
    /// <summary>What the scorecard said when the conclusion was written.</summary>
    public Grade? GradeByScore { get; set; }
    public decimal? Score { get; set; }
    /// <summary>The service centre's opinion.</summary>
    public string Opinion { get; set; } = "";
    /// <summary>Why the conclusion is not the scorecard's; empty where it is.</summary>
    public string Deviation { get; set; } = "";
    public DateOnly? SentOn { get; set; }
    /// <summary>What the district said when it signed or dissented.</summary>
    public string DistrictOpinion { get; set; } = "";
    public DateOnly? AnsweredOn { get; set; }
    /// <summary>Why a leader settled a dissent as he did.</summary>
    public string Settlement { get; set; } = "";
    public DateOnly? ConcludedOn { get; set; }
    public bool CoSigned { get; set; }
    public int? OwnerId { get; set; }
    public string Owner { get; set; } = "";
    public int Revision { get; set; }

    public CaseKind Kind => CaseKind.Review;
    public string Id => IdOf(Center, Year);
    public bool IsOpen => ConcludedOn is null;

    public static string IdOf(CenterCode center, ReportYear year) => $"FP-{year}-{center}";
}

sealed class AnnualReviewTable : IEntityTypeConfiguration<AnnualReview>
{
    public void Configure(EntityTypeBuilder<AnnualReview> table)
    {
        table.ToTable("Reviews").HasKey(r => new { r.Center, r.Year });
        table.Ignore(r => r.Id).Ignore(r => r.Kind).Ignore(r => r.IsOpen);
        table.Property(r => r.Revision).IsConcurrencyToken();
        table.HasOne<Center>().WithMany().HasForeignKey(r => r.Center);
    }
}
