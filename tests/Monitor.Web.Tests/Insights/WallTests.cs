using Monitor.Web.Features.Insights;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Insights;

/// <summary>大屏: whole in its HTML, since nothing else of it is ever loaded.</summary>
public sealed class WallTests(DemoHost host) : IClassFixture<DemoHost>
{
    async Task<string> Page(string address = "/overview/wall") => await (await host.OnceSignedInAsync("lingdao")).GetStringAsync(address);

    [Fact]
    public async Task Wall_SaysWhatTheOverviewSays_WithItsTime_AndHasNoMenu()
    {
        var page = await Page();
        var overview = await host.Get<OverviewService>().GetAsync(host.Actor("lingdao"), null, OverviewFilter.None, default);
        Assert.Contains(OverviewWords.Answer(overview), page);
        Assert.Contains(OverviewWords.Of(overview.Round!), page);
        Assert.Contains(ChinaTime.Text(host.Clock.Now), page);
        Assert.Contains("演示数据", page);
        Assert.DoesNotContain("主导航", page);
    }

    [Fact]
    public async Task Wall_IsStatic_SoThatALostServerTakesNothingAway()
    {
        Assert.DoesNotContain("<!--Blazor:{\"type\":\"server\"", await Page());
        Assert.Contains("<!--Blazor:{\"type\":\"server\"", await Page("/overview"));
    }

    [Fact]
    public async Task Wall_KeepsTheFiltersOfTheOverview()
    {
        Assert.Contains("href=\"/overview/wall?year=2024&amp;batch=2024\"", await Page("/overview?year=2024&batch=2024"));
        var page = await Page("/overview/wall?year=2024&batch=2024");
        Assert.Contains("2024年度2024年批", page);
        Assert.Contains("href=\"/overview?year=2024&amp;batch=2024\"", page);
    }

    [Fact]
    public async Task Year_WithoutReports_HasNoColumn_NotAColumnOfZero()
    {
        var page = await Page("/overview/wall?year=2026");
        Assert.Contains("height: 0%", page);
        Assert.Contains("均尚未报送", page);
    }
}
