using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Insights;

/// <summary>总览: for those who see every centre. Reads what is recorded, and changes nothing.</summary>
public sealed class OverviewService(IDbContextFactory<MonitorDb> databases, KeptOverviews kept, TimeProvider time)
{
    /// <param name="year">Null for the newest with a report.</param>
    /// <exception cref="Forbidden">The actor does not see every centre.</exception>
    /// <exception cref="NotFoundForActor">No round of that year has opened, and nothing was reported for it.</exception>
    public Task<Overview> GetAsync(Actor actor, ReportYear? year, OverviewFilter filter, CancellationToken cancel)
    {
        if (!actor.SeesAll) throw new Forbidden("总览汇集全市各创新中心的数据，只供市级部门查看。本区县的创新中心请到“创新中心”查看。");
        // Whoever gives up waiting leaves it to the others.
        return kept.GetAsync(year, filter, () => ComputeAsync(year, filter)).WaitAsync(cancel);
    }

    async Task<Overview> ComputeAsync(ReportYear? year, OverviewFilter filter)
    {
        await using var db = await databases.CreateDbContextAsync();
        var facts = await OverviewFacts.LoadAsync(db, time.Today(), CancellationToken.None);
        var shown = OverviewBuilder.YearToShow(facts, year);
        return OverviewBuilder.Of(facts, shown is { } y ? await YearFacts.LoadAsync(db, y, CancellationToken.None) : YearFacts.None, shown, filter);
    }
}
