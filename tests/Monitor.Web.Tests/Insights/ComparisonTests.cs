using System.Net;
using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Insights;
using Monitor.Web.Features.Insights.Compare;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Insights;

public sealed class ComparisonTests(DemoHost host) : IClassFixture<DemoHost>
{
    static readonly CenterCode[] Seven = ["CQ2023-01", "CQ2023-02", "CQ2023-03", "CQ2024-01", "CQ2024-02", "CQ2024-03", "CQ2025-01"];

    Task<Comparison> Get(string user, IEnumerable<CenterCode> codes, DemoHost? on = null) =>
        (on ?? host).Get<ComparisonService>().OfCentersAsync((on ?? host).Actor(user), [.. codes], default);

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
        Assert.Equal(["CQ2024-01", "CQ2025-01"], comparison.Choices.Select(c => c.Key));
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

    Task<Comparison> Groups(ComparedKind kind, string[] keys, OverviewFilter? filter = null, string user = "lingdao") =>
        host.Get<ComparisonService>().OfGroupsAsync(host.Actor(user), kind, keys, filter ?? OverviewFilter.None, default);

    [Fact]
    public async Task Districts_HaveTheSumsOfTheirCentersFiles()
    {
        var comparison = await Groups(ComparedKind.Districts, ["500106", "500117"]);
        Assert.Equal(["沙坪坝区", "合川区"], comparison.Groups.Select(g => g.Name));
        var own = SeedFigures.Rows.Where(r => r.Center is "CQ2024-01" or "CQ2025-01").ToList();
        foreach (var year in own.Select(r => r.Year).Distinct())
        {
            Assert.Equal(own.Where(r => r.Year == year).Sum(r => r.Values["F08"]), comparison.Groups[0].In(year)![Measure.Trained].Value);
            Assert.Equal(own.Count(r => r.Year == year), comparison.Groups[0].In(year)!.Reported);
        }
        Assert.Null(comparison.Groups[0].In(2023));
        Assert.Equal(comparison.Groups.SelectMany(g => g.Years.Values).Max(y => y[Measure.Trained].Value), comparison.MostOf(Measure.Trained));
    }

    [Fact]
    public async Task Batches_AreThoseOfTheOverviewUnderTheSameFilter()
    {
        var comparison = await Groups(ComparedKind.Batches, ["2024", "2023"], new(District: "500106", Batch: 2025));
        Assert.Equal((default(int?), new DistrictCode("500106")), (comparison.Filter.Batch, comparison.Filter.District));
        var overview = await host.Get<OverviewService>().GetAsync(host.Actor("lingdao"), 2025, new(Batch: 2024, District: "500106"), default);
        Assert.Equal(overview.Now![Measure.Revenue].Value, comparison.Groups[0].In(2025)![Measure.Revenue].Value);
        Assert.Empty(comparison.Groups[1].Years);
    }

    [Fact]
    public async Task SixGroups_AreCompared_ASeventhIsLeftOut()
    {
        var all = (await Groups(ComparedKind.Industries, [])).Choices.Select(c => c.Key).ToArray();
        Assert.Equal((6, 0), (await Groups(ComparedKind.Industries, all[..6]) is var six ? (six.Groups.Count, six.LeftOut) : default));
        Assert.Equal((6, 1), (await Groups(ComparedKind.Industries, all[..7]) is var seven ? (seven.Groups.Count, seven.LeftOut) : default));
    }

    [Theory]
    [InlineData(ComparedKind.Districts, "500112")]
    [InlineData(ComparedKind.Batches, "1999")]
    [InlineData(ComparedKind.Batches, "二〇二四")]
    [InlineData(ComparedKind.Industries, "无此产业")]
    public async Task Group_ThatIsNotThere_IsNotFound(ComparedKind kind, string key) =>
        await Assert.ThrowsAsync<NotFoundForActor>(() => Groups(kind, [key]));

    [Theory]
    [InlineData("codes=CQ9999-99", "没有编码为“CQ9999-99”的创新中心")]
    [InlineData("kind=districts&codes=500112", "没有“500112”这个牵头区县")]
    [InlineData("kind=nonsense", "不能按“nonsense”对比")]
    public async Task Page_SaysWhatItDidNotFind(string query, string message)
    {
        var response = await (await host.OnceSignedInAsync("lingdao")).GetAsync($"/centers/compare?{query}");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains(message, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("baosong")]
    [InlineData("shenji")]
    public async Task Groups_AreForThoseWhoSeeEveryCenter(string user) =>
        await Assert.ThrowsAsync<Forbidden>(() => Groups(ComparedKind.Districts, ["500106"], user: user));

    [Theory]
    [InlineData(null, ComparedKind.Centers)]
    [InlineData("", ComparedKind.Centers)]
    [InlineData("districts", ComparedKind.Districts)]
    public void Kind_IsReadFromTheAddress(string? text, ComparedKind kind) => Assert.Equal(kind, ComparisonService.ParseKind(text));

    [Theory]
    [InlineData("nonsense")]
    [InlineData("1")]
    public void Kind_ThatIsNone_IsNotFound(string text) => Assert.Throws<NotFoundForActor>(() => ComparisonService.ParseKind(text));

    [Theory]
    [InlineData(Grade.Good, Grade.Fail, "2025年度良好及以上的比例最高的是甲（已定级1家中1家），最低的是乙（已定级1家中0家）。")]
    [InlineData(Grade.Excellent, Grade.Good, "2025年度良好及以上的比例相同。")]
    public void Answer_OfGroups_ComparesShares(Grade a, Grade b, string answer) =>
        Assert.Equal($"对比2个牵头区县：{answer}", Made(("甲", a), ("乙", b)).Answer);

    [Fact]
    public void Answer_OfGroupsWithoutGrades_SaysSo() => Assert.Equal("对比2个牵头区县；可对比等级的不足两个。", Made(("甲", Grade.Good), ("乙", Grade.Ungraded)).Answer);

    static Comparison Made(params (string Name, Grade Grade)[] groups) => new()
    {
        Kind = ComparedKind.Districts,
        Groups = [.. groups.Select(g => new ComparedGroup(g.Name, g.Name, "/", new Dictionary<ReportYear, YearSummary> { [2025] = new(2025, Figures.Tally(Figures.Center(g.Name, "F08=1", grade: g.Grade))) }))],
        Years = [2025],
        Choices = [],
        LeftOut = 0,
        Synthetic = true,
        MayGroup = true,
    };

    [Fact]
    public async Task Page_HasAColumnAndATableForEachMeasure_AndDistrictsAreNotOfferedGroups()
    {
        var page = await (await host.OnceSignedInAsync("lingdao")).GetStringAsync("/centers/compare?kind=districts&codes=500106,500117&batch=2024");
        Assert.Contains("只计入2024年批的创新中心", page);
        Assert.Contains("等级分布", page);
        foreach (var measure in DistrictOverview.Measures) Assert.Contains($"aria-label=\"{measure.Name}（{measure.Unit}）\"", page);
        var own = await (await host.OnceSignedInAsync("baosong")).GetStringAsync("/centers/compare");
        Assert.DoesNotContain("kind=districts", own);
        Assert.Contains("CQ2024-01", own);
    }
}
