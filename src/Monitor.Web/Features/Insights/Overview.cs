using System.Text.Json.Serialization;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Insights.Summaries;
using Monitor.Web.Shared.Components;

namespace Monitor.Web.Features.Insights;

/// <summary>
/// What a leader sees of one year, and shown, drawn and printed from this alone. Counts and sums are of all centres that are looked at; centres are
/// listed up to a number.
/// </summary>
public sealed record Overview
{
    public required DateOnly AsOf { get; init; }

    /// <summary>Null where nothing was ever to be reported.</summary>
    public required ReportYear? Year { get; init; }

    /// <summary>Years to choose from, newest first.</summary>
    public required IReadOnlyList<ReportYear> Years { get; init; }

    public required OverviewFilter Filter { get; init; }
    public required FilterChoices Choices { get; init; }

    /// <summary>From the first year with a report to <see cref="Year"/>, without gaps; the last is the year shown.</summary>
    public required IReadOnlyList<YearSummary> ByYear { get; init; }

    /// <summary>Centres expected in the year that are listed: the worst first.</summary>
    public required IReadOnlyList<CenterNow> Centers { get; init; }

    /// <summary>Centres that were expected the year before and no more, as they stood then.</summary>
    public IReadOnlyList<CenterYear> Left { get; init; } = [];

    /// <summary>Reports that are not there, of all rounds that have opened, as far as they are listed: the latest first, then those not yet due.</summary>
    public required IReadOnlyList<Unreported> Unreported { get; init; }

    /// <summary>All of them, listed or not, by year and due day.</summary>
    public required IReadOnlyList<MissingReports> Missing { get; init; }

    /// <summary>Null where no round is open.</summary>
    public required RoundProgress? Round { get; init; }

    /// <summary>Open cases of the centres looked at, whatever their year, in the order of their stages.</summary>
    public IReadOnlyList<CaseStage> Cases { get; init; } = [];

    /// <summary>All bureaux of the day, for the map.</summary>
    public required IReadOnlyList<DistrictNow> Districts { get; init; }

    /// <summary>Scheme and version of the year, e.g. cq-2026 1.0; empty where nothing was scored.</summary>
    public required string Rulebook { get; init; }

    public required bool Synthetic { get; init; }

    /// <summary>Centres on the list, whatever the filter.</summary>
    public required int AllCenters { get; init; }

    public YearSummary? Now => ByYear.Count > 0 ? ByYear[^1] : null;
    public YearSummary? Before => ByYear.Count > 1 ? ByYear[^2] : null;

    public Change? ChangeOf(Measure measure) => Before is { } before ? Change.Of(measure, before, Now!) : null;

    /// <summary>Not all centres of the year are listed.</summary>
    public bool IsCut => Now is { } now && Centers.Count < now.Expected;

    /// <param name="year">Null for all years.</param>
    public int Overdue(ReportYear? year = null) => Missing.Where(m => (year is null || m.Year == year) && m.Due < AsOf).Sum(m => m.Count);

    /// <summary>Missing, and there still is time.</summary>
    public int Awaited(ReportYear? year = null) => Missing.Where(m => (year is null || m.Year == year) && m.Due >= AsOf).Sum(m => m.Count);
}

/// <summary>How many reports of a year were or are due on a day and are not there.</summary>
public sealed record MissingReports(ReportYear Year, DateOnly Due, int Count);

/// <summary>What all centres of a year come to.</summary>
public sealed record YearSummary(ReportYear Year, Tally Tally)
{
    readonly Dictionary<Measure, Total> totals = Measure.All.ToDictionary(m => m, m => Total.Of(m, Tally));

    public static YearSummary Of(ReportYear year, IEnumerable<CenterPart> parts) => new(year, Tally.Sum(parts.Select(PartTally.Of)));

    public Total this[Measure measure] => totals[measure];

    public int Expected => Tally.Count(PartTally.Expected);
    public int Reported => Tally.Count(PartTally.Reported);
    public int Provisional => Tally.Count(PartTally.Provisional);
    /// <summary>Centres with a flag against them.</summary>
    public int Flagged => Tally.Count(PartTally.Flagged);
    /// <summary>Centres with a flag to rectify or to revoke.</summary>
    public int Grave => Tally.Count(PartTally.Worst(Severity.Rectify)) + Tally.Count(PartTally.Worst(Severity.Revoke));
    public int NeedConsultation => Tally.Count(PartTally.Consultation);
    public int Measured => Tally.Count(PartTally.Measured);
    public int SlowAndWeak => Tally.Count(PartTally.SlowAndWeak);
    public int OnlySlow => Tally.Count(PartTally.Slow) - SlowAndWeak;
    public int OnlyWeak => Tally.Count(PartTally.Weak) - SlowAndWeak;

    public int With(Grade grade) => Tally.Count(PartTally.Of(grade));
    public int With(Severity severity) => Tally.Count(PartTally.Of(severity));

    /// <summary>The gravest flag of all centres; null where there is none.</summary>
    public Severity? Worst => Enum.GetValues<Severity>().OrderDescending().Cast<Severity?>().FirstOrDefault(s => With(s!.Value) > 0);

    /// <summary>Scheme and version of its scorecards, e.g. cq-2026 1.0.</summary>
    public string Rulebook => string.Join("、", Tally.Under(PartTally.Rulebook).Select(r => r.Name));
}

/// <summary>A centre expected in one year: what it reported (verified where it is), what it had planned, and its grade.</summary>
public sealed record CenterYear
{
    public required CenterCode Code { get; init; }
    public required ReportYear Year { get; init; }
    public required string Name { get; init; }
    public required string Industry { get; init; }
    public required int Batch { get; init; }

    /// <summary>Who answered for it when the year was due; a former name is added.</summary>
    public required string District { get; init; }

    public required bool Reported { get; init; }
    public required bool Provisional { get; init; }
    public required IReadOnlyDictionary<FieldCode, decimal> Values { get; init; }
    public required IReadOnlyDictionary<string, decimal> Plans { get; init; }
    public decimal? Score { get; init; }
    /// <summary>Null where the year was not reported.</summary>
    public Grade? Grade { get; init; }

    /// <summary>Null is missing; a reported zero is 0.</summary>
    public decimal? Value(FieldCode field) => Values.TryGetValue(field, out var value) ? value : null;
    public decimal? Plan(Measure measure) => measure.Plan is { } code && Plans.TryGetValue(code, out var plan) ? plan : null;
}

/// <summary>A centre in the year shown: with its axes, where it stood the year before, and the flags against it.</summary>
public sealed record CenterNow(CenterYear Figures, AxisResult? Progress, AxisResult? Outcome, YearStanding Before, IReadOnlyList<Risk> Risks, bool NeedsConsultation = false)
{
    [JsonIgnore]
    public Severity? Worst => Risks.Count == 0 ? null : Risks.Max(r => r.Severity);
    [JsonIgnore]
    public bool IsSlow => Progress is { IsBelow: true };
    [JsonIgnore]
    public bool IsWeak => Outcome is { IsBelow: true };
    [JsonIgnore]
    public string Href => $"/centers/{Figures.Code}";
}

/// <summary>A flag that stands and was not dismissed.</summary>
public sealed record Risk(Severity Severity, string Title, string Clause, string Statement, FlagStatus Status, bool Provisional);

/// <summary>A report that was not handed in. It stands against the district, not the centre.</summary>
/// <param name="FirstDue">Where the due day was extended: the first one.</param>
/// <param name="State">How far it has come; null where nothing was begun.</param>
/// <param name="DaysLate">0 where there still is time: then <paramref name="DaysLeft"/> says how much.</param>
/// <param name="Locked">The grace has ended: nothing can be handed in any more.</param>
public sealed record Unreported(
    CenterCode Code, string Name, ReportYear Year, DistrictCode District, string DistrictName, DateOnly Due, DateOnly? FirstDue,
    Analytics.Cases.ReportState? State, int DaysLate, int DaysLeft, bool Locked, int Reminders)
{
    public bool IsOverdue => DaysLate > 0;
}

/// <summary>How far the open round has come.</summary>
/// <param name="DaysLeft">Until the due day; negative once it has passed and the grace runs.</param>
public sealed record RoundProgress(ReportYear Year, DateOnly Due, DateOnly GraceEnds, int DaysLeft, int Expected, IReadOnlyList<RoundStep> Steps)
{
    public int HandedIn => Steps.Where(s => s.HandedIn).Sum(s => s.Count);
}

/// <summary>How many open cases of a kind stand at one stage, both by their Chinese names.</summary>
public sealed record CaseStage(string Kind, string Stage, int Count);

/// <param name="HandedIn">A report in this state was handed in at least once.</param>
public sealed record RoundStep(string Name, StateTone Tone, int Count, bool HandedIn);

/// <summary>A bureau of today, with what it leads in the year shown.</summary>
/// <param name="Summary">Of the centres it leads that are looked at, in the year shown.</param>
/// <param name="Overdue">Reports of any year.</param>
public sealed record DistrictNow(DistrictCode Code, string Name, string Region, YearSummary? Summary, int Overdue)
{
    public int Centers => Summary?.Expected ?? 0;
    public int Reported => Summary?.Reported ?? 0;
    public Severity? Worst => Summary?.Worst;

    /// <summary>Reports of the year shown; null where the year has no round, or nothing was expected of it.</summary>
    public Punctuality? Punctuality { get; init; }
}

/// <summary>How many reports of a year came on time, came late, are overdue, and are not yet due.</summary>
public sealed record Punctuality(int OnTime, int Late, int Overdue, int Waiting);

/// <summary>What can be filtered by.</summary>
public sealed record FilterChoices(IReadOnlyList<int> Batches, IReadOnlyList<string> Industries, IReadOnlyList<(DistrictCode Code, string Name)> Districts);
