using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Cases;

/// <summary>The moves that a role can take, what each asks for, and why one has to wait. The services decide; this tells beforehand.</summary>
sealed class MoveBook(Actor actor, Center center, DateOnly today)
{
    public const string Amend = "Amend";

    public IReadOnlyList<CaseMove> Of(Review review) =>
    [
        .. ReviewTransitions.Open(review.State, actor.Role).Select(a => new CaseMove(a.ToString(), CaseNames.Of(a), Inputs(a, review), Lead() ?? a switch
        {
            ReviewAction.RecordSilence when !ReviewTransitions.IsSilent(review.SentOn!.Value, today) => $"{ChinaTime.Text(review.SentOn.Value)} 送出，15天答复期满后才能记录",
            ReviewAction.Settle => Own(review.OwnerId),
            _ => null,
        })),
        .. review.State == ReviewState.UnderReview && actor.Role == Role.Reviewer ? [new CaseMove(Amend, review is TermReview ? "修改评估结论" : "修改复盘结论", review is TermReview term ? TermDraft(term) : Draft((AnnualReview)review))] : Array.Empty<CaseMove>(),
    ];

    public IReadOnlyList<CaseMove> Of(Rectification notice, ReviewConclusion? recheck) =>
        [.. RectificationTransitions.Open(notice.State, actor.Role).Select(a => new CaseMove(a.ToString(), CaseNames.Of(a), Inputs(a, notice), Lead() ?? Blocked(a, notice, recheck)))];

    public IReadOnlyList<CaseMove> Of(Revocation revocation, IReadOnlyList<ChecklistItem> checklist) =>
        [.. RevocationTransitions.Open(revocation.State, actor.Role).Select(a => new CaseMove(a.ToString(), CaseNames.Of(a), Inputs(a), Lead() ?? Blocked(a, revocation, checklist)))];

    /// <summary>Opinion and conclusion of a review, as written so far or as the scorecard suggests.</summary>
    public static IReadOnlyList<MoveInput> Draft(AnnualReview? review, Grade? byScore = null) =>
    [
        new("grade", "复盘结论", InputKind.Grade, Value: (review?.Conclusion ?? byScore)?.ToString() ?? "", Hint: $"评分等级：{Names.Of(review?.GradeByScore ?? byScore ?? Grade.Ungraded)}"),
        new("opinion", "服务中心意见", Value: review?.Opinion ?? ""),
        new("deviation", "与评分等级不同的理由", Required: false, Value: review?.Deviation ?? "", Hint: "结论与评分等级相同的，不用填"),
    ];

    /// <summary>Opinion and conclusion of a term assessment, as written so far or as the cumulated score suggests.</summary>
    public static IReadOnlyList<MoveInput> TermDraft(TermReview? review, Grade? byScore = null) =>
    [
        Passed("评估结论", review?.Passed ?? (byScore is null or Grade.Ungraded ? null : byScore != Grade.Fail), $"三年累计评分等级：{Names.Of(review?.GradeByScore ?? byScore ?? Grade.Ungraded)}"),
        new("opinion", "服务中心意见", Value: review?.Opinion ?? ""),
        new("deviation", "与累计评分不同的理由", Required: false, Value: review?.Deviation ?? "", Hint: "结论与累计评分一致的，不用填"),
    ];

    public IReadOnlyList<CaseMove> Of(Inquiry inquiry) =>
        [.. InquiryTransitions.Open(inquiry.State, actor.Role).Select(a => new CaseMove(a.ToString(), CaseNames.Of(a), Inputs(a), Lead() ?? a switch
        {
            InquiryAction.AskAgain when today < inquiry.Deadline => $"说明期限 {ChinaTime.Text(inquiry.Deadline!.Value)} 未到，先办理送达",
            InquiryAction.RecordNoStatement when today <= inquiry.Deadline => $"说明期限 {ChinaTime.Text(inquiry.Deadline!.Value)} 届满后才能记录",
            InquiryAction.DeclareFalsity or InquiryAction.DeclareNoFalsity => Own(inquiry.OwnerId),
            _ => null,
        }))];

    public IReadOnlyList<CaseMove> Of(SiteVisit visit) =>
        [.. VisitTransitions.Open(visit.State, actor.Role).Select(a => new CaseMove(a.ToString(), CaseNames.Of(a), Inputs(a, visit)))];

    public IReadOnlyList<CaseMove> Of(PlanChange change) =>
        [.. ChangeTransitions.Open(change.State, actor.Role).Select(a => new CaseMove(a.ToString(), CaseNames.Of(a), [new("reason", a == ChangeAction.Approve ? "批准意见" : "理由", Required: a != ChangeAction.Approve)],
            Lead() ?? (a == ChangeAction.Approve && change.Subject == ChangeSubject.Target && today > change.Year.LastDay ? $"{change.Year}年度已结束，仍按原目标考核" : null)))];

    string? Lead() => actor.IsDistrict && !actor.Leads(center) ? "由牵头区县办理，参与区县可以查看" : null;

    string? Own(int? owner) => owner == actor.UserId ? "提出或承办的人不能自己批准或复核，须由另一人办理" : null;

    string? Blocked(RectificationAction action, Rectification notice, ReviewConclusion? recheck) => action switch
    {
        RectificationAction.Approve or RectificationAction.RegisterApproval or RectificationAction.Inspect => Own(notice.OwnerId),
        RectificationAction.RecordExpiry when today <= notice.Deadline => $"期限 {ChinaTime.Text(notice.Deadline!.Value)} 当天24时后才能记录",
        RectificationAction.Reschedule when today < notice.Deadline => $"期限 {ChinaTime.Text(notice.Deadline!.Value)} 未到，先办理送达",
        RectificationAction.SubmitPlan when today > notice.Deadline => "整改期限已过，不能再提交方案",
        RectificationAction.Extend when notice.ExtendedOn is not null => "已延期一次，不再延期",
        RectificationAction.Extend when today > notice.Deadline => "期限已过，不能延长",
        RectificationAction.Close when recheck is null => $"{notice.RecheckYear}年度复盘尚未定论",
        RectificationAction.Close when recheck.IsFailed => $"{notice.RecheckYear}年度复盘会签为不合格，不能销号",
        RectificationAction.ProposeRevocation when recheck is null => $"{notice.RecheckYear}年度复盘尚未定论",
        RectificationAction.ProposeRevocation when !recheck.IsFailed => $"{notice.RecheckYear}年度复盘没有会签为不合格",
        _ => null,
    };

    string? Blocked(RevocationAction action, Revocation revocation, IReadOnlyList<ChecklistItem> checklist) => action switch
    {
        RevocationAction.SubmitStatement when today > revocation.HearingDeadline => $"陈述申辩期限 {ChinaTime.Text(revocation.HearingDeadline)} 已届满",
        RevocationAction.RecordNoStatement when today <= revocation.HearingDeadline => $"陈述申辩期限 {ChinaTime.Text(revocation.HearingDeadline)} 届满后才能记录",
        RevocationAction.Approve or RevocationAction.RegisterApproval when today <= revocation.PublicTo => $"公示至 {ChinaTime.Text(revocation.PublicTo!.Value)}，期满后才能批准",
        RevocationAction.Approve or RevocationAction.RegisterApproval => Own(revocation.OwnerId),
        // Number and filing come with the registration itself.
        RevocationAction.Revoke when checklist.SkipLast(2).Where(i => !i.Done).ToList() is { Count: > 0 } missing => $"缺少：{string.Join("、", missing.Select(i => i.Text))}",
        _ => null,
    };

    static IReadOnlyList<MoveInput> Inputs(ReviewAction action, Review review) => action switch
    {
        ReviewAction.CoSign => [new("reason", "会签意见", Required: false)],
        ReviewAction.Dissent => [new("reason", "异议的理由")],
        ReviewAction.Settle => [review is AnnualReview { Conclusion: var grade } ? new("grade", "裁定结论", InputKind.Grade, Value: grade.ToString()) : Passed("裁定结论", ((TermReview)review).Passed), new("reason", "裁定的理由")],
        _ => [],
    };

    static MoveInput Passed(string label, bool? passed, string hint = "") =>
        new("passed", label, InputKind.Choice, Hint: hint, Value: passed?.ToString() ?? "", Choices: [.. new[] { true, false }.Select(p => (p.ToString(), TermReview.NameOf(p)))]);

    static IReadOnlyList<MoveInput> Inputs(InquiryAction action) => action switch
    {
        InquiryAction.Ask => [new("reason", "请创新中心说明的事项"), new("day", "说明期限", InputKind.Day, Hint: $"至少留 {InquiryService.StatementDays} 天（程序规则）")],
        InquiryAction.Serve => [new("day", "送达日期", InputKind.Day), new("text", "签收人", InputKind.Line), new("files", "送达回证", InputKind.Files)],
        InquiryAction.AskAgain => [new("day", "新的说明期限", InputKind.Day), new("reason", "重定期限的理由")],
        InquiryAction.SubmitStatement => [new("reason", "创新中心的说明"), new("files", "材料", InputKind.Files, Required: false)],
        InquiryAction.DeclareFalsity or InquiryAction.DeclareNoFalsity => Declared,
        _ => [],
    };

    static IReadOnlyList<MoveInput> Inputs(VisitAction action, SiteVisit visit) => action switch
    {
        VisitAction.Hold => [new("day", "实际走访日期", InputKind.Day, Value: $"{visit.PlannedOn:yyyy-MM-dd}"), new("reason", "走访情况"), new("files", "照片、记录", InputKind.Files, Required: false)],
        VisitAction.RecordRefusal => [new("day", "被拒绝的日期", InputKind.Day, Value: $"{visit.PlannedOn:yyyy-MM-dd}"), new("reason", "拒绝的经过（何人、以何方式）"), new("files", "拒绝的证明", InputKind.Files)],
        _ => [new("reason", "取消的理由")],
    };

    /// <summary>What a declaration asks for.</summary>
    public static IReadOnlyList<MoveInput> Declared { get; } =
        [new("reason", "认定的理由"), new("number", "认定文书文号", InputKind.Line), new("files", "认定文书", InputKind.Files)];

    static IReadOnlyList<MoveInput> Inputs(RectificationAction action, Rectification notice) => action switch
    {
        RectificationAction.Approve => [new("reason", "批准意见", Required: false)],
        RectificationAction.RegisterApproval => Signed,
        RectificationAction.Issue => [new("number", "通知文号", InputKind.Line), new("day", "整改期限", InputKind.Day, Hint: "期限所在的自然年即复查年度")],
        RectificationAction.Send => [new("text", "发出方式", InputKind.Line, Hint: "如机要、公文系统、邮件。发出不等于送达")],
        RectificationAction.Serve => [new("day", "送达日期", InputKind.Day), new("text", "签收人", InputKind.Line), new("files", "送达回证", InputKind.Files)],
        RectificationAction.SubmitPlan => [new("files", "方案附件", InputKind.Files, Required: false)],
        RectificationAction.ReturnPlan => [new("reason", "退回方案的理由")],
        RectificationAction.AcceptPlan or RectificationAction.Close => [new("reason", "意见", Required: false)],
        RectificationAction.Extend => [new("day", "新的整改期限", InputKind.Day, Hint: $"现期限 {notice.Deadline:yyyy-MM-dd}"), new("reason", "延期的理由")],
        RectificationAction.Reschedule => [new("day", "新的整改期限", InputKind.Day, Hint: $"原期限 {notice.Deadline:yyyy-MM-dd}，届满前未送达"), new("reason", "重定期限的理由")],
        RectificationAction.SubmitEvidence => [new("reason", "整改情况说明"), new("files", "佐证材料", InputKind.Files)],
        RectificationAction.Inspect => [new("day", "现场复核日期", InputKind.Day), new("reason", "现场复核情况"), new("files", "照片、记录", InputKind.Files, Required: false)],
        RectificationAction.Accept or RectificationAction.Reject => [new("reason", "验收意见")],
        RectificationAction.ProposeRevocation => Proposal,
        _ => [],
    };

    static IReadOnlyList<MoveInput> Inputs(RevocationAction action) => action switch
    {
        RevocationAction.SubmitStatement => [new("reason", "陈述申辩意见"), new("files", "材料", InputKind.Files, Required: false)],
        RevocationAction.Deliberate => [new("day", "党组会议日期", InputKind.Day), new("number", "会议纪要文号", InputKind.Line), new("files", "纪要", InputKind.Files, Required: false)],
        RevocationAction.Publicize => [new("day", "公示截止日", InputKind.Day, Hint: $"公示自今天起，不少于 {RevocationChecklist.PublicDays} 天"), new("text", "公示地址或载体", InputKind.Line)],
        RevocationAction.Approve => [new("reason", "批准意见")],
        RevocationAction.RegisterApproval => Signed,
        RevocationAction.Revoke => [new("number", "撤销决定文号", InputKind.Line), new("day", "报市委人才办备案日期", InputKind.Day), new("files", "决定文本", InputKind.Files, Required: false)],
        RevocationAction.Withdraw => [new("reason", "撤回决定的理由"), new("number", "撤回决定文号", InputKind.Line), new("files", "撤回决定文本", InputKind.Files)],
        RevocationAction.Decline => [new("reason", "不予撤销的理由")],
        _ => [],
    };

    /// <summary>What a correction asks for.</summary>
    public static IReadOnlyList<MoveInput> Correction { get; } =
        [new("reason", "更正内容", Hint: "写明原文和改为什么；原文书保留不变"), new("number", "更正文书文号", InputKind.Line), new("files", "更正文书", InputKind.Files)];

    /// <summary>What a proposal to revoke asks for.</summary>
    public static IReadOnlyList<MoveInput> Proposal { get; } =
        [new("day", "陈述申辩截止日", InputKind.Day, Hint: $"至少留 {RevocationChecklist.HearingDays} 天（程序规则）"), new("reason", "提出撤销的理由")];

    static IReadOnlyList<MoveInput> Signed { get; } =
        [new("text", "签批领导", InputKind.Line), new("day", "签批日期", InputKind.Day), new("files", "签批件扫描件", InputKind.Files)];
}
