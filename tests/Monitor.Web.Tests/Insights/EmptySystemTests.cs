using System.Net;
using Microsoft.EntityFrameworkCore;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Insights;

/// <summary>Before the first centre and round: every page says what will come, and none fails.</summary>
public sealed class EmptySystemTests
{
    [Fact]
    public async Task EveryPage_OfAnEmptySystem_SaysWhatWillCome()
    {
        using var host = new DemoHost();
        await using (var db = host.Db())
        {
            await db.Database.OpenConnectionAsync();
            await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF");
            string[] kept = ["Districts", "Rulebooks", "Audit", "DataProtectionKeys"];
            foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct().Where(t => !t.StartsWith("AspNet", StringComparison.Ordinal) && !kept.Contains(t)))
#pragma warning disable EF1002 // Names of the model's own tables.
                await db.Database.ExecuteSqlRawAsync($"DELETE FROM \"{table}\"");
#pragma warning restore EF1002
            Assert.Equal(0, await db.Centers.CountAsync());
        }

        var leader = await host.SignInAsync("lingdao");
        Assert.Contains("尚无报送批次", await leader.GetStringAsync("/overview/wall"));
        Assert.Contains("最多 6 家", await leader.GetStringAsync("/centers/compare"));
        Assert.Contains("请在下方选择要对比的产业，最多 6 个", await leader.GetStringAsync("/centers/compare?kind=industries"));
        var rulebooks = await leader.GetStringAsync("/rulebooks");
        Assert.Contains("cq-2026", rulebooks);
        Assert.Contains("尚无报送批次，没有可以试算的年度", rulebooks);
        Assert.DoesNotContain("href=\"/rulebooks/what-if\"", rulebooks);
        Assert.Contains("尚未录入创新中心", await leader.GetStringAsync("/overview"));
        using var whatIf = await leader.GetAsync("/rulebooks/what-if");
        Assert.Equal(HttpStatusCode.NotFound, whatIf.StatusCode);
        using var briefing = await leader.GetAsync("/overview/briefing.docx");
        Assert.Equal(HttpStatusCode.NotFound, briefing.StatusCode);
        Assert.Contains("尚无报送批次", await (await host.SignInAsync("baosong")).GetStringAsync("/my-overview"));
    }
}
