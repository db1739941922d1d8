using Monitor.Analytics.Assessment;
using Monitor.Analytics.Insight;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Shared.Components;

namespace Monitor.Web.Features.Insights;

/// <summary>What a leader sees of one year: computed once from what is recorded, and shown, drawn and printed from this alone.</summary>
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

    /// <summary>Centres expected in the year: the worst first.</summary>
    public required IReadOnlyList<CenterNow> Centers { get; init; }

    /// <summary>Reports that are not there, of all rounds that have opened: the latest first, then those not yet due.</summary>
    public required IReadOnlyList<Unreported> Unreported { get; init; }

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

    public int With(Severity severity) => Centers.Count(c => c.Risks.Any(r => r.Severity == severity));
}

/// <summary>A year's totals, with the centres they are made of.</summary>
public sealed record YearSummary(ReportYear Year, IReadOnlyList<CenterYear> Centers)
{
    readonly Dictionary<Measure, Total> totals = Measure.All.ToDictionary(m => m, m => Total.Of(m, Centers));

    public Total this[Measure measure] => totals[measure];

    public int Expected => Centers.Count;
    public int Reported => Centers.Count(c => c.Reported);
    public int Provisional => Centers.Count(c => c.Provisional);
    public int With(Grade grade) => Centers.Count(c => c.Grade == grade);
}

/// <summary>A centre expected in one year: what it reported (verified where it is), what it had planned, and its grade.</summary>
public sealed record CenterYear
{
    public required CenterCode Code { get; init; }
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

/// <summary>A centre in the year shown: with its axes, its grade of the year before, and the flags against it.</summary>
public sealed record CenterNow(CenterYear Figures, AxisResult? Progress, AxisResult? Outcome, Grade? Before, IReadOnlyList<Risk> Risks, bool NeedsConsultation = false)
{
    public Severity? Worst => Risks.Count == 0 ? null : Risks.Max(r => r.Severity);
    public bool IsSlow => Progress is { IsBelow: true };
    public bool IsWeak => Outcome is { IsBelow: true };
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
public sealed record DistrictNow(DistrictCode Code, string Name, string Region, int Centers, int Reported, int Overdue, Severity? Worst)
{
    /// <summary>Of the centres that it leads; null where it leads none.</summary>
    public YearSummary? Summary { get; init; }

    /// <summary>How punctually it reported the year; null where the year has no round, or nothing was expected of it.</summary>
    public Completeness? Timeliness { get; init; }
}

/// <summary>What can be filtered by.</summary>
public sealed record FilterChoices(IReadOnlyList<int> Batches, IReadOnlyList<string> Industries, IReadOnlyList<(DistrictCode Code, string Name)> Districts);
