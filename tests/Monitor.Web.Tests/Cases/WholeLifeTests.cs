using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Cases;

/// <summary>The lives of demo centres from a finding to the end of the case, move by move through the services.</summary>
public sealed class WholeLifeTests : IDisposable
{
    const string Failed = "CQ2024-03", Accident = "CQ2025-04";

    readonly DemoHost host = new();
    readonly CaseScene scene;

    public WholeLifeTests() => scene = new(host);

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task RectifiedAndPassedTheRecheck_IsClosed()
    {
        var id = await scene.RectifiedAsync(Failed);
        await scene.VerifiedAsync(Failed);
        var early = await Assert.ThrowsAsync<Refused>(() => scene.Rectifications.CloseAsync(scene.Reviewer, scene.Key(id), "", default));
        Assert.Contains("尚未定论", early.Message);

        await scene.ConcludedAsync(Failed, Grade.Good);
        await scene.Rectifications.CloseAsync(scene.Reviewer, scene.Key(id), "整改到位", default);

        Assert.Equal(RectificationState.Closed, scene.StateOf(id));
        Assert.Equal(
            ["提出整改", "批准整改", "核发通知", "发出通知", "登记送达", "提交整改方案", "退回方案", "提交整改方案", "认可方案", "提交佐证", "开展现场复核", "验收通过", "转次年复核", "销号"],
            await scene.StepsAsync(id));
        await scene.AuditIsWholeAsync();
    }

    [Fact]
    public async Task FailedAgainAfterAServedNotice_IsRevokedAfterTheHearing()
    {
        var id = await scene.RectifiedAsync(Failed);
        await scene.VerifiedAsync(Failed);
        await scene.ConcludedAsync(Failed, Grade.Fail);
        await Assert.ThrowsAsync<Refused>(() => scene.Rectifications.CloseAsync(scene.Reviewer, scene.Key(id), "", default));
        var unconfirmed = await Assert.ThrowsAsync<Refused>(() => scene.Rectifications.ProposeRevocationAsync(scene.Reviewer, scene.Key(id), new(2027, 2, 15), "两年不合格", default));
        Assert.Contains("须先由复核员确认", unconfirmed.Message);
        Assert.Equal(RectificationState.AwaitingRecheck, scene.StateOf(id));

        await scene.ConfirmAsync(Failed, 2026, "V-STILL-BELOW");
        var revocation = await scene.Rectifications.ProposeRevocationAsync(scene.Reviewer, scene.Key(id), new(2027, 2, 15), "两年不合格", default);
        await scene.RevokedAsync(revocation, Failed);

        Assert.Equal(RectificationState.RevocationProposed, scene.StateOf(id));
        await using var db = host.Db();
        Assert.Equal(RevocationState.Revoked, (await db.Revocations.SingleAsync(r => r.Id == revocation)).State);
        await scene.AuditIsWholeAsync();
    }

    [Fact]
    public async Task ConfirmedVeto_IsRevoked_AndReportsNoMore()
    {
        host.Clock.MoveTo(new(2027, 1, 15));
        var flag = await scene.ConfirmAsync(Accident, 2025, "V-VETO");
        var id = await scene.Revocations.ProposeAsync(scene.Reviewer, Accident, [flag], new(2027, 1, 31), "重大安全事故", default);
        await scene.RevokedAsync(id, Accident);

        await using var db = host.Db();
        CenterCode code = Accident;
        var history = (await CenterHistories.LoadAsync(db, [code]))[code];
        Assert.Equal(CenterState.Revoked, CenterStanding.On(history, host.Clock.Today()));
        Assert.NotEqual(CenterState.Revoked, CenterStanding.On(history, host.Clock.Today().AddDays(-1)));
        Assert.True(history.Expects(2025));
        Assert.False(history.Expects(2026));
        var again = await Assert.ThrowsAsync<Refused>(() => scene.Revocations.ProposeAsync(scene.Reviewer, Accident, [flag], host.Clock.Today().AddDays(9), "再次", default));
        Assert.Contains("撤销，不再办理", again.Message);
        await scene.AuditIsWholeAsync();
    }

    [Fact]
    public async Task SecondFailureWithoutAServedNotice_IsAProceduralGap_AndRefused()
    {
        var gap = scene.Flag(Failed, 2025, "V-STILL-BELOW");
        Assert.Equal(Severity.Warning, gap.Severity);
        await scene.Flags.ConfirmAsync(scene.Reviewer, gap.Id, "", default);
        var refused = await Assert.ThrowsAsync<Refused>(() => scene.Revocations.ProposeAsync(scene.Reviewer, Failed, [gap.Id], new(2027, 3, 1), "两年不合格", default));
        Assert.Contains("程序缺口", refused.Message);
        await using var db = host.Db();
        Assert.False(await db.Revocations.AnyAsync());
        Assert.False(await db.CaseSteps.AnyAsync(s => s.Kind == CaseKind.Revocation));
    }

    [Fact]
    public async Task GroundThatLapsedAfterTheApproval_IsMissingAtTheRegistration()
    {
        var flag = await scene.ConfirmAsync(Accident, 2025, "V-VETO");
        var id = await scene.Revocations.ProposeAsync(scene.Reviewer, Accident, [flag], new(2027, 1, 31), "重大安全事故", default);
        await scene.PublicizedAsync(id, Accident);
        await scene.Revocations.ApproveAsync(scene.Leader, scene.Key(id), "同意", default);
        await using (var db = host.Db())
            await db.Flags.Where(f => f.Id == flag).ExecuteUpdateAsync(f => f.SetProperty(x => x.Status, FlagStatus.Lapsed));
        var refused = await Assert.ThrowsAsync<Refused>(() => scene.Revocations.RevokeAsync(scene.Officer, scene.Key(id), "演示〔2027〕9号", host.Clock.Today(), [], default));
        Assert.Contains("撤销情形已由人确认", refused.Message);
    }

    [Fact]
    public async Task DistrictThatDissents_IsSettledByALeader_WithoutASignature()
    {
        await scene.VerifiedAsync("CQ2024-01");
        var id = AnnualReview.IdOf("CQ2024-01", 2026);
        await scene.Reviews.OpenAsync(scene.Reviewer, "CQ2024-01", 2026, new(Grade.Fail, "意见", "现场不符"), default);
        await scene.Reviews.SendForOpinionAsync(scene.Reviewer, scene.Key(id), default);
        await scene.Reviews.DissentAsync(scene.Approver("CQ2024-01"), scene.Key(id), "数值属实", default);
        await Assert.ThrowsAsync<Refused>(() => scene.Reviews.ConcludeAsync(scene.Reviewer, scene.Key(id), default));
        await scene.Reviews.SettleAsync(scene.Leader, scene.Key(id), Grade.Fail, "以现场为准", default);

        await using var db = host.Db();
        var review = (await CenterHistories.LoadAsync(db, [new CenterCode("CQ2024-01")]))["CQ2024-01"].Review(2026)!;
        Assert.False(review.CoSigned);
        Assert.False(review.IsFailed);
    }
}
