using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Cases;
using Monitor.Web.Features.Reviews;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Cases;

/// <summary>From a correction far below what was reported to a person's declaration, and to the flag that rests on it.</summary>
public sealed class InquiryTests : IDisposable
{
    const string Center = "CQ2024-01";

    readonly DemoHost host = new();
    readonly CaseScene scene;

    public InquiryTests() => scene = new(host);

    public void Dispose() => host.Dispose();

    /// <summary>184 people were reported.</summary>
    async Task<string?> VerifiedAsync(string people)
    {
        await scene.VerifiedAsync(Center, new CellNote("F08", people, "与花名册不符"));
        await using var db = host.Db();
        return await db.Inquiries.Select(i => i.Id).SingleOrDefaultAsync();
    }

    async Task<InquiryState> StateAsync()
    {
        await using var db = host.Db();
        return (await db.Inquiries.SingleAsync()).State;
    }

    [Theory]
    [InlineData("129", false)]
    [InlineData("128", true)]
    public async Task Verification_OpensAnInquiry_OnlyFarBelowWhatWasReported(string people, bool opens)
    {
        Assert.Equal(opens, await VerifiedAsync(people) is not null);
        await using var db = host.Db();
        Assert.Equal(opens ? 1 : 0, await db.CaseSteps.CountAsync(s => s.Kind == CaseKind.Inquiry));
        if (opens) Assert.Contains("184→128（与花名册不符）", (await db.Inquiries.SingleAsync()).Corrections);
    }

    [Fact]
    public async Task Falsity_NeedsTheStatement_AndRaisesTheFlag()
    {
        var id = (await VerifiedAsync("100"))!;
        await Assert.ThrowsAsync<NotFoundForActor>(() => host.Get<CaseReader>().OfAsync(scene.Approver(Center), id, default));
        Assert.Contains("不早于 2027-01-20", (await Assert.ThrowsAsync<Refused>(() => scene.Inquiries.AskAsync(scene.Reviewer, scene.Key(id), "花名册", new(2027, 1, 19), default))).Message);
        await scene.Inquiries.AskAsync(scene.Reviewer, scene.Key(id), "请提供花名册", new(2027, 1, 20), default);
        Assert.Contains("已请说明", (await Assert.ThrowsAsync<Refused>(() => DeclareAsync(id))).Message);
        await scene.Inquiries.SubmitStatementAsync(scene.Approver(Center), scene.Key(id), "重复统计", [], default);
        await Assert.ThrowsAsync<Refused>(() => scene.Inquiries.DeclareFalsityAsync(scene.Officer, scene.Key(id), "编造名单", "演示认〔2027〕1号", [], default));
        await using (var db = host.Db()) Assert.Empty(await db.Declarations.Where(d => d.Center == new CenterCode(Center)).ToListAsync());

        await DeclareAsync(id);
        Assert.Equal(InquiryState.Falsity, await StateAsync());
        Assert.Equal(Severity.Revoke, scene.Flag(Center, 2026, "V-FALSE").Severity);
        Assert.Equal(["立案核查", "请创新中心说明", "提交说明", "认定不实"], await scene.StepsAsync(id));
        await scene.AuditIsWholeAsync();
    }

    [Fact]
    public async Task NoFalsity_RaisesNothing()
    {
        var id = (await VerifiedAsync("100"))!;
        await scene.Inquiries.AskAsync(scene.Reviewer, scene.Key(id), "请说明", new(2027, 1, 25), default);
        await scene.Inquiries.SubmitStatementAsync(scene.Reporter(Center), scene.Key(id), "口径不同", CaseScene.Scan, default);
        await scene.Inquiries.DeclareNoFalsityAsync(scene.Officer, scene.Key(id), "口径误解", "演示认〔2027〕2号", CaseScene.Scan, default);
        await using var db = host.Db();
        Assert.False(await db.Flags.AnyAsync(f => f.Rule == new RuleId("V-FALSE")));
    }

    [Fact]
    public async Task Silence_NeedsProvenService_AndThePassedDeadline()
    {
        var id = (await VerifiedAsync("100"))!;
        await scene.Inquiries.AskAsync(scene.Reviewer, scene.Key(id), "请说明", new(2027, 1, 25), default);
        await Assert.ThrowsAsync<Refused>(() => scene.Inquiries.ServeAsync(scene.Reviewer, scene.Key(id), new(2027, 1, 15), "收文员", [], default));
        await Assert.ThrowsAsync<Refused>(() => scene.Inquiries.AskAgainAsync(scene.Reviewer, scene.Key(id), new(2027, 2, 5), "未送达", default));
        host.Clock.MoveTo(new(2027, 1, 25));
        Assert.Contains("先重定说明期限", (await Assert.ThrowsAsync<Refused>(() => scene.Inquiries.ServeAsync(scene.Reviewer, scene.Key(id), new(2027, 1, 25), "收文员", CaseScene.Scan, default))).Message);
        await Assert.ThrowsAsync<Refused>(() => scene.Inquiries.RecordNoStatementAsync(scene.Reviewer, scene.Key(id), default));
        await scene.Inquiries.AskAgainAsync(scene.Reviewer, scene.Key(id), new(2027, 2, 5), "原期限前未送达", default);
        await scene.Inquiries.ServeAsync(scene.Reviewer, scene.Key(id), new(2027, 1, 25), "收文员", CaseScene.Scan, default);
        Assert.Contains("2027-02-05（原 2027-01-25", (await host.Get<CaseReader>().OfAsync(scene.Approver(Center), id, default)).Answer);

        host.Clock.MoveTo(new(2027, 2, 5));
        await Assert.ThrowsAsync<Refused>(() => scene.Inquiries.RecordNoStatementAsync(scene.Reviewer, scene.Key(id), default));
        host.Clock.MoveTo(new(2027, 2, 6));
        await scene.Inquiries.RecordNoStatementAsync(scene.Reviewer, scene.Key(id), default);
        await DeclareAsync(id);
        Assert.Equal(InquiryState.Falsity, await StateAsync());
    }

    Task DeclareAsync(string id) => scene.Inquiries.DeclareFalsityAsync(scene.Officer, scene.Key(id), "编造名单", "演示认〔2027〕1号", CaseScene.Scan, default);
}
