using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Assessment;

/// <summary>
/// What a database knows besides reports, targets, centres and incidents, as one file: written by the <c>export</c> verb, read by
/// <c>assess --history</c> and by the demo's loader.
/// </summary>
public sealed record HistoryFile
{
    public const string CurrentFormat = "monitor-history/1";

    public string Format { get; init; } = CurrentFormat;
    public bool Synthetic { get; init; }
    public IReadOnlyList<RoundFacts> Rounds { get; init; } = [];
    public IReadOnlyList<RecordedFacts> Centers { get; init; } = [];
}

/// <summary>One centre's part of a <see cref="HistoryFile"/>.</summary>
public sealed record RecordedFacts
{
    public required CenterCode Center { get; init; }
    /// <summary>Rounds that differ for this centre from the file's: extensions.</summary>
    public IReadOnlyList<RoundFacts> Rounds { get; init; } = [];
    public IReadOnlyList<Verification> Verifications { get; init; } = [];
    public IReadOnlyList<Exemption> Exemptions { get; init; } = [];
    public IReadOnlyList<SettledRating> Ratings { get; init; } = [];
    public IReadOnlyList<ReviewConclusion> Reviews { get; init; } = [];
    public IReadOnlyList<TermConclusion> TermConclusions { get; init; } = [];
    public IReadOnlyList<RectificationFacts> Rectifications { get; init; } = [];
    public IReadOnlyList<Declaration> Declarations { get; init; } = [];
    public IReadOnlyList<Reminder> Reminders { get; init; } = [];
    public IReadOnlyList<ScreeningRun> Screenings { get; init; } = [];
    public IReadOnlyList<ForecastRun> Forecasts { get; init; } = [];
}

/// <summary>When a year's report was handed in and accepted, and the values that the reviewer corrected.</summary>
public sealed record Verification(
    ReportYear Year,
    DateOnly SubmittedOn,
    DateOnly? VerifiedOn,
    IReadOnlyDictionary<FieldCode, Reported>? Corrected = null);
