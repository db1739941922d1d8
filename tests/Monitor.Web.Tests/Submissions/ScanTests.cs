using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Web.Features.Reviews;
using Monitor.Web.Features.Submissions;
using Monitor.Web.Tests.Evidence;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Submissions;

/// <summary>盖章扫描件 where the round asks for it: of these values, before they are attested.</summary>
public sealed class ScanTests : IDisposable
{
    readonly District district = new();

    ScanService Scans => district.Host.Get<ScanService>();

    public void Dispose() => district.Dispose();

    async Task AskAsync()
    {
        await using var db = district.Host.Db();
        await db.Rounds.Where(r => r.Year == District.Year).ExecuteUpdateAsync(r => r.SetProperty(x => x.RequiresStampedScan, true));
    }

    async Task AttachAsync(byte[]? content = null, Actor? actor = null) =>
        await Scans.AttachAsync(actor ?? district.Reporter, District.Year, await district.SeenAsync(District.First), "盖章.pdf", content ?? Papers.Pdf(), default);

    async Task AttestAsync() => await district.Flow.AttestAsync(district.Approver, District.Year, [await district.SeenAsync(District.First)], true, default);

    [Fact]
    public async Task WithoutTheScan_AttestingIsRefusedAndSaysWhy_WithIt_TheReceiptAndTheWorkbenchShowIt()
    {
        await AskAsync();
        await district.SendAsync(District.First);
        Assert.Contains("要求附盖章扫描件", (await Assert.ThrowsAsync<Refused>(AttestAsync)).Message);
        Assert.False((await district.CenterAsync(District.First)).AwaitsApproval);

        await AttachAsync(actor: district.Approver);
        Assert.True((await district.CenterAsync(District.First)).AwaitsApproval);
        await AttestAsync();

        var receipt = await district.Desk.ReceiptAsync(district.Reporter, "HZ-2026-CQ2024-01-1", default);
        var sha = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Papers.Pdf()));
        Assert.Equal(sha, receipt.Scan!.Sha256);
        Assert.Contains(sha, await (await district.Host.SignInAsync("baosong")).GetStringAsync("/submissions/receipt/HZ-2026-CQ2024-01-1"));
        var reviewer = district.Host.Actor("fuhe");
        Assert.Equal(sha, (await district.Host.Get<Workbenches>().OfAsync(reviewer, "CQ2024-01", 2026, default)).Newest.Scan!.Sha256);
        Assert.Equal(Papers.Pdf(), (await Scans.DownloadAsync(reviewer, receipt.Scan.Id, default)).Content);
        await Assert.ThrowsAsync<NotFoundForActor>(() => Scans.DownloadAsync(district.Host.Actor("baosong-jiulongpo"), receipt.Scan.Id, default));
        await Assert.ThrowsAsync<Forbidden>(() => Scans.DownloadAsync(district.Host.Actor("xitong"), receipt.Scan.Id, default));
    }

    [Fact]
    public async Task WhereTheRoundDoesNotAsk_NoneIsNeeded()
    {
        await district.SubmitAsync(District.First);
        Assert.Null((await district.Desk.ReceiptAsync(district.Reporter, "HZ-2026-CQ2024-01-1", default)).Scan);
    }

    [Fact]
    public async Task ScanOfOtherValues_DoesNotCount()
    {
        await AskAsync();
        await district.UploadAsync(District.Good);
        await AttachAsync();
        await district.UploadAsync(District.GoodWith("851.22", "841.22"));
        await district.ExplainAllAsync();
        await district.Flow.SendForApprovalAsync(district.Reporter, District.Year, [await district.SeenAsync(District.First)], default);
        Assert.Contains("另一版数据", (await Assert.ThrowsAsync<Refused>(AttestAsync)).Message);
    }

    [Fact]
    public async Task SecondScan_TakesTheFirstOnesPlace_WhichStaysOnRecord_AndAStalePageIsRefused()
    {
        await AskAsync();
        await district.SendAsync(District.First);
        var stale = await district.SeenAsync(District.First);
        await AttachAsync();
        await Assert.ThrowsAsync<Refused>(() => Scans.AttachAsync(district.Reporter, District.Year, stale, "b.pdf", Papers.Pdf("b"), default));
        await Assert.ThrowsAsync<Refused>(() => district.Flow.AttestAsync(district.Approver, District.Year, [stale], true, default));
        await AttachAsync(Papers.Png);
        await using var db = district.Host.Db();
        Assert.Equal([false, true], await db.StampedScans.OrderBy(s => s.Id).Select(s => s.EndedAt == null).ToListAsync());
    }

    [Fact]
    public async Task OnlyAScan_OfAVersionThatWaits_ByTheLeadDistrict()
    {
        await Assert.ThrowsAsync<Refused>(() => Scans.AttachAsync(district.Reporter, District.Year, new(District.First, 0), "a.pdf", Papers.Pdf(), default));
        await district.UploadAsync(District.Good);
        await Assert.ThrowsAsync<Refused>(() => AttachAsync(Papers.Zip("word/document.xml")));
        foreach (var userName in new[] { "fuhe", "jingban", "xitong", "baosong-jiulongpo" })
            Assert.True(await Record.ExceptionAsync(() => AttachAsync(actor: district.Host.Actor(userName))) is Forbidden or NotFoundForActor);
        await district.ExplainAllAsync();
        await district.Flow.SendForApprovalAsync(district.Reporter, District.Year, [await district.SeenAsync(District.First)], default);
        await AttestAsync();
        await Assert.ThrowsAsync<Refused>(() => AttachAsync());
    }

    [Fact]
    public async Task Page_AsksForIt()
    {
        await AskAsync();
        await district.SendAsync(District.First);
        Assert.Equal(ReportState.AwaitingApproval, (await district.CenterAsync(District.First)).State);
        Assert.Contains("附扫描件", await (await district.Host.SignInAsync("shending")).GetStringAsync("/submissions/2026"));
    }
}
