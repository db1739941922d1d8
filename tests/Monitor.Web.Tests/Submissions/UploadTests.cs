using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Web.Features.Submissions;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Submissions;

/// <summary>A file becomes drafts, centre by centre, and what was said about them goes on.</summary>
public sealed class UploadTests : IDisposable
{
    readonly District district = new();

    public void Dispose() => district.Dispose();

    [Fact]
    public async Task GoodFile_InEachForm_BecomesADraftOfEachCentre()
    {
        foreach (var sample in new[] { District.Good, "2026-500106-good.xlsx", "2026-500106-good-gb18030.csv" })
        {
            await district.UploadAsync(sample);
            foreach (var center in new[] { District.First, District.Second })
            {
                var report = await district.ReportAsync(center);
                Assert.Equal((ReportState.Draft, 33, null), (report!.State, report.Newest.Values.Count, report.Newest.SubmittedAt));
            }
            var value = (await district.ReportAsync(District.First))!.Newest.Values.Single(v => v.Field == "F08");
            Assert.Equal((184m, "184", 11), (value.Value, value.Raw, value.Column));
        }
    }

    [Fact]
    public async Task ErrorsInTheNewestFile_LeaveTheEarlierDraft_AndHoldItBackUntilTheyAreMended()
    {
        await district.UploadAsync(District.Good);
        await district.ExplainAllAsync();
        var draft = (await district.ReportAsync(District.Second))!.Newest.Id;
        await district.UploadAsync("bad-checks.csv");

        var center = await district.CenterAsync(District.Second);
        Assert.Equal(draft, (await district.ReportAsync(District.Second))!.Newest.Id);
        Assert.Contains("2 处错误", center.Blocked);
        var refused = await Assert.ThrowsAsync<Refused>(() => district.Flow.SendForApprovalAsync(district.Reporter, District.Year, [center.Seen], default));
        Assert.Contains("bad-checks.csv", refused.Message);

        await district.UploadAsync(District.Good);
        Assert.True((await district.CenterAsync(District.Second)).IsReady);
    }

    [Fact]
    public async Task ADraft_IsReplacedByTheNextFile_NotPiledUp_AndKeepsItsNumber()
    {
        await district.UploadAsync(District.Good);
        await district.UploadAsync(District.GoodWith(",184,", ",185,"));
        var report = await district.ReportAsync(District.First);
        Assert.Equal((1, 185m), (Assert.Single(report!.Submissions).Version, report.Newest.Values.Single(v => v.Field == "F08").Value));
        await using var db = district.Host.Db();
        Assert.Equal(2, await db.Uploads.CountAsync(u => u.Year == District.Year));
    }

    [Fact]
    public async Task Explanation_GoesOnToTheNextFileWithTheSameFinding_AndNotToAnotherFinding()
    {
        await district.UploadAsync(District.Good);
        await district.ExplainAllAsync();
        await district.UploadAsync("2026-500106-good.xlsx");
        Assert.All((await district.WorkAsync()).Centers, c => Assert.Equal((2, 0), (c.Warnings.Count, c.Unexplained)));

        await district.UploadAsync(District.GoodWith(",80,92,", ",80,93,"));
        Assert.Equal(0, (await district.CenterAsync(District.First)).Unexplained);
        Assert.Equal(1, (await district.CenterAsync(District.Second)).Unexplained);
    }

    [Fact]
    public async Task SomebodyElsesUploadInBetween_IsNotOverwrittenUnseen()
    {
        await district.UploadAsync(District.Good);
        var first = (await district.WorkAsync()).SeenUploads;
        var colleague = district.Reporter with { Name = "同事" };
        await district.UploadAsync(DemoHost.Sample(District.Good), "colleague.csv", colleague, seen: first);
        var refused = await Assert.ThrowsAsync<Refused>(() => district.UploadAsync(DemoHost.Sample(District.Good), seen: first));
        Assert.Contains("colleague.csv", refused.Message);
    }

    [Fact]
    public async Task Upload_IsLogged_WithWhatBecameOfEachCentre()
    {
        await district.UploadAsync("bad-checks.csv");
        await using var db = district.Host.Db();
        var entry = await db.Audit.OrderByDescending(a => a.Id).FirstAsync();
        Assert.Equal(("上传报送文件", district.Reporter.Name), (entry.Action, entry.ActorName));
        Assert.Equal("CQ2024-01 已存为第1版草稿；CQ2025-01 有 2 处错误，没有存为草稿", entry.After);
    }

    [Fact]
    public async Task ConfirmedHeader_IsReadSoFromThenOn_UntilItIsForgotten_AndForThatDistrictOnly()
    {
        var mappings = district.Host.Get<HeaderMappings>();
        var file = District.GoodWith("取得职称或认定（人）", "取得职称或认证数（人）");
        var upload = await district.UploadAsync(file, "own-words.csv");
        var offer = Assert.Single((await district.WorkAsync()).Offers);
        Assert.Equal(("取得职称或认证数（人）", "F11"), (offer.Header, offer.Column));
        Assert.Null(await district.ReportAsync(District.First));
        await Assert.ThrowsAsync<NotFoundForActor>(() => mappings.ConfirmAsync(
            district.Host.Actor("baosong-jiulongpo"), upload, new Dictionary<string, string> { [offer.Header] = offer.Column }, default));
        await Assert.ThrowsAsync<NotFoundForActor>(() => mappings.ConfirmAsync(
            district.Reporter, upload, new Dictionary<string, string> { [offer.Header] = "F01" }, default));

        await mappings.ConfirmAsync(district.Reporter, upload, new Dictionary<string, string> { [offer.Header] = offer.Column }, default);
        Assert.Equal(81m, (await district.ReportAsync(District.First))!.Newest.Values.Single(v => v.Field == "F11").Value);
        await district.UploadAsync(file, "again.csv");
        Assert.Empty((await district.WorkAsync()).Offers);
        Assert.Null((await district.WorkAsync()).Unreadable);

        await mappings.ForgetAsync(district.Reporter, offer.Header, default);
        await district.UploadAsync(file, "forgotten.csv");
        Assert.Contains("表头缺少", (await district.WorkAsync()).Unreadable);
    }
}
