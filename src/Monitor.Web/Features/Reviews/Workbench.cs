using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Insights.Models;

namespace Monitor.Web.Features.Reviews;

/// <summary>All that a reviewer looks at to decide on one centre's year: the newest version, beside what it is measured by.</summary>
public sealed record Workbench
{
    public required ReviewKey Key { get; init; }
    public required string CenterName { get; init; }
    public required string DistrictName { get; init; }
    public required ReportState State { get; init; }
    /// <summary>The newest last.</summary>
    public required IReadOnlyList<VersionFacts> Versions { get; init; }
    public required int DaysLate { get; init; }
    public required IReadOnlyList<FieldLine> Lines { get; init; }
    /// <summary>Warnings and notices at no field.</summary>
    public required IReadOnlyList<IssueFacts> OtherIssues { get; init; }
    public required IReadOnlyList<ProposedChange> Changes { get; init; }
    public required IReadOnlyList<ProposalFault> Faults { get; init; }
    public required ScoreMove Scores { get; init; }
    public required IReadOnlyList<FlagMove> Flags { get; init; }
    /// <summary>What the models ask to verify; null where none has looked at the year.</summary>
    public required ModelResults? Models { get; init; }
    /// <summary>Verifying it like this opens an inquiry.</summary>
    public required bool CallsForInquiry { get; init; }
    /// <summary>Whose medians stand beside the values, in words; or why none do.</summary>
    public required string PeersNote { get; init; }
    /// <summary>The annual review of the year; null where there is none yet.</summary>
    public required string? ReviewId { get; init; }
    public required Judgements Judgements { get; init; }
    /// <summary>The asker reviews it: what may be typed and decided.</summary>
    public required bool IsOwn { get; init; }

    public CenterCode Center => Key.Center;
    public ReportYear Year => Key.Year;
    public VersionFacts Newest => Versions[^1];
    public int Warnings => Lines.SelectMany(l => l.Issues).Concat(OtherIssues).Count(i => i.Severity == IssueSeverity.Warning);
    public int Remarks => Lines.Count(l => l.Remark.Length > 0);
    public bool IsWriting => IsOwn && State == ReportState.UnderReview;
}

/// <summary>One version handed in, and what became of it.</summary>
/// <param name="AttestedBy">Empty where the version was imported.</param>
/// <param name="Scan">盖章扫描件; null where none was attached.</param>
public sealed record VersionFacts(
    int Version, string FileName, int? FileId, string Reason, DateTime SubmittedAt, string AttestedBy,
    string Reviewer, DateTime? ReviewStartedAt, DateTime? ReturnedAt, string ReturnReason, DateTime? VerifiedAt, StampedScan? Scan);

/// <summary>A field of the newest version.</summary>
public sealed record FieldLine
{
    public required ReportField Field { get; init; }
    public required Reported Reported { get; init; }
    /// <summary>What the cell says, where it says it otherwise than the number.</summary>
    public required string? Raw { get; init; }
    /// <summary>Who typed it on the page; empty where it is the file's.</summary>
    public required string TypedBy { get; init; }
    /// <summary>Its address, e.g. K2, and the way to it in the kept file; null where the file has no such column.</summary>
    public required (string Address, string Href)? Cell { get; init; }
    /// <summary>Null where the year before was not reported.</summary>
    public required Reported? LastYear { get; init; }
    public required bool LastYearProvisional { get; init; }
    /// <summary>What the version before said, where it said otherwise.</summary>
    public required Reported? Earlier { get; init; }
    /// <summary>What the reviewer remarked when the version before was returned.</summary>
    public required string EarlierRemark { get; init; }
    /// <summary>What the district said to that remark.</summary>
    public required string Answer { get; init; }
    /// <summary>Median among peers; null where they are too few.</summary>
    public required decimal? Peers { get; init; }
    /// <summary>建设方案 value of the field itself (F04).</summary>
    public required decimal? Planned { get; init; }
    /// <summary>Indicators that the field enters, as the scorecard on screen has them.</summary>
    public required IReadOnlyList<IndicatorScore> Indicators { get; init; }
    public required IReadOnlyList<IssueFacts> Issues { get; init; }
    /// <summary>核定值 as typed, or as verified where it differs; empty: as reported.</summary>
    public required string Verified { get; init; }
    public required string Remark { get; init; }
    public required string? Fault { get; init; }
    /// <summary>Evidence that stood when the newest version was handed in.</summary>
    public required IReadOnlyList<EvidenceFile> Evidence { get; init; }
    /// <summary>The value enters an indicator of great weight, and nothing is attached.</summary>
    public required bool LacksEvidence { get; init; }

    /// <summary>Against the year before, 0.123 = 12.3 % more. Null where there is nothing to compare.</summary>
    public decimal? Change => Reported.Number is { } now && LastYear?.Number is > 0 and { } before ? now / before - 1 : null;
}

/// <summary>A warning with the district's explanation, or a notice.</summary>
public sealed record IssueFacts(IssueSeverity Severity, string Message, string Explanation, string ExplainedBy);

/// <summary>
/// The year's scorecard by reported values, and by verified ones: as it would be while the review goes on, as it is once verified (null before).
/// </summary>
public sealed record ScoreMove(Scorecard? Reported, Scorecard? Verified)
{
    public Scorecard? Shown => Verified ?? Reported;
}

/// <summary>A flag that follows from reported values, from verified ones, or both.</summary>
public sealed record FlagMove(RiskFlag Flag, bool ByReported, bool ByVerified);
