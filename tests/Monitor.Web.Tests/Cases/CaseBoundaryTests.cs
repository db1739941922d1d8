using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Cases;
using Monitor.Web.Features.Centers;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Cases;

/// <summary>Both sides of each day, and two people where one would judge himself.</summary>
public sealed class CaseBoundaryTests : IDisposable
{
    const string Failed = "CQ2024-03";

    readonly DemoHost host = new();
    readonly CaseScene scene;

    public CaseBoundaryTests() => scene = new(host);

    public void Dispose() => host.Dispose();

    async Task<string> ProposedAsync()
    {
        host.Clock.MoveTo(new(2026, 5, 11));
        return await scene.Rectifications.ProposeAsync(scene.Reviewer, Failed, new(2025, [new("建设任务迟缓", "补齐任务"), new("培养人数不足", "增开课程")]), default);
    }

    async Task<string> ServedAsync()
    {
        var id = await ProposedAsync();
        await scene.Rectifications.ApproveAsync(scene.Leader, scene.Key(id), "", default);
        await scene.Rectifications.IssueAsync(scene.Officer, scene.Key(id), "演示〔2026〕99号", new(2026, 11, 30), default);
        await scene.Rectifications.ServeAsync(scene.Officer, scene.Key(id), new(2026, 5, 11), "收文员", CaseScene.Scan, default);
        return id;
    }

    [Fact]
    public async Task Proposer_NeitherApprovesNorInspects_EvenInAnotherRole()
    {
        var id = await ProposedAsync();
        var promoted = scene.Reviewer with { Role = Role.CommissionLeader };
        Assert.Contains("另一人", (await Assert.ThrowsAsync<Forbidden>(() => scene.Rectifications.ApproveAsync(promoted, scene.Key(id), "", default))).Message);
        Assert.Equal(RectificationState.Proposed, scene.StateOf(id));

        await using (var db = host.Db())
            await db.Rectifications.Where(r => r.Id == id).ExecuteUpdateAsync(r => r.SetProperty(x => x.State, RectificationState.EvidenceSubmitted));
        await Assert.ThrowsAsync<Forbidden>(() => scene.Rectifications.InspectAsync(scene.Reviewer, scene.Key(id), host.Clock.Today(), "情况", [], default));
        await scene.Rectifications.InspectAsync(scene.OtherReviewer, scene.Key(id), host.Clock.Today(), "情况", [], default);
    }

    [Fact]
    public async Task Finding_WithoutRequirementOrMeasure_IsRefused()
    {
        host.Clock.MoveTo(new(2026, 5, 11));
        Assert.Contains("整改要求", (await Assert.ThrowsAsync<Refused>(() => scene.Rectifications.ProposeAsync(scene.Reviewer, Failed, new(2025, [new("问题", " ")]), default))).Message);
        var id = await ServedAsync();
        Assert.Contains("第2项问题没有整改措施", (await Assert.ThrowsAsync<Refused>(() => scene.Rectifications.SubmitPlanAsync(scene.Reporter(Failed), scene.Key(id), [CaseScene.Plan[0]], [], default))).Message);
    }

    [Fact]
    public async Task Expiry_OnTheDeadline_IsTooEarly_TheDayAfter_EndsThePeriod()
    {
        var id = await ServedAsync();
        host.Clock.MoveTo(new(2026, 11, 30));
        await Assert.ThrowsAsync<Refused>(() => scene.Rectifications.RecordExpiryAsync(scene.Reviewer, scene.Key(id), default));
        host.Clock.MoveTo(new(2026, 12, 1));
        await Assert.ThrowsAsync<Refused>(() => scene.Rectifications.ExtendAsync(scene.Officer, scene.Key(id), new(2026, 12, 31), "来函", default));
        await scene.Rectifications.RecordExpiryAsync(scene.Reviewer, scene.Key(id), default);
        Assert.Equal(RectificationState.AwaitingRecheck, scene.StateOf(id));
    }

    [Fact]
    public async Task Extension_KeepsTheFirstDeadline_StaysInTheRecheckYear_AndComesOnce()
    {
        var id = await ServedAsync();
        await Assert.ThrowsAsync<Refused>(() => scene.Rectifications.ExtendAsync(scene.Officer, scene.Key(id), new(2026, 11, 30), "来函", default));
        await Assert.ThrowsAsync<Refused>(() => scene.Rectifications.ExtendAsync(scene.Officer, scene.Key(id), new(2027, 1, 1), "来函", default));
        await scene.Rectifications.ExtendAsync(scene.Officer, scene.Key(id), new(2026, 12, 31), "来函", default);
        await using var db = host.Db();
        var notice = await db.Rectifications.SingleAsync(r => r.Id == id);
        Assert.Equal((new DateOnly(2026, 11, 30), new DateOnly(2026, 12, 31), new ReportYear(2026)), (notice.FirstDeadline!.Value, notice.ExtendedDeadline!.Value, notice.RecheckYear!.Value));
        await Assert.ThrowsAsync<Refused>(() => scene.Rectifications.ExtendAsync(scene.Officer, scene.Key(id), new(2026, 12, 31), "再次", default));
        var view = await host.Get<CaseReader>().OfAsync(scene.Reporter(Failed), id, default);
        Assert.Contains("2026-12-31（原 2026-11-30，已延期）", view.Answer);
    }

    [Fact]
    public async Task Notice_NotServedByItsDeadline_GetsAnother_AndBothAreShown()
    {
        var id = await ProposedAsync();
        await scene.Rectifications.ApproveAsync(scene.Leader, scene.Key(id), "", default);
        await scene.Rectifications.IssueAsync(scene.Officer, scene.Key(id), "演示〔2026〕97号", new(2026, 6, 30), default);
        host.Clock.MoveTo(new(2026, 6, 29));
        await Assert.ThrowsAsync<Refused>(() => scene.Rectifications.RescheduleAsync(scene.Officer, scene.Key(id), new(2026, 9, 30), "未送达", default));
        host.Clock.MoveTo(new(2026, 6, 30));
        Assert.Contains("先重定期限", (await Assert.ThrowsAsync<Refused>(() => scene.Rectifications.ServeAsync(scene.Officer, scene.Key(id), new(2026, 6, 30), "收文员", CaseScene.Scan, default))).Message);
        await scene.Rectifications.RescheduleAsync(scene.Officer, scene.Key(id), new(2026, 9, 30), "收文单位搬迁", default);
        await scene.Rectifications.ServeAsync(scene.Officer, scene.Key(id), new(2026, 6, 30), "收文员", CaseScene.Scan, default);
        Assert.Equal(RectificationState.Served, scene.StateOf(id));
        var view = await host.Get<CaseReader>().OfAsync(scene.Reporter(Failed), id, default);
        Assert.Contains("2026-09-30（原 2026-06-30", view.Answer);
        Assert.Contains(view.Facts, f => f.Text.Contains("届满前未送达：收文单位搬迁", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Plan_IsAwaited_UntilItIsHandedIn_AndNotOfACaseFromHistoryThatHasEnded()
    {
        var id = await ServedAsync();
        Assert.True((await host.Get<CaseReader>().OfAsync(scene.Reviewer, id, default)).AwaitsPlan);
        await scene.Rectifications.SubmitPlanAsync(scene.Reporter(Failed), scene.Key(id), [.. new[] { 1, 2 }.Select(n => new MeasureDraft(n, "补齐任务", "中心主任", new(2026, 9, 30)))], [], default);
        Assert.False((await host.Get<CaseReader>().OfAsync(scene.Reviewer, id, default)).AwaitsPlan);
        Assert.False((await host.Get<CaseReader>().OfAsync(scene.Reviewer, "ZG-2025-01", default)).AwaitsPlan);
    }

    [Fact]
    public async Task Deadline_WhoseYearIsNotReviewedAnyMore_IsRefused()
    {
        var id = await ProposedAsync();
        await scene.Rectifications.ApproveAsync(scene.Leader, scene.Key(id), "", default);
        Assert.Contains("超出建设期（至2026年度）", (await Assert.ThrowsAsync<Refused>(() => scene.Rectifications.IssueAsync(scene.Officer, scene.Key(id), "演示〔2026〕96号", new(2027, 1, 1), default))).Message);
        await scene.Rectifications.IssueAsync(scene.Officer, scene.Key(id), "演示〔2026〕96号", new(2026, 12, 31), default);
    }

    [Theory]
    [InlineData("2026-12-31", null)]
    [InlineData("2027-01-01", "此后没有年度复盘可供复查")]
    public async Task Rectification_ThatCouldNeverBeReChecked_IsNotProposed_AndThePageSaysWhy(string day, string? why)
    {
        using var host = new DemoHost();
        host.Clock.MoveTo(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        var desk = await host.Get<CenterCases>().OfAsync(host.Actor("fuhe"), "CQ2024-02", default);
        var blocked = desk.ToRectify.Single(y => y.Year == new ReportYear(2025)).Blocked;
        if (why is null) Assert.Null(blocked);
        else Assert.Contains(why, blocked);
        var propose = host.Get<RectificationService>().ProposeAsync(host.Actor("fuhe"), "CQ2024-02", new(2025, [new("进展迟缓", "补齐任务")]), default);
        if (why is null) await propose;
        else Assert.Contains(why, (await Assert.ThrowsAsync<Refused>(() => propose)).Message);
    }

    [Fact]
    public async Task Plan_HoldsSeveralMeasuresOfAFinding()
    {
        var id = await ServedAsync();
        await scene.Rectifications.SubmitPlanAsync(scene.Reporter(Failed), scene.Key(id), [.. CaseScene.Plan, new(1, "再补", "王五", new(2026, 10, 1))], [], default);
        var view = await host.Get<CaseReader>().OfAsync(scene.Reviewer, id, default);
        Assert.Equal([2, 1], view.Findings.Select(f => f.Measures.Count));
    }

    [Fact]
    public async Task Revocation_EndsWhatTheDistrictWrites_AndItsWithdrawalBringsItBack()
    {
        const string center = "CQ2025-04";
        var flag = await scene.ConfirmAsync(center, 2025, "V-VETO");
        var id = await scene.Revocations.ProposeAsync(scene.Reviewer, center, [flag], new(2027, 1, 20), "事故", default);
        await scene.RevokedAsync(id, center);
        var draft = new IncidentDraft(Analytics.Assessment.IncidentKind.Tax, "演示·税务", "", new(2026, 6, 1), "情况");
        Assert.Contains("已于", (await Assert.ThrowsAsync<Refused>(() => scene.Incidents.ReportAsync(scene.Reporter(center), center, draft, default))).Message);
        await using (var db = host.Db()) Assert.False((await CenterHistories.LoadAsync(db, [new CenterCode(center)]))[center].Expects(2027));

        var decided = await scene.StepsAsync(id);
        await Assert.ThrowsAsync<Refused>(() => scene.Revocations.WithdrawAsync(scene.Officer, scene.Key(id), "复议", "演示〔2027〕10号", [], default));
        host.Clock.MoveTo(host.Clock.Today().AddDays(1));
        await scene.Revocations.WithdrawAsync(scene.Officer, scene.Key(id), "复议", "演示〔2027〕10号", CaseScene.Scan, default);
        var after = await scene.StepsAsync(id);
        Assert.Equal([.. decided, "撤回撤销决定"], after);
        await using (var db = host.Db())
        {
            var history = (await CenterHistories.LoadAsync(db, [new CenterCode(center)]))[center];
            Assert.True(history.Expects(2027));
            Assert.Equal(CenterState.Revoked, CenterStanding.On(history, host.Clock.Today().AddDays(-1)));
            Assert.NotEqual(CenterState.Revoked, CenterStanding.On(history, host.Clock.Today()));
        }
        await scene.Incidents.ReportAsync(scene.Reporter(center), center, draft, default);
    }

    [Fact]
    public async Task Correction_IsANewEntry_OnceSomethingIsOut()
    {
        var id = await ProposedAsync();
        await scene.Rectifications.ApproveAsync(scene.Leader, scene.Key(id), "", default);
        await Assert.ThrowsAsync<Refused>(() => scene.Corrections.CorrectAsync(scene.Officer, scene.Key(id), "笔误", "演示〔2026〕95号", CaseScene.Scan, default));
        await scene.Rectifications.IssueAsync(scene.Officer, scene.Key(id), "演示〔2026〕94号", new(2026, 11, 30), default);
        await scene.Corrections.CorrectAsync(scene.Officer, scene.Key(id), "“补齐任务”改为“补齐建设任务”", "演示〔2026〕95号", CaseScene.Scan, default);
        await using var db = host.Db();
        Assert.Equal(("演示〔2026〕94号", RectificationState.Issued), await db.Rectifications.Where(r => r.Id == id).Select(r => ValueTuple.Create(r.DocumentNumber, r.State)).SingleAsync());
        Assert.Equal("更正文书", (await scene.StepsAsync(id))[^1]);
    }

    [Fact]
    public async Task StaleKey_IsRefused_AndChangesNothing()
    {
        var id = await ProposedAsync();
        var old = scene.Key(id);
        await scene.Rectifications.ApproveAsync(scene.Leader, old, "", default);
        Assert.Contains("有了变动", (await Assert.ThrowsAsync<Refused>(() => scene.Rectifications.IssueAsync(scene.Officer, old, "号", new(2026, 11, 30), default))).Message);
        Assert.Equal(RectificationState.Approved, scene.StateOf(id));
    }

    [Fact]
    public async Task District_SeesANoticeFromItsIssue_AndAReviewFromItsSending()
    {
        var id = await ProposedAsync();
        var cases = host.Get<CaseReader>();
        await Assert.ThrowsAsync<NotFoundForActor>(() => cases.OfAsync(scene.Reporter(Failed), id, default));
        await scene.Rectifications.ApproveAsync(scene.Leader, scene.Key(id), "", default);
        await scene.Rectifications.IssueAsync(scene.Officer, scene.Key(id), "演示〔2026〕98号", new(2026, 11, 30), default);
        Assert.Equal("已核发", (await cases.OfAsync(scene.Reporter(Failed), id, default)).Line.State);
        await Assert.ThrowsAsync<NotFoundForActor>(() => cases.OfAsync(host.Actor("baosong"), id, default));
    }

    [Fact]
    public async Task Silence_IsRecordedFromThe16thDay_AndIsNoSignature_AndScoresShowOnceSent()
    {
        const string center = "CQ2024-01";
        await scene.VerifiedAsync(center);
        var id = AnnualReview.IdOf(center, 2026);
        await scene.Reviews.OpenAsync(scene.Reviewer, center, 2026, new(Grade.Fail, "意见", "现场不符"), default);
        var files = host.Get<CenterFileService>();
        Assert.False((await files.OpenAsync(host.Actor("baosong"), center, "2026", default)).Period.IsDisclosed);
        await Assert.ThrowsAsync<NotFoundForActor>(() => scene.Reviews.CoSignAsync(scene.Approver(center), scene.Key(id), "", default));
        await scene.Reviews.SendForOpinionAsync(scene.Reviewer, scene.Key(id), default);
        Assert.True((await files.OpenAsync(host.Actor("baosong"), center, "2026", default)).Period.IsDisclosed);

        host.Clock.MoveTo(new(2027, 1, 30));
        await Assert.ThrowsAsync<Refused>(() => scene.Reviews.RecordSilenceAsync(scene.Reviewer, scene.Key(id), default));
        host.Clock.MoveTo(new(2027, 1, 31));
        await scene.Reviews.RecordSilenceAsync(scene.Reviewer, scene.Key(id), default);
        await scene.Reviews.ConcludeAsync(scene.Reviewer, scene.Key(id), default);
        await using var db = host.Db();
        Assert.False((await CenterHistories.LoadAsync(db, [new CenterCode(center)]))[center].Review(2026)!.IsFailed);
    }

    [Fact]
    public async Task Conclusion_OtherThanTheScore_NeedsAReason()
    {
        await scene.VerifiedAsync("CQ2024-01");
        var refused = await Assert.ThrowsAsync<Refused>(() => scene.Reviews.OpenAsync(scene.Reviewer, "CQ2024-01", 2026, new(Grade.Fail, "意见"), default));
        Assert.Contains("不同的理由", refused.Message);
    }

    [Fact]
    public async Task Incident_NeedsThreePeople_AndOnlyConfirmedIsAVeto()
    {
        const string center = "CQ2024-01";
        var id = await scene.Incidents.ReportAsync(scene.Reviewer, center, new(Analytics.Assessment.IncidentKind.Quality, "演示·监管部门", "", new(2026, 6, 1), "情况"), default);
        await Assert.ThrowsAsync<Forbidden>(() => scene.Incidents.VerifyAsync(scene.Reviewer, scene.Key(id), "属实", default));
        await Assert.ThrowsAsync<Refused>(() => scene.Incidents.ConfirmAsync(scene.Officer, scene.Key(id), "演示质〔2026〕1号", CaseScene.Scan, default));
        await scene.Incidents.VerifyAsync(scene.OtherReviewer, scene.Key(id), "属实", default);
        await using (var db = host.Db()) Assert.False(await db.Flags.AnyAsync(f => f.Rule == new RuleId("V-VETO") && f.Center == new CenterCode(center)));
        await scene.Incidents.ConfirmAsync(scene.Officer, scene.Key(id), "演示质〔2026〕1号", CaseScene.Scan, default);
        await using (var db = host.Db()) Assert.True(await db.Flags.AnyAsync(f => f.Rule == new RuleId("V-VETO") && f.Center == new CenterCode(center)));
    }

    [Fact]
    public async Task Hearing_OnTheLastDay_IsTaken_TheDayAfter_IsOver()
    {
        var flag = await scene.ConfirmAsync("CQ2025-04", 2025, "V-VETO");
        await Assert.ThrowsAsync<Refused>(() => scene.Revocations.ProposeAsync(scene.Reviewer, "CQ2025-04", [flag], new(2027, 1, 19), "事故", default));
        var id = await scene.Revocations.ProposeAsync(scene.Reviewer, "CQ2025-04", [flag], new(2027, 1, 20), "事故", default);
        host.Clock.MoveTo(new(2027, 1, 20));
        await Assert.ThrowsAsync<Refused>(() => scene.Revocations.RecordNoStatementAsync(scene.Officer, scene.Key(id), default));
        host.Clock.MoveTo(new(2027, 1, 21));
        await Assert.ThrowsAsync<Refused>(() => scene.Revocations.SubmitStatementAsync(scene.Approver("CQ2025-04"), scene.Key(id), "意见", [], default));
        await scene.Revocations.RecordNoStatementAsync(scene.Officer, scene.Key(id), default);
    }

    [Fact]
    public async Task Steps_AreNeverChangedOrRemoved()
    {
        await ProposedAsync();
        await using var db = host.Db();
        await Assert.ThrowsAnyAsync<Exception>(() => db.CaseSteps.ExecuteDeleteAsync());
        await Assert.ThrowsAnyAsync<Exception>(() => db.CaseSteps.ExecuteUpdateAsync(s => s.SetProperty(x => x.Reason, "改")));
    }
}
