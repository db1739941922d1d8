using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Data;

/// <summary>An indicator that a reviewer took out of a year's score.</summary>
public sealed class GrantedExemption
{
    public required CenterCode Center { get; init; }
    public required ReportYear Year { get; init; }
    public required IndicatorCode Indicator { get; init; }
    public required string Reason { get; init; }
    public required DateOnly GrantedOn { get; init; }
}

/// <summary>The settled level of an expert-rated indicator.</summary>
public sealed class ExpertLevel
{
    public required CenterCode Center { get; init; }
    public required ReportYear Year { get; init; }
    public required IndicatorCode Indicator { get; init; }
    public required string Level { get; init; }
    public required DateOnly SettledOn { get; init; }
}

/// <summary>三年建设评估: the conclusion of the whole term.</summary>
public sealed class TermReview
{
    public required CenterCode Center { get; init; }
    public required bool Passed { get; init; }
    public required DateOnly ConcludedOn { get; init; }
    public required bool CoSigned { get; init; }
}

/// <summary>重大事项: reported, verified, confirmed; its days say how far it is. Only a confirmed one is a veto.</summary>
public sealed class RecordedIncident
{
    public required string Id { get; init; }
    public required CenterCode Center { get; init; }
    public required IncidentKind Kind { get; init; }
    public required string Authority { get; set; }
    public required string DocumentNumber { get; set; }
    public required DateOnly OccurredOn { get; init; }
    public required DateOnly RecordedOn { get; init; }
    public DateOnly? VerifiedOn { get; set; }
    public DateOnly? ConfirmedOn { get; set; }
    public required string Evidence { get; init; }
    /// <summary>Account that reported it; null where it came with a file.</summary>
    public int? ReportedById { get; init; }
    public int Revision { get; set; }
}

/// <summary>What only a person can declare (三（四）2, 3, 5).</summary>
public sealed class RecordedDeclaration
{
    public required string Id { get; init; }
    public required CenterCode Center { get; init; }
    public required ReportYear Year { get; init; }
    public required DeclarationKind Kind { get; init; }
    public required DateOnly DeclaredOn { get; init; }
    public required string DeclaredBy { get; init; }
    public required string DocumentNumber { get; init; }
    public required string Reason { get; init; }
}

sealed class ReviewFactTables :
    IEntityTypeConfiguration<GrantedExemption>, IEntityTypeConfiguration<ExpertLevel>,
    IEntityTypeConfiguration<TermReview>, IEntityTypeConfiguration<RecordedIncident>, IEntityTypeConfiguration<RecordedDeclaration>
{
    public void Configure(EntityTypeBuilder<GrantedExemption> table)
    {
        table.ToTable("Exemptions").HasKey(e => new { e.Center, e.Year, e.Indicator });
        table.HasOne<Center>().WithMany().HasForeignKey(e => e.Center);
    }

    public void Configure(EntityTypeBuilder<ExpertLevel> table)
    {
        table.HasKey(e => new { e.Center, e.Year, e.Indicator });
        table.HasOne<Center>().WithMany().HasForeignKey(e => e.Center);
    }

    public void Configure(EntityTypeBuilder<TermReview> table)
    {
        table.HasKey(r => new { r.Center, r.ConcludedOn });
        table.HasOne<Center>().WithMany().HasForeignKey(r => r.Center);
    }

    public void Configure(EntityTypeBuilder<RecordedIncident> table)
    {
        table.ToTable("Incidents").HasKey(i => i.Id);
        table.Property(i => i.Revision).IsConcurrencyToken();
        table.HasOne<Center>().WithMany().HasForeignKey(i => i.Center);
    }

    public void Configure(EntityTypeBuilder<RecordedDeclaration> table)
    {
        table.ToTable("Declarations").HasKey(d => d.Id);
        table.HasOne<Center>().WithMany().HasForeignKey(d => d.Center);
    }
}
