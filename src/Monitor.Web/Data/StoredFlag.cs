using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Data;

/// <summary>风险标记 as it was raised, with its frozen evidence and what a person decided. Superseded or lapsed, never deleted.</summary>
public sealed class StoredFlag
{
    public int Id { get; init; }
    public required RuleId Rule { get; init; }
    public required CenterCode Center { get; init; }
    public required ReportYear Year { get; init; }
    public required string Subject { get; init; }
    public required Severity Severity { get; init; }
    public required FlagTarget Against { get; init; }
    public required string RulebookId { get; init; }
    public required string RulebookVersion { get; init; }
    public required string EvidenceHash { get; init; }
    /// <summary>Canonical JSON of the flag. Its wording may be refreshed while its evidence is the same.</summary>
    public required string Json { get; set; }
    public required FlagStatus Status { get; set; }
    public required DateTime RaisedAt { get; init; }
    /// <summary>Confirmed or dismissed, kept whatever became of the flag since; null where nobody decided.</summary>
    public FlagStatus? Decision { get; set; }
    public string DecidedBy { get; set; } = "";
    public DateTime? DecidedAt { get; set; }
    public string DecisionReason { get; set; } = "";
    public DateTime? EndedAt { get; set; }

    public static StoredFlag From(RecordedFlag recorded, DateTime at) => new()
    {
        Rule = recorded.Flag.Key.Rule,
        Center = recorded.Flag.Key.Center,
        Year = recorded.Flag.Key.Year,
        Subject = recorded.Flag.Key.Subject,
        Severity = recorded.Flag.Severity,
        Against = recorded.Flag.Against,
        RulebookId = recorded.Flag.RulebookId,
        RulebookVersion = recorded.Flag.RulebookVersion,
        EvidenceHash = recorded.EvidenceHash,
        Json = CanonicalJson.Write(recorded.Flag),
        Status = recorded.Status,
        RaisedAt = at,
    };

    public RecordedFlag Recorded() => new(
        CanonicalJson.Read<RiskFlag>(Json), Status,
        Decision is { } decision && DecidedAt is { } at ? new(decision, DecidedBy, at, DecisionReason) : null);

    /// <summary>Takes over what the ledger made of it: wording, status and, where it has ended, since when.</summary>
    public void Take(RecordedFlag recorded, DateTime at)
    {
        Json = CanonicalJson.Write(recorded.Flag);
        Status = recorded.Status;
        EndedAt = recorded.Stands ? null : EndedAt ?? at;
    }
}

sealed class FlagTable : IEntityTypeConfiguration<StoredFlag>
{
    public void Configure(EntityTypeBuilder<StoredFlag> table)
    {
        table.ToTable("Flags");
        table.HasOne<Center>().WithMany().HasForeignKey(f => f.Center);
        table.HasOne<StoredRulebook>().WithMany().HasForeignKey(f => new { f.RulebookId, f.RulebookVersion }).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(f => new { f.Rule, f.Center, f.Year, f.Subject }).IsUnique().HasFilter("EndedAt IS NULL");
    }
}
