using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Audit;
using Monitor.Web.Features.Cases;
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
    static readonly CaseKey Reviewed = new(Review, 0);

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
        new("不予撤销", [Role.CommissionOfficer], (s, a) => s.Revocations.DeclineAsync(a, Revoking, "理由", default)),
        new("报告事项", [.. Districts, Role.Reviewer, Role.CommissionOfficer], (s, a) => s.Incidents.ReportAsync(a, Center, new(IncidentKind.Tax, "", "", null, ""), default)),
        new("核实事项", [Role.Reviewer], (s, a) => s.Incidents.VerifyAsync(a, Told, "属实", default)),
        new("确认事项", [Role.CommissionOfficer], (s, a) => s.Incidents.ConfirmAsync(a, Told, "号", CaseScene.Scan, default)),
    ];

    [Fact]
    public void EveryMethodOfTheServices_IsInTheTable()
    {
        var methods = new[] { typeof(FlagService), typeof(AnnualReviewService), typeof(RectificationService), typeof(RevocationService), typeof(IncidentService) }
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
        db.Incidents.Add(new() { Id = Told.Id, Center = Center, Kind = IncidentKind.Tax, Authority = "演示", DocumentNumber = "", OccurredOn = new(2026, 1, 1), RecordedOn = new(2026, 1, 2), Evidence = "" });
        await db.SaveChangesAsync();
    }

    async Task<(int, long)> CountAsync()
    {
        await using var db = host.Db();
        return (await db.CaseSteps.CountAsync(), (await AuditChain.HeadAsync(db, default)).Count);
    }
}
