using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Insights.Summaries;

namespace Monitor.Web.Features.Insights;

/// <summary>总览: for those who see every centre. Reads what is recorded, and changes nothing.</summary>
public sealed class OverviewService(IDbContextFactory<MonitorDb> databases, OverviewKeeper keeper, Kept<(ReportYear? Year, OverviewFilter Filter), Overview> kept, TimeProvider time)
{
    /// <summary>Centres and missing reports listed; sums and counts are of all.</summary>
    internal static readonly (int Centers, int Reports) Most = (300, 60);

    /// <param name="year">Null for the newest with a report.</param>
    /// <exception cref="Forbidden">The actor does not see every centre.</exception>
    /// <exception cref="NotFoundForActor">No round of that year has opened, and nothing was reported for it.</exception>
    public async Task<Overview> GetAsync(Actor actor, ReportYear? year, OverviewFilter filter, CancellationToken cancel)
    {
        if (!actor.SeesAll) throw new Forbidden("总览汇集全市各创新中心的数据，只供市级部门查看。本区县的创新中心请到“本区总览”查看。");
        await keeper.CatchUpAsync(cancel);
        // Whoever gives up waiting leaves it to the others.
        return await kept.GetAsync((year, filter), () => ComputeAsync(year, filter, Most)).WaitAsync(cancel);
    }

    /// <summary>With every centre listed and every missing report, for what is printed and signed.</summary>
    /// <exception cref="Forbidden">The actor does not see every centre.</exception>
    /// <exception cref="NotFoundForActor">No round of that year has opened, and nothing was reported for it.</exception>
    public async Task<Overview> GetWholeAsync(Actor actor, ReportYear? year, CancellationToken cancel)
    {
        var overview = await GetAsync(actor, year, OverviewFilter.None, cancel);
        return overview.IsCut || overview.Missing.Sum(m => m.Count) > overview.Unreported.Count ? await ComputeAsync(year, OverviewFilter.None, (int.MaxValue, int.MaxValue)) : overview;
    }

    async Task<Overview> ComputeAsync(ReportYear? year, OverviewFilter filter, (int Centers, int Reports) most)
    {
        await using var db = await databases.CreateDbContextAsync();
        return OverviewBuilder.Of(await OverviewReader.ReadAsync(db, time.Today(), year, filter, most, CancellationToken.None));
    }
}
