using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Vocabulary;
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
        CenterCode Code(int i) => $"YS2025-{i:0000}";
        await using var db = host.Db();
        db.Centers.AddRange(Enumerable.Range(0, 230).Select(i => new Data.Center
        {
            Code = Code(i),
            Name = $"演示中心{i}",
            Industry = "演示",
            LeadEntity = "演示单位",
            LeadDistrict = "500101",
            Batch = 2025,
            DesignatedOn = new(2024, 6, 1),
            Synthetic = true,
        }));
        await db.SaveChangesAsync();
        await host.Get<DailyRefresh>().RunAsync(default);
        // None of them has reported anything.
        var flagged = (await db.Flags.Where(f => f.Rule == "R-OVERDUE").Select(f => f.Center).Distinct().ToListAsync()).ToHashSet();
        Assert.All(Enumerable.Range(0, 230).Select(Code), c => Assert.Contains(c, flagged));
    }
}
