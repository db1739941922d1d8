using Microsoft.EntityFrameworkCore;
using Monitor.Web.Features.Risk;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Risk;

public sealed class DailyRefreshTests : IDisposable
{
    readonly DemoHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task EachCentre_IsRefreshed_InWhicheverOfSeveralTransactions()
    {
        await using var db = host.Db();
        db.Centers.AddRange(MadeCenter.Many(230, new(2024, 6, 1)));
        await db.SaveChangesAsync();
        await host.Get<DailyRefresh>().RunAsync(default);
        // None of them has reported anything.
        var flagged = (await db.Flags.Where(f => f.Rule == "R-OVERDUE").Select(f => f.Center).Distinct().ToListAsync()).ToHashSet();
        Assert.All(Enumerable.Range(0, 230), i => Assert.Contains(MadeCenter.Code(2024, i), flagged));
    }
}
