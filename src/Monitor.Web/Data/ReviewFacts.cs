using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Data;

/// <summary>An indicator that a reviewer took out of a year's score. Never changed: what ends it is an entry of its own.</summary>
public sealed class GrantedExemption
{
    public required string Id { get; init; }
    public required CenterCode Center { get; init; }
    public required ReportYear Year { get; init; }
    public required IndicatorCode Indicator { get; init; }
    public required string Reason { get; init; }
    public required DateOnly GrantedOn { get; init; }
    public string GrantedBy { get; init; } = "";
    /// <summary>Null while it stands.</summary>
    public ExemptionWithdrawal? Withdrawal { get; init; }
}

/// <summary>The exemption takes nothing out any more, from the day on.</summary>
public sealed class ExemptionWithdrawal
{
    public required string ExemptionId { get; init; }
    public required DateOnly WithdrawnOn { get; init; }
    public required string WithdrawnBy { get; init; }
    public required string Reason { get; init; }
}

/// <summary>One expert's level for an indicator, given independently of the others.</summary>
public sealed class ExpertOpinion
{
    public required string Id { get; init; }
    public required CenterCode Center { get; init; }
    public required ReportYear Year { get; init; }
    public required IndicatorCode Indicator { get; init; }
    public required string Level { get; init; }
    public required string Reason { get; init; }
    public required string Rater { get; init; }
    public required string Unit { get; init; }
    public required DateOnly GivenOn { get; init; }
    /// <summary>Account that typed it.</summary>
    public required int EnteredById { get; init; }
    public required string EnteredBy { get; init; }
    /// <summary>On paper by somebody else, of which the scan is kept; else the typist's own.</summary>
    public required bool OnPaper { get; init; }
}

/// <summary>The settled level of an expert-rated indicator. The last entry counts; none is changed.</summary>
public sealed class ExpertLevel
{
    public int Id { get; init; }
    public required CenterCode Center { get; init; }
    public required ReportYear Year { get; init; }
    public required IndicatorCode Indicator { get; init; }
    public required string Level { get; init; }
    public required DateOnly SettledOn { get; init; }
    public string SettledBy { get; init; } = "";
    public string Reason { get; init; } = "";
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
    IEntityTypeConfiguration<GrantedExemption>, IEntityTypeConfiguration<ExemptionWithdrawal>, IEntityTypeConfiguration<ExpertOpinion>, IEntityTypeConfiguration<ExpertLevel>,
    IEntityTypeConfiguration<RecordedIncident>, IEntityTypeConfiguration<RecordedDeclaration>
{
    public void Configure(EntityTypeBuilder<GrantedExemption> table)
    {
        table.ToTable("Exemptions").HasIndex(e => new { e.Center, e.Year, e.Indicator });
        table.HasOne<Center>().WithMany().HasForeignKey(e => e.Center);
        table.HasOne(e => e.Withdrawal).WithOne().HasForeignKey<ExemptionWithdrawal>(w => w.ExemptionId);
    }

    public void Configure(EntityTypeBuilder<ExemptionWithdrawal> table) => table.ToTable("ExemptionWithdrawals").HasKey(w => w.ExemptionId);

    public void Configure(EntityTypeBuilder<ExpertOpinion> table)
    {
        table.ToTable("ExpertOpinions").HasIndex(o => new { o.Center, o.Year, o.Indicator });
        table.HasOne<Center>().WithMany().HasForeignKey(o => o.Center);
    }

    public void Configure(EntityTypeBuilder<ExpertLevel> table)
    {
        table.HasIndex(e => new { e.Center, e.Year, e.Indicator });
        table.HasOne<Center>().WithMany().HasForeignKey(e => e.Center);
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
