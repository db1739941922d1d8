using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Intake;
using Monitor.Web.Features.Files;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Submissions;

/// <summary>Whatever is found in a file, it is kept as it came, and only what is right in it becomes a draft: here never the second centre.</summary>
public sealed class BadFileTests(District district) : IClassFixture<District>
{
    [Theory]
    [InlineData("bad-empty.csv", "FILE-EMPTY", "文件是空的")]
    [InlineData("bad-image.csv", "FILE-NOT-TABLE", "是图片")]
    [InlineData("bad-headers.csv", "HEADER-MISSING", "表头缺少")]
    [InlineData("bad-year.csv", "YEAR-NOT-OPEN", "当前开放报送的是2026年度")]
    public async Task FileWithoutAnyReport_GetsItsMessage_IsKept_AndLeavesTheDraftsAsTheyWere(string sample, string code, string says)
    {
        await district.UploadAsync("bad-checks.csv");
        var before = await district.ReportAsync(District.First);

        var upload = await district.UploadAsync(sample);

        Assert.Contains(await district.IssuesAsync(upload), i => i.Code == code && i.Severity == IssueSeverity.Error && i.Message.Contains(says));
        var after = await district.ReportAsync(District.First);
        Assert.Equal((before!.Revision, before.Newest.Id), (after!.Revision, after.Newest.Id));
        Assert.Null(await district.ReportAsync(District.Second));
        Assert.Equal(DemoHost.Sample(sample), (await district.Host.Get<KeptFileService>().DownloadAsync(district.Reporter, upload, default)).Content);
    }

    [Theory]
    [InlineData("bad-duplicate-row.csv", "ROW-DUPLICATE", true)]
    [InlineData("bad-text-in-number.csv", "VALUE-NOT-NUMBER", true)]
    [InlineData("bad-checks.csv", "CHECK-FAILED", true)]
    [InlineData("bad-unknown-center.csv", "CENTER-UNKNOWN", false)]
    [InlineData("bad-other-district.csv", "CENTER-FOREIGN", false)]
    public async Task ErrorOfOneCentre_BlocksIt_AndNotTheOther(string sample, string code, bool isSecond)
    {
        var upload = await district.UploadAsync(sample);
        var error = (await district.IssuesAsync(upload)).First(i => i.Severity == IssueSeverity.Error);
        Assert.Equal(code, error.Code);
        Assert.Equal(isSecond, error.Center == District.Second);
        Assert.Equal(ReportState.Draft, (await district.ReportAsync(District.First))?.State);
        Assert.Null(await district.ReportAsync(District.Second));
        await using var db = district.Host.Db();
        Assert.False(await db.Reports.AnyAsync(r => r.Year == District.Year && r.Center != District.First));
    }

    [Fact]
    public async Task ThirtyMegabytes_GetTheMessage_AndNothingIsKept()
    {
        var before = await district.SnapshotAsync();
        var refused = await Assert.ThrowsAsync<Refused>(() => district.UploadAsync(new byte[30 * 1024 * 1024], "large.xlsx"));
        Assert.Equal("文件大小为30 MB，应不超过20 MB。请删去图片和无关的工作表后重新上传。", refused.Message);
        Assert.Equal(before, await district.SnapshotAsync());
    }

    [Theory]
    [InlineData("baosong-yubei"), InlineData("baosong-jiulongpo")]
    public async Task AnotherDistrict_CannotReportItsCentres(string userName)
    {
        var before = await district.ReportAsync(District.First);
        var upload = await district.UploadAsync(DemoHost.Sample(District.Good), "foreign.csv", district.Host.Actor(userName));
        Assert.Equal(before?.Revision, (await district.ReportAsync(District.First))?.Revision);
        var issues = await district.IssuesAsync(upload);
        Assert.Equal(2, issues.Count(i => i.Code == "CENTER-FOREIGN"));
        await Assert.ThrowsAsync<NotFoundForActor>(() => district.Host.Get<KeptFileService>().DownloadAsync(district.Reporter, upload, default));
    }

    [Theory]
    [InlineData("shending"), InlineData("fuhe"), InlineData("jingban"), InlineData("lingdao"), InlineData("xitong"), InlineData("anquan"), InlineData("shenji")]
    public async Task OnlyReporters_Upload(string userName)
    {
        var before = await district.SnapshotAsync();
        await Assert.ThrowsAsync<Forbidden>(() => district.UploadAsync(DemoHost.Sample(District.Good), actor: district.Host.Actor(userName)));
        Assert.Equal(before, await district.SnapshotAsync());
    }

    [Fact]
    public async Task Template_HoldsTheOwnCentres_AndWhatThePlanSets()
    {
        var text = System.Text.Encoding.UTF8.GetString((await district.Desk.TemplateAsync(district.Reporter, District.Year, default)).Content);
        Assert.StartsWith("﻿创新中心编码,", text);
        Assert.Contains("CQ2024-01,演示·智能网联汽车产业卓越工程师协同创新中心,2026,,,,20,", text);
        Assert.Contains("CQ2025-01", text);
        Assert.DoesNotContain("CQ2025-02", text);
    }
}
