using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Insights.Charts;

namespace Monitor.Web.Features.Insights;

/// <summary>The overview in sentences. Each is computed, and right for none, one and many.</summary>
static class OverviewWords
{
    /// <summary>2025年度13家创新中心中，2家触发撤销条件，2家触发整改提示，1家逾期未报。</summary>
    public static string Answer(Overview overview)
    {
        if (overview.Now is not { } now) return "尚无报送批次，总览将在首个报送批次开始后生成。";
        var scope = overview.Filter.IsNone ? "" : overview.Filter.Words(overview.Choices);
        if (now.Expected == 0) return $"{now.Year}年度{scope}没有应报送的创新中心。";
        var (overdue, awaited) = (overview.Overdue(now.Year), overview.Awaited(now.Year));
        var parts = new List<string>();
        Add(now.With(Severity.Revoke), "触发撤销条件");
        Add(now.With(Severity.Rectify), "触发整改提示");
        if (parts.Count == 0 && now.Reported > 0) parts.Add(now.Expected == 1 ? "未触发整改提示或撤销条件" : "均未触发整改提示或撤销条件");
        Add(now.NeedConsultation, "等级需会商");
        Add(overdue, "逾期未报");
        Add(awaited, "尚未报送");
        if (overdue + awaited == 0) parts.Add(now.Expected == 1 ? "已报送" : "全部已报送");
        Add(now.Provisional, "按申报值暂计");
        return $"{now.Year}年度{scope}{now.Expected}家创新中心{(char.IsDigit(parts[0][0]) ? "中，" : "")}{string.Join("，", parts)}。";

        void Add(int count, string what)
        {
            if (count > 0) parts.Add(now.Expected == 1 ? what : count == now.Expected ? $"均{what}" : $"{count}家{what}");
        }
    }

    /// <summary>2025年度培养工程师1,860人，比上年增加12.3 %，完成计划的93 %.</summary>
    public static string Finding(Overview overview, Measure measure)
    {
        if (overview.Now is not { } now) return $"尚无{measure.Name}数据";
        var total = now[measure];
        if (total.Counted == 0) return $"{now.Year}年度尚无创新中心报送{measure.Name}";
        if (total.Value is null) return $"{now.Year}年度支出为0，{measure.Name}不适用";
        string?[] parts =
        [
            $"{now.Year}年度{measure.Name}{ChartText.WithUnit(total.Value, measure.Unit)}{(total.Provisional ? "（暂）" : "")}",
            ChangeWords(measure, overview.ChangeOf(measure)),
            PlanWords(measure, total.Plan),
        ];
        return string.Join("，", parts.Where(p => p is not null));
    }

    /// <summary>比上年增加12.3 %; null where there is nothing to compare with.</summary>
    public static string? ChangeWords(Measure measure, Change? change) => change switch
    {
        null => null,
        { By: null } => "上年为0",
        { By: { } by } when Amount(measure, by) == 0 => "与上年持平",
        { By: { } by } when measure.IsRatio => $"比上年{(by > 0 ? "提高" : "下降")}{ChartText.Number(Math.Abs(Amount(measure, by)))}个百分点",
        { By: { } by } => $"比上年{(by > 0 ? "增加" : "减少")}{ChartText.Number(Math.Abs(Amount(measure, by)))} %",
    };

    /// <summary>完成计划的93 %; of a ratio, which has no such share, 高于计划3.2个百分点.</summary>
    public static string? PlanWords(Measure measure, PlanTotal? plan)
    {
        if (plan is null) return null;
        if (!measure.IsRatio) return $"完成计划的{ChartText.Number(Rounded(plan.Rate * 100))} %";
        var above = Rounded(plan.Reached - plan.Value);
        return above == 0 ? "与计划持平" : $"{(above > 0 ? "高于" : "低于")}计划{ChartText.Number(Math.Abs(above))}个百分点";
    }

    /// <summary>▲ 12.3 %, ▼ 3.2 百分点, 持平; null where nothing can be said.</summary>
    public static string? Arrow(Measure measure, decimal? by) => by is not { } b ? null
        : Amount(measure, b) == 0 ? "持平"
        : $"{(b > 0 ? "▲" : "▼")} {ChartText.Number(Math.Abs(Amount(measure, b)))} {(measure.IsRatio ? "百分点" : "%")}";

    /// <summary>按13家中12家的填报汇总.</summary>
    public static string Coverage(Total total) => total.Counted == total.Expected ? $"{total.Counted}家全部填报" : $"{total.Expected}家中{total.Counted}家填报";

    /// <summary>2026年度已报送 3 家，应报送 12 家，距截止日（2027年2月28日）还有 44 天</summary>
    public static string Of(RoundProgress round) => round.Expected == 0 ? $"{round.Year}年度没有应报送的创新中心" : $"{round.Year}年度已报送 {round.HandedIn} 家，应报送 {round.Expected} 家，" + round.DaysLeft switch
    {
        > 0 => $"距截止日（{Formats.Day(round.Due)}）还有 {round.DaysLeft} 天",
        0 => "今天截止",
        _ => $"截止日已过 {-round.DaysLeft} 天，{Formats.Day(round.GraceEnds)}前可补报",
    };

    /// <summary>3份报告逾期未报，12份尚未到截止日</summary>
    public static string Reporting(Overview overview) => (overview.Overdue(), overview.Awaited()) switch
    {
        (0, 0) => "应报送的全部已报送",
        (0, var waiting) => $"{waiting}份报告尚未报送，均未到截止日",
        (var late, 0) => $"{late}份报告逾期未报",
        var (late, waiting) => $"{late}份报告逾期未报，{waiting}份尚未到截止日",
    };

    /// <summary>得分和等级按考核方案 cq-2026 1.1 计算，数值均为核定值。</summary>
    public static string Standing(Overview overview)
    {
        if (overview.Now is not { Reported: > 0 } now) return "尚无报送，没有得分和等级。";
        var values = now.Provisional == 0 ? "数值均为核定值" : $"{now.Provisional}家的数值尚未核定，按申报值暂计";
        return overview.Rulebook == "" ? $"{values}。" : $"得分和等级按考核方案 {overview.Rulebook} 计算，{values}。";
    }

    /// <summary>93 %; of a ratio ▲ 3.2 百分点 above its plan; null where there is none.</summary>
    public static string? PlanMark(Measure measure, PlanTotal? plan) =>
        plan is null ? null : measure.IsRatio ? Arrow(measure, plan.Reached - plan.Value) : $"{Formats.Number(plan.Rate * 100, 1)} %";

    static decimal Amount(Measure measure, decimal by) => Rounded(measure.IsRatio ? by : by * 100);

    static decimal Rounded(decimal value) => Math.Round(value, 1, MidpointRounding.AwayFromZero);
}
