using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Data;

/// <summary>三年建设评估: the conclusion of the whole term, one for each centre. It counts from <see cref="Review.ConcludedOn"/> on.</summary>
public sealed class TermReview : Review
{
    /// <summary>Proposed until it is concluded.</summary>
    public required bool Passed { get; set; }

    public override CaseKind Kind => CaseKind.Term;
    public override string Id => IdOf(Center);
    public override string ConclusionName => NameOf(Passed);

    public static string IdOf(CenterCode center) => $"PG-{center}";
    public static string NameOf(bool passed) => passed ? "通过" : "未通过";
}

sealed class TermReviewTable : IEntityTypeConfiguration<TermReview>
{
    public void Configure(EntityTypeBuilder<TermReview> table)
    {
        table.HasKey(r => r.Center);
        table.Ignore(r => r.Id).Ignore(r => r.Kind).Ignore(r => r.IsOpen).Ignore(r => r.ConclusionName);
        table.Property(r => r.Revision).IsConcurrencyToken();
        table.HasOne<Center>().WithMany().HasForeignKey(r => r.Center);
    }
}
