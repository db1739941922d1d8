using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Data;

public enum ChangeSubject { Target, Name, LeadEntity }

/// <summary>A change during the term, as it was asked for. Approved ones are the versions: what was before stays in them, and in the plan.</summary>
public sealed class PlanChange : ICase<ChangeState>
{
    public required string Id { get; init; }
    public required CenterCode Center { get; init; }
    /// <summary>Year of the target; else the year in which it was asked for.</summary>
    public required ReportYear Year { get; init; }
    public required ChangeState State { get; set; }
    public required ChangeSubject Subject { get; init; }
    /// <summary>Of the target, as <see cref="Target"/> is keyed; empty otherwise.</summary>
    public required string Code { get; init; }
    /// <summary>As it stood when the change was asked for; — where no target was set.</summary>
    public required string Before { get; init; }
    public required string After { get; init; }
    /// <summary>The new target; null where none is changed.</summary>
    public decimal? Value { get; init; }
    public required string Reason { get; init; }
    public required DateOnly AskedOn { get; init; }
    public DateOnly? DecidedOn { get; set; }
    public int? OwnerId { get; init; }
    public string Owner { get; init; } = "";
    public int Revision { get; set; }

    public CaseKind Kind => CaseKind.Change;
    public bool IsOpen => State == ChangeState.Asked;
}

sealed class PlanChangeTable : IEntityTypeConfiguration<PlanChange>
{
    public void Configure(EntityTypeBuilder<PlanChange> table)
    {
        table.ToTable("PlanChanges").HasOne<Center>().WithMany().HasForeignKey(c => c.Center);
        table.Property(c => c.Revision).IsConcurrencyToken();
        table.Ignore(c => c.Kind).Ignore(c => c.IsOpen);
    }
}
