using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Insights.Charts;

namespace Monitor.Web.Features.Documents;

/// <summary>年度复盘报告 of one centre (三（三）): what its page shows of the year, as a document. Not issued: it carries no number and no seal.</summary>
static class ReviewReport
{
    /// <param name="file">With the year's scorecard.</param>
    public static byte[] Docx(CenterFile file, Scorecard card, ChartRenderer charts, DateOnly today)
    {
        using var document = new OfficialDocument($"{TitleLines(file.Name)}\n{file.Period.Name}复盘报告", file.Synthetic);
        document.First("一、基本情况")
            .Paragraph($"{file.Name}（{file.Code}）由{file.LeadEntity}牵头建设，{file.District.Name}经信部门负责跟踪监管，{Formats.Day(file.Validity.From)}公布，有效期至{Formats.Day(file.Validity.To)}。{file.Answer}")
            .First("二、指标完成情况")
            .Paragraph($"按{file.Period.Rulebook}和{(card.Provisional ? "申报值（尚未核定）" : "核定值")}计算，综合得分{Numbers.Text(card.Score)}分，等级为{Names.Of(card.Grade)}。各类得分见下表。")
            .Table([5, 3, 3, 3], 1, ["类别", "权重", "得分", "计入总分"], card.Dimensions.Select(d =>
                (IReadOnlyList<string>)[$"{d.Code} {d.Name}", Numbers.Text(d.Weight), Formats.Number(d.Score, 2, d.Score is not null), Formats.Number(d.WeightedPoints, 2)]))
            .Table([6, 3, 3, 3, 3], 1, ["指标", "实际值", "目标", "完成率", "得分"], card.Indicators.Select(Row));
        foreach (var note in card.Notes) document.Paragraph($"{note}。");

        document.First("三、进展与成效")
            .Paragraph($"进展：{ScoreWords.Of(card.Progress, card.Progress.Value)}，{Against(card.Progress)}。成效：{ScoreWords.Of(card.Outcome, card.Outcome.Value)}，{Against(card.Outcome)}。"
                + (card.Progress.IsBelow && card.Outcome.IsBelow ? "两项同时低于预期，触发整改提示（三（一））。" : "未出现两项同时低于预期的情形（三（一））。"));
        if (CenterCharts.Trend(file) is { } trend)
            document.Picture(charts.Png(trend, 2), ChartRenderer.Width, ChartRenderer.Height, trend.Title);

        document.First("四、风险标记");
        var flags = file.Standing.Where(f => f.Flag.Key.Year == card.Year).ToList();
        if (flags.Count == 0) document.Paragraph("本年度没有在案的风险标记。");
        foreach (var flag in flags)
            document.Second($"{Names.Of(flag.Flag.Severity)}：{flag.Flag.Title}（{flag.Flag.Clause.Short}）").Paragraph(flag.Flag.Statement);

        return document.First("五、说明")
            .Paragraph($"本报告由系统根据{file.Period.Rulebook}和截至{Formats.Day(today)}的记录生成，每个数值均可在系统中追溯到报送文件的单元格。风险标记只作提示，结论由服务中心与区县经信部门共同作出。本件未签发，不作为正式文件。")
            .Closing("重庆市制造业人才服务中心", today)
            .ToArray();
    }

    /// <summary>A title that does not fit a line breaks where its meaning does.</summary>
    static string TitleLines(string name) => name.Length <= 18 ? name : name.Replace("卓越工程师", "\n卓越工程师", StringComparison.Ordinal);

    static IReadOnlyList<string> Row(IndicatorScore i) =>
    [
        $"{i.Code} {i.Name}（{i.Unit}）", Formats.Number(i.Value, 2, i.Status != ScoreStatus.ZeroDenominator), Formats.Number(i.Target, 2),
        i.Rate is { } rate ? Formats.Percent(rate) : Numbers.MissingMark, i.Points is { } points ? Formats.Number(points, 2) : ScoreWords.Why(i.Status),
    ];

    static string Against(AxisResult axis) => axis.Value is null ? Formats.NotApplicable : $"{(axis.IsBelow ? "低于" : "不低于")}{ScoreWords.Of(axis, axis.Line)}的线";
}
