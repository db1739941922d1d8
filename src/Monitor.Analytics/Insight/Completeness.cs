using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Insight;

/// <summary>How one expected report of a round stands.</summary>
/// <param name="District">Who reports it, as of the round.</param>
/// <param name="State">Null where nothing has been started.</param>
/// <param name="SubmittedOn">Day (UTC+8) on which it was first handed in: what comes again after a return is not late by that.</param>
public sealed record Reporting(
    CenterCode Center, DistrictCode District, DateOnly FirstDue, DateOnly? ExtendedDue, ReportState? State, DateOnly? SubmittedOn)
{
    public DateOnly Due => ExtendedDue ?? FirstDue;

    /// <summary>Whole days after the due day, which ends at 24:00; 0 where on time, or where there still is time.</summary>
    public int DaysLate(DateOnly asOf) => Math.Max(0, (SubmittedOn ?? asOf).DayNumber - Due.DayNumber);

    public bool IsOverdue(DateOnly asOf) => SubmittedOn is null && DaysLate(asOf) > 0;
}

/// <summary>
/// Completeness and timeliness of a round, for one district or all (三（二）). Submitted = on time + late; returned and accepted are the present
/// state of submitted ones; overdue are those not handed in although due.
/// </summary>
public sealed record Completeness(int Expected, int Started, int Submitted, int OnTime, int Late, int Returned, int Accepted, int Overdue)
{
    public static Completeness Of(IReadOnlyCollection<Reporting> reports, DateOnly asOf) => new(
        reports.Count,
        reports.Count(r => r.State is not null),
        reports.Count(r => r.SubmittedOn is not null),
        reports.Count(r => r.SubmittedOn is not null && r.DaysLate(asOf) == 0),
        reports.Count(r => r.SubmittedOn is not null && r.DaysLate(asOf) > 0),
        reports.Count(r => r.State == ReportState.Returned),
        reports.Count(r => r.State == ReportState.Verified),
        reports.Count(r => r.IsOverdue(asOf)));

    /// <summary>How many had been handed in by the end of each day, from the first to the last.</summary>
    public static IReadOnlyList<(DateOnly Day, int Submitted)> ByDay(IReadOnlyCollection<Reporting> reports, DateOnly first, DateOnly last) =>
        [.. Enumerable.Range(0, Math.Max(0, last.DayNumber - first.DayNumber + 1)).Select(first.AddDays)
            .Select(day => (day, reports.Count(r => r.SubmittedOn <= day)))];
}
