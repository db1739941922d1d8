using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Insights;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Insights;

public sealed class ComparisonTests(DemoHost host) : IClassFixture<DemoHost>
{
    static readonly CenterCode[] Seven = ["CQ2023-01", "CQ2023-02", "CQ2023-03", "CQ2024-01", "CQ2024-02", "CQ2024-03", "CQ2025-01"];

    Task<Comparison> Get(string user, IEnumerable<CenterCode> codes, DemoHost? on = null) =>
        (on ?? host).Get<ComparisonService>().GetAsync((on ?? host).Actor(user), [.. codes], default);

    [Fact]
    public async Task SixCenters_AreCompared_ASeventhIsNamedAsLeftOut()
    {
        Assert.Equal((6, 0), (await Get("lingdao", Seven[..6]) is var six ? (six.Centers.Count, six.LeftOut) : default));
        var seven = await Get("lingdao", Seven);
        Assert.Equal((6, 1), (seven.Centers.Count, seven.LeftOut));
        Assert.Contains("后选的 1 家没有列入", await (await host.OnceSignedInAsync("lingdao")).GetStringAsync($"/centers/compare?codes={string.Join(',', Seven.Select(c => c.ToString()))}"));
    }

    [Fact]
    public async Task Order_IsThatOfTheAddress_AndACodeTwiceIsOne() =>
        Assert.Equal(["CQ2024-02", "CQ2023-01"], (await Get("fuhe", ["CQ2024-02", "CQ2023-01", "CQ2024-02"])).Centers.Select(c => c.Code.ToString()));

    [Fact]
    public async Task Figures_AreThoseOfTheFiles_AndAnEarlierYearIsNotZero()
    {
        var comparison = await Get("lingdao", ["CQ2023-01", "CQ2025-01"]);
        Assert.Equal([2023, 2024, 2025], comparison.Years.Select(y => y.Value));
        var row = SeedFigures.Rows.Single(r => r.Center == "CQ2023-01" && r.Year == 2024);
        Assert.Equal(row.Values["F08"], Total.Of(Measure.Trained, comparison.Centers[0].In(2024)!).Value);
        Assert.Null(comparison.Centers[1].In(2024));
        Assert.Equal(comparison.Centers.SelectMany(c => c.Years.Values).Max(y => y.Value("F08")), comparison.MostOf(Measure.Trained));
    }

    [Fact]
    public async Task District_ComparesItsOwn_WithoutVerdictsThatAreNotDisclosed()
    {
        using var own = new DemoHost();
        await using (var db = own.Db())
        {
            Assert.Equal(1, await db.Reviews.Where(r => r.Center == new CenterCode("CQ2024-01") && r.Year == new ReportYear(2025)).ExecuteDeleteAsync());
        }
        var comparison = await Get("baosong", ["CQ2024-01", "CQ2025-01"], own);
        Assert.Null(comparison.Centers[0].In(2025)!.Score);
        Assert.NotNull(comparison.Centers[0].In(2024)!.Score);
        Assert.NotNull(comparison.Centers[1].In(2025)!.Score);
        Assert.NotNull((await Get("fuhe", ["CQ2024-01"], own)).Centers[0].In(2025)!.Score);
        Assert.Equal(["CQ2024-01", "CQ2025-01"], comparison.Choices.Select(c => c.Code.ToString()));
    }

    [Fact]
    public async Task ForeignOrUnknownCenter_IsNotFound()
    {
        await Assert.ThrowsAsync<NotFoundForActor>(() => Get("baosong", ["CQ2024-01", "CQ2024-02"]));
        await Assert.ThrowsAsync<NotFoundForActor>(() => Get("lingdao", ["CQ2024-01", "CQ9999-99"]));
    }

    [Fact]
    public async Task Nothing_Chosen_AsksToChoose() =>
        Assert.Equal("请在下方选择要对比的创新中心，最多 6 家。", (await Get("lingdao", [])).Answer);
}
