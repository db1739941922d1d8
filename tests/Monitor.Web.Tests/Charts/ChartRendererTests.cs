using System.Buffers.Binary;
using System.Xml.Linq;
using Monitor.Web.Features.Insights.Charts;
using SkiaSharp;

namespace Monitor.Web.Tests.Charts;

public sealed class ChartRendererTests : IDisposable
{
    static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    readonly ChartRenderer renderer = new();

    public void Dispose() => renderer.Dispose();

    public static TheoryData<int, string> EveryKindAndState()
    {
        var data = new TheoryData<int, string>();
        for (var kind = 0; kind < SampleCharts.Kinds.Count; kind++)
            foreach (var state in States.Keys) data.Add(kind, state);
        return data;
    }

    static readonly Dictionary<string, Func<ChartModel, ChartModel>> States = new()
    {
        ["ordinary"] = m => m,
        ["empty"] = SampleCharts.Empty,
        ["all missing"] = SampleCharts.AllMissing,
        ["one value"] = SampleCharts.One,
        ["gaps"] = SampleCharts.Gaps,
        ["forty centres"] = SampleCharts.Forty,
    };

    [Theory, MemberData(nameof(EveryKindAndState))]
    public void Png_OfEveryKindAndState_HasItsSize(int kind, string state)
    {
        var png = renderer.Png(States[state](SampleCharts.Kinds[kind]));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        Assert.Equal(1200, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        Assert.InRange(BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)), 675, 1400);
    }

    [Theory, MemberData(nameof(EveryKindAndState))]
    public void Svg_OfEveryKindAndState_NeedsNoFont(int kind, string state)
    {
        var model = States[state](SampleCharts.Kinds[kind]);
        var root = XDocument.Parse(renderer.Svg(model)).Root!;
        Assert.Empty(root.Descendants(Svg + "text"));
        Assert.DoesNotContain("font-family", renderer.Svg(model));
        Assert.Equal(model.Title, root.Element(Svg + "title")!.Value);
        var outlines = root.Element(Svg + "defs")!.Elements(Svg + "path").ToDictionary(p => "#" + p.Attribute("id")!.Value, p => p.Attribute("d")!.Value);
        var used = root.Descendants(Svg + "use").Select(u => u.Attributes().Single(a => a.Name.LocalName == "href").Value).ToList();
        Assert.NotEmpty(used);
        Assert.All(used, u => Assert.NotEqual("", outlines[u]));
    }

    [Fact]
    public void Png_AtScaleTwo_HasTwiceTheSize()
    {
        var png = renderer.Png(SampleCharts.Columns, scale: 2);
        Assert.Equal((2400, 1350), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
    }

    [Fact]
    public void Title_OfOtherCharacters_IsDrawnWithOtherInk()
    {
        var boxesWouldBeAlike = new[] { "培养工程师人数", "市场化收入增长", "创新中心全合格" }.Select(TitleInk).ToList();
        Assert.Equal(3, boxesWouldBeAlike.Distinct().Count());
        // A box has the same ink whatever it stands for; of real characters, one stroke has far less than twenty.
        Assert.True(TitleInk("一一一一").Length * 4 < TitleInk("赢赢赢赢").Length);
    }

    [Fact]
    public void Svg_OfColumnWithoutData_IsHatched() =>
        Assert.Contains("fill=\"url(#no-data)\"", renderer.Svg(SampleCharts.Grades));

    [Fact]
    public void Drawing_OfSyntheticData_IsMarked()
    {
        var real = SampleCharts.Columns with { Synthetic = false };
        Assert.Contains("演示数据", renderer.Svg(SampleCharts.Columns));
        Assert.DoesNotContain("演示数据", renderer.Svg(real));
        Assert.NotEqual(renderer.Png(SampleCharts.Columns), renderer.Png(real));
    }

    [Fact]
    public void MissingValue_IsDrawnOtherThanZero()
    {
        var zero = SampleCharts.Columns with { Series = [new("培养工程师", [420, 0, 1656, 1860])] };
        var missing = SampleCharts.Columns with { Series = [new("培养工程师", [420, null, 1656, 1860])] };
        Assert.NotEqual(renderer.Png(zero), renderer.Png(missing));
        var broken = SampleCharts.Lines with { Series = [new("市", [10, null, 30, 40])] };
        Assert.NotEqual(renderer.Png(broken), renderer.Png(broken with { Series = [new("市", [10, 0, 30, 40])] }));
        Assert.NotEqual(renderer.Png(broken), renderer.Png(broken with { Series = [new("市", [10, 20, 30, 40])] }));
    }

    [Fact]
    public void Png_OfEqualModels_IsDrawnOnce()
    {
        Assert.Same(renderer.Png(SampleCharts.Bars), renderer.Png(SampleCharts.Bars));
        Assert.NotSame(renderer.Png(SampleCharts.Bars), renderer.Png(SampleCharts.Bars with { Source = "申报值" }));
    }

    [Fact]
    public void Png_FromManyThreads_IsTheSame()
    {
        var alone = renderer.Png(SampleCharts.Quadrant);
        var together = new byte[8][];
        Parallel.For(0, together.Length, i =>
        {
            using var other = new ChartRenderer();
            together[i] = other.Png(SampleCharts.Quadrant);
        });
        Assert.All(together, png => Assert.Equal(alone, png));
    }

    /// <summary>Places of the dark pixels where the title stands.</summary>
    string TitleInk(string title)
    {
        using var picture = SKBitmap.Decode(renderer.Png(SampleCharts.Columns with { Title = title, Synthetic = false }));
        return string.Concat(
            from y in Enumerable.Range(30, 50)
            from x in Enumerable.Range(30, 400)
            where picture.GetPixel(x, y).Red < 128
            select (char)(y * 512 + x));
    }
}
