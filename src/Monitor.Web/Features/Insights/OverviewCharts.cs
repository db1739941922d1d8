using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Insights.Charts;

namespace Monitor.Web.Features.Insights;

/// <summary>A chart of the overview under the name that its address uses.</summary>
public sealed record NamedChart(string Name, string ChineseName, Func<Overview, ChartModel> Of);

/// <summary>Every chart of the overview, made from the summary alone: the screen, the downloads and the print show the same.</summary>
public static class OverviewCharts
{
    const int MostBars = 15;

    public static IReadOnlyList<NamedChart> Trends { get; } =
    [
        Trend(Measure.Trained), Trend(Measure.Titles), Trend(Measure.Patents), Trend(Measure.Transfers),
        Trend(Measure.Revenue, Measure.Grants), Trend(Measure.SelfSustaining, Measure.GrantShare),
    ];

    public static NamedChart Quadrant { get; } = new("quadrant", "进展与成效", QuadrantOf);
    public static NamedChart Risks { get; } = new("risks", "风险标记", RisksOf);
    public static NamedChart Grades { get; } = new("grades", "定级", GradesOf);

    public static IReadOnlyList<NamedChart> All { get; } = [Quadrant, Risks, Grades, .. Trends];

    public static NamedChart? Find(string name) => All.FirstOrDefault(c => c.Name == name);

    static NamedChart Trend(Measure measure, Measure? beside = null) => new(measure.Key, measure.Name, overview => TrendOf(overview, measure, beside));

    static CategoryChart TrendOf(Overview overview, Measure measure, Measure? beside)
    {
        var plan = overview.ByYear.Select(y => y[measure].Plan?.Value).ToList();
        var hasPlan = plan.Any(p => p is not null);
        return new()
        {
            Title = OverviewWords.Finding(overview, measure),
            Subtitle = $"{Scope(overview)}各年度{measure.Name}{(beside is null ? "" : $"、{beside.Name}")}（{measure.Unit}）；"
                + (hasPlan ? "计划只计已填报的中心" : "未设计划"),
            Source = $"年度运行情况报告，{(overview.Now is { } now ? $"{now.Year}年度{OverviewWords.Coverage(now[measure])}；{Standing(now)}" : Verified)}",
            Synthetic = overview.Synthetic,
            Shape = measure.IsRatio ? CategoryShape.Lines : CategoryShape.Columns,
            CategoryName = "年度",
            Categories = Years(overview),
            Unit = measure.Unit,
            Series =
            [
                Series(measure),
                .. beside is null ? [] : new[] { Series(beside) },
                .. hasPlan ? [new ChartSeries("计划", plan, Plan: true)] : Array.Empty<ChartSeries>(),
            ],
        };

        ChartSeries Series(Measure m) => new(m.Name, [.. overview.ByYear.Select(y => y[m].Value)]);
    }

    static CategoryChart GradesOf(Overview overview) => new()
    {
        Title = GradesTitle(overview.Now),
        Subtitle = $"{Scope(overview)}各年度定级家数（家）；未报送的不在其中",
        // A year that nobody has reported yet still stands beside those that are graded.
        Source = overview is { Rulebook: "" } && overview.ByYear.LastOrDefault(y => y.Rulebook != "") is { } graded ? Source(graded, graded.Rulebook) : Source(overview),
        Synthetic = overview.Synthetic,
        Shape = CategoryShape.StackedColumns,
        CategoryName = "年度",
        Categories = Years(overview),
        Unit = "家",
        Series = [.. GradeOrder.Select(g => new ChartSeries(Names.Of(g), [.. overview.ByYear.Select(y => y.Reported == 0 ? (decimal?)null : y.With(g))], ChartPalette.ToneOf(g)))],
    };

    static string GradesTitle(YearSummary? now)
    {
        if (now is null) return "尚无定级";
        var parts = GradeOrder.Where(g => now.With(g) > 0).Select(g => $"{now.With(g)}家{Names.Of(g)}").ToList();
        return parts.Count == 0 ? $"{now.Year}年度尚无创新中心定级" : $"{now.Year}年度{now.Reported}家已报送的创新中心：{string.Join("、", parts)}";
    }

    static CategoryChart RisksOf(Overview overview)
    {
        var flagged = overview.Now?.Flagged ?? 0;
        var shown = overview.Centers.Where(c => c.Risks.Count > 0).Take(MostBars).ToList();
        return new()
        {
            Title = RisksTitle(overview, flagged),
            Subtitle = $"{Scope(overview)}风险标记数（条），不含区县迟报" + (shown.Count < flagged ? $"；只列等级最高的{MostBars}家" : ""),
            Source = Source(overview),
            Synthetic = overview.Synthetic,
            Shape = CategoryShape.Bars,
            CategoryName = "创新中心",
            Categories = NamesOf(shown),
            Unit = "条",
            Series = [.. SeverityOrder.Where(s => shown.Any(c => c.Risks.Any(r => r.Severity == s)))
                .Select(s => new ChartSeries(Names.Of(s), [.. shown.Select(c => (decimal?)c.Risks.Count(r => r.Severity == s))], ChartPalette.ToneOf(s)))],
        };
    }

    static string RisksTitle(Overview overview, int flagged)
    {
        if (overview.Now is not { Reported: > 0 } now) return "尚无报送，未作风险判断";
        if (flagged == 0) return $"{now.Year}年度没有创新中心触发风险标记";
        var parts = new[] { (Severity.Revoke, "触发撤销条件"), (Severity.Rectify, "触发整改提示") }
            .Where(p => now.With(p.Item1) > 0).Select(p => $"{now.With(p.Item1)}家{p.Item2}").ToList();
        return $"{now.Year}年度{flagged}家创新中心有风险标记" + (parts.Count == 0 ? "，均未到整改" : "，其中" + string.Join("、", parts));
    }

    static QuadrantChart QuadrantOf(Overview overview)
    {
        var scored = overview.Centers.FirstOrDefault(c => c.Progress is not null);
        var chart = new QuadrantChart
        {
            Title = QuadrantTitle(overview),
            Subtitle = $"{Scope(overview)}{(overview.Year is { } year ? $"{year}年度" : "")}进展与成效；虚线为认定进展缓慢、成效偏弱的界线{(overview.IsCut ? $"；只画风险最高、得分最低的{overview.Centers.Count}家" : "")}",
            Source = Source(overview),
            Synthetic = overview.Synthetic,
            Points = [.. overview.Centers.Where(c => c.Figures.Reported).Select(c => new QuadrantPoint(c.Figures.Name, c.Progress?.Value, c.Outcome?.Value, c.Worst, $"{c.Href}?year={overview.Year}"))],
        };
        return scored is null ? chart : chart with { ProgressLine = scored.Progress!.Line, OutcomeLine = scored.Outcome!.Line };
    }

    static string QuadrantTitle(Overview overview)
    {
        if (overview.Now is not { Measured: > 0 } now) return "尚无可比的进展与成效";
        var said = new[] { (now.SlowAndWeak, "进展慢且成效弱"), (now.OnlySlow, "只是进展慢"), (now.OnlyWeak, "只是成效弱") }
            .Where(p => p.Item1 > 0).Select(p => $"{p.Item1}家{p.Item2}").ToList();
        return said.Count == 0 ? $"{overview.Year}年度没有创新中心进展慢或成效弱" : $"{overview.Year}年度{string.Join("，", said)}";
    }

    const string Verified = "核定值";

    static readonly Grade[] GradeOrder = [Grade.Excellent, Grade.Good, Grade.Pass, Grade.Fail, Grade.Ungraded];
    static readonly Severity[] SeverityOrder = [Severity.Revoke, Severity.Rectify, Severity.Warning, Severity.Notice];

    static string Scope(Overview overview) => overview.Filter.Words(overview.Choices);

    /// <summary>A year with values that are not verified is marked where it is read.</summary>
    static List<string> Years(Overview overview) => [.. overview.ByYear.Select(y => y.Provisional > 0 ? $"{y.Year}（暂）" : $"{y.Year}")];

    static string Standing(YearSummary now) => now.Provisional == 0 ? Verified : $"{now.Provisional}家按申报值暂计";

    static string Source(Overview overview) => overview.Now is { } now && overview.Rulebook != "" ? Source(now, overview.Rulebook) : "尚无考核结果";

    static string Source(YearSummary year, string rulebook) => $"考核方案 {rulebook}；{Standing(year)}";

    /// <summary>Short names tell centres apart where room is short; two that would look alike get their code.</summary>
    static List<string> NamesOf(List<CenterNow> centers)
    {
        var names = centers.Select(c => ChartText.Center(c.Figures.Name)).ToList();
        return [.. names.Select((n, i) => names.Count(o => o == n) > 1 ? $"{centers[i].Figures.Code} {n}" : n)];
    }
}
