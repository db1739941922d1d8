using System.Text.RegularExpressions;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Insights;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Insights;

/// <summary>What stands in the tables where there is nothing to count.</summary>
public sealed partial class TablesTests(DemoHost host) : IClassFixture<DemoHost>
{
    [Theory]
    [InlineData("lingdao", "/overview?year=2025", "上年未列入")]
    [InlineData("lingdao", "/overview?year=2024&map=grade", "良好及以上")]
    [InlineData("lingdao", "/centers/compare?kind=batches&codes=2023,2024", "未列入")]
    [InlineData("baosong", "/my-overview", "全市中位数")]
    public async Task Cell_IsNeverBlank(string user, string address, string shown)
    {
        var page = await (await host.OnceSignedInAsync(user)).GetStringAsync(address);
        Assert.Contains(shown, page);
        Assert.Empty(BlankCell().Matches(page).Select(m => page[Math.Max(0, m.Index - 300)..(m.Index + m.Length)]));
    }

    [Fact]
    public void Bureau_WithoutCenters_IsToldByItsCode()
    {
        var choices = new FilterChoices([2024], ["高端装备"], [("500106", "沙坪坝区")]);
        Assert.Equal("沙坪坝区2024年批", new OverviewFilter(Batch: 2024, District: "500106").Words(choices));
        Assert.Equal("代码为“500112”的区县2024年批", new OverviewFilter(Batch: 2024, District: "500112").Words(choices));
        Assert.Null(OverviewFilter.None.DistrictName(choices));
    }

    [GeneratedRegex(@"<td[^>]*>(\s|<!--.*?-->)*</td>")]
    private static partial Regex BlankCell();
}
