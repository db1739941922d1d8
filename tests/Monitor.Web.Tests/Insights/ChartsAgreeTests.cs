using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Commands;
using Monitor.Web.Features.Insights;
using Monitor.Web.Features.Insights.Charts;
using Monitor.Web.Tests.Commands;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Insights;

/// <summary>
/// One number, wherever it is read: what a chart draws is what its table and the page's other tables say, and what the command line computes from
/// the files alone, of the same day.
/// </summary>
public sealed class ChartsAgreeTests(DemoHost host) : IClassFixture<DemoHost>
{
    static readonly Lazy<Task<Assessments>> Assessed = new(async () =>
    {
        var run = await CommandLineRun.Of(
        [
            "assess", "--reports", .. Directory.GetFiles(CommandLineRun.Seed("reports")), "--targets", CommandLineRun.Seed("targets.csv"), "--centers", CommandLineRun.Seed("centers.csv"),
            "--incidents", CommandLineRun.Seed("incidents.csv"), "--history", CommandLineRun.Seed("history.json"), "--as-of", "2027-01-15", "--format", "json",
        ]);
        Assert.Equal(0, run.Code);
        return CanonicalJson.Read<Assessments>(run.Output);
    });

    static async Task<List<(CenterCode Center, AssessedYear Year)>> AssessedAsync(ReportYear year) =>
        [.. (await Assessed.Value).Centers.SelectMany(c => c.Years.Where(y => y.Year == year).Select(y => (c.Code, y)))];

    Task<Overview> OverviewAsync(ReportYear year) => host.Get<OverviewService>().GetAsync(host.Actor("lingdao"), year, OverviewFilter.None, default);

    [Fact]
    public async Task Grades_OfAYearThatNobodyReportedYet_CiteTheRulebookOfTheLastGraded()
    {
        Assert.Equal("考核方案 cq-2022 1.2；核定值", OverviewCharts.Grades.Of(await OverviewAsync(2026)).Source);
        Assert.Equal("尚无考核结果", OverviewCharts.Quadrant.Of(await OverviewAsync(2026)).Source);
    }

    async Task<IDocument> PageAsync(string address) => await new HtmlParser().ParseDocumentAsync(await (await host.OnceSignedInAsync("lingdao")).GetStringAsync(address));

    static List<string> Texts(IElement row) => [.. row.Children.Select(c => c.TextContent.Trim())];

    static IndicatorScore? Score(AssessedYear year, string indicator) => year.Scorecard?.Indicators.Single(i => i.Code == indicator);

    /// <summary>What the measure's indicator read of a field; null where it was not reported.</summary>
    static decimal? Field(AssessedYear year, Measure measure, FieldCode field) => Score(year, measure.Plan!)?.Inputs.Single(i => i.Field == field).Value.Number;

    [Theory]
    [InlineData(2023)]
    [InlineData(2025)]
    public async Task Page_ShowsEveryChart_WithTheNumbersThatAreDrawnInItsTable(int year)
    {
        var overview = await OverviewAsync(year);
        var page = await PageAsync($"/overview?year={year}");
        foreach (var chart in OverviewCharts.All)
        {
            var model = chart.Of(overview);
            var figure = Assert.Single(page.QuerySelectorAll("figure.chart"), f => f.QuerySelector(".chart-title")!.TextContent == Formats.Unbroken(model.Title));
            var rows = figure.QuerySelectorAll(".chart-data tbody tr").Select(Texts).ToList();
            Assert.Equal(Drawn(model), rows);
        }
    }

    /// <summary>Straight from the values of the model, not by the way in which tables are made.</summary>
    static List<List<string>> Drawn(ChartModel model) => model switch
    {
        CategoryChart c => [.. c.Categories.Select((name, i) => (List<string>)[name, .. c.Series.Select(s => s.Values[i]?.ToString("#,0.##") ?? "—")])],
        QuadrantChart q => [.. q.Points.Select(p => (List<string>)
            [p.Name, p.Progress is { } x ? $"{x * 100:0.#} %" : "不适用", p.Outcome?.ToString("#,0.##") ?? "不适用", p.Severity is { } s ? Names.Of(s) : "未触发"])],
        _ => throw new ArgumentOutOfRangeException(nameof(model)),
    };

    [Fact]
    public async Task Trends_AreTheSumsOfWhatTheCommandLineRead()
    {
        var overview = await OverviewAsync(2025);
        foreach (var measure in Measure.All.Where(m => m.Plan is not null))
        {
            var chart = (CategoryChart)OverviewCharts.Find(measure.Key)!.Of(overview);
            for (var i = 0; i < chart.Categories.Count; i++)
            {
                var read = (await AssessedAsync(int.Parse(chart.Categories[i]))).Select(c => c.Year)
                    .Where(y => Field(y, measure, measure.Field) is not null && (measure.Over is not { } o || Field(y, measure, o) is not null)).ToList();
                var sum = read.Sum(y => Field(y, measure, measure.Field)!.Value);
                Assert.Equal(measure.Over is { } over ? sum * 100 / read.Sum(y => Field(y, measure, over)!.Value) : sum, chart.Series[0].Values[i]);
                if (measure.IsRatio) continue;
                var planned = read.Select(y => Score(y, measure.Plan!)!.PlanTarget).Where(t => t > 0).Sum();
                Assert.Equal(planned, chart.Series.Single(s => s.Plan).Values[i]);
            }
        }
    }

    [Fact]
    public async Task Grades_AreThoseOfTheCommandLine()
    {
        var chart = (CategoryChart)OverviewCharts.Grades.Of(await OverviewAsync(2025));
        for (var i = 0; i < chart.Categories.Count; i++)
        {
            var grades = (await AssessedAsync(int.Parse(chart.Categories[i]))).Select(c => c.Year.Scorecard?.Grade).OfType<Grade>().ToList();
            Assert.NotEmpty(grades);
            foreach (var series in chart.Series) Assert.Equal(grades.Count(g => Names.Of(g) == series.Name), series.Values[i]);
        }
    }

    [Theory]
    [InlineData(2023)]
    [InlineData(2024)]
    [InlineData(2025)]
    public async Task Quadrant_AndRisks_AreThoseOfTheCommandLine(int year)
    {
        var overview = await OverviewAsync(year);
        var assessed = (await AssessedAsync(year)).Where(c => c.Year.Scorecard is not null).ToDictionary(c => $"/centers/{c.Center}?year={year}", c => c.Year);
        var quadrant = (QuadrantChart)OverviewCharts.Quadrant.Of(overview);
        Assert.Equal(assessed.Keys.Order(), quadrant.Points.Select(p => p.Href!).Order());
        var risks = (CategoryChart)OverviewCharts.Risks.Of(overview);
        foreach (var point in quadrant.Points)
        {
            var of = assessed[point.Href!];
            var flags = of.Flags.Where(f => f.Against == FlagTarget.Center).ToList();
            Assert.Equal((of.Scorecard!.Progress.Value, of.Scorecard.Outcome.Value), (point.Progress, point.Outcome));
            Assert.Equal(flags.Select(f => (Severity?)f.Severity).Max(), point.Severity);
            var bar = risks.Categories.ToList().IndexOf(ChartText.Center(point.Name));
            foreach (var series in risks.Series)
                Assert.Equal(flags.Count(f => Names.Of(f.Severity) == series.Name), bar < 0 ? 0 : series.Values[bar]);
        }
    }

    [Fact]
    public async Task CenterTable_HasTheScoresGradesAndValuesOfTheCommandLine()
    {
        var assessed = (await AssessedAsync(2025)).ToDictionary(c => $"/centers/{c.Center}?year=2025", c => c.Year.Scorecard);
        var rows = (await PageAsync("/overview?year=2025")).QuerySelectorAll("section[aria-labelledby=centers] tbody tr");
        Assert.Equal(assessed.Keys.Order(), rows.Select(r => r.QuerySelector("th a")!.GetAttribute("href")!).Order());
        foreach (var row in rows)
        {
            var card = assessed[row.QuerySelector("th a")!.GetAttribute("href")!];
            var cells = Texts(row);
            Assert.Equal(card is null ? ["—", "未报送"] : [$"{card.Score:0.00}", Names.Of(card.Grade)], [cells[4], cells[5].Split(' ')[0]]);
            var trained = card?.Indicators.Single(i => i.Code == "B2").Value;
            Assert.Equal(trained is null ? "—" : $"{trained:#,0}", cells[7]);
        }
    }

    [Fact]
    public async Task CenterChart_OfEveryCenter_HasTheScoresOfTheCommandLine_AndItsPageTheSameTable()
    {
        var drawn = 0;
        foreach (var center in (await Assessed.Value).Centers)
        {
            var scored = center.Years.Select(y => y.Scorecard).Where(c => c?.Score is not null).ToList();
            var chart = CenterCharts.Trend(await host.Get<CenterFileService>().OpenAsync(host.Actor("lingdao"), center.Code.ToString(), null, default));
            Assert.Equal(scored.Count >= 2, chart is not null);
            if (chart is null) continue;
            Assert.Equal(scored.Select(c => $"{c!.Year}"), chart.Categories);
            Assert.Equal(scored.Select(c => c!.Score), chart.Series[0].Values);
            foreach (var series in chart.Series.Skip(1))
                Assert.Equal(scored.Select(c => c!.Dimensions.Single(d => d.Name == series.Name).Score is { } s ? Math.Round(s, 2, MidpointRounding.AwayFromZero) : default(decimal?)), series.Values);
            if (drawn++ > 1) continue;
            var figure = (await PageAsync($"/centers/{center.Code}")).QuerySelectorAll("figure.chart").Single(f => f.QuerySelector(".chart-title")!.TextContent == Formats.Unbroken(chart.Title));
            Assert.Equal(Drawn(chart), figure.QuerySelectorAll(".chart-data tbody tr").Select(Texts));
        }
        Assert.True(drawn > 1);
    }

    [Theory]
    [InlineData("kind=districts&codes=500106,500117,500101,500102")]
    [InlineData("codes=CQ2023-01,CQ2024-01,CQ2025-01")]
    public async Task Comparison_HasTheSameNumbersOnItsColumnsAndInItsTables(string query)
    {
        var blocks = (await PageAsync($"/centers/compare?{query}")).QuerySelectorAll(".measure");
        Assert.Equal(DistrictOverview.Measures.Count, blocks.Length);
        foreach (var block in blocks)
        {
            var columns = block.QuerySelectorAll("figure").ToDictionary(f => f.QuerySelector("figcaption")!.TextContent, f => f.QuerySelectorAll(".bar-room strong").Select(s => s.TextContent.Trim()).ToList());
            Assert.NotEmpty(columns);
            foreach (var row in block.QuerySelectorAll("tbody tr"))
                Assert.Equal(columns[row.Children[0].TextContent.Trim()], row.Children.Skip(1).Take(columns.First().Value.Count).Select(c => c.QuerySelector(".num")?.TextContent.Trim() ?? ""));
        }
    }
}
