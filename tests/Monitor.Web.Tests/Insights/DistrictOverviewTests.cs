using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Insights;
using Monitor.Web.Tests.Hosting;
using static Monitor.Web.Tests.Insights.Figures;

namespace Monitor.Web.Tests.Insights;

/// <summary>本区总览: a district's own centres, the city's middle, and nothing of any other centre.</summary>
public sealed class DistrictOverviewTests(DemoHost host) : IClassFixture<DemoHost>
{
    Task<DistrictOverview> Get(string user, ReportYear? year = null, DemoHost? on = null) =>
        (on ?? host).Get<DistrictOverviewService>().GetAsync((on ?? host).Actor(user), year, default);

    [Theory]
    [InlineData("fuhe")]
    [InlineData("jingban")]
    [InlineData("lingdao")]
    [InlineData("xitong")]
    [InlineData("anquan")]
    [InlineData("shenji")]
    public async Task DistrictOverview_IsForDistrictsOnly(string user) => await Assert.ThrowsAsync<Forbidden>(() => Get(user));

    [Theory]
    [InlineData("baosong")]
    [InlineData("shending")]
    [InlineData("baosong-yubei")]
    [InlineData("baosong-jiulongpo")]
    public async Task Page_NamesNoCenterThatTheDistrictDoesNotSee(string user)
    {
        var actor = host.Actor(user);
        await using var db = host.Db();
        var centers = await db.Centers.Include(c => c.JointDistricts).ToListAsync();
        var browser = await host.OnceSignedInAsync(user);
        foreach (var year in new[] { "", "?year=2022", "?year=2023", "?year=2024", "?year=2025", "?year=2026" })
        {
            var page = await browser.GetStringAsync("/my-overview" + year);
            foreach (var other in centers.Where(c => !actor.Sees(c)))
            {
                Assert.DoesNotContain(other.Code.ToString(), page);
                Assert.DoesNotContain(other.Name, page);
                Assert.DoesNotContain(other.LeadEntity, page);
            }
        }
        var newest = await browser.GetStringAsync("/my-overview");
        Assert.Contains(centers.Where(actor.Sees), c => newest.Contains(c.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Totals_AreOfTheCentersItLeads_JoinedOnesStandApart()
    {
        var overview = await Get("baosong-jiulongpo", 2025);
        Assert.Equal([("CQ2025-02", true)], overview.Centers.Select(c => (c.Figures.Code.ToString(), c.IsJoint)));
        Assert.Equal(0, overview.Led.Now!.Expected);
        Assert.Equal("2025年度九龙坡区没有牵头的创新中心，参与建设1家。", overview.Answer);

        var led = await Get("baosong-jiulongpo", 2022);
        Assert.Equal(["CQ2022-01"], led.Led.Centers.Select(c => c.Figures.Code.ToString()));
    }

    [Fact]
    public async Task Successor_SeesTheCenterOfItsPredecessor() =>
        Assert.Equal(["CQ2024-04"], (await Get("baosong-yubei", 2025)).Led.Centers.Select(c => c.Figures.Code.ToString()));

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void Median_IsGivenFromFiveCentersOn(int reported, bool given)
    {
        var city = Enumerable.Range(1, reported).Select(n => Center($"C{n}", $"F08={n * 10}")).Append(Center("未报")).ToList();
        var reference = CityReference.Of(Measure.Trained, city);
        Assert.Equal((given ? 30m : null, reported), (reference.Median, reference.Reported));
    }

    [Fact]
    public void Median_OfAnEvenNumber_IsBetweenTheMiddleTwo_AndZeroCounts() => Assert.Equal(
        15, CityReference.Of(Measure.Trained, new[] { 0, 5, 10, 20, 30, 40 }.Select((n, i) => Center($"C{i}", $"F08={n}"))).Median);

    [Fact]
    public void Median_OfARatio_LeavesOutWhoHasNothingToDivideBy()
    {
        var city = Enumerable.Range(1, 4).Select(n => Center($"C{n}", "F26=10 F28=100")).Append(Center("零", "F26=10 F28=0"));
        Assert.Equal((null, 4), (CityReference.Of(Measure.SelfSustaining, city).Median, CityReference.Of(Measure.SelfSustaining, city).Reported));
    }

    [Fact]
    public async Task Median_OfTheYearsOfTheDemo_FollowsHowManyReported()
    {
        var few = await Get("baosong-jiulongpo", 2022);
        Assert.All(few.City, c => Assert.True(c.Median is null && c.Reported < 5));
        Assert.Contains("不足5家", await (await host.OnceSignedInAsync("baosong-jiulongpo")).GetStringAsync("/my-overview?year=2022"));

        var many = (await Get("baosong", 2025)).City.Single(c => c.Measure == Measure.Trained);
        var values = SeedFigures.Rows.Where(r => r.Year == 2025 && r.Has("F08")).Select(r => r.Values["F08"]).Order().ToList();
        Assert.Equal(12, values.Count);
        Assert.Equal((values[5] + values[6]) / 2, many.Median);
    }

    [Fact]
    public async Task BeforeTheReview_ADistrictSeesValues_AndNoVerdict()
    {
        using var own = new DemoHost();
        await using (var db = own.Db())
        {
            Assert.Equal(1, await db.Reviews.Where(r => r.Center == new CenterCode("CQ2024-01") && r.Year == new ReportYear(2025)).ExecuteDeleteAsync());
        }
        var overview = await Get("baosong", 2025, own);
        var hidden = overview.Centers.Single(c => c.Figures.Code == "CQ2024-01");
        Assert.False(hidden.IsDisclosed);
        Assert.NotEmpty(hidden.Figures.Values);
        Assert.Null(hidden.Figures.Score);
        Assert.Null(hidden.Figures.Grade);
        Assert.Empty(hidden.Risks);
        Assert.All(overview.Led.Centers.Where(c => c.Figures.Code == "CQ2024-01"), c => Assert.True(c is { Progress: null, Outcome: null, Figures.Score: null }));
        Assert.NotNull(overview.Centers.Single(c => c.Figures.Code == "CQ2025-01").Figures.Score);
        Assert.Contains("已公开得分的1家", overview.Answer);
        Assert.Contains("尚未公开", await (await own.OnceSignedInAsync("baosong")).GetStringAsync("/my-overview?year=2025"));
    }
}
