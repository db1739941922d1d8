using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Audit;
using Monitor.Web.Features.Cases;
using Monitor.Web.Features.Reviews;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Cases;

/// <summary>Every command of every case, asked by each role that may not, and by a district that leads another centre or merely joins.</summary>
public sealed class CommandRightsTests(DemoHost host) : IClassFixture<DemoHost>
{
    /// <summary>A joint centre: 高新区 leads, 九龙坡区 joins. Its cases exist in none of the states; rights come first.</summary>
    const string Center = "CQ2025-02";

    static readonly Role[] Districts = [Role.DistrictReporter, Role.DistrictApprover];

    sealed record Command(string Name, Role[] May, Func<CaseScene, Actor, Task> Run);

    static readonly string Review = AnnualReview.IdOf(Center, 2025);
    static readonly CaseKey Notice = new("ZG-RIGHTS", 0), Revoking = new("CX-RIGHTS", 0), Told = new("SX-RIGHTS", 0);
    static readonly CaseKey Reviewed = new(Review, 0), Term = new(TermReview.IdOf(Center), 0), Asked = new("HC-RIGHTS", 0), Visit = new("ZF-RIGHTS", 0), Change = new("BG-RIGHTS", 0);

    static readonly Command[] Commands =
    [
        new("确认标记", [Role.Reviewer], (s, a) => s.Flags.ConfirmAsync(a, 1, "", default)),
        new("排除标记", [Role.Reviewer], (s, a) => s.Flags.DismissAsync(a, 1, "理由", default)),
        new("开展复盘", [Role.Reviewer], (s, a) => s.Reviews.OpenAsync(a, Center, 2025, new(Grade.Good, "意见"), default)),
        new("修改复盘", [Role.Reviewer], (s, a) => s.Reviews.AmendAsync(a, Reviewed, new(Grade.Good, "意见"), default)),
        new("送意见", [Role.Reviewer], (s, a) => s.Reviews.SendForOpinionAsync(a, Reviewed, default)),
        new("会签", [Role.DistrictApprover], (s, a) => s.Reviews.CoSignAsync(a, Reviewed, "", default)),
        new("异议", [Role.DistrictApprover], (s, a) => s.Reviews.DissentAsync(a, Reviewed, "理由", default)),
        new("逾期未复", [Role.Reviewer], (s, a) => s.Reviews.RecordSilenceAsync(a, Reviewed, default)),
        new("定论", [Role.Reviewer], (s, a) => s.Reviews.ConcludeAsync(a, Reviewed, default)),
        new("裁定", [Role.CommissionLeader], (s, a) => s.Reviews.SettleAsync(a, Reviewed, Grade.Good, "理由", default)),
        new("提出整改", [Role.Reviewer], (s, a) => s.Rectifications.ProposeAsync(a, Center, new(2025, [new("问题", "要求")]), default)),
        new("批准整改", [Role.CommissionLeader], (s, a) => s.Rectifications.ApproveAsync(a, Notice, "", default)),
        new("登记批准", [Role.CommissionOfficer], (s, a) => s.Rectifications.RegisterApprovalAsync(a, Notice, "领导", new(2026, 5, 1), CaseScene.Scan, default)),
        new("核发", [Role.CommissionOfficer], (s, a) => s.Rectifications.IssueAsync(a, Notice, "号", new(2027, 12, 1), default)),
        new("发出", [Role.CommissionOfficer], (s, a) => s.Rectifications.SendAsync(a, Notice, "机要", default)),
        new("重定期限", [Role.CommissionOfficer], (s, a) => s.Rectifications.RescheduleAsync(a, Notice, new(2027, 12, 1), "理由", default)),
        new("送达", [Role.CommissionOfficer], (s, a) => s.Rectifications.ServeAsync(a, Notice, new(2026, 5, 1), "某", CaseScene.Scan, default)),
        new("方案", Districts, (s, a) => s.Rectifications.SubmitPlanAsync(a, Notice, CaseScene.Plan, [], default)),
        new("退回方案", [Role.Reviewer], (s, a) => s.Rectifications.ReturnPlanAsync(a, Notice, "理由", default)),
        new("认可方案", [Role.Reviewer], (s, a) => s.Rectifications.AcceptPlanAsync(a, Notice, "", default)),
        new("延期", [Role.CommissionOfficer], (s, a) => s.Rectifications.ExtendAsync(a, Notice, new(2027, 12, 31), "理由", default)),
        new("佐证", Districts, (s, a) => s.Rectifications.SubmitEvidenceAsync(a, Notice, "说明", CaseScene.Scan, default)),
        new("现场复核", [Role.Reviewer], (s, a) => s.Rectifications.InspectAsync(a, Notice, new(2026, 12, 1), "情况", [], default)),
        new("验收通过", [Role.Reviewer], (s, a) => s.Rectifications.AcceptAsync(a, Notice, "意见", default)),
        new("验收不通过", [Role.Reviewer], (s, a) => s.Rectifications.RejectAsync(a, Notice, "意见", default)),
        new("期满", [Role.Reviewer], (s, a) => s.Rectifications.RecordExpiryAsync(a, Notice, default)),
        new("转复核", [Role.Reviewer], (s, a) => s.Rectifications.AwaitRecheckAsync(a, Notice, default)),
        new("销号", [Role.Reviewer], (s, a) => s.Rectifications.CloseAsync(a, Notice, "", default)),
        new("整改转撤销", [Role.Reviewer], (s, a) => s.Rectifications.ProposeRevocationAsync(a, Notice, new(2027, 3, 1), "理由", default)),
        new("提出撤销", [Role.Reviewer], (s, a) => s.Revocations.ProposeAsync(a, Center, [1], new(2027, 3, 1), "理由", default)),
        new("陈述", Districts, (s, a) => s.Revocations.SubmitStatementAsync(a, Revoking, "意见", [], default)),
        new("未陈述", [Role.CommissionOfficer], (s, a) => s.Revocations.RecordNoStatementAsync(a, Revoking, default)),
        new("审议", [Role.CommissionOfficer], (s, a) => s.Revocations.DeliberateAsync(a, Revoking, new(2027, 1, 1), "号", [], default)),
        new("公示", [Role.CommissionOfficer], (s, a) => s.Revocations.PublicizeAsync(a, Revoking, new(2027, 3, 1), "网站", default)),
        new("批准撤销", [Role.CommissionLeader], (s, a) => s.Revocations.ApproveAsync(a, Revoking, "同意", default)),
        new("登记撤销批准", [Role.CommissionOfficer], (s, a) => s.Revocations.RegisterApprovalAsync(a, Revoking, "领导", new(2027, 1, 1), CaseScene.Scan, default)),
        new("登记撤销", [Role.CommissionOfficer], (s, a) => s.Revocations.RevokeAsync(a, Revoking, "号", new(2027, 1, 1), [], default)),
        new("撤回决定", [Role.CommissionOfficer], (s, a) => s.Revocations.WithdrawAsync(a, Revoking, "理由", "号", CaseScene.Scan, default)),
        new("不予撤销", [Role.CommissionOfficer], (s, a) => s.Revocations.DeclineAsync(a, Revoking, "理由", default)),
        new("开展评估", [Role.Reviewer], (s, a) => s.Terms.OpenAsync(a, Center, new(true, "意见"), default)),
        new("修改评估", [Role.Reviewer], (s, a) => s.Terms.AmendAsync(a, Term, new(true, "意见"), default)),
        new("评估送意见", [Role.Reviewer], (s, a) => s.Terms.SendForOpinionAsync(a, Term, default)),
        new("评估会签", [Role.DistrictApprover], (s, a) => s.Terms.CoSignAsync(a, Term, "", default)),
        new("评估异议", [Role.DistrictApprover], (s, a) => s.Terms.DissentAsync(a, Term, "理由", default)),
        new("评估逾期未复", [Role.Reviewer], (s, a) => s.Terms.RecordSilenceAsync(a, Term, default)),
        new("评估定论", [Role.Reviewer], (s, a) => s.Terms.ConcludeAsync(a, Term, default)),
        new("评估裁定", [Role.CommissionLeader], (s, a) => s.Terms.SettleAsync(a, Term, true, "理由", default)),
        new("请说明", [Role.Reviewer], (s, a) => s.Inquiries.AskAsync(a, Asked, "事项", new(2027, 3, 1), default)),
        new("说明送达", [Role.Reviewer], (s, a) => s.Inquiries.ServeAsync(a, Asked, new(2027, 1, 15), "某", CaseScene.Scan, default)),
        new("重定说明期限", [Role.Reviewer], (s, a) => s.Inquiries.AskAgainAsync(a, Asked, new(2027, 3, 1), "理由", default)),
        new("提交说明", Districts, (s, a) => s.Inquiries.SubmitStatementAsync(a, Asked, "说明", [], default)),
        new("未说明", [Role.Reviewer], (s, a) => s.Inquiries.RecordNoStatementAsync(a, Asked, default)),
        new("认定不实", [Role.CommissionOfficer], (s, a) => s.Inquiries.DeclareFalsityAsync(a, Asked, "理由", "号", CaseScene.Scan, default)),
        new("不属虚假", [Role.CommissionOfficer], (s, a) => s.Inquiries.DeclareNoFalsityAsync(a, Asked, "理由", "号", CaseScene.Scan, default)),
        new("认定不配合", [Role.CommissionOfficer], (s, a) => s.Declarations.DeclareNonCooperationAsync(a, Center, [Visit.Id], "理由", "号", CaseScene.Scan, default)),
        new("认定其他", [Role.CommissionOfficer], (s, a) => s.Declarations.DeclareOtherAsync(a, Center, 2026, "理由", "号", CaseScene.Scan, default)),
        new("安排走访", [Role.Reviewer], (s, a) => s.Visits.PlanAsync(a, Center, new(2027, 3, 1), "事项", "人员", default)),
        new("登记走访", [Role.Reviewer], (s, a) => s.Visits.HoldAsync(a, Visit, new(2027, 1, 15), "情况", [], default)),
        new("登记被拒", [Role.Reviewer], (s, a) => s.Visits.RecordRefusalAsync(a, Visit, new(2027, 1, 15), "经过", CaseScene.Scan, default)),
        new("取消走访", [Role.Reviewer], (s, a) => s.Visits.CancelAsync(a, Visit, "理由", default)),
        new("申请变更", Districts, (s, a) => s.Changes.AskAsync(a, Center, new(ChangeSubject.Name, "新名", "理由", CaseScene.Scan), default)),
        new("批准变更", [Role.Reviewer], (s, a) => s.Changes.ApproveAsync(a, Change, "", default)),
        new("不批准变更", [Role.Reviewer], (s, a) => s.Changes.DeclineAsync(a, Change, "理由", default)),
        new("撤回变更", Districts, (s, a) => s.Changes.WithdrawAsync(a, Change, "理由", default)),
        new("催报", [Role.Reviewer], (s, a) => s.Reminders.SendAsync(a, Center, 2026, "电话", default)),
        new("催报送达", [Role.Reviewer], (s, a) => s.Reminders.AcknowledgeAsync(a, Center, 1, new(2027, 1, 15), "某", CaseScene.Scan, default)),
        new("更正", [Role.CommissionOfficer], (s, a) => s.Corrections.CorrectAsync(a, Notice, "更正", "号", CaseScene.Scan, default)),
        new("豁免", [Role.Reviewer], (s, a) => s.Exemptions.GrantAsync(a, Center, 2025, "C3", "理由", CaseScene.Scan, default)),
        new("撤回豁免", [Role.Reviewer], (s, a) => s.Exemptions.WithdrawAsync(a, Center, "HM-RIGHTS", "理由", default)),
        new("专家评定", [Role.Reviewer], (s, a) => s.Ratings.GiveAsync(a, Center, 2025, new("D7", "优", "理由"), default)),
        new("评定结果", [Role.Reviewer], (s, a) => s.Ratings.SettleAsync(a, Center, 2025, "D7", "优", "理由", default)),
        new("报告事项", [.. Districts, Role.Reviewer, Role.CommissionOfficer], (s, a) => s.Incidents.ReportAsync(a, Center, new(IncidentKind.Tax, "", "", null, ""), default)),
        new("核实事项", [Role.Reviewer], (s, a) => s.Incidents.VerifyAsync(a, Told, "属实", default)),
        new("确认事项", [Role.CommissionOfficer], (s, a) => s.Incidents.ConfirmAsync(a, Told, "号", CaseScene.Scan, default)),
    ];

    [Fact]
    public void EveryMethodOfTheServices_IsInTheTable()
    {
        Type[] services =
        [
            typeof(FlagService), typeof(AnnualReviewService), typeof(TermReviewService), typeof(RectificationService), typeof(RevocationService), typeof(IncidentService), typeof(InquiryService),
            typeof(DeclarationService), typeof(VisitService), typeof(ChangeService), typeof(ReminderService), typeof(CorrectionService), typeof(ExemptionService), typeof(RatingService),
        ];
        var methods = services
            .Sum(t => t.GetMethods(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.DeclaredOnly).Length);
        Assert.Equal(methods, Commands.Length);
    }

    [Fact]
    public async Task EveryCommand_IsRefusedForRolesAndDistrictsThatMayNot()
    {
        await SeedAsync();
        var scene = new CaseScene(host);
        var before = await CountAsync();
        foreach (var command in Commands)
        {
            foreach (var role in Enum.GetValues<Role>().Except(command.May))
                await RefusedAsync(command, role, role is Role.DistrictReporter or Role.DistrictApprover ? "GXQ" : null);
            foreach (var role in command.May.Where(r => Districts.Contains(r)))
            {
                await RefusedAsync(command, role, "500101");
                await RefusedAsync(command, role, "500107");
            }
        }
        Assert.Equal(before, await CountAsync());

        async Task RefusedAsync(Command command, Role role, string? district)
        {
            var own = district is null ? default(DistrictCode?) : new DistrictCode(district);
            var actor = new Actor(8000 + (int)role, "某人", role, own, own is { } d ? new HashSet<DistrictCode> { d } : []);
            var thrown = await Record.ExceptionAsync(() => command.Run(scene, actor));
            Assert.True(thrown is Forbidden or NotFoundForActor, $"{command.Name} {role} {district}: {thrown?.GetType().Name ?? "done"} {thrown?.Message}");
        }
    }

    async Task SeedAsync()
    {
        await using var db = host.Db();
        db.Rectifications.Add(new()
        {
            Id = Notice.Id,
            Center = Center,
            ForYear = 2025,
            ForTerm = false,
            State = RectificationState.Issued,
            ProposedOn = new(2026, 5, 1),
            DocumentNumber = "演示",
            IssuedOn = new(2026, 5, 2),
            FirstDeadline = new(2027, 6, 30),
            RecheckYear = 2027,
        });
        db.Revocations.Add(new() { Id = Revoking.Id, Center = Center, Year = 2025, State = RevocationState.Proposed, ProposedOn = new(2026, 5, 1), HearingDeadline = new(2027, 2, 1) });
        db.TermReviews.Add(new() { Center = Center, Year = 2027, State = ReviewState.Consulting, Passed = true, SentOn = new(2027, 1, 10) });
        db.Inquiries.Add(new() { Id = Asked.Id, Center = Center, Year = 2025, State = InquiryState.Asked, Corrections = "演示", OpenedOn = new(2027, 1, 5), OwnerId = 1, Owner = "演示", AskedOn = new(2027, 1, 10), Deadline = new(2027, 2, 1) });
        db.SiteVisits.Add(new() { Id = Visit.Id, Center = Center, State = VisitState.Planned, PlannedOn = new(2027, 1, 20), Purpose = "演示", Visitors = "演示", OwnerId = 1, Owner = "演示" });
        db.PlanChanges.Add(new() { Id = Change.Id, Center = Center, Year = 2027, State = ChangeState.Asked, Subject = ChangeSubject.Name, Code = "", Before = "旧", After = "新", Reason = "演示", AskedOn = new(2027, 1, 5) });
        db.Exemptions.Add(new() { Id = "HM-RIGHTS", Center = Center, Year = 2025, Indicator = "C3", Reason = "演示", GrantedOn = new(2026, 3, 1) });
        db.Incidents.Add(new() { Id = Told.Id, Center = Center, Kind = IncidentKind.Tax, Authority = "演示", DocumentNumber = "", OccurredOn = new(2026, 1, 1), RecordedOn = new(2026, 1, 2), Evidence = "" });
        await db.SaveChangesAsync();
    }

    async Task<(int, long)> CountAsync()
    {
        await using var db = host.Db();
        return (await db.CaseSteps.CountAsync(), (await AuditChain.HeadAsync(db, default)).Count);
    }
}
