using Monitor.Analytics.Cases;

namespace Monitor.Web.Shared.Layout;

/// <summary>A place to work at, and what is done there.</summary>
public sealed record Section(string Path, string Name, string Purpose);

/// <summary>Where each role works: the one registry behind navigation and the first page.</summary>
public static class Sections
{
    static readonly Section
        Submissions = new("/submissions", "年度报送", "上传年度运行情况报告，核对问题，审定并报送"),
        Reviews = new("/reviews", "复核", "核对区县报送的数值，核定或退回"),
        Rounds = new("/rounds", "报送批次", "开设批次，查看报送进度，为区县延期"),
        Lists = new("/lists", "名单与目标", "导入建设名单、建设方案目标和重大事项"),
        Centers = new("/centers", "创新中心", "查看创新中心的指标、得分、风险标记和依据"),
        Cases = new("/cases", "案件", "办理年度复盘、整改和撤销"),
        Documents = new("/documents", "文件", "查看和下载已签发的通知、意见、决定、报告和回执"),
        Overview = new("/overview", "总览", "全市培养、成果、收入、等级与风险一览"),
        DistrictOverview = new("/my-overview", "本区总览", "本区创新中心的数据、报送进度和全市中位数"),
        Rulebooks = new("/rulebooks", "考核方案", "查看各年度适用的方案，试算修改的影响，起草和发布新方案"),
        Accounts = new("/accounts", "账号与授权", "新建账号，授予和撤销角色，重置密码"),
        Audit = new("/audit", "审计日志", "查看谁在何时做了什么"),
        System = new("/system", "系统状态", "查看版本、数据目录和数据库"),
        Mailings = new("/system/mailings", "邮件发送", "查看通知邮件的发送结果，重发失败的邮件");

    public static IReadOnlyList<Section> Of(Role role) => role switch
    {
        Role.DistrictReporter or Role.DistrictApprover => [Submissions, Cases, Centers, DistrictOverview, Documents],
        Role.Reviewer => [Reviews, Cases, Rounds, Lists, Centers, Overview, Documents, Rulebooks],
        Role.CommissionOfficer or Role.CommissionLeader => [Overview, Cases, Centers, Rounds, Documents, Rulebooks],
        Role.SecurityAdmin => [Accounts],
        Role.AuditAdmin => [Audit],
        _ => [System, Mailings],
    };
}
