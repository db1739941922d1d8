using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Insights;
using static Monitor.Web.Tests.Insights.Figures;

namespace Monitor.Web.Tests.Insights;

public sealed class GradeFlowTests
{
    static CenterYear In(string code, Grade? grade) => Center(code, grade is null ? "" : "F08=1", grade: grade);

    static GradeFlow? Flow(CenterYear[] before, params CenterYear[] now) => GradeFlow.Of(Overview([Year(2024, before), Year(2025, now)]));

    [Fact]
    public void EveryCenter_OfEitherYear_StandsInOneCell()
    {
        var flow = Flow(
            [In("升", Grade.Pass), In("降", Grade.Excellent), In("同", Grade.Good), In("缺", null), In("走", Grade.Good)],
            In("升", Grade.Good), In("降", Grade.Fail), In("同", Grade.Good), In("缺", Grade.Pass), In("新", Grade.Good))!;
        Assert.Equal(6, flow.Cells.Sum(c => c.Value.Count));
        Assert.Equal(["升"], Names(flow, Grade.Pass, Grade.Good));
        Assert.Equal(["降"], Names(flow, Grade.Excellent, Grade.Fail));
        Assert.Equal(["缺"], flow.Cells[new(new(null, true), new(Grade.Pass, true))].Listed.Select(c => c.Code.ToString()));
        Assert.Equal(["新"], flow.Cells[new(new(null, false), new(Grade.Good, true))].Listed.Select(c => c.Code.ToString()));
        Assert.Equal(["走"], flow.Cells[new(new(Grade.Good, true), new(null, false))].Listed.Select(c => c.Code.ToString()));
        Assert.Equal("2024、2025年度均定级的3家中，1家上升，1家下降，1家不变", flow.Words);
    }

    [Fact]
    public void Rows_RunFromTheBest_ThenUnreported_ThenNew()
    {
        var flow = Flow([In("甲", Grade.Fail), In("乙", null), In("丙", Grade.Excellent), In("丁", Grade.Ungraded)], In("甲", Grade.Pass), In("乙", Grade.Pass), In("丙", Grade.Pass), In("丁", Grade.Pass), In("戊", Grade.Pass))!;
        Assert.Equal([new(Grade.Excellent, true), new(Grade.Fail, true), new(Grade.Ungraded, true), new(null, true), new(null, false)], flow.Rows);
    }

    [Theory]
    [InlineData(Grade.Pass, Grade.Good, 1)]
    [InlineData(Grade.Good, Grade.Good, 0)]
    [InlineData(Grade.Good, Grade.Pass, -1)]
    [InlineData(Grade.Ungraded, Grade.Pass, null)]
    [InlineData(Grade.Good, Grade.Ungraded, null)]
    [InlineData(null, Grade.Good, null)]
    public void Direction_NeedsAGradeInBothYears(Grade? before, Grade? now, int? direction) =>
        Assert.Equal(direction, GradeFlow.Direction(new(before, true), new(now, true)));

    [Fact]
    public void WithoutAYearBefore_OrAnyGrade_ThereIsNone()
    {
        Assert.Null(GradeFlow.Of(Overview([Year(2025, In("甲", Grade.Good))])));
        Assert.Null(Flow([In("甲", null)], In("甲", null)));
    }

    [Fact]
    public void WithoutACommonYear_ItSaysSo() =>
        Assert.Equal("没有2024、2025年度均定级的创新中心", Flow([In("甲", Grade.Good)], In("乙", Grade.Good))!.Words);

    static IEnumerable<string> Names(GradeFlow flow, Grade before, Grade now) => flow.Cells[new(new(before, true), new(now, true))].Listed.Select(c => c.Code.ToString());
}
