using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Data;

/// <summary>年度运行情况报告 of one centre and year: a chain of submissions, of which only the newest continues.</summary>
public sealed class AnnualReport
{
    public int Id { get; init; }
    public required CenterCode Center { get; init; }
    public required ReportYear Year { get; init; }
    public required ReportState State { get; set; }
    /// <summary>Two people who decide at once: the second is refused.</summary>
    public int Revision { get; set; }
    public List<Submission> Submissions { get; init; } = [];

    /// <summary>The only version that continues.</summary>
    public Submission Newest => Submissions.MaxBy(s => s.Version)!;

    /// <summary>The newest version that is with the service centre, or was; null where none is.</summary>
    public Submission? LastHandedIn => Submissions.Where(s => s.IsHandedIn).MaxBy(s => s.Version);
}

/// <summary>One version of a report.</summary>
public sealed class Submission
{
    public int Id { get; init; }
    public int ReportId { get; init; }
    public AnnualReport Report { get; init; } = null!;
    public int UploadId { get; init; }
    public Upload Upload { get; init; } = null!;
    public required int Version { get; init; }
    /// <summary>SHA-256 over the values: a version identical to the last one handed in is refused.</summary>
    public required string ContentHash { get; init; }
    /// <summary>Why it is handed in again; empty for the first.</summary>
    public string Reason { get; set; } = "";
    public required DateTime PreparedAt { get; init; }
    public required string PreparedBy { get; init; }
    public DateTime? SentForApprovalAt { get; set; }
    public DateTime? SentBackAt { get; set; }
    /// <summary>Why the approver sent it back to the reporter, the last time.</summary>
    public string SentBackReason { get; set; } = "";
    public DateTime? SubmittedAt { get; set; }
    /// <summary>The approver who answers for it by the declaration; empty for a past report that was imported: nobody gave one here.</summary>
    public string AttestedBy { get; set; } = "";
    /// <summary>回执编号, given when it is attested; empty where it was imported.</summary>
    public string ReceiptNumber { get; set; } = "";
    /// <summary>The district took it back before its review began: it counts as not handed in from then on.</summary>
    public DateTime? WithdrawnAt { get; set; }
    public DateTime? ReviewStartedAt { get; set; }
    public string Reviewer { get; set; } = "";
    /// <summary>Account of the one reviewer who decides; names may be alike.</summary>
    public int? ReviewerId { get; set; }
    public DateTime? ReturnedAt { get; set; }
    public string ReturnReason { get; set; } = "";
    public DateTime? VerifiedAt { get; set; }
    public List<SubmittedValue> Values { get; init; } = [];
    public List<CorrectedValue> Corrections { get; init; } = [];
    public List<ReviewNote> Notes { get; init; } = [];

    public bool IsHandedIn => SubmittedAt is not null && WithdrawnAt is null;

    /// <summary>Counts as handed in without an approver's attestation: it was imported (docs/adr/0007).</summary>
    public bool IsImported => SubmittedAt is not null && AttestedBy.Length == 0;
}

/// <summary>
/// A field's value in one version, and the cell it came from; where it was typed on the page, who typed it over that cell. Null is missing; 0 is a
/// reported zero.
/// </summary>
public sealed class SubmittedValue
{
    public int SubmissionId { get; init; }
    public required FieldCode Field { get; init; }
    public required decimal? Value { get; init; }
    /// <summary>What the cell said.</summary>
    public required string Raw { get; init; }
    public required string Sheet { get; init; }
    public required int Row { get; init; }
    public required int Column { get; init; }
    /// <summary>Empty where the value is the cell's.</summary>
    public string TypedBy { get; init; } = "";
    public DateTime? TypedAt { get; init; }
}

/// <summary>核定值 where it differs from what was reported.</summary>
public sealed class CorrectedValue
{
    public int SubmissionId { get; init; }
    public required FieldCode Field { get; init; }
    public required decimal? Value { get; init; }
    public required string Reason { get; init; }
    public required string CorrectedBy { get; init; }
}

/// <summary>
/// What a reviewer noted at a cell of a version. Only a note until the version is decided: verifying makes the value a
/// <see cref="CorrectedValue"/> with the remark as its reason; returning hands the remark to the district with its cell.
/// </summary>
public sealed class ReviewNote
{
    public int SubmissionId { get; init; }
    public required FieldCode Field { get; init; }
    /// <summary>核定值 as typed; empty where the reported value stands.</summary>
    public string Value { get; set; } = "";
    public string Remark { get; set; } = "";
    public string NotedBy { get; set; } = "";
    public DateTime NotedAt { get; set; }
    /// <summary>What the district says to the remark once the version is returned; empty while it says nothing.</summary>
    public string Answer { get; set; } = "";
    public string AnsweredBy { get; set; } = "";
    public DateTime? AnsweredAt { get; set; }
}

sealed class ReportTable :
    IEntityTypeConfiguration<AnnualReport>, IEntityTypeConfiguration<Submission>,
    IEntityTypeConfiguration<SubmittedValue>, IEntityTypeConfiguration<CorrectedValue>, IEntityTypeConfiguration<ReviewNote>
{
    public void Configure(EntityTypeBuilder<AnnualReport> table)
    {
        table.ToTable("Reports").HasIndex(r => new { r.Center, r.Year }).IsUnique();
        table.HasOne<Center>().WithMany().HasForeignKey(r => r.Center);
        table.HasOne<Round>().WithMany().HasForeignKey(r => r.Year);
        table.Property(r => r.Revision).IsConcurrencyToken();
        table.Ignore(r => r.Newest).Ignore(r => r.LastHandedIn);
    }

    public void Configure(EntityTypeBuilder<Submission> table)
    {
        table.HasOne(s => s.Report).WithMany(r => r.Submissions).HasForeignKey(s => s.ReportId);
        table.HasOne(s => s.Upload).WithMany(u => u.Submissions).HasForeignKey(s => s.UploadId);
        table.HasIndex(s => new { s.ReportId, s.Version }).IsUnique();
        table.HasIndex(s => s.ReceiptNumber);
        table.Ignore(s => s.IsHandedIn).Ignore(s => s.IsImported);
    }

    public void Configure(EntityTypeBuilder<SubmittedValue> table)
    {
        table.HasKey(v => new { v.SubmissionId, v.Field });
        table.HasOne<Submission>().WithMany(s => s.Values).HasForeignKey(v => v.SubmissionId);
    }

    public void Configure(EntityTypeBuilder<CorrectedValue> table)
    {
        table.HasKey(v => new { v.SubmissionId, v.Field });
        table.HasOne<Submission>().WithMany(s => s.Corrections).HasForeignKey(v => v.SubmissionId);
    }

    public void Configure(EntityTypeBuilder<ReviewNote> table)
    {
        table.HasKey(n => new { n.SubmissionId, n.Field });
        table.HasOne<Submission>().WithMany(s => s.Notes).HasForeignKey(n => n.SubmissionId);
    }
}
