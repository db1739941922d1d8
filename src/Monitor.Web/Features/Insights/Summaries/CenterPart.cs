using System.Text.Json.Serialization;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Insight;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Insights.Summaries;

/// <summary>What one centre adds to the overview of one year. It knows no present day: what follows from that is said when it is read.</summary>
public sealed record CenterPart
{
    /// <summary>Its district is named when it is read.</summary>
    public required CenterNow Now { get; init; }

    /// <summary>The lead district of its designation.</summary>
    public required DistrictCode Lead { get; init; }

    /// <summary>Expected in the year, or reported for it; else it was so only the year before.</summary>
    public required bool Expected { get; init; }

    /// <summary>The year before; null where it was neither expected nor reported then, or where the part is listed: kept apart, as only its change rests on it.</summary>
    public CenterYear? Before { get; init; }

    /// <summary>The day on which its report was or is due; null where the year has no round.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>Null where no report of the year is asked of it.</summary>
    public Reporting? Reporting { get; init; }

    /// <summary>催报 that did not fail.</summary>
    public required int Reminders { get; init; }

    /// <summary>Of its scorecard; empty where there is none.</summary>
    public required string Rulebook { get; init; }

    /// <summary>The day since or until which a report is missing; null where none is.</summary>
    [JsonIgnore]
    public DateOnly? MissingSince => Reporting is { SubmittedOn: null } missing ? missing.Due : null;
}

/// <summary>How far a report has come in its round, as the overview counts it.</summary>
public enum ReportStep { Verified, UnderReview, Submitted, Revising, AwaitingApproval, Draft, NotBegun }

/// <summary>Which names a centre's part has in a <see cref="Tally"/>.</summary>
public static class PartTally
{
    public const string Expected = "expected", Reported = "reported", Provisional = "provisional", Consultation = "consultation", Flagged = "flagged";
    public const string Measured = "measured", Slow = "slow", Weak = "weak", SlowAndWeak = "slow and weak";
    public const string OnTime = "on time", Late = "late";
    /// <summary>Each with a rest: of <see cref="Step"/> a <see cref="ReportStep"/>, of <see cref="Flow"/> the standings, and so on.</summary>
    public const string Rulebook = "rulebook ", Flow = "flow ", Step = "step ";

    public static string Of(Grade grade) => $"grade {grade}";
    public static string Of(Severity severity) => $"risk {severity}";
    public static string Worst(Severity severity) => $"worst {severity}";
    public static string Of(Measure measure, string what) => $"{measure.Key} {what}";

    public static Tally Of(CenterPart part)
    {
        var amounts = new Dictionary<string, decimal>();
        var (now, figures) = (part.Now, part.Now.Figures);
        Add(Flow + new Move(YearStanding.Of(part.Before), part.Expected ? YearStanding.Of(figures) : default).Name);
        if (!part.Expected) return new(amounts);

        Add(Expected);
        if (figures.Reported) Add(Reported);
        if (figures.Provisional) Add(Provisional);
        if (figures.Grade is { } grade) Add(Of(grade));
        if (now.NeedsConsultation) Add(Consultation);
        if (now.Worst is { } worst)
        {
            Add(Flagged);
            Add(Worst(worst));
        }
        foreach (var severity in now.Risks.Select(r => r.Severity).Distinct()) Add(Of(severity));
        if (now is { Progress.Value: not null, Outcome.Value: not null }) Add(Measured);
        if (now.IsSlow) Add(Slow);
        if (now.IsWeak) Add(Weak);
        if (now is { IsSlow: true, IsWeak: true }) Add(SlowAndWeak);
        if (part.Rulebook.Length > 0) Add(Rulebook + part.Rulebook);
        if (part.Reporting is { } reporting)
        {
            Add(Step + StepOf(reporting));
            if (reporting.SubmittedOn is { } day) Add(day <= reporting.Due ? OnTime : Late);
        }
        foreach (var measure in Measure.All)
        {
            foreach (var (name, amount) in Total.AmountsOf(measure, figures)) Add(Of(measure, name), amount);
            if (part.Before is { } before) foreach (var (name, amount) in Change.AmountsOf(measure, before, figures)) Add(Of(measure, name), amount);
        }
        return new(amounts);

        void Add(string name, decimal amount = 1)
        {
            if (amount != 0) amounts[name] = amount;
        }
    }

    /// <summary>What was handed in once and came back is being revised, however far that is.</summary>
    static ReportStep StepOf(Reporting report) => (report.State, report.SubmittedOn) switch
    {
        (null, _) => ReportStep.NotBegun,
        (ReportState.Returned, _) or (ReportState.Draft or ReportState.AwaitingApproval, not null) => ReportStep.Revising,
        (ReportState.Draft, _) => ReportStep.Draft,
        (ReportState.AwaitingApproval, _) => ReportStep.AwaitingApproval,
        (ReportState.Submitted, _) => ReportStep.Submitted,
        (ReportState.UnderReview, _) => ReportStep.UnderReview,
        (ReportState.Verified, _) => ReportStep.Verified,
        _ => throw new ArgumentOutOfRangeException(nameof(report), report.State, null),
    };
}
