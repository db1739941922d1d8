using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Insights.Summaries;

namespace Monitor.Web.Features.Insights;

/// <summary>总览: for those who see every centre. Reads what is recorded, and changes nothing.</summary>
public sealed class OverviewService(IDbContextFactory<MonitorDb> databases, OverviewKeeper keeper, Kept<(ReportYear? Year, OverviewFilter Filter), Overview> kept, TimeProvider time)
{
    /// <summary>
    /// Centres listed: all that fit, or where there are more, as many of the worst as anybody reads; and missing reports. Sums and counts are of all.
    /// </summary>
    internal static readonly (int All, int Worst, int Reports) Most = (400, 100, 60);

    /// <param name="year">Null for the newest with a report.</param>
    /// <exception cref="Forbidden">The actor does not see every centre.</exception>
    /// <exception cref="NotFoundForActor">No round of that year has opened, and nothing was reported for it.</exception>
    public async Task<Overview> GetAsync(Actor actor, ReportYear? year, OverviewFilter filter, CancellationToken cancel)
    {
        RequireAll(actor);
        await keeper.CatchUpAsync(cancel);
        // Whoever gives up waiting leaves it to the others.
        return await kept.GetAsync((year, filter), () => ComputeAsync(year, filter)).WaitAsync(cancel);
    }

    /// <summary>With every centre listed and every missing report, for what is printed and signed; read in the context's transaction where there is one.</summary>
    /// <exception cref="Forbidden">The actor does not see every centre.</exception>
    /// <exception cref="NotFoundForActor">No round of that year has opened, and nothing was reported for it.</exception>
    public async Task<Overview> GetWholeAsync(MonitorDb db, Actor actor, ReportYear? year, CancellationToken cancel)
    {
        RequireAll(actor);
        await OverviewKeeper.CatchUpAsync(db, cancel);
        return await ReadAsync(db, year, OverviewFilter.None, (int.MaxValue, int.MaxValue, int.MaxValue), cancel);
    }

    static void RequireAll(Actor actor)
    {
        if (!actor.SeesAll) throw new Forbidden("总览汇集全市各创新中心的数据，只供市级部门查看。本区县的创新中心请到“本区总览”查看。");
    }

    async Task<Overview> ComputeAsync(ReportYear? year, OverviewFilter filter)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await ReadAsync(db, year, filter, Most, CancellationToken.None);
    }

    async Task<Overview> ReadAsync(MonitorDb db, ReportYear? year, OverviewFilter filter, (int All, int Worst, int Reports) most, CancellationToken cancel) =>
        OverviewBuilder.Of(await OverviewReader.ReadAsync(db, time.Today(), year, filter, most, cancel));
}
