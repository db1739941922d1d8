using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Insights.Charts;

namespace Monitor.Web.Tests.Charts;

public class ChartModelTests
{
    [Fact]
    public void Model_ThroughJson_IsTheSame()
    {
        foreach (var model in SampleCharts.Kinds)
        {
            var json = CanonicalJson.Write(model);
            Assert.Equal(json, CanonicalJson.Write(CanonicalJson.Read<ChartModel>(json)));
        }
    }

    [Fact]
    public void Fingerprint_OfOneOtherValue_Differs()
    {
        var other = SampleCharts.Columns with { Series = [SampleCharts.Columns.Series[0] with { Values = [420, 980, 1656, 1861] }] };
        var same = SampleCharts.Columns with { Series = [SampleCharts.Columns.Series[0]] };
        Assert.NotEqual(same.Fingerprint(), other.Fingerprint());
        Assert.Equal(SampleCharts.Columns.Fingerprint(), SampleCharts.Columns.Fingerprint());
    }

    [Fact]
    public void IsEmpty_WithOneZero_IsFalse()
    {
        Assert.True((SampleCharts.Columns with { Series = [new("人数", [null, null])] }).IsEmpty);
        Assert.False((SampleCharts.Columns with { Series = [new("人数", [null, 0])] }).IsEmpty);
    }

    [Fact]
    public void Table_TellsMissingFromZeroAndNotApplicable()
    {
        var rows = ChartTable.Of(SampleCharts.Lines with { Series = [new("市", [0, null, 1234.5m])] }).Rows;
        Assert.Equal(["0", "—", "1,234.5", "—"], rows.Select(r => r[1]));
        Assert.Equal(["轨道交通中心", "不适用", "70", "未触发"], ChartTable.Of(SampleCharts.Quadrant).Rows[^1]);
    }

    [Fact]
    public void Center_WithSharedEnding_IsNamedByTheRest()
    {
        Assert.Equal("智能网联汽车", ChartText.Center("智能网联汽车卓越工程师协同创新中心"));
        Assert.Equal("创新中心", ChartText.Center("创新中心"));
    }

    [Fact]
    public void Name_ThatWouldReachOverTheEdgeBelowItsPoint_IsMovedIn()
    {
        // Nothing is free beside and above the points.
        var placed = LabelPlacer.Place([(90, 50, 40, 16), (10, 50, 40, 16)], new Box(0, 0, 100, 100), [new Box(0, 0, 100, 59)]);
        Assert.Equal([new Box(60, 59, 40, 16), new Box(0, 59, 40, 16)], placed);
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    [InlineData(0, false)]
    [InlineData(1.5, false)]
    public void Axis_OfFewThings_CountsWholeOnes(double most, bool few) =>
        Assert.Equal(few, CategoryPlot.CountsFew(SampleCharts.Columns with { Line = null, Categories = ["2024", "2025"], Series = [new("家数", [0, (decimal)most])] }));

    [Fact]
    public void Axis_OfFewThings_CountsAStackAsAWhole()
    {
        var two = SampleCharts.Grades with { Categories = ["2025"], Series = [new("优秀", [2]), new("良好", [2])] };
        Assert.True(CategoryPlot.CountsFew(two));
        Assert.False(CategoryPlot.CountsFew(two with { Series = [new("优秀", [2]), new("良好", [3])] }));
    }

    [Fact]
    public void Names_PlacedAroundPoints_CoverNothing()
    {
        var random = new Random(7);
        var area = new Box(0, 0, 600, 400);
        var labels = Enumerable.Range(0, 60).Select(_ => (random.NextDouble() * 600, random.NextDouble() * 400, 80.0, 16.0)).ToList();
        var reserved = new Box(0, 0, 120, 30);
        var placed = LabelPlacer.Place(labels, area, [reserved]).OfType<Box>().ToList();
        Assert.True(placed.Count > 20);
        Assert.All(placed, b => Assert.True(b.Inside(area) && !b.Overlaps(reserved)));
        Assert.All(placed, b => Assert.DoesNotContain(labels, l => b.Overlaps(new Box(l.Item1 - 1, l.Item2 - 1, 2, 2))));
        for (var i = 0; i < placed.Count; i++)
            Assert.DoesNotContain(placed.Skip(i + 1), placed[i].Overlaps);
    }
}
