using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Reviews;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Reviews;

/// <summary>Medians of peers stand beside the values from five others on.</summary>
public sealed class PeerMedianTests : IDisposable
{
    static readonly CenterCode Center = "CQ2024-01";
    static readonly ReportYear Year = 2025;

    readonly DemoHost host = new();

    public void Dispose() => host.Dispose();

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public async Task Median_IsShown_FromFiveOthersOfTheIndustry(int others, bool shown)
    {
        await using var db = host.Db();
        var reported = await db.Reports.Where(r => r.Year == Year && r.Center != Center).OrderBy(r => r.Center).Select(r => r.Center).Take(others).ToListAsync();
        await db.Centers.Where(c => c.Code == Center || reported.Contains(c.Code)).ExecuteUpdateAsync(c => c.SetProperty(x => x.Industry, "演示行业"));

        var bench = await host.Get<Workbenches>().OfAsync(host.Actor("fuhe"), Center.ToString(), Year.Value, default);
        var values = (await db.Reports.Where(r => reported.Contains(r.Center) && r.Year == Year).SelectMany(r => r.Submissions).SelectMany(s => s.Values)
            .Where(v => v.Field == new FieldCode("F08")).Select(v => v.Value).ToListAsync()).Order().ToList();
        Assert.Equal(shown ? values[2] : null, bench.Lines.Single(l => l.Field.Code == "F08").Peers);
        Assert.Contains(shown ? "同行业（演示行业）其他 5 家" : "不足 5 家", bench.PeersNote);
    }
}
