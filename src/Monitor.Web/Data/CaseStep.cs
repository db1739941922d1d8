using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Data;

public enum CaseKind { Review, Rectification, Revocation, Incident, Inquiry, Visit, Exemption, Rating, Declaration, Reminder, Term, Change }

/// <summary>What the kinds of cases share.</summary>
public interface ICase
{
    CaseKind Kind { get; }
    string Id { get; }
    CenterCode Center { get; }
    ReportYear Year { get; }
    /// <summary>Two people who decide at once: the second is refused.</summary>
    int Revision { get; set; }
    bool IsOpen { get; }
}

/// <summary>An entry of a register among the cases: it is made once, and moves no further.</summary>
public sealed record RegisterEntry(CaseKind Kind, string Id, CenterCode Center, ReportYear Year) : ICase
{
    public int Revision { get; set; }
    public bool IsOpen => false;
}

/// <summary>A case that moves from state to state.</summary>
public interface ICase<TState> : ICase where TState : struct, Enum
{
    TState State { get; set; }
}

/// <summary>One move of a case: who, in which role, when, from where to where, why, and what it rested on. Never changed or removed.</summary>
public sealed class CaseStep
{
    public int Id { get; init; }
    public required CaseKind Kind { get; init; }
    public required string CaseId { get; init; }
    public required CenterCode Center { get; init; }
    /// <summary>Action and states by their Chinese names, as they read then.</summary>
    public required string Action { get; init; }
    public required string From { get; init; }
    public required string To { get; init; }
    /// <summary>Null where it came with a file.</summary>
    public required int? ActorId { get; init; }
    public required string ActorName { get; init; }
    public required string Role { get; init; }
    public required DateTime At { get; init; }
    public string Reason { get; init; } = "";
    /// <summary>Flags, days and numbers that it rested on, as a sentence.</summary>
    public string RestsOn { get; init; } = "";
    public string DocumentNumber { get; init; } = "";
    public List<CaseAttachment> Attachments { get; init; } = [];
}

/// <summary>A file that came with a step: a signed paper, an acknowledgement, evidence.</summary>
public sealed class CaseAttachment
{
    public int Id { get; init; }
    public int StepId { get; init; }
    public required string FileName { get; init; }
    public required string Sha256 { get; init; }
    public required long Size { get; init; }
}

sealed class CaseStepTable : IEntityTypeConfiguration<CaseStep>, IEntityTypeConfiguration<CaseAttachment>
{
    public void Configure(EntityTypeBuilder<CaseStep> table)
    {
        // SQLite raises on a change or removal (the triggers come with the migration).
        table.ToTable("CaseSteps", t => t.HasTrigger("CaseStepsAreAppendOnly"));
        table.HasOne<Center>().WithMany().HasForeignKey(s => s.Center).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(s => new { s.Kind, s.CaseId });
    }

    public void Configure(EntityTypeBuilder<CaseAttachment> table)
    {
        table.ToTable("CaseAttachments", t => t.HasTrigger("CaseAttachmentsAreAppendOnly"));
        table.HasOne<CaseStep>().WithMany(s => s.Attachments).HasForeignKey(a => a.StepId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<StoredFile>().WithMany().HasForeignKey(a => a.Sha256).OnDelete(DeleteBehavior.Restrict);
    }
}
