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
        return OfficialDocument.Write([.. Parts(overview, now)], overview.Synthetic ? ["【演示数据，非正式文件】"] : [], "", charts);
    }

    static IEnumerable<DocumentPart> Parts(Overview overview, YearSummary now)
    {
        yield return new TextPart(TextLook.Title, $"重庆市卓越工程师协同创新中心\n{now.Year}年度运行情况简报");
        yield return First("一、总体情况");
        yield return Body($"截至{Formats.Day(overview.AsOf)}，{OverviewWords.Answer(overview)}{OverviewWords.Standing(overview)}");
        yield return Body(string.Join("；", Measures.Select((m, i) => Finding(overview, m, i == 0))) + "。");
        yield return new TablePart([8, 5, 5, 5, 5, 4], 1, ["项目", "本年", "比上年", "同口径", "完成计划", "填报\n家数"], [.. Measures.Select(m => Row(overview, m))]);
        foreach (var chart in Charts(overview, OverviewCharts.Find(Measure.Trained.Key)!, OverviewCharts.Find(Measure.SelfSustaining.Key)!)) yield return chart;

        yield return First("二、等级与风险");
        yield return Body($"{OverviewCharts.Grades.Of(overview).Title}。{OverviewCharts.Quadrant.Of(overview).Title}。{(GradeFlow.Of(overview) is { } flow ? $"{flow.Words}。" : "")}{OverviewCharts.Risks.Of(overview).Title}。");
        foreach (var chart in Charts(overview, OverviewCharts.Quadrant)) yield return chart;
        foreach (var center in overview.Centers.Where(c => c.Worst >= Severity.Rectify))
        {
            yield return new TextPart(TextLook.Second, $"{center.Figures.Name}（{center.Figures.District}）");
            foreach (var risk in center.Risks.Where(r => r.Severity >= Severity.Rectify))
                yield return Body($"{Names.Of(risk.Severity)}：{risk.Title}{(risk.Clause == "" ? "" : $"（{risk.Clause}）")}。{risk.Statement}{(risk.Provisional ? "（按申报值暂计）" : "")}");
        }

        yield return First("三、报送情况");
        yield return Body($"{(overview.Round is { } round ? OverviewWords.Of(round) : "目前没有开放的报送批次")}。{OverviewWords.Reporting(overview)}。迟报责任在区县，不计入创新中心的风险。");
        var late = overview.Unreported.Where(u => u.IsOverdue).ToList();
        if (late.Count > 0)
            yield return new TablePart([3, 8, 2, 3, 3], 2, ["区县", "创新中心", "年度", "截止日", "逾期\n（天）"], [.. late.Select(u =>
                (IReadOnlyList<string>)[u.DistrictName, u.Name, u.Year.ToString(), ChinaTime.Text(u.Due), Formats.Number(u.DaysLate)])]);

        yield return First("四、各创新中心");
        if (overview.IsCut) yield return Body($"共{now.Expected}家，下表只列风险最高、得分最低的{overview.Centers.Count}家。");
        yield return new TablePart([9, 4, 3, 3, 3, 3], 4, ["创新中心", "牵头区县", "最高\n风险", "等级", "得分", "上年\n等级"], [.. overview.Centers.Select(Row)]);
        yield return First("五、说明");
        yield return Body($"范围：{overview.Filter.Words(overview.Choices)}。{OverviewWords.Standing(overview)}汇总只计已填报的创新中心，未填报的不按0计；“同口径”只比较两年都填报的创新中心。风险标记只作提示，结论由服务中心与区县经信部门共同作出。");
        yield return Body("本简报由系统根据当时的记录生成，未签发，不作为正式文件。");
    }

    static TextPart First(string text) => new(TextLook.First, text);

    static TextPart Body(string text) => new(TextLook.Body, text);

    static IEnumerable<DocumentPart> Charts(Overview overview, params IEnumerable<NamedChart> charts) =>
        charts.Select(c => c.Of(overview)).Where(m => !m.IsEmpty).Select(m => new PicturePart(m));

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
            $"{measure.Name}\n（{measure.Unit}）", Formats.Number(total.Value, 2, total.IsApplicable) + (total is { Provisional: true, Value: not null } ? "（暂）" : ""),
            Mark(OverviewWords.Arrow(measure, change?.By)), Mark(OverviewWords.Arrow(measure, change?.SameBy)), Mark(OverviewWords.PlanMark(measure, total.Plan)), $"{total.Counted}/{total.Expected}",
        ];

        // A narrow cell would break within 百分点.
        static string Mark(string? text) => text?.Replace(" 百分点", "\n百分点", StringComparison.Ordinal) ?? Numbers.MissingMark;
    }

    static IReadOnlyList<string> Row(CenterNow center) =>
    [
        center.Figures.Name, center.Figures.District, center.Worst is { } worst ? Names.Of(worst) : center.Figures.Reported ? "未触发" : Numbers.MissingMark,
        center.Figures.Grade is { } grade ? Names.Of(grade) : "未报送",
        Formats.Number(center.Figures.Score, 2, isFixed: true) + (center.Figures is { Provisional: true, Score: not null } ? "（暂）" : ""),
        center.Before.Grade is { } before ? Names.Of(before) : Numbers.MissingMark,
    ];
}
