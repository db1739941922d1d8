using System.Net;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Files;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Centers;

/// <summary>The same over HTTP: what a browser gets before any script runs.</summary>
public sealed class CenterPagesTests(DemoHost host) : IClassFixture<DemoHost>
{
    int Joint
    {
        get
        {
            using var db = host.Db();
            return db.Uploads.Single(u => u.FileName == "2025-GXQ.csv").Id;
        }
    }

    string[] Urls => ["/centers/CQ2025-02", "/centers/CQ2025-02?year=term", $"/uploads/{Joint}", $"/uploads/{Joint}?row=2&column=4", $"/uploads/{Joint}/file"];

    static readonly string[] Charts = ["/centers/CQ2022-01/charts/trend.png", "/centers/CQ2022-01/charts/trend.svg"];

    [Fact]
    public async Task AnotherDistrictsUrls_AreNotFound()
    {
        using var client = await host.SignInAsync("baosong");
        foreach (var url in Urls.Concat(Charts))
        {
            using var answer = await client.GetAsync(url);
            Assert.Equal((url, HttpStatusCode.NotFound), (url, answer.StatusCode));
            var body = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain("集成电路", body);
            Assert.DoesNotContain("高新区", body);
        }
    }

    [Fact]
    public async Task Administrators_AreForbidden()
    {
        using var client = await host.SignInAsync("shenji");
        foreach (var url in Urls.Concat(Charts).Concat(["/centers", "/centers.csv"]))
        {
            using var answer = await client.GetAsync(url);
            Assert.Equal((url, HttpStatusCode.Forbidden), (url, answer.StatusCode));
            Assert.DoesNotContain("集成电路", await answer.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task Anonymous_IsSentToSignIn()
    {
        using var client = host.Anonymous();
        foreach (var url in Urls.Concat(Charts).Concat(["/centers", "/centers.csv"]))
        {
            using var answer = await client.GetAsync(url);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Equal("/account/login", answer.Headers.Location!.AbsolutePath);
        }
    }

    [Fact]
    public async Task JointDistrict_OpensPageAndCell_ButNotTheDownload()
    {
        using var client = await host.SignInAsync("baosong-jiulongpo");
        foreach (var url in Urls)
        {
            using var answer = await client.GetAsync(url);
            Assert.Equal((url, url.EndsWith("/file", StringComparison.Ordinal) ? HttpStatusCode.Forbidden : HttpStatusCode.OK), (url, answer.StatusCode));
        }
    }

    [Fact]
    public async Task Page_IsPrerenderedWithScoreTraceAndCellLinks()
    {
        using var client = await host.SignInAsync("lingdao");
        var page = await client.GetStringAsync("/centers/CQ2024-04?year=2025");
        var file = await host.Get<CenterFileService>().OpenAsync(host.Actor("lingdao"), "CQ2024-04", "2025", default);
        Assert.Contains(Formats.Number(file.Period.Card!.Score, 2), page);
        Assert.Contains("F26 ÷ F28 × 100", page);
        Assert.Contains("渝北区", page);
        Assert.Contains("演示数据", page);
        foreach (var source in file.Period.Card.Indicators.SelectMany(i => i.Inputs).Select(i => i.Source).OfType<Monitor.Analytics.Vocabulary.Provenance>())
            Assert.Contains($"href=\"{file.Cells.Of(source)!.Replace("&", "&amp;")}\"", page);
    }

    [Fact]
    public async Task Page_BeforeTheReview_TellsADistrictWhyThereIsNoScore()
    {
        using var client = await host.SignInAsync("baosong");
        var page = await client.GetStringAsync("/centers/CQ2024-01?year=term");
        Assert.Contains(Disclosure.Reason, page);
        Assert.DoesNotContain("计入总分", page);
    }

    [Fact]
    public async Task Chart_OfAllYears_IsDrawnForWhoSeesThem()
    {
        using var client = await host.SignInAsync("baosong-jiulongpo");
        Assert.Equal("image/png", (await client.GetAsync(Charts[0])).Content.Headers.ContentType!.MediaType);
        var svg = await client.GetStringAsync(Charts[1]);
        Assert.Contains("2024年度得分96.44", svg);
        using var single = await client.GetAsync("/centers/CQ2025-02/charts/trend.svg");
        Assert.Equal(HttpStatusCode.NotFound, single.StatusCode);
    }

    [Fact]
    public async Task CellPage_MarksTheCell()
    {
        using var client = await host.SignInAsync("fuhe");
        var page = await client.GetStringAsync($"/uploads/{Joint}?row=2&column=11");
        Assert.Matches("id=\"cell\"[^>]*aria-current=\"true\"[^>]*>91<", page);
        Assert.Contains("K2", page);
        Assert.Contains("F08 培养工程师人数", page);
    }

    [Fact]
    public async Task Download_IsTheBytesAsTheyCame_ToSaveAndNeverToRun()
    {
        using var client = await host.SignInAsync("fuhe");
        using var answer = await client.GetAsync($"/uploads/{Joint}/file");
        Assert.Equal(File.ReadAllBytes(SeedFolder.Shipped.File(Path.Combine("reports", "2025-GXQ.csv"))), await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task Csv_IsNarrowedAsTheList()
    {
        using var client = await host.SignInAsync("lingdao");
        var lines = (await client.GetStringAsync("/centers.csv?district=LJXQ&sort=-code")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("CQ2024-04,", lines[1]);
        Assert.Contains("渝北区,两江新区", lines[1]);
    }
}
