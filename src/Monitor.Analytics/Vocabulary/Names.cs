using Monitor.Analytics.Assessment;
using Monitor.Analytics.Insight.Forecasting;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Risk;

namespace Monitor.Analytics.Vocabulary;

/// <summary>The one registry of Chinese names of grades, severities, natures, axes, incidents, issues and flags.</summary>
public static class Names
{
    public static string Of(Grade grade) => grade switch
    {
        Grade.Excellent => "优秀",
        Grade.Good => "良好",
        Grade.Pass => "合格",
        Grade.Fail => "不合格",
        _ => "不定级",
    };

    public static string Of(Severity severity) => severity switch
    {
        Severity.Notice => "关注",
        Severity.Warning => "预警",
        Severity.Rectify => "整改",
        _ => "撤销",
    };

    public static string Of(IssueSeverity severity) => severity switch
    {
        IssueSeverity.Error => "错误",
        IssueSeverity.Warning => "提醒",
        _ => "提示",
    };

    public static string Of(Nature nature) => nature switch
    {
        Nature.Stock => "时点",
        Nature.Flow => "累计",
        _ => "比率",
    };

    public static string Of(Axis axis) => axis == Axis.Progress ? "进展" : "成效";

    public static string Of(IncidentKind kind) => kind switch
    {
        IncidentKind.Safety => "重大安全事故",
        IncidentKind.Quality => "重大质量事故",
        IncidentKind.Environment => "环境严重违法",
        IncidentKind.IntellectualProperty => "知识产权严重违法",
        IncidentKind.Tax => "税务严重违法",
        IncidentKind.ResearchIntegrity => "科研失信",
        _ => "其他严重违法",
    };

    public static string Of(SuspicionKind kind) => kind switch
    {
        SuspicionKind.OwnHistory => "与自身历史不符",
        SuspicionKind.CrossSection => "偏离同年各中心",
        SuspicionKind.JointPattern => "与其他填报项不协调",
        SuspicionKind.TargetsHit => "与目标过于吻合",
        SuspicionKind.CopiedFromLastYear => "与上年雷同",
        SuspicionKind.CopiedFromCenter => "与其他中心雷同",
        SuspicionKind.Rounded => "整数过多",
        _ => "合计不符",
    };

    public static string Of(ForecastMethod method) => method switch
    {
        ForecastMethod.Pooled => "合并增长模型",
        ForecastMethod.LastValue => "上年值",
        ForecastMethod.Drift => "趋势外推",
        _ => "以目标为预测",
    };

    public static string Of(FlagStatus status) => status switch
    {
        FlagStatus.Open => "待处理",
        FlagStatus.Confirmed => "已确认",
        FlagStatus.Dismissed => "已排除",
        FlagStatus.Superseded => "已更新",
        _ => "已失效",
    };
}
