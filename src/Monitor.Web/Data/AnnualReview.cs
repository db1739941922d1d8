using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Data;

/// <summary>年度复盘 of one centre and year (三（三）). It counts as a conclusion from <see cref="Review.ConcludedOn"/> on.</summary>
public sealed class AnnualReview : Review
{
    /// <summary>Proposed until it is concluded.</summary>
    public required Grade Conclusion { get; set; }

    public override CaseKind Kind => CaseKind.Review;
    public override string Id => IdOf(Center, Year);
    public override string ConclusionName => Names.Of(Conclusion);

    public static string IdOf(CenterCode center, ReportYear year) => $"FP-{year}-{center}";
}

sealed class AnnualReviewTable : IEntityTypeConfiguration<AnnualReview>
{
    public void Configure(EntityTypeBuilder<AnnualReview> table)
    {
        table.ToTable("Reviews").HasKey(r => new { r.Center, r.Year });
        table.Ignore(r => r.Id).Ignore(r => r.Kind).Ignore(r => r.IsOpen).Ignore(r => r.ConclusionName);
        table.Property(r => r.Revision).IsConcurrencyToken();
        table.HasOne<Center>().WithMany().HasForeignKey(r => r.Center);
    }
}
