using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Insights;

/// <summary>Over HTTP, as a browser without scripts asks.</summary>
public sealed class ChartEndpointTests(DemoHost host) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task Chart_AsPng_IsAPictureWithAChineseFileName_AndNotSentTwice()
    {
        using var client = await host.SignInAsync("lingdao");
        var response = await client.GetAsync("/charts/trained.png?year=2025");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("image/png", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], (await response.Content.ReadAsByteArrayAsync())[..4]);
        Assert.Equal(("attachment", "总览-培养工程师-2025年度.png"),
            (response.Content.Headers.ContentDisposition!.DispositionType, response.Content.Headers.ContentDisposition.FileNameStar));
        Assert.True(response.Headers.CacheControl is { Private: true, NoCache: true, NoStore: false });

        using var again = new HttpRequestMessage(HttpMethod.Get, "/charts/trained.png?year=2025");
        again.Headers.IfNoneMatch.Add(response.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(again)).StatusCode);
    }

    [Fact]
    public async Task Chart_AsSvg_HoldsTheSameNumbers()
    {
        using var client = await host.SignInAsync("fuhe");
        var response = await client.GetAsync("/charts/trained.svg");
        Assert.Equal("image/svg+xml", response.Content.Headers.ContentType!.MediaType);
        var svg = await response.Content.ReadAsStringAsync();
        Assert.Contains("2025\t1,054\t", svg);
        Assert.Contains("演示数据", svg);
    }

    [Fact]
    public async Task Chart_OfAnotherViewOrForm_HasAnotherTag()
    {
        using var client = await host.SignInAsync("lingdao");
        Assert.Distinct(await Task.WhenAll(new[] { "trained.png", "trained.svg", "trained.png?batch=2024", "trained.png?year=2024", "titles.png" }.Select(Tag)));

        async Task<EntityTagHeaderValue?> Tag(string chart) => (await client.GetAsync($"/charts/{chart}")).Headers.ETag;
    }

    [Theory]
    [InlineData("baosong")]
    [InlineData("shending")]
    [InlineData("xitong")]
    [InlineData("anquan")]
    [InlineData("shenji")]
    public async Task ChartAndPage_AreRefusedToDistrictsAndAdministrators(string user)
    {
        using var client = await host.SignInAsync(user);
        foreach (var path in new[] { "/charts/trained.png", "/charts/trained.svg?year=2025", "/overview" })
        {
            var response = await client.GetAsync(path);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
            Assert.DoesNotContain("1,054", await response.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task ChartAndPage_WithoutSignIn_LeadToTheSignIn()
    {
        using var client = host.CreateClient(new() { AllowAutoRedirect = false });
        foreach (var path in new[] { "/charts/trained.png", "/overview" })
        {
            var response = await client.GetAsync(path);
            Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
            Assert.Contains("/account/login", response.Headers.Location!.ToString());
        }
    }

    [Theory]
    [InlineData("/charts/unknown.png")]
    [InlineData("/charts/trained.gif")]
    [InlineData("/charts/trained.png?year=2019")]
    [InlineData("/charts/trained.png?year=abc")]
    [InlineData("/overview?year=abc")]
    public async Task ChartOrYear_ThatDoesNotExist_IsNotFound(string path)
    {
        using var client = await host.SignInAsync("lingdao");
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task Page_ShowsItsAnswerAndNumbersBeforeAnyScript()
    {
        using var client = await host.SignInAsync("lingdao");
        var page = await client.GetStringAsync("/overview?year=2025");
        Assert.All(new[] { "2家触发撤销条件", "1,054", "2,621.21", "30.79", "13家中12家填报", "逾期 1,052 天，已锁定", "/charts/trained.png?year=2025", "/centers/CQ2024-02", "演示数据" },
            expected => Assert.Contains(expected, page));
    }

    [Fact]
    public async Task Page_OfAFilterThatFitsNothing_OffersTheWholeCity()
    {
        using var client = await host.SignInAsync("lingdao");
        Assert.Contains("没有符合条件的创新中心", await client.GetStringAsync("/overview?batch=1999"));
    }

    [Fact]
    public async Task Page_OfAnEmptySystem_SaysWhatWillCome()
    {
        using var own = new DemoHost();
        await using (var db = own.Db()) await db.Centers.ExecuteDeleteAsync();
        using var client = await own.SignInAsync("lingdao");
        Assert.Contains("尚未录入创新中心", await client.GetStringAsync("/overview"));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/charts/risks.png")).StatusCode);
        Assert.Contains("暂无待办", await client.GetStringAsync("/"));
    }
}
