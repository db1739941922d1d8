using System.Net;
using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Evidence;
using Monitor.Web.Features.Reviews;
using Monitor.Web.Tests.Hosting;
using Monitor.Web.Tests.Submissions;
using District = Monitor.Web.Tests.Submissions.District;

namespace Monitor.Web.Tests.Evidence;

/// <summary>Files behind values: who attaches them, until when, what stays on record, and the one warning about what is lacking.</summary>
public sealed class EvidenceServiceTests : IDisposable
{
    const string Lacking = "EVIDENCE-MISSING";
    static readonly string[] Needed = ["F05", "F06", "F07", "F08", "F11", "F16", "F17", "F20", "F23", "F26", "F28"];

    readonly District district = new();

    EvidenceService Service => district.Host.Get<EvidenceService>();

    public void Dispose() => district.Dispose();

    Task<int> AddAsync(string field = "F08", Actor? actor = null, byte[]? content = null, DateOnly? day = null, int? replaces = null, string name = "台账.pdf") =>
        Service.AddAsync(actor ?? district.Reporter, District.Year, District.First, new(field, name, content ?? Papers.Pdf(field), day ?? new(2026, 12, 31), "第3页", replaces), default);

    Task<EvidenceDesk> DeskAsync(Actor? actor = null) => Service.DeskAsync(actor ?? district.Reporter, District.Year, District.First.ToString(), default);

    async Task<FoundIssue?> WarningAsync() => (await district.CenterAsync(District.First)).Warnings.SingleOrDefault(w => w.Code == Lacking);

    [Fact]
    public async Task Added_IsKeptWithHashKindDayAndNote_AndAudited()
    {
        var id = await AddAsync();
        var line = (await DeskAsync()).Lines.Single(l => l.Field.Code == "F08");
        var file = Assert.Single(line.Standing);
        Assert.Equal((id, "台账.pdf", EvidenceKind.Pdf, new DateOnly(2026, 12, 31), "第3页", district.Reporter.Name), (file.Id, file.FileName, file.Kind, file.EffectiveOn, file.Note, file.AddedBy));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Papers.Pdf("F08"))), file.Sha256);
        await using var db = district.Host.Db();
        var entry = await db.Audit.OrderBy(a => a.Id).LastAsync();
        Assert.Equal(("添加佐证材料", "2026年度报告 CQ2024-01 培养工程师人数"), (entry.Action, entry.Subject));
        Assert.Contains(file.Sha256, entry.After);
    }

    [Fact]
    public async Task Draft_HasOneWarningThatNamesWhatIsLacking_AndFollowsWhatIsAttached()
    {
        await district.UploadAsync(District.Good);
        var warning = (await WarningAsync())!;
        Assert.Equal((default(FieldCode?), 11), (warning.Field, warning.Found.Split('、').Length));
        await district.Flow.ExplainAsync(district.Reporter, warning.Id, "佐证正在盖章，月底补齐", default);

        var id = await AddAsync();
        var fewer = (await WarningAsync())!;
        Assert.DoesNotContain("培养工程师人数", fewer.Found);
        Assert.Equal("佐证正在盖章，月底补齐", fewer.Explanation);

        await Service.RemoveAsync(district.Approver, id, "文件附错", default);
        Assert.Equal(("", 11), ((await WarningAsync())!.Explanation, (await WarningAsync())!.Found.Split('、').Length));

        foreach (var field in Needed) await AddAsync(field);
        Assert.Null(await WarningAsync());
        await district.UploadAsync(District.GoodWith("851.22", "841.22"));
        Assert.Null(await WarningAsync());
        Assert.Equal("应附佐证 11 项，已附 11 项。", (await DeskAsync()).Answer);
    }

    [Fact]
    public async Task Replaced_AndRemoved_StayOnRecordWithTheirFiles()
    {
        var first = await AddAsync();
        var second = await AddAsync(content: Papers.Png, replaces: first, name: "台账.png");
        await Assert.ThrowsAsync<Refused>(() => AddAsync(content: Papers.Tiff, replaces: first));
        await Assert.ThrowsAsync<Refused>(() => Service.RemoveAsync(district.Reporter, second, " ", default));
        await Service.RemoveAsync(district.Reporter, second, "照片不清楚", default);
        await Assert.ThrowsAsync<Refused>(() => Service.RemoveAsync(district.Reporter, second, "再次", default));

        var files = (await DeskAsync()).Lines.Single(l => l.Field.Code == "F08").Files;
        Assert.Equal(["照片不清楚", "由“台账.png”替换"], files.Select(f => f.EndReason));
        Assert.Equal(Papers.Pdf("F08"), (await Service.DownloadAsync(district.Reporter, first, default)).Content);
    }

    [Fact]
    public async Task WrongDayFieldOrTwin_IsRefused_AndChangesNothing()
    {
        await AddAsync();
        var before = await district.SnapshotAsync();
        Assert.Contains("晚于今天", (await Assert.ThrowsAsync<Refused>(() => AddAsync("F05", day: new(2027, 1, 16)))).Message);
        Assert.Contains("未填写生效日期", (await Assert.ThrowsAsync<Refused>(() =>
            Service.AddAsync(district.Reporter, District.Year, District.First, new("F05", "a.pdf", Papers.Pdf(), null, ""), default))).Message);
        Assert.Contains("内容相同", (await Assert.ThrowsAsync<Refused>(() => AddAsync(name: "又一份.pdf"))).Message);
        await Assert.ThrowsAsync<NotFoundForActor>(() => AddAsync("F99"));
        await Assert.ThrowsAsync<Refused>(() => AddAsync("F05", content: "文字"u8.ToArray()));
        Assert.Equal(before, await district.SnapshotAsync());
        await AddAsync("F05", day: new(2027, 1, 15));
    }

    [Fact]
    public async Task OnceTheReportIsOnItsWay_NothingIsAttachedOrRemoved()
    {
        var id = await AddAsync();
        await district.SendAsync(District.First);
        Assert.Contains("等待审定", (await Assert.ThrowsAsync<Refused>(() => AddAsync("F05"))).Message);
        await Assert.ThrowsAsync<Refused>(() => Service.RemoveAsync(district.Approver, id, "附错", default));
    }

    [Fact]
    public async Task Reviewer_SeesWhatStoodWhenTheVersionWasHandedIn_BesideItsValue()
    {
        var removed = await AddAsync("F05");
        await Service.RemoveAsync(district.Reporter, removed, "附错", default);
        var id = await AddAsync();
        district.Host.Clock.Now = district.Host.Clock.Now.AddMinutes(1);
        var reviewer = district.Host.Actor("fuhe");
        await Assert.ThrowsAsync<NotFoundForActor>(() => Service.DownloadAsync(reviewer, id, default));
        await Assert.ThrowsAsync<NotFoundForActor>(() => DeskAsync(reviewer));

        await district.SubmitAsync(District.First);
        var bench = await district.Host.Get<Workbenches>().OfAsync(reviewer, District.First.ToString(), 2026, default);
        Assert.Equal(id, Assert.Single(bench.Lines.Single(l => l.Field.Code == "F08").Evidence).Id);
        Assert.False(bench.Lines.Single(l => l.Field.Code == "F08").LacksEvidence);
        Assert.True(bench.Lines.Single(l => l.Field.Code == "F05").LacksEvidence);
        Assert.Contains(bench.OtherIssues, i => i.Message.Contains("佐证材料"));
        Assert.Equal(Papers.Pdf("F08"), (await Service.DownloadAsync(reviewer, id, default)).Content);
        await Assert.ThrowsAsync<NotFoundForActor>(() => Service.DownloadAsync(reviewer, removed, default));

        await district.ReviewAsync(District.First, ReportAction.StartReview, ReportAction.Return);
        district.Host.Clock.Now = district.Host.Clock.Now.AddMinutes(1);
        var later = await AddAsync("F05");
        Assert.DoesNotContain((await DeskAsync(reviewer)).Lines, l => l.Files.Any(f => f.Id == later));
    }

    [Theory]
    [InlineData("fuhe"), InlineData("jingban"), InlineData("lingdao"), InlineData("xitong"), InlineData("anquan"), InlineData("shenji"), InlineData("baosong-jiulongpo")]
    public async Task OnlyTheLeadDistrict_AttachesAndRemoves(string userName)
    {
        var id = await AddAsync();
        var actor = district.Host.Actor(userName);
        foreach (var act in new Func<Task>[] { () => AddAsync("F05", actor), () => Service.RemoveAsync(actor, id, "附错", default) })
            Assert.True(await Record.ExceptionAsync(act) is Forbidden or NotFoundForActor);
    }

    [Fact]
    public async Task Download_IsAFileToSave_ForWhoMaySeeIt()
    {
        var id = await AddAsync();
        var answer = await (await district.Host.SignInAsync("shending")).GetAsync($"/evidence/files/{id}");
        Assert.Equal((HttpStatusCode.OK, "application/octet-stream", "attachment"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.DispositionType));
        Assert.Equal(HttpStatusCode.NotFound, (await (await district.Host.SignInAsync("baosong-jiulongpo")).GetAsync($"/evidence/files/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await district.Host.SignInAsync("xitong")).GetAsync($"/evidence/files/{id}")).StatusCode);
    }

    [Fact]
    public async Task Page_NamesWhatIsLacking_InTheFirstAnswer()
    {
        await district.UploadAsync(District.Good);
        await AddAsync();
        var page = Html.Plain(await (await district.Host.SignInAsync("baosong")).GetStringAsync("/evidence/2026/CQ2024-01"));
        foreach (var text in new[] { "应附佐证 11 项，已附 1 项", "缺佐证", "台账.pdf", "添加佐证材料" }) Assert.Contains(text, page);
        Assert.Contains("/evidence/2026/CQ2024-01", await (await district.Host.SignInAsync("baosong")).GetStringAsync("/submissions/2026"));
    }
}
