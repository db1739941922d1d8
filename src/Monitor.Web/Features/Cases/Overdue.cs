using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Cases;

/// <summary>A year's report that came late or has not come, and how it was reminded of. It stands against the district, never against the centre.</summary>
/// <param name="Days">Whole days after the due day.</param>
public sealed record Overdue(ReportYear Year, DateOnly Due, DateOnly? SubmittedOn, int Days, IReadOnlyList<Reminding> Reminders)
{
    public bool IsOpen => SubmittedOn is null;

    /// <summary>Years with a late report or a reminder, oldest first.</summary>
    public static IReadOnlyList<Overdue> Of(CenterHistory history, IReadOnlyList<Reminding> reminders, DateOnly today) =>
    [
        .. history.Rounds.Where(r => history.Expects(r.Year)).OrderBy(r => r.Year).Select(r =>
        {
            var first = history.Reports.Where(v => v.Year == r.Year && v.WithdrawnOn is null).Min(v => (DateOnly?)v.SubmittedOn);
            return new Overdue(r.Year, r.EffectiveDue, first, Math.Max(0, (first ?? today).DayNumber - r.EffectiveDue.DayNumber), [.. reminders.Where(x => x.Year == r.Year)]);
        }).Where(o => o.Days > 0 || o.Reminders.Count > 0),
    ];
}
