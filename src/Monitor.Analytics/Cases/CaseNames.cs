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
}
