using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Submissions;

/// <summary>Over HTTP, as a browser without script would: real content in the first answer, files in and out, and nobody else's.</summary>
public sealed partial class SubmissionPagesTests : IDisposable
{
    readonly District district = new();

    public void Dispose() => district.Dispose();

    [Fact]
    public async Task RoundPage_ShowsCentresIssuesAndCells_InTheFirstAnswer()
    {
        await district.UploadAsync("bad-checks.csv");
        var html = await (await district.Host.SignInAsync("baosong")).GetStringAsync("/submissions/2026");
        foreach (var text in new[] { "演示·生物医药产业卓越工程师协同创新中心", "有 2 处错误", "不多于年度应完成建设任务", "H3", "cell-CQ2025-01-F05", "bad-checks.csv" })
            Assert.Contains(text, html);
    }

    [Fact]
    public async Task Upload_SaysWhatWasHandedInWithIt_AndThatNothingWasReadOnlyWhereNothingWas()
    {
        var seeded = (await district.Desk.WorkAsync(district.Reporter, 2025, default)).Uploads;
        Assert.Equal(["CQ2024-01 已作为第1版报送。 CQ2025-01 已作为第1版报送。"], seeded.Select(u => u.Result));

        await district.UploadAsync("没有这样的表"u8.ToArray());
        Assert.Equal("没有读到本区县的报告，草稿未改动。", (await district.WorkAsync()).Uploads[0].Result);
    }

    [Fact]
    public async Task PlainForm_Uploads_AndLeadsBackToTheRound()
    {
        var answer = await PostAsync(await district.Host.SignInAsync("baosong"), DemoHost.Sample(District.Good), "good.csv");
        Assert.Equal((HttpStatusCode.Redirect, "/submissions/2026"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        Assert.NotNull(await district.ReportAsync(District.First));
    }

    [Fact]
    public async Task FileBeyondTheLimit_GetsTheMessage_AndChangesNothing()
    {
        const int megabytes = 30;
        var browser = await district.Host.SignInAsync("baosong");
        var before = await district.SnapshotAsync();
        var plain = await PostAsync(browser, new byte[megabytes * 1024 * 1024], "large.xlsx");
        Assert.Equal(HttpStatusCode.Conflict, plain.StatusCode);
        Assert.Contains($"文件大小为{megabytes} MB，应不超过20 MB", await plain.Content.ReadAsStringAsync());

        browser.DefaultRequestHeaders.Accept.Add(new("application/json"));
        var scripted = await PostAsync(browser, new byte[megabytes * 1024 * 1024], "large.xlsx");
        Assert.Contains($"文件大小为{megabytes} MB", Regex.Unescape(await scripted.Content.ReadAsStringAsync()));
        Assert.Equal(before, await district.SnapshotAsync());
    }

    [Fact]
    public async Task UploadWithoutItsToken_IsRefused()
    {
        var browser = await district.Host.SignInAsync("baosong");
        var answer = await browser.PostAsync("/submissions/2026/uploads", new MultipartFormDataContent { { new ByteArrayContent(DemoHost.Sample(District.Good)), "file", "good.csv" } });
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("页面已过期", await answer.Content.ReadAsStringAsync());
        Assert.Null(await district.ReportAsync(District.First));
    }

    [Fact]
    public async Task AnotherDistrict_Gets404_ForReceiptFileAndRound_AndWhoHasNoBusinessHere403()
    {
        await district.SubmitAsync(District.First);
        var upload = (await district.WorkAsync()).LatestUpload;
        var foreign = await district.Host.SignInAsync("baosong-jiulongpo");
        foreach (var path in new[] { "/submissions/receipt/HZ-2026-CQ2024-01-1", $"/uploads/{upload}/file", "/submissions/1999", "/submissions/2030" })
            Assert.Equal(HttpStatusCode.NotFound, (await foreign.GetAsync(path)).StatusCode);
        Assert.DoesNotContain("CQ2024-01", await foreign.GetStringAsync("/submissions/2026"));

        var leader = await district.Host.SignInAsync("lingdao");
        foreach (var path in new[] { "/submissions", "/submissions/2026", "/submissions/2026/template.csv" })
            Assert.Equal(HttpStatusCode.Forbidden, (await leader.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await district.Host.SignInAsync("xitong")).GetAsync("/submissions/receipt/HZ-2026-CQ2024-01-1")).StatusCode);
        Assert.Contains("HZ-2026-CQ2024-01-1", await (await district.Host.SignInAsync("shending")).GetStringAsync("/submissions/receipt/HZ-2026-CQ2024-01-1"));
    }

    static async Task<HttpResponseMessage> PostAsync(HttpClient browser, byte[] content, string name) => await browser.PostAsync(
        "/submissions/2026/uploads",
        new MultipartFormDataContent
        {
            { new StringContent(Token(await browser.GetStringAsync("/submissions/2026"))), "__RequestVerificationToken" },
            { new StringContent("0"), "seen" },
            { new ByteArrayContent(content), "file", name },
        });

    static string Token(string page) => TokenField().Match(page).Groups[1].Value;

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
