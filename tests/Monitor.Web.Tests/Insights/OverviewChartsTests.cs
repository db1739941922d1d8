using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Insights;
using Monitor.Web.Features.Insights.Charts;
using static Monitor.Web.Tests.Insights.Figures;

namespace Monitor.Web.Tests.Insights;

/// <summary>Titles are findings: right for none, one and many, without a year before, without a plan.</summary>
public sealed class OverviewChartsTests
{
    [Theory]
    [InlineData("F08=100", "", "F08=112.3", "B2=120", "2025年度培养工程师112.3 人，比上年增加12.3 %，完成计划的93.6 %")]
    [InlineData("F08=100", "", "F08=80", "", "2025年度培养工程师80 人，比上年减少20 %")]
    [InlineData("F08=100", "", "F08=100", "B2=100", "2025年度培养工程师100 人，与上年持平，完成计划的100 %")]
    [InlineData("F08=10000", "", "F08=10001", "", "2025年度培养工程师10,001 人，与上年持平")]
    [InlineData("F08=0", "", "F08=5", "", "2025年度培养工程师5 人，上年为0")]
    [InlineData("", "", "F08=5", "B2=10", "2025年度培养工程师5 人，完成计划的50 %")]
    [InlineData("F08=5", "", "F08=0", "B2=10", "2025年度培养工程师0 人，比上年减少100 %，完成计划的0 %")]
    [InlineData("F08=5", "", "F11=3", "B2=10", "2025年度尚无创新中心报送培养工程师")]
    [InlineData("F08=5", "", "", "B2=10", "2025年度尚无创新中心报送培养工程师")]
    public void Trend_SaysWhatBecameOfIt(string before, string planBefore, string now, string plan, string title) =>
        Assert.Equal(title, TrendTitle(Measure.Trained, Year(2024, Center("A", before, planBefore)), Year(2025, Center("A", now, plan))));

    [Theory]
    [InlineData("F26=30 F28=100", "", "2025年度自我造血率30 %，比上年提高5个百分点")]
    [InlineData("F26=20 F28=100", "D6=32.5", "2025年度自我造血率20 %，比上年下降5个百分点，低于计划12.5个百分点")]
    [InlineData("F26=25 F28=100", "D6=20", "2025年度自我造血率25 %，与上年持平，高于计划5个百分点")]
    [InlineData("F26=5 F28=0", "D6=20", "2025年度支出为0，自我造血率不适用")]
    public void RatioTrend_SpeaksOfPercentagePoints(string now, string plan, string title) =>
        Assert.Equal(title, TrendTitle(Measure.SelfSustaining, Year(2024, Center("A", "F26=25 F28=100")), Year(2025, Center("A", now, plan))));

    [Fact]
    public void Trend_OfTheFirstYear_ComparesWithNothing() =>
        Assert.Equal("2025年度培养工程师5 人", TrendTitle(Measure.Trained, Year(2025, Center("A", "F08=5"))));

    [Fact]
    public void Trend_WithUnverifiedValues_IsMarkedInTitleAxisAndSource()
    {
        var chart = (CategoryChart)Find("trained").Of(Overview([Year(2024, Center("A", "F08=5")), Year(2025, Center("A", "F08=5", provisional: true))]));
        Assert.Contains("5 人（暂）", chart.Title);
        Assert.Equal(["2024", "2025（暂）"], chart.Categories);
        Assert.Contains("1家按申报值暂计", chart.Source);
    }

    [Fact]
    public void Trend_OfAYearWithoutReports_IsAGapNotAZero()
    {
        var chart = (CategoryChart)Find("trained").Of(Overview([Year(2023, Center("A", "F08=5")), Year(2024, Center("A")), Year(2025, Center("A", "F08=0"))]));
        Assert.Equal([5m, null, 0m], chart.Series[0].Values);
        Assert.DoesNotContain(chart.Series, s => s.Plan);
        Assert.Contains("未设计划", chart.Subtitle);
    }

    [Theory]
    [InlineData(null, null, "2025年度没有创新中心触发风险标记")]
    [InlineData(Severity.Notice, null, "2025年度1家创新中心有风险标记，均未到整改")]
    [InlineData(Severity.Rectify, Severity.Warning, "2025年度2家创新中心有风险标记，其中1家触发整改提示")]
    [InlineData(Severity.Rectify, Severity.Revoke, "2025年度2家创新中心有风险标记，其中1家触发撤销条件、1家触发整改提示")]
    public void Risks_SayHowManyAndHowGrave(Severity? a, Severity? b, string title)
    {
        var year = Year(2025, Center("A", "F08=5"), Center("B", "F08=5"));
        Assert.Equal(title, Find("risks").Of(Overview([year], [Now(year.Centers[0], a), Now(year.Centers[1], b)])).Title);
    }

    [Fact]
    public void Risks_WithoutAnyReport_AreNotDeclaredAbsent() =>
        Assert.Equal("尚无报送，未作风险判断", Find("risks").Of(Overview([Year(2025, Center("A"))])).Title);

    [Fact]
    public void Risks_OfManyCenters_ShowTheFirstFifteen_AndSaySo()
    {
        var year = Year(2025, [.. Enumerable.Range(1, 40).Select(i => Center($"C{i}", "F08=5"))]);
        var chart = (CategoryChart)Find("risks").Of(Overview([year], [.. year.Centers.Select(c => Now(c, Severity.Warning))]));
        Assert.Equal(15, chart.Categories.Count);
        Assert.Contains("只列等级最高的15家", chart.Subtitle);
        Assert.StartsWith("2025年度40家", chart.Title);
    }

    [Fact]
    public void Risks_OfCentersThatShareAName_AreToldApartByCode()
    {
        var twins = new[] { Center("A", "F08=5") with { Name = "同名创新中心" }, Center("B", "F08=5") with { Name = "同名创新中心" } };
        var chart = (CategoryChart)Find("risks").Of(Overview([Year(2025, twins)], [.. twins.Select(c => Now(c, Severity.Notice))]));
        Assert.Equal(["A 同名", "B 同名"], chart.Categories);
    }

    [Theory]
    [InlineData(0.69, 59, "2025年度1家进展慢且成效弱")]
    [InlineData(0.69, 60, "2025年度1家只是进展慢")]
    [InlineData(0.7, 59, "2025年度1家只是成效弱")]
    [InlineData(0.7, 60, "2025年度没有创新中心进展慢或成效弱")]
    public void Quadrant_NamesWhatTheNoticeJoins(double progress, int outcome, string title)
    {
        var year = Year(2025, Center("A", "F08=5"));
        Assert.Equal(title, Find("quadrant").Of(Overview([year], [Now(year.Centers[0], progress: (decimal)progress, outcome: outcome)])).Title);
    }

    [Fact]
    public void Quadrant_WithNothingMeasured_SaysSo()
    {
        var year = Year(2025, Center("A", "F08=5"));
        Assert.Equal("尚无可比的进展与成效", Find("quadrant").Of(Overview([year], [Now(year.Centers[0], progress: null)])).Title);
    }

    [Fact]
    public void Grades_CountThoseThatReported()
    {
        var chart = (CategoryChart)Find("grades").Of(Overview(
            [Year(2024, Center("A")), Year(2025, Center("A", "F08=1", grade: Grade.Fail), Center("B", "F08=1"), Center("C"), Center("D", "F08=1", grade: Grade.Ungraded))]));
        Assert.Equal("2025年度3家已报送的创新中心：1家良好、1家不合格、1家不定级", chart.Title);
        Assert.All(chart.Series, s => Assert.Null(s.At(0)));
        Assert.Equal(3, chart.Series.Sum(s => s.At(1)));
    }

    [Fact]
    public void EveryChart_OfAnEmptyOrUnreportedYear_IsDrawn()
    {
        using var renderer = new ChartRenderer();
        foreach (var overview in new[] { Overview([]), Overview([Year(2025)]), Overview([Year(2025, Center("A"))]), Overview([Year(2025, Center("A", "F08=1"))]) })
            foreach (var chart in OverviewCharts.All)
            {
                var model = chart.Of(overview);
                Assert.NotEmpty(model.Title);
                Assert.NotEmpty(renderer.Png(model));
            }
    }

    [Fact]
    public void Names_OfCharts_AreUnique() => Assert.Distinct(OverviewCharts.All.Select(c => c.Name));

    [Theory]
    [InlineData("2025年度2家创新中心中，1家触发整改提示，1家逾期未报。", 321)]
    [InlineData("2025年度2家创新中心中，1家触发整改提示，1家尚未报送。", -44)]
    public void Answer_TellsLateFromNotYetDue(string answer, int daysLate)
    {
        var year = Year(2025, Center("A", "F08=1"), Center("B"));
        Assert.Equal(answer, OverviewWords.Answer(Overview([year], [Now(year.Centers[0], Severity.Rectify), Now(year.Centers[1])], [Missing("B", 2025, daysLate)])));
    }

    [Fact]
    public void Answer_WithNothingWrong_SaysSo() => Assert.Equal(
        "2025年度2家创新中心均未触发整改提示或撤销条件，全部已报送，1家按申报值暂计。",
        OverviewWords.Answer(Overview([Year(2025, Center("A", "F08=1"), Center("B", "F08=1", provisional: true))])));

    [Fact]
    public void Answer_OfOneCenter_DoesNotCount()
    {
        var year = Year(2025, Center("A", "F08=1"));
        Assert.Equal("2025年度1家创新中心触发撤销条件，已报送。", OverviewWords.Answer(Overview([year], [Now(year.Centers[0], Severity.Revoke)])));
    }

    [Fact]
    public void Answer_WhereNobodyReported_JudgesNothing() => Assert.Equal(
        "2025年度2家创新中心均逾期未报。", OverviewWords.Answer(Overview([Year(2025, Center("A"), Center("B"))], unreported: [Missing("A", 2025, 1), Missing("B", 2025, 1)])));

    [Fact]
    public void Answer_WithoutRoundsOrCenters_SaysWhatWillCome()
    {
        Assert.StartsWith("尚无报送批次", OverviewWords.Answer(Overview([])));
        Assert.Equal("2025年度没有应报送的创新中心。", OverviewWords.Answer(Overview([Year(2025)])));
    }

    static NamedChart Find(string name) => OverviewCharts.Find(name)!;

    static string TrendTitle(Measure measure, params MadeYear[] years) => Find(measure.Key).Of(Overview(years)).Title;
}
