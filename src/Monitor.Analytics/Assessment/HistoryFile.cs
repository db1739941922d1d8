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

    /// <summary>What these histories hold of it; <see cref="Complete"/> puts it back.</summary>
    public static HistoryFile Of(IEnumerable<CenterHistory> histories, bool synthetic)
    {
        CenterHistory[] all = [.. histories.OrderBy(h => h.Center.Code)];
        RoundFacts[] rounds =
        [
            .. all.SelectMany(h => h.Rounds).Select(r => r with { ExtendedDue = null, ExtendedOn = null }).DistinctBy(r => r.Year).OrderBy(r => r.Year),
        ];
        return new() { Synthetic = synthetic, Rounds = rounds, Centers = [.. all.Select(h => RecordedFacts.Of(h, rounds))] };
    }

    /// <summary>Adds what the file recorded to a history that holds profile, targets, incidents, and one report a year as it was handed in.</summary>
    public CenterHistory Complete(CenterHistory history)
    {
        var facts = Centers.FirstOrDefault(c => c.Center == history.Center.Code) ?? new() { Center = history.Center.Code };
        return history with
        {
            Available = history.Available | Facts.Rounds | Facts.Reviews | Facts.Cases | Facts.Models,
            Rounds = [.. facts.Rounds.UnionBy(Rounds, r => r.Year).OrderBy(r => r.Year)],
            Reports = [.. history.Reports.SelectMany(r => facts.Verifications.FirstOrDefault(v => v.Year == r.Year)?.Versions(r) ?? [r])],
            TargetChanges = facts.TargetChanges,
            Exemptions = facts.Exemptions,
            Ratings = facts.Ratings,
            Reviews = facts.Reviews,
            TermConclusions = facts.TermConclusions,
            Rectifications = facts.Rectifications,
            Declarations = facts.Declarations,
            Reminders = facts.Reminders,
            Screenings = facts.Screenings,
            Forecasts = facts.Forecasts,
            RevokedOn = facts.RevokedOn,
            WithdrawnRevocations = facts.WithdrawnRevocations,
        };
    }
}

/// <summary>One centre's part of a <see cref="HistoryFile"/>.</summary>
public sealed record RecordedFacts
{
    public required CenterCode Center { get; init; }
    /// <summary>Rounds that differ for this centre from the file's: extensions.</summary>
    public IReadOnlyList<RoundFacts> Rounds { get; init; } = [];
    public IReadOnlyList<Verification> Verifications { get; init; } = [];
    public IReadOnlyList<TargetChange> TargetChanges { get; init; } = [];
    public IReadOnlyList<Exemption> Exemptions { get; init; } = [];
    public IReadOnlyList<SettledRating> Ratings { get; init; } = [];
    public IReadOnlyList<ReviewConclusion> Reviews { get; init; } = [];
    public IReadOnlyList<TermConclusion> TermConclusions { get; init; } = [];
    public IReadOnlyList<RectificationFacts> Rectifications { get; init; } = [];
    public IReadOnlyList<Declaration> Declarations { get; init; } = [];
    public IReadOnlyList<Reminder> Reminders { get; init; } = [];
    public IReadOnlyList<ScreeningRun> Screenings { get; init; } = [];
    public IReadOnlyList<ForecastRun> Forecasts { get; init; } = [];
    public DateOnly? RevokedOn { get; init; }
    public IReadOnlyList<WithdrawnRevocation> WithdrawnRevocations { get; init; } = [];

    internal static RecordedFacts Of(CenterHistory history, IReadOnlyCollection<RoundFacts> common) => new()
    {
        Center = history.Center.Code,
        Rounds = [.. history.Rounds.Except(common)],
        Verifications = [.. history.Reports.Where(r => r.WithdrawnOn is null).GroupBy(r => r.Year).OrderBy(g => g.Key).Select(g => Verification.Of([.. g.OrderBy(r => r.Version)]))],
        TargetChanges = history.TargetChanges,
        Exemptions = history.Exemptions,
        Ratings = history.Ratings,
        Reviews = history.Reviews,
        TermConclusions = history.TermConclusions,
        Rectifications = history.Rectifications,
        Declarations = history.Declarations,
        Reminders = history.Reminders,
        Screenings = history.Screenings,
        Forecasts = history.Forecasts,
        RevokedOn = history.RevokedOn,
        WithdrawnRevocations = history.WithdrawnRevocations,
    };
}

/// <summary>
/// When a year's newest report was handed in and accepted, and the values that the reviewer corrected. Versions that were withdrawn are left
/// out: no file of theirs counts, and no reviewer has seen them.
/// </summary>
/// <param name="FirstSubmittedOn">Where it was handed in again: the day of the first version, by which lateness is judged.</param>
public sealed record Verification(
    ReportYear Year,
    DateOnly SubmittedOn,
    DateOnly? VerifiedOn,
    IReadOnlyDictionary<FieldCode, Reported>? Corrected = null,
    DateOnly? FirstSubmittedOn = null)
{
    /// <summary>The first version alone is known from then on, and its values are not in the file.</summary>
    public bool OnlyFirstKnownOn(DateOnly day) => FirstSubmittedOn <= day && day < SubmittedOn;

    /// <param name="versions">All of one year, oldest first.</param>
    internal static Verification Of(IReadOnlyList<ReportVersion> versions)
    {
        var newest = versions[^1];
        return new(
            newest.Year,
            newest.SubmittedOn,
            newest.VerifiedOn,
            newest.Corrected.Count == 0 ? null : newest.Corrected.ToDictionary(c => c.Key, c => c.Value.Value),
            versions[0].SubmittedOn < newest.SubmittedOn ? versions[0].SubmittedOn : null);
    }

    /// <summary>The report with its days and corrections; before it a first version, of which only the day is known.</summary>
    internal IEnumerable<ReportVersion> Versions(ReportVersion report)
    {
        if (FirstSubmittedOn is { } first) yield return report with { SubmittedOn = first };
        yield return report with
        {
            Version = FirstSubmittedOn is null ? report.Version : report.Version + 1,
            SubmittedOn = SubmittedOn,
            VerifiedOn = VerifiedOn,
            Corrected = Corrected?.ToDictionary(c => c.Key, c => new SourcedValue(c.Value)) ?? [],
        };
    }
}
