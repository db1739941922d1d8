using Monitor.Analytics.Assessment;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Centers;

/// <summary>The flag that weighs most on a centre, and how many stand.</summary>
public sealed record WorstFlag(Severity Severity, ReportYear Year, string Title, int Standing);

/// <summary>Which flags still ask something of somebody.</summary>
public static class StandingFlags
{
    /// <summary>Open or confirmed, and not answered by a closed case (销号) on its year.</summary>
    public static bool Stands(FlagStatus status, ReportYear year, CenterHistory history) =>
        status is FlagStatus.Open or FlagStatus.Confirmed
        && !history.Rectifications.Any(r => r.ForYear == year && r.ClosedOn is not null);

    /// <summary>Most severe first, then newest; null where none stands.</summary>
    /// <param name="flags">All flags of the centre that may be shown.</param>
    public static WorstFlag? Worst(IEnumerable<StoredFlag> flags, CenterHistory history)
    {
        var standing = flags.Where(f => Stands(f.Status, f.Year, history)).ToList();
        return standing.OrderByDescending(f => f.Severity).ThenByDescending(f => f.Year).ThenBy(f => f.Id).FirstOrDefault() is not { } worst
            ? null
            : new(worst.Severity, worst.Year, worst.Recorded().Flag.Title, standing.Count);
    }
}
