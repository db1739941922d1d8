using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Cases;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Cases;

/// <summary>Visits, reminders, and what may be declared on them: a refusal of the centre counts, a district's lateness never does.</summary>
public sealed class SupervisionTests : IDisposable
{
    const string Center = "CQ2024-01";

    readonly DemoHost host = new();
    readonly CaseScene scene;

    public SupervisionTests() => scene = new(host);

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task Refusal_NeedsProof_AndIsGroundForNonCooperation()
    {
        await Assert.ThrowsAsync<Refused>(() => scene.Visits.PlanAsync(scene.Reviewer, Center, new(2027, 1, 14), "核对场地", "张三", default));
        var id = await scene.Visits.PlanAsync(scene.Reviewer, Center, new(2027, 1, 15), "核对场地", "张三、李四", default);
        await Assert.ThrowsAsync<NotFoundForActor>(() => host.Get<CaseReader>().OfAsync(scene.Reporter(Center), id, default));
        await Assert.ThrowsAsync<Refused>(() => DeclareAsync(id));
        await Assert.ThrowsAsync<Refused>(() => scene.Visits.RecordRefusalAsync(scene.Reviewer, scene.Key(id), new(2027, 1, 15), "门卫拒入", [], default));
        await scene.Visits.RecordRefusalAsync(scene.Reviewer, scene.Key(id), new(2027, 1, 15), "门卫拒入", CaseScene.Scan, default);

        await DeclareAsync(id);
        Assert.Equal(Severity.Revoke, scene.Flag(Center, 2026, "V-NONCOOP").Severity);
        var line = Assert.Single((await host.Get<Ledger>().OfAsync(scene.Reviewer, default)).Districts.SelectMany(d => d.Lines), l => l.Center == new CenterCode(Center));
        Assert.Equal(id, Assert.Single(line.Refusals).Id);
        await scene.AuditIsWholeAsync();
    }

    [Fact]
    public async Task HeldVisit_IsNoGround()
    {
        var id = await scene.Visits.PlanAsync(scene.Reviewer, Center, new(2027, 1, 15), "核对场地", "张三", default);
        await scene.Visits.HoldAsync(scene.Reviewer, scene.Key(id), new(2027, 1, 15), "场地属实", CaseScene.Scan, default);
        Assert.Contains("区县迟报不是依据", (await Assert.ThrowsAsync<Refused>(() => DeclareAsync(id))).Message);
        Assert.Equal("已走访", (await host.Get<CaseReader>().OfAsync(scene.Reporter(Center), id, default)).Line.State);
    }

    [Fact]
    public async Task OtherProblem_NeedsAYearOfTheTermThatHasBegun()
    {
        foreach (var year in new[] { 2023, 2028 })
            await Assert.ThrowsAsync<Refused>(() => scene.Declarations.DeclareOtherAsync(scene.Officer, Center, year, "理由", "演示〔2027〕5号", CaseScene.Scan, default));
        await scene.Declarations.DeclareOtherAsync(scene.Officer, Center, 2026, "不再适合", "演示〔2027〕5号", CaseScene.Scan, default);
        Assert.Equal(Severity.Revoke, scene.Flag(Center, 2026, "V-OTHER").Severity);
    }

    [Fact]
    public async Task Reminder_OnTheDueDay_IsTooEarly_TheDayAfter_IsSentNotDelivered()
    {
        host.Clock.MoveTo(new(2027, 2, 28));
        Assert.Contains("没有逾期", (await Assert.ThrowsAsync<Refused>(() => scene.Reminders.SendAsync(scene.Reviewer, Center, 2026, "电话", default))).Message);
        host.Clock.MoveTo(new(2027, 3, 1));
        await scene.Reminders.SendAsync(scene.Reviewer, Center, 2026, "邮件", default);
        int id;
        await using (var db = host.Db())
        {
            var sent = await db.Remindings.SingleAsync(r => r.Center == new CenterCode(Center) && r.Year == new ReportYear(2026));
            Assert.Equal(Delivery.Sent, sent.Delivery);
            id = sent.Id;
        }
        await Assert.ThrowsAsync<Refused>(() => scene.Reminders.AcknowledgeAsync(scene.Reviewer, Center, id, new(2027, 3, 1), "收文员", [], default));
        await scene.Reminders.AcknowledgeAsync(scene.Reviewer, Center, id, new(2027, 3, 1), "收文员", CaseScene.Scan, default);
        var late = (await host.Get<Ledger>().OfAsync(scene.Reporter(Center), default)).Districts.SelectMany(d => d.Lines).Single(l => l.Center == new CenterCode(Center)).Overdue.Single(o => o.Year == new ReportYear(2026));
        Assert.Equal((1, Delivery.Acknowledged), (late.Days, late.Reminders.Single().Delivery));
    }

    Task DeclareAsync(string visit) => scene.Declarations.DeclareNonCooperationAsync(scene.Officer, Center, [visit], "拒绝走访", "演示〔2027〕4号", CaseScene.Scan, default);
}
