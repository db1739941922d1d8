using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Insights.Charts;

namespace Monitor.Web.Tests.Charts;

/// <summary>Charts of every kind, each with ordinary data, none, one value, gaps, and forty centres.</summary>
static class SampleCharts
{
    static readonly string[] Years = ["2022", "2023", "2024", "2025"];

    public static CategoryChart Columns => new()
    {
        Title = "2025年度培养工程师1,860人，比上年增加12.3 %，完成计划的93 %",
        Subtitle = "各年度培养工程师人数与计划（人）",
        Source = "考核方案 cq-2022；核定值",
        Synthetic = true,
        Shape = CategoryShape.Columns,
        CategoryName = "年度",
        Categories = Years,
        Unit = "人",
        Series = [new("培养工程师", [420, 980, 1656, 1860]), new("取得职称或认定", [120, 310, 0, 702]), new("计划", [400, 1000, 1600, 2000], Plan: true)],
    };

    public static CategoryChart Lines => Columns with
    {
        Title = "2025年度自我造血率中位数61.5 %，三个批次均在上升",
        Subtitle = "各批次自我造血率（%）",
        Shape = CategoryShape.Lines,
        Unit = "%",
        Series = [new("2022年批", [12.5m, 28, 44.1m, 66]), new("2023年批", [null, 20, 35, 58.2m]), new("2024年批", [null, null, 18, 41])],
        Line = new("第三年要求 30 %", 30),
    };

    public static CategoryChart Grades => Columns with
    {
        Title = "2025年度12家创新中心中，3家优秀、5家良好，1家不合格",
        Subtitle = "各年度定级家数（家）",
        Shape = CategoryShape.StackedColumns,
        Unit = "家",
        Series =
        [
            new("优秀", [0, 1, 2, 3], Tone.Excellent), new("良好", [1, 2, 4, 5], Tone.Good), new("合格", [1, 2, 2, 2], Tone.Pass),
            new("不合格", [0, 1, 1, 1], Tone.Fail), new("不定级", [1, 0, 0, 1], Tone.NoData),
        ],
    };

    public static CategoryChart Bars => Columns with
    {
        Title = "2家创新中心触发整改提示，1家触发撤销条件",
        Subtitle = "各创新中心风险标记数（条）",
        Shape = CategoryShape.Bars,
        Unit = "条",
        CategoryName = "创新中心",
        Categories = [.. Enumerable.Range(1, 8).Select(Center)],
        Series =
        [
            new("撤销", [1, null, null, null, null, null, null, null], Tone.Revoke), new("整改", [2, 1, 1, null, null, null, null, null], Tone.Rectify),
            new("预警", [2, 2, 1, 3, 2, 1, null, null], Tone.Warning), new("关注", [1, 0, 2, 1, null, 1, 1, null], Tone.Notice),
        ],
    };

    public static QuadrantChart Quadrant => new()
    {
        Title = "2家创新中心进展慢且成效弱，须提出整改",
        Subtitle = "2025年度进展与成效；虚线为 70 % 与 60 分",
        Source = "考核方案 cq-2022；核定值",
        Synthetic = true,
        Points =
        [
            new("智能网联汽车卓越工程师协同创新中心", 1, 92.4m, null, "/centers/CQ2022-01"), new("高端装备中心", 0.95m, 88, null), new("集成电路中心", 0.9m, 86, Severity.Notice),
            new("生物医药中心", 0.6m, 81, Severity.Warning), new("新材料中心", 0.92m, 52, Severity.Warning), new("轻合金中心", 0.4m, 38, Severity.Rectify),
            new("绿色低碳中心", 0.42m, 40, Severity.Rectify), new("软件信息中心", 0.2m, 12, Severity.Revoke), new("轨道交通中心", null, 70, null),
        ],
    };

    public static IReadOnlyList<ChartModel> Kinds => [Columns, Lines, Grades, Bars, Quadrant];

    public static ChartModel Empty(ChartModel model) => model switch
    {
        CategoryChart c => c with { Categories = [], Series = [] },
        QuadrantChart q => q with { Points = [] },
        _ => throw new ArgumentException(model.GetType().Name),
    };

    public static ChartModel AllMissing(ChartModel model) => model switch
    {
        CategoryChart c => c with { Series = [.. c.Series.Select(s => s with { Values = [.. s.Values.Select(_ => (decimal?)null)] })] },
        QuadrantChart q => q with { Points = [.. q.Points.Select(p => p with { Progress = null })] },
        _ => throw new ArgumentException(model.GetType().Name),
    };

    public static ChartModel One(ChartModel model) => model switch
    {
        CategoryChart c => c with { Categories = [c.Categories[^1]], Series = [c.Series[0] with { Values = [c.Series[0].Values.Max()] }] },
        QuadrantChart q => q with { Points = [q.Points[0]] },
        _ => throw new ArgumentException(model.GetType().Name),
    };

    public static ChartModel Gaps(ChartModel model) => model switch
    {
        CategoryChart c => c with { Series = [.. c.Series.Select((s, n) => s with { Values = [.. s.Values.Select((v, i) => (i + n) % 3 == 1 ? null : v)] })] },
        QuadrantChart q => q with { Points = [.. q.Points.Select((p, i) => i % 3 == 1 ? p with { Outcome = null } : p)] },
        _ => throw new ArgumentException(model.GetType().Name),
    };

    public static ChartModel Forty(ChartModel model) => model switch
    {
        CategoryChart c => c with
        {
            CategoryName = "创新中心",
            Categories = [.. Enumerable.Range(1, 40).Select(Center)],
            Series = [.. c.Series.Select((s, n) => s with { Values = [.. Enumerable.Range(0, 40).Select(i => (i * 7 + n) % 11 == 0 ? (decimal?)null : (i * 13 + n * 5) % 17)] })],
        },
        QuadrantChart q => q with
        {
            Points = [.. Enumerable.Range(0, 40).Select(i => new QuadrantPoint(Center(i + 1), (i * 37 % 100) / 90m, i * 53 % 101, i % 5 == 0 ? null : (Severity)(i % 4)))],
        },
        _ => throw new ArgumentException(model.GetType().Name),
    };

    static string Center(int number) => $"第{number}号智能制造卓越工程师协同创新中心";
}
