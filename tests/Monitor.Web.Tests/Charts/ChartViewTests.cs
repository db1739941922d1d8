using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Web.Features.Insights.Charts;
using Radzen;
using Radzen.Blazor.Rendering;

namespace Monitor.Web.Tests.Charts;

public sealed class ChartViewTests : BunitContext
{
    public ChartViewTests()
    {
        Services.AddRadzenComponents();
        JSInterop.Mode = JSRuntimeMode.Loose;
        JSInterop.Setup<Rect>("Radzen.createChart", _ => true).SetResult(new Rect { Width = 900, Height = 360 });
    }

    [Fact]
    public void View_OfEveryKindAndState_ShowsFindingSourceAndEveryNumber()
    {
        Func<ChartModel, ChartModel>[] states = [m => m, SampleCharts.Empty, SampleCharts.AllMissing, SampleCharts.One, SampleCharts.Gaps, SampleCharts.Forty];
        foreach (var model in SampleCharts.Kinds.SelectMany(_ => states, (kind, state) => state(kind)))
        {
            var view = Render<ChartView>(p => p.Add(v => v.Model, model));
            Assert.Equal(Formats.Unbroken(model.Title), view.Find(".chart-title").TextContent);
            Assert.Contains(model.Source, view.Find(".chart-source").TextContent);
            Assert.Equal(ChartTable.Of(model).Rows.SelectMany(r => r), view.FindAll("details tbody th, details tbody td").Select(c => c.TextContent));
            Assert.Equal(model.IsEmpty, view.Markup.Contains("暂无数据"));
        }
    }

    [Fact]
    public void View_OfSyntheticData_IsMarked()
    {
        Assert.Equal("演示数据", Render<ChartView>(p => p.Add(v => v.Model, SampleCharts.Grades)).Find(".chart-tag").TextContent);
        Assert.Empty(Render<ChartView>(p => p.Add(v => v.Model, SampleCharts.Grades with { Synthetic = false })).FindAll(".chart-tag"));
    }

    [Fact]
    public void Downloads_KeepTheQuery()
    {
        var view = Render<ChartView>(p => p.Add(v => v.Model, SampleCharts.Grades).Add(v => v.Downloads, "/charts/grades?year=2025&district=LJXQ"));
        Assert.Equal(["/charts/grades.png?year=2025&district=LJXQ", "/charts/grades.svg?year=2025&district=LJXQ"],
            view.FindAll(".chart-foot a").Select(a => a.GetAttribute("href")));
        Assert.Empty(Render<ChartView>(p => p.Add(v => v.Model, SampleCharts.Grades)).FindAll(".chart-foot a"));
    }

    [Fact]
    public void Columns_OnScreen_HaveOneMarkAValueInTheColoursOfThePalette()
    {
        var view = Render<ChartView>(p => p.Add(v => v.Model, SampleCharts.Grades));
        foreach (var tone in new[] { Tone.Excellent, Tone.Good, Tone.Pass, Tone.Fail })
            Assert.NotEmpty(view.FindAll($"path[fill='{ChartPalette.Of(tone).Hex}']"));
        Assert.NotEmpty(view.FindAll("path[fill^='url(#no-data']"));
    }

    [Fact]
    public void Title_DoesNotEndALineBetweenANumberAndItsUnit_OnlyThere()
    {
        var view = Render<ChartView>(p => p.Add(v => v.Model, SampleCharts.Lines with { Title = "培养1,054 人，完成97.8 %，比 2024 3 次" }));
        Assert.Equal("培养1,054\u00A0人，完成97.8\u00A0%，比 2024 3\u00A0次", view.Find(".chart-title").TextContent);
    }

    [Fact]
    public void Colour_WithAMeaning_IsNamedEvenAlone()
    {
        var bars = SampleCharts.Bars with { Categories = ["智能终端"], Series = [new("预警", [1], Tone.Warning)] };
        Assert.Contains("预警", Render<ChartView>(p => p.Add(v => v.Model, bars)).Find(".rz-legend").TextContent);
        var years = SampleCharts.Columns with { Series = [new("培养工程师", [1, 2, 3, 4])] };
        Assert.Empty(Render<ChartView>(p => p.Add(v => v.Model, years)).FindAll(".rz-legend"));
    }

    [Fact]
    public void Line_WithMissingYear_IsBroken()
    {
        var whole = SampleCharts.Lines with { Line = null, Series = [new("市", [10, 20, 30, 40, 50])], Categories = ["2021", "2022", "2023", "2024", "2025"] };
        Assert.Equal(1, Moves(whole));
        Assert.Equal(2, Moves(whole with { Series = [new("市", [10, 20, null, 40, 50])] }));

        int Moves(ChartModel model) => Render<ChartView>(p => p.Add(v => v.Model, model))
            .FindAll(".rz-line-series > path").Sum(p => p.GetAttribute("d")!.Count(c => c == 'M'));
    }

    [Fact]
    public void Quadrant_LinksEachPlacedPointToItsCentre_AndSaysWhatItIs()
    {
        var view = Render<ChartView>(p => p.Add(v => v.Model, SampleCharts.Quadrant));
        var points = view.FindAll("svg.quadrant.wide a");
        Assert.Equal(8, points.Count);
        Assert.Equal(points.Select(p => p.GetAttribute("href")), view.FindAll("svg.quadrant.narrow a").Select(p => p.GetAttribute("href")));
        var linked = Assert.Single(points, p => p.GetAttribute("href") == "/centers/CQ2022-01");
        Assert.Equal("智能网联汽车卓越工程师协同创新中心：进展 100 %，成效 92.4 分，未触发", linked.GetAttribute("aria-label"));
        Assert.Contains("另有1家", view.Find(".key .left").TextContent);
        Assert.Equal(["■ 撤销", "◆ 整改", "▲ 预警", "● 关注", "● 未触发"], view.FindAll(".key li:not(.left)").Select(l => l.TextContent));
    }
}
