using System.Text.RegularExpressions;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Insights.Charts;

namespace Monitor.Web.Tests.Charts;

public class ChartPaletteTests
{
    [Fact]
    public void Stylesheet_HoldsThePaletteExactly() =>
        Assert.Equal(ChartPalette.Css, File.ReadAllText(Path.Combine(SourceOfWeb(), "wwwroot", "palette.css")));

    [Fact]
    public void EveryTone_HasItsOwnPlaceAndColour()
    {
        Assert.All(Enum.GetValues<Tone>(), t => Assert.Equal(t, ChartPalette.Of(t).Tone));
        Assert.All(ChartPalette.All, s => Assert.Matches(new Regex("^#[0-9A-F]{6}$"), s.Hex));
        Assert.Equal(ChartPalette.All.Count, ChartPalette.All.Select(s => s.Hex).Distinct().Count());
    }

    [Fact]
    public void TextOnAColour_HasContrastOfFourAndAHalf() =>
        Assert.All(ChartPalette.All, s => Assert.True(ChartPalette.Contrast(s.Hex, s.OnIt) >= 4.5, $"{s.Tone}: {ChartPalette.Contrast(s.Hex, s.OnIt):0.00}"));

    [Fact]
    public void Severities_HaveFourShapes() =>
        Assert.Equal([Glyph.Circle, Glyph.Triangle, Glyph.Diamond, Glyph.Square], Enum.GetValues<Severity>().Select(s => ChartPalette.Of(ChartPalette.ToneOf(s)).Glyph));

    [Fact]
    public void Grades_RunDarkToLight()
    {
        double[] light = [.. new[] { Grade.Excellent, Grade.Good, Grade.Pass, Grade.Fail }.Select(g => ChartPalette.Luminance(ChartPalette.Of(ChartPalette.ToneOf(g)).Hex))];
        for (var i = 1; i < light.Length; i++) Assert.True(light[i] > light[i - 1] + 0.1);
    }

    [Theory]
    [InlineData(Tone.Notice, Tone.Warning, Tone.Rectify, Tone.Revoke, Tone.Fine)]
    [InlineData(Tone.Brand, Tone.Series2, Tone.Series3, Tone.Series4, Tone.Series5, Tone.Series6)]
    public void ColoursOfASet_StayApartForColourBlindEyes(params Tone[] tones)
    {
        foreach (var sight in new[] { Normal, Protan, Deutan })
            foreach (var a in tones)
                foreach (var b in tones.Where(t => t > a))
                {
                    var apart = Distance(Seen(a, sight), Seen(b, sight));
                    Assert.True(apart >= 12, $"{a} and {b} are {apart:0.0} apart.");
                }
    }

    // Full protanopia and deuteranopia on linear RGB: Machado, Oliveira, Fernandes 2009.
    static readonly double[] Normal = [1, 0, 0, 0, 1, 0, 0, 0, 1];
    static readonly double[] Protan = [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998];
    static readonly double[] Deutan = [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881];

    /// <summary>CIE L*a*b* of the colour as those eyes see it.</summary>
    static (double L, double A, double B) Seen(Tone tone, double[] m)
    {
        var (r, g, b) = ChartPalette.Linear(ChartPalette.Of(tone).Hex);
        var (x, y, z) = (m[0] * r + m[1] * g + m[2] * b, m[3] * r + m[4] * g + m[5] * b, m[6] * r + m[7] * g + m[8] * b);
        var fx = Root((0.4124 * x + 0.3576 * y + 0.1805 * z) / 0.9505);
        var fy = Root(0.2126 * x + 0.7152 * y + 0.0722 * z);
        var fz = Root((0.0193 * x + 0.1192 * y + 0.9505 * z) / 1.089);
        return (116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz));

        static double Root(double t) => t > 0.008856 ? Math.Cbrt(t) : 7.787 * t + 16.0 / 116;
    }

    static double Distance((double L, double A, double B) a, (double L, double A, double B) b) =>
        Math.Sqrt(Math.Pow(a.L - b.L, 2) + Math.Pow(a.A - b.A, 2) + Math.Pow(a.B - b.B, 2));

    static string SourceOfWeb()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Monitor.sln")))
                return Path.Combine(folder.FullName, "src", "Monitor.Web");
        throw new DirectoryNotFoundException("The tests do not run inside the repository.");
    }
}
