using Microsoft.EntityFrameworkCore;
using Monitor.Web.Data;
using Monitor.Web.Features.Insights.Summaries;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Insights;

/// <summary>What is kept for the overview, beside what comes out when all of it is made from nothing.</summary>
static class KeptSummaries
{
    public static async Task<IReadOnlyDictionary<string, string>> OfAsync(DemoHost host)
    {
        await host.Get<OverviewKeeper>().CatchUpAsync(default);
        await using var db = host.Db();
        var parts = await db.OverviewParts.AsNoTracking().ToListAsync();
        var totals = await db.OverviewTotals.AsNoTracking().ToListAsync();
        return parts.Select(p => ($"{p.Center} {p.Year}", $"{p.District} {p.Batch} {p.Industry} {p.Expected} {p.Worst} {p.Score} {p.MissingSince} {p.Json} {p.BeforeJson}"))
            .Concat(totals.Select(t => ($"{t.Year} {t.District} {t.Batch} {t.Industry}", t.Json)))
            .ToDictionary(k => k.Item1, k => k.Item2);
    }

    public static async Task<IReadOnlyDictionary<string, string>> AnewAsync(DemoHost host)
    {
        await using (var db = host.Db())
            await db.Database.ExecuteSqlRawAsync("DELETE FROM OverviewParts; DELETE FROM OverviewTotals; INSERT OR IGNORE INTO StaleOverviews (Center) SELECT Code FROM Centers");
        return await OfAsync(host);
    }

    public static async Task AreInStepAsync(DemoHost host)
    {
        var kept = await OfAsync(host);
        var anew = await AnewAsync(host);
        Assert.Equal(anew.Keys.Order(StringComparer.Ordinal), kept.Keys.Order(StringComparer.Ordinal));
        Assert.All(anew, a => Assert.Equal(a.Value, kept[a.Key]));
    }
}
