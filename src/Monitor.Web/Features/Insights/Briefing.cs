using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Documents;
using Monitor.Web.Features.Insights.Charts;

namespace Monitor.Web.Features.Insights;

/// <summary>简报: the overview as it is seen, filters included, as a document. Every sentence is computed; it is not issued and carries no number.</summary>
static class Briefing
{
    /// <exception cref="NotFoundForActor">No centre is expected in what is seen.</exception>
    public static byte[] Docx(Overview overview, ChartRenderer charts)
    {
        if (overview.Now is not { Expected: > 0 } now) throw new NotFoundForActor("所选范围没有应报送的创新中心，还不能生成简报。请到“总览”改选年度或清除筛选。");
        using var document = new OfficialDocument($"重庆市卓越工程师协同创新中心\n{now.Year}年度运行情况简报", overview.Synthetic);
        document.First("一、总体情况")
            .Paragraph($"截至{Formats.Day(overview.AsOf)}，{OverviewWords.Answer(overview)}{OverviewWords.Standing(overview)}")
            .Paragraph(string.Join("；", Measures.Select((m, i) => Finding(overview, m, i == 0))) + "。")
            .Table([6, 4, 6, 6, 6, 4], 1, ["项目", "本年", "比上年", "同口径", "完成计划", "填报家数"], Measures.Select(m => Row(overview, m)));
        Chart(OverviewCharts.Find(Measure.Trained.Key)!);
        Chart(OverviewCharts.Find(Measure.SelfSustaining.Key)!);

        document.First("二、等级与风险").Paragraph($"{OverviewCharts.Grades.Of(overview).Title}。{OverviewCharts.Quadrant.Of(overview).Title}。{(GradeFlow.Of(overview) is { } flow ? $"{flow.Words}。" : "")}{OverviewCharts.Risks.Of(overview).Title}。");
        Chart(OverviewCharts.Quadrant);
        foreach (var center in overview.Centers.Where(c => c.Worst >= Severity.Rectify))
        {
            document.Second($"{center.Figures.Name}（{center.Figures.District}）");
            foreach (var risk in center.Risks.Where(r => r.Severity >= Severity.Rectify))
                document.Paragraph($"{Names.Of(risk.Severity)}：{risk.Title}{(risk.Clause == "" ? "" : $"（{risk.Clause}）")}。{risk.Statement}{(risk.Provisional ? "（按申报值暂计）" : "")}");
        }

        document.First("三、报送情况").Paragraph($"{(overview.Round is { } round ? OverviewWords.Of(round) : "目前没有开放的报送批次")}。{OverviewWords.Reporting(overview)}。迟报责任在区县，不计入创新中心的风险。");
        var late = overview.Unreported.Where(u => u.IsOverdue).ToList();
        if (late.Count > 0)
            document.Table([3, 8, 2, 3, 3], 2, ["区县", "创新中心", "年度", "截止日", "逾期（天）"], late.Select(u =>
                (IReadOnlyList<string>)[u.DistrictName, u.Name, u.Year.ToString(), ChinaTime.Text(u.Due), Formats.Number(u.DaysLate)]));

        document.First("四、各创新中心")
            .Table([9, 4, 3, 3, 3, 3], 4, ["创新中心", "牵头区县", "最高风险", "等级", "得分", "上年等级"], overview.Centers.Select(Row))
            .First("五、说明")
            .Paragraph($"范围：{overview.Filter.Words(overview.Choices)}。{OverviewWords.Standing(overview)}汇总只计已填报的创新中心，未填报的不按0计；“同口径”只比较两年都填报的创新中心。风险标记只作提示，结论由服务中心与区县经信部门共同作出。")
            .Paragraph("本简报由系统根据当时的记录生成，未签发，不作为正式文件。");
        return document.ToArray();

        void Chart(NamedChart chart)
        {
            var model = chart.Of(overview);
            if (model.IsEmpty) return;
            var size = ChartFrame.Size(model);
            document.Picture(charts.Png(model, 2), size.Width, size.Height, model.Title);
        }
    }

    static readonly IReadOnlyList<Measure> Measures =
        [Measure.Trained, Measure.Titles, Measure.Patents, Measure.Transfers, Measure.Revenue, Measure.Grants, Measure.SelfSustaining];

    /// <summary>The year is said once.</summary>
    static string Finding(Overview overview, Measure measure, bool first)
    {
        var (finding, year) = (OverviewWords.Finding(overview, measure), $"{overview.Year}年度");
        return !first && finding.StartsWith(year, StringComparison.Ordinal) ? finding[year.Length..] : finding;
    }

    static IReadOnlyList<string> Row(Overview overview, Measure measure)
    {
        var total = overview.Now![measure];
        var change = overview.ChangeOf(measure);
        return
        [
            $"{measure.Name}（{measure.Unit}）", Formats.Number(total.Value, 2, total.IsApplicable) + (total is { Provisional: true, Value: not null } ? "（暂）" : ""),
            OverviewWords.Arrow(measure, change?.By) ?? Numbers.MissingMark, OverviewWords.Arrow(measure, change?.SameBy) ?? Numbers.MissingMark,
            OverviewWords.PlanMark(measure, total.Plan) ?? Numbers.MissingMark, $"{total.Counted}/{total.Expected}",
        ];
    }

    static IReadOnlyList<string> Row(CenterNow center) =>
    [
        center.Figures.Name, center.Figures.District, center.Worst is { } worst ? Names.Of(worst) : center.Figures.Reported ? "未触发" : Numbers.MissingMark,
        center.Figures.Grade is { } grade ? Names.Of(grade) : "未报送",
        Formats.Number(center.Figures.Score, 2, isFixed: true) + (center.Figures is { Provisional: true, Score: not null } ? "（暂）" : ""),
        center.Before is { } before ? Names.Of(before) : Numbers.MissingMark,
    ];
}
