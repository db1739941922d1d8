namespace Monitor.Analytics.Cases;

/// <summary>The one registry of Chinese names of roles, states and actions.</summary>
public static class CaseNames
{
    public static string Of(Role role) => role switch
    {
        Role.DistrictReporter => "区县填报员",
        Role.DistrictApprover => "区县审定人",
        Role.Reviewer => "服务中心复核员",
        Role.CommissionOfficer => "市经济信息委经办人",
        Role.CommissionLeader => "市经济信息委领导",
        Role.SystemAdmin => "系统管理员",
        Role.SecurityAdmin => "安全保密管理员",
        _ => "安全审计员",
    };

    public static string Of(ReportState state) => state switch
    {
        ReportState.Draft => "草稿",
        ReportState.AwaitingApproval => "待审定",
        ReportState.Submitted => "已报送",
        ReportState.UnderReview => "复核中",
        ReportState.Returned => "已退回",
        _ => "已核定",
    };

    public static string Of(ReportAction action) => action switch
    {
        ReportAction.SendForApproval => "提交审定",
        ReportAction.SendBack => "退回填报员",
        ReportAction.Attest => "审定并报送",
        ReportAction.Withdraw => "撤回",
        ReportAction.StartReview => "开始复核",
        ReportAction.Return => "退回区县",
        ReportAction.Revise => "修改后重报",
        _ => "核定",
    };

    public static string Of(ReviewState state) => state switch
    {
        ReviewState.UnderReview => "复核",
        ReviewState.Consulting => "征求意见",
        ReviewState.CoSigned => "已会签",
        ReviewState.Dissented => "区县有异议",
        ReviewState.Unanswered => "逾期未复",
        _ => "已定论",
    };

    public static string Of(ReviewAction action) => action switch
    {
        ReviewAction.SendForOpinion => "送区县征求意见",
        ReviewAction.CoSign => "会签同意",
        ReviewAction.Dissent => "提出异议",
        ReviewAction.RecordSilence => "记录逾期未复",
        ReviewAction.Conclude => "形成定论",
        _ => "裁定异议",
    };

    public static string Of(RectificationState state) => state switch
    {
        RectificationState.Proposed => "拟整改",
        RectificationState.Approved => "已批准待核发",
        RectificationState.Issued => "已核发",
        RectificationState.Sent => "已发出",
        RectificationState.Served => "已送达",
        RectificationState.PlanSubmitted => "方案已提交",
        RectificationState.PlanReturned => "方案退回",
        RectificationState.InProgress => "整改中",
        RectificationState.EvidenceSubmitted => "佐证已提交",
        RectificationState.UnderInspection => "现场复核",
        RectificationState.Accepted => "验收通过",
        RectificationState.Rejected => "验收不通过",
        RectificationState.AwaitingRecheck => "次年复核",
        RectificationState.Closed => "销号",
        _ => "拟撤销",
    };

    public static string Of(RectificationAction action) => action switch
    {
        RectificationAction.Approve => "批准整改",
        RectificationAction.RegisterApproval => "登记纸质批准件",
        RectificationAction.Issue => "核发通知",
        RectificationAction.Send => "发出通知",
        RectificationAction.Serve => "登记送达",
        RectificationAction.SubmitPlan => "提交整改方案",
        RectificationAction.ReturnPlan => "退回方案",
        RectificationAction.AcceptPlan => "认可方案",
        RectificationAction.Extend => "延长期限",
        RectificationAction.SubmitEvidence => "提交佐证",
        RectificationAction.Inspect => "开展现场复核",
        RectificationAction.Accept => "验收通过",
        RectificationAction.Reject => "验收不通过",
        RectificationAction.RecordExpiry => "记录期满未交佐证",
        RectificationAction.AwaitRecheck => "转次年复核",
        RectificationAction.Close => "销号",
        RectificationAction.Reschedule => "重定期限",
        _ => "提出撤销",
    };

    public static string Of(RevocationState state) => state switch
    {
        RevocationState.Proposed => "拟撤销",
        RevocationState.Heard => "陈述申辩",
        RevocationState.Deliberating => "审议",
        RevocationState.Publicized => "公示",
        RevocationState.Approved => "已批准待登记",
        RevocationState.Revoked => "已撤销",
        RevocationState.Withdrawn => "决定已撤回",
        _ => "不予撤销",
    };

    public static string Of(RevocationAction action) => action switch
    {
        RevocationAction.SubmitStatement => "提交陈述申辩",
        RevocationAction.RecordNoStatement => "记录期满未陈述",
        RevocationAction.Deliberate => "提请审议",
        RevocationAction.Publicize => "公示",
        RevocationAction.Approve => "批准撤销",
        RevocationAction.RegisterApproval => "登记纸质批准件",
        RevocationAction.Revoke => "登记撤销",
        RevocationAction.Withdraw => "撤回撤销决定",
        _ => "不予撤销",
    };

    public static string Of(InquiryState state) => state switch
    {
        InquiryState.Opened => "已立",
        InquiryState.Asked => "已请说明",
        InquiryState.Served => "已送达待说明",
        InquiryState.Stated => "说明在案",
        InquiryState.Unanswered => "逾期未说明",
        InquiryState.Falsity => "认定不实",
        _ => "不属虚假",
    };

    public static string Of(InquiryAction action) => action switch
    {
        InquiryAction.Ask => "请创新中心说明",
        InquiryAction.Serve => "登记送达",
        InquiryAction.AskAgain => "重定说明期限",
        InquiryAction.SubmitStatement => "提交说明",
        InquiryAction.RecordNoStatement => "记录逾期未说明",
        InquiryAction.DeclareFalsity => "认定不实",
        _ => "认定不属虚假",
    };

    public static string Of(ChangeState state) => state switch
    {
        ChangeState.Asked => "已申请",
        ChangeState.Approved => "已批准",
        ChangeState.Declined => "不予批准",
        _ => "已撤回",
    };

    public static string Of(ChangeAction action) => action switch
    {
        ChangeAction.Approve => "批准变更",
        ChangeAction.Decline => "不予批准",
        _ => "撤回申请",
    };

    public static string Of(VisitState state) => state switch
    {
        VisitState.Planned => "已安排",
        VisitState.Held => "已走访",
        VisitState.Refused => "被拒绝",
        _ => "已取消",
    };

    public static string Of(VisitAction action) => action switch
    {
        VisitAction.Hold => "登记走访情况",
        VisitAction.RecordRefusal => "登记被拒绝",
        _ => "取消走访",
    };

    public static string Of(CenterState state) => state switch
    {
        CenterState.Building => "建设中",
        CenterState.Rectifying => "整改中",
        CenterState.AwaitingAssessment => "待评估",
        CenterState.ExtendedObservation => "延续观察",
        CenterState.Expired => "期满",
        _ => "已撤销",
    };
}
