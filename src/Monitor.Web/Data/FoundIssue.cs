using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Data;

/// <summary>An issue found in an upload, and the district's explanation where it is a warning.</summary>
public sealed class FoundIssue
{
    public int Id { get; init; }
    public int UploadId { get; set; }
    public CenterCode? Center { get; init; }
    public required string Code { get; init; }
    public required IssueSeverity Severity { get; init; }
    public required string Sheet { get; init; }
    public int? Row { get; init; }
    public int? Column { get; init; }
    public FieldCode? Field { get; init; }
    public string? Check { get; init; }
    public required string Message { get; init; }
    public required string Found { get; init; }
    public required string Expected { get; init; }
    public required string Mend { get; init; }
    public required string Fingerprint { get; init; }
    public string Explanation { get; set; } = "";
    public string ExplainedBy { get; set; } = "";
    public DateTime? ExplainedAt { get; set; }

    public string? Address => Row is { } row && Column is { } column ? CellAddress.Of(row, column) : null;
    public bool NeedsExplanation => Severity == IssueSeverity.Warning && Explanation.Length == 0;

    /// <summary>The same matter in the same words, whoever explained it.</summary>
    public bool IsSame(FoundIssue other) => Fingerprint == other.Fingerprint && Message == other.Message;

    /// <summary>A copy for another upload, with what was said about it.</summary>
    public FoundIssue Again() => new()
    {
        Center = Center,
        Code = Code,
        Severity = Severity,
        Sheet = Sheet,
        Row = Row,
        Column = Column,
        Field = Field,
        Check = Check,
        Message = Message,
        Found = Found,
        Expected = Expected,
        Mend = Mend,
        Fingerprint = Fingerprint,
        Explanation = Explanation,
        ExplainedBy = ExplainedBy,
        ExplainedAt = ExplainedAt,
    };

    public static FoundIssue From(ReportIssue issue) => new()
    {
        Center = issue.Center,
        Code = issue.Code,
        Severity = issue.Severity,
        Sheet = issue.Sheet,
        Row = issue.Row,
        Column = issue.Column,
        Field = issue.Field,
        Check = issue.Check,
        Message = issue.Message,
        Found = issue.Found,
        Expected = issue.Expected,
        Mend = issue.Mend,
        Fingerprint = issue.Fingerprint,
    };
}

sealed class IssueTable : IEntityTypeConfiguration<FoundIssue>
{
    public void Configure(EntityTypeBuilder<FoundIssue> table)
    {
        table.ToTable("Issues");
        table.Ignore(i => i.Address).Ignore(i => i.NeedsExplanation);
        table.HasOne<Upload>().WithMany(u => u.Issues).HasForeignKey(i => i.UploadId);
        table.HasIndex(i => new { i.UploadId, i.Center });
    }
}
