using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Cases;

namespace Monitor.Web.Tests.Cases;

/// <summary>Every move of every kind of case, and all that opens one or is entered in a register, with what a random hand types.</summary>
static class RandomMoves
{
    public delegate Task Move(CaseScene scene, Actor actor, CaseKey key, Hand hand);

    public delegate Task Entry(CaseScene scene, Actor actor, string center, Hand hand);

    public static IReadOnlyDictionary<Enum, Move> OfReview { get; } = new Dictionary<Enum, Move>
    {
        [ReviewAction.SendForOpinion] = (s, a, k, _) => s.Reviews.SendForOpinionAsync(a, k, default),
        [ReviewAction.CoSign] = (s, a, k, h) => s.Reviews.CoSignAsync(a, k, h.Text("同意"), default),
        [ReviewAction.Dissent] = (s, a, k, h) => s.Reviews.DissentAsync(a, k, h.Text("数值属实"), default),
        [ReviewAction.RecordSilence] = (s, a, k, _) => s.Reviews.RecordSilenceAsync(a, k, default),
        [ReviewAction.Conclude] = (s, a, k, _) => s.Reviews.ConcludeAsync(a, k, default),
        [ReviewAction.Settle] = (s, a, k, h) => s.Reviews.SettleAsync(a, k, h.One<Grade>(), h.Text("以现场为准"), default),
    };

    public static IReadOnlyDictionary<Enum, Move> OfTerm { get; } = new Dictionary<Enum, Move>
    {
        [ReviewAction.SendForOpinion] = (s, a, k, _) => s.Terms.SendForOpinionAsync(a, k, default),
        [ReviewAction.CoSign] = (s, a, k, h) => s.Terms.CoSignAsync(a, k, h.Text("同意"), default),
        [ReviewAction.Dissent] = (s, a, k, h) => s.Terms.DissentAsync(a, k, h.Text("数值属实"), default),
        [ReviewAction.RecordSilence] = (s, a, k, _) => s.Terms.RecordSilenceAsync(a, k, default),
        [ReviewAction.Conclude] = (s, a, k, _) => s.Terms.ConcludeAsync(a, k, default),
        [ReviewAction.Settle] = (s, a, k, h) => s.Terms.SettleAsync(a, k, h.Chance(0.5), h.Text("以现场为准"), default),
    };

    /// <summary>Of the other kinds, whose actions are each of one kind only.</summary>
    public static IReadOnlyDictionary<Enum, Move> Others { get; } = new Dictionary<Enum, Move>
    {
        [RectificationAction.Approve] = (s, a, k, h) => s.Rectifications.ApproveAsync(a, k, h.Text("同意"), default),
        [RectificationAction.RegisterApproval] = (s, a, k, h) => s.Rectifications.RegisterApprovalAsync(a, k, h.Text("演示·领导"), h.Done(), h.Files(), default),
        [RectificationAction.Issue] = (s, a, k, h) => s.Rectifications.IssueAsync(a, k, h.Number(), h.Ahead(20, 200), default),
        [RectificationAction.Send] = (s, a, k, h) => s.Rectifications.SendAsync(a, k, h.Text("公文系统"), default),
        [RectificationAction.Serve] = (s, a, k, h) => s.Rectifications.ServeAsync(a, k, h.Done(), h.Text("演示·收文员"), h.Files(), default),
        [RectificationAction.SubmitPlan] = (s, a, k, h) => s.Rectifications.SubmitPlanAsync(a, k, Plan(h), h.Files(), default),
        [RectificationAction.ReturnPlan] = (s, a, k, h) => s.Rectifications.ReturnPlanAsync(a, k, h.Text("责任人不明"), default),
        [RectificationAction.AcceptPlan] = (s, a, k, h) => s.Rectifications.AcceptPlanAsync(a, k, h.Text(""), default),
        [RectificationAction.Extend] = (s, a, k, h) => s.Rectifications.ExtendAsync(a, k, h.Ahead(60, 220), h.Text("设备未到"), default),
        [RectificationAction.SubmitEvidence] = (s, a, k, h) => s.Rectifications.SubmitEvidenceAsync(a, k, h.Text("已完成"), h.Files(), default),
        [RectificationAction.Inspect] = (s, a, k, h) => s.Rectifications.InspectAsync(a, k, h.Done(), h.Text("现场属实"), h.Files(), default),
        [RectificationAction.Accept] = (s, a, k, h) => s.Rectifications.AcceptAsync(a, k, h.Text("通过"), default),
        [RectificationAction.Reject] = (s, a, k, h) => s.Rectifications.RejectAsync(a, k, h.Text("不通过"), default),
        [RectificationAction.RecordExpiry] = (s, a, k, _) => s.Rectifications.RecordExpiryAsync(a, k, default),
        [RectificationAction.AwaitRecheck] = (s, a, k, _) => s.Rectifications.AwaitRecheckAsync(a, k, default),
        [RectificationAction.Close] = (s, a, k, h) => s.Rectifications.CloseAsync(a, k, h.Text("整改到位"), default),
        [RectificationAction.ProposeRevocation] = (s, a, k, h) => s.Rectifications.ProposeRevocationAsync(a, k, h.Ahead(5, 8), h.Text("仍未达标"), default),
        [RectificationAction.Reschedule] = (s, a, k, h) => s.Rectifications.RescheduleAsync(a, k, h.Ahead(30, 120), h.Text("届满前未送达"), default),
        [RevocationAction.SubmitStatement] = (s, a, k, h) => s.Revocations.SubmitStatementAsync(a, k, h.Text("请求从轻"), h.Files(), default),
        [RevocationAction.RecordNoStatement] = (s, a, k, _) => s.Revocations.RecordNoStatementAsync(a, k, default),
        [RevocationAction.Deliberate] = (s, a, k, h) => s.Revocations.DeliberateAsync(a, k, h.Done(), h.Number(), h.Files(), default),
        [RevocationAction.Publicize] = (s, a, k, h) => s.Revocations.PublicizeAsync(a, k, h.Ahead(5, 7), h.Text("委门户网站"), default),
        [RevocationAction.Approve] = (s, a, k, h) => s.Revocations.ApproveAsync(a, k, h.Text("同意"), default),
        [RevocationAction.RegisterApproval] = (s, a, k, h) => s.Revocations.RegisterApprovalAsync(a, k, h.Text("演示·领导"), h.Done(), h.Files(), default),
        [RevocationAction.Revoke] = (s, a, k, h) => s.Revocations.RevokeAsync(a, k, h.Number(), h.Done(), h.Files(), default),
        [RevocationAction.Decline] = (s, a, k, h) => s.Revocations.DeclineAsync(a, k, h.Text("情节较轻"), default),
        [RevocationAction.Withdraw] = (s, a, k, h) => s.Revocations.WithdrawAsync(a, k, h.Text("依据有误"), h.Number(), h.Files(), default),
        [InquiryAction.Ask] = (s, a, k, h) => s.Inquiries.AskAsync(a, k, h.Text("请提供花名册"), h.Ahead(5, 9), default),
        [InquiryAction.Serve] = (s, a, k, h) => s.Inquiries.ServeAsync(a, k, h.Done(), h.Text("演示·收文员"), h.Files(), default),
        [InquiryAction.AskAgain] = (s, a, k, h) => s.Inquiries.AskAgainAsync(a, k, h.Ahead(5, 9), h.Text("届满前未送达"), default),
        [InquiryAction.SubmitStatement] = (s, a, k, h) => s.Inquiries.SubmitStatementAsync(a, k, h.Text("重复统计"), h.Files(), default),
        [InquiryAction.RecordNoStatement] = (s, a, k, _) => s.Inquiries.RecordNoStatementAsync(a, k, default),
        [InquiryAction.DeclareFalsity] = (s, a, k, h) => s.Inquiries.DeclareFalsityAsync(a, k, h.Text("编造名单"), h.Number(), h.Files(), default),
        [InquiryAction.DeclareNoFalsity] = (s, a, k, h) => s.Inquiries.DeclareNoFalsityAsync(a, k, h.Text("统计口径"), h.Number(), h.Files(), default),
        [VisitAction.Hold] = (s, a, k, h) => s.Visits.HoldAsync(a, k, h.Done(), h.Text("一切正常"), h.Files(), default),
        [VisitAction.RecordRefusal] = (s, a, k, h) => s.Visits.RecordRefusalAsync(a, k, h.Done(), h.Text("门卫不让进"), h.Files(), default),
        [VisitAction.Cancel] = (s, a, k, h) => s.Visits.CancelAsync(a, k, h.Text("改期"), default),
        [ChangeAction.Approve] = (s, a, k, h) => s.Changes.ApproveAsync(a, k, h.Text("同意"), default),
        [ChangeAction.Decline] = (s, a, k, h) => s.Changes.DeclineAsync(a, k, h.Text("依据不足"), default),
        [ChangeAction.Withdraw] = (s, a, k, h) => s.Changes.WithdrawAsync(a, k, h.Text("不再需要"), default),
    };

    /// <summary>What is opened at a centre or entered in a register, and by whom; what leads on is there more than once.</summary>
    public static IReadOnlyList<(Role[] May, Entry Run)> Entries { get; } =
    [
        .. Enumerable.Repeat<(Role[], Entry)>(([Role.Reviewer], (s, a, c, h) => s.Flags.ConfirmAsync(a, s.AnyFlag(c, h), h.Text("属实"), default)), 4),
        .. Enumerable.Repeat<(Role[], Entry)>(([Role.Reviewer], (s, a, c, h) => s.Reviews.OpenAsync(a, c, h.Chance(0.9) ? 2026 : 2025, new(h.One([Grade.Fail, Grade.Fail, Grade.Good, Grade.Ungraded]), h.Text("意见"), h.Text("现场不符")), default)), 5),
        .. Enumerable.Repeat<(Role[], Entry)>(([Role.Reviewer], (s, a, c, h) => s.Rectifications.ProposeAsync(a, c, new(h.Chance(0.9) ? 2025 : 2026, [new(h.Text("任务迟缓"), h.Text("补齐任务")), new("人数不足", h.Text("增开课程"))]), default)), 3),
        .. Enumerable.Repeat<(Role[], Entry)>(([Role.Reviewer], (s, a, c, h) => s.Revocations.ProposeAsync(a, c, s.ConfirmedGrounds(c), h.Ahead(5, 8), h.Text("重大问题"), default)), 5),
        ([Role.Reviewer], (s, a, c, h) => s.Flags.DismissAsync(a, s.AnyFlag(c, h), h.Text("误报"), default)),
        ([Role.Reviewer], (s, a, c, h) => s.Reviews.AmendAsync(a, s.KeyOrOld(AnnualReview.IdOf(c, 2026)), new(h.One<Grade>(), h.Text("意见"), h.Text("现场不符")), default)),
        ([Role.Reviewer], (s, a, c, h) => s.Terms.OpenAsync(a, c, new(h.Chance(0.5), h.Text("意见"), h.Text("现场不符")), default)),
        ([Role.Reviewer], (s, a, c, h) => s.Terms.AmendAsync(a, s.KeyOrOld(TermReview.IdOf(c)), new(h.Chance(0.5), h.Text("意见"), h.Text("现场不符")), default)),
        ([Role.Reviewer], (s, a, c, h) => s.Revocations.ProposeAsync(a, c, [s.AnyFlag(c, h)], h.Ahead(5, 8), h.Text("重大问题"), default)),
        ([Role.CommissionOfficer], (s, a, c, h) => s.Declarations.DeclareNonCooperationAsync(a, c, s.RefusedVisits(c), h.Text("拒不配合"), h.Number(), h.Files(), default)),
        ([Role.CommissionOfficer], (s, a, c, h) => s.Declarations.DeclareOtherAsync(a, c, h.Chance(0.8) ? 2026 : 2031, h.Text("重大问题"), h.Number(), h.Files(), default)),
        ([Role.Reviewer], (s, a, c, h) => s.Visits.PlanAsync(a, c, h.Ahead(0, 9), h.Text("核对名册"), h.Text("演示·甲、乙"), default)),
        ([Role.DistrictReporter, Role.DistrictApprover], (s, a, c, h) => s.Changes.AskAsync(a, c, new(h.Chance(0.5) ? ChangeSubject.Name : ChangeSubject.LeadEntity, h.Text($"演示·改名{h.Today:MMdd}"), h.Text("重组"), h.Files()), default)),
        ([Role.DistrictReporter, Role.DistrictApprover], (s, a, c, h) => s.Changes.AskAsync(a, c, new(ChangeSubject.Target, h.Text("77"), h.Text("产能调整"), h.Files(), h.Chance(0.8) ? 2026 : 2024, "B2"), default)),
        ([Role.Reviewer], (s, a, c, h) => s.Reminders.SendAsync(a, c, h.Chance(0.5) ? 2026 : 2025, h.Text("电话"), default)),
        ([Role.Reviewer], (s, a, c, h) => s.Reminders.AcknowledgeAsync(a, c, s.LastReminder(c), h.Done(), h.Text("演示·收文员"), h.Files(), default)),
        ([Role.Reviewer], (s, a, c, h) => s.Exemptions.GrantAsync(a, c, h.Chance(0.8) ? 2026 : 2025, h.One(["B2", "B7", "C3", "X9"]), h.Text("首年"), h.Files(), default)),
        ([Role.Reviewer], (s, a, c, h) => s.Exemptions.WithdrawAsync(a, c, s.LastExemption(c), h.Text("有数据"), default)),
        ([Role.Reviewer], (s, a, c, h) => s.Ratings.GiveAsync(a, c, 2026, new("D7", h.One(["优", "良", "神"]), h.Text("依据台账")), default)),
        ([Role.Reviewer], (s, a, c, h) => s.Ratings.SettleAsync(a, c, 2026, "D7", "优", h.Text("多数意见"), default)),
        ([Role.CommissionOfficer], (s, a, c, h) => s.Corrections.CorrectAsync(a, s.KeyOrOld(s.LastNotice(c)), h.Text("“三”应为“四”"), h.Number(), h.Files(), default)),
        ([Role.DistrictReporter, Role.DistrictApprover, Role.Reviewer, Role.CommissionOfficer], (s, a, c, h) => s.Incidents.ReportAsync(a, c, new(h.One<IncidentKind>(), h.Text("演示·主管部门"), h.Number(), h.Done(), h.Text("情况"), h.Files()), default)),
        ([Role.Reviewer], (s, a, c, h) => s.Incidents.VerifyAsync(a, s.KeyOrOld(s.LastIncident(c)), h.Text("属实"), default)),
        ([Role.CommissionOfficer], (s, a, c, h) => s.Incidents.ConfirmAsync(a, s.KeyOrOld(s.LastIncident(c)), h.Number(), h.Files(), default)),
    ];

    /// <summary>Measures for both findings; now and then one is left out, or comes too late.</summary>
    static IReadOnlyList<MeasureDraft> Plan(Hand hand)
    {
        var all = new[] { 1, 2 }.Select(n => new MeasureDraft(n, hand.Text("增开课程"), "演示·张三", hand.Ahead(1, 10))).ToList();
        return hand.Chance(0.93) ? all : all[..1];
    }
}
