using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Insights.Charts;

/// <summary>What a colour means.</summary>
public enum Tone
{
    Notice, Warning, Rectify, Revoke, Fine, NoData,
    Excellent, Good, Pass, Fail,
    Brand, Series2, Series3, Series4, Series5, Series6,
    Plan,
}

/// <summary>The shape that says the same as the colour.</summary>
public enum Glyph { Circle, Triangle, Diamond, Square }

/// <param name="Hex">#RRGGBB.</param>
/// <param name="OnIt">Colour of text on it, contrast at least 4.5:1.</param>
/// <param name="Hatched">Drawn with stripes: there is no data, which is not the same as a small number.</param>
public sealed record Swatch(Tone Tone, string Hex, Glyph Glyph = Glyph.Square, bool Hatched = false)
{
    public string OnIt => ChartPalette.Contrast(Hex, ChartPalette.Paper) >= 4.5 ? ChartPalette.Paper : ChartPalette.Ink;
    public string CssName => $"--tone-{Tone.ToString().ToLowerInvariant()}";
}

/// <summary>The one registry of colours, one meaning each; <c>wwwroot/palette.css</c> holds the same as CSS custom properties.</summary>
public static class ChartPalette
{
    public const string Paper = "#FFFFFF";
    public const string Ink = "#1B2430";
    public const string Muted = "#5B6673";
    public const string Rule = "#DFE3E8";

    static readonly Swatch[] Swatches =
    [
        new(Tone.Notice, "#2874BE", Glyph.Circle),
        new(Tone.Warning, "#E8A70C", Glyph.Triangle),
        new(Tone.Rectify, "#C24E08", Glyph.Diamond),
        new(Tone.Revoke, "#8A1420"),
        new(Tone.Fine, "#86A394", Glyph.Circle),
        new(Tone.NoData, "#B4BBC3", Hatched: true),
        new(Tone.Excellent, "#0B4A46"),
        new(Tone.Good, "#2C817A"),
        new(Tone.Pass, "#80B9B2"),
        new(Tone.Fail, "#D3E7E4"),
        new(Tone.Brand, "#1F4E9E", Glyph.Circle),
        new(Tone.Series2, "#C77DA8", Glyph.Triangle),
        new(Tone.Series3, "#6CBDD0", Glyph.Diamond),
        new(Tone.Series4, "#6B4A2B"),
        new(Tone.Series5, "#A08A3C", Glyph.Circle),
        new(Tone.Series6, "#5C3566", Glyph.Triangle),
        new(Tone.Plan, "#3F4A57", Glyph.Diamond),
    ];

    static readonly Tone[] SeriesTones = [Tone.Brand, Tone.Series2, Tone.Series3, Tone.Series4, Tone.Series5, Tone.Series6];

    public static IReadOnlyList<Swatch> All => Swatches;

    public static Swatch Of(Tone tone) => Swatches[(int)tone];

    /// <summary>Colour of the series at this place; plan series have one of their own.</summary>
    public static Swatch Of(CategoryChart chart, int index)
    {
        var series = chart.Series[index];
        if (series.Tone is { } tone) return Of(tone);
        if (series.Plan) return Of(Tone.Plan);
        var place = chart.Series.Take(index).Count(s => s is { Plan: false, Tone: null });
        return Of(SeriesTones[place % SeriesTones.Length]);
    }

    /// <summary>No flag is fine.</summary>
    public static Tone ToneOf(Severity? severity) => severity switch
    {
        Severity.Notice => Tone.Notice,
        Severity.Warning => Tone.Warning,
        Severity.Rectify => Tone.Rectify,
        Severity.Revoke => Tone.Revoke,
        _ => Tone.Fine,
    };

    public static Tone ToneOf(Grade grade) => grade switch
    {
        Grade.Excellent => Tone.Excellent,
        Grade.Good => Tone.Good,
        Grade.Pass => Tone.Pass,
        Grade.Fail => Tone.Fail,
        _ => Tone.NoData,
    };

    /// <summary>Name of a severity, 未触发 where there is none.</summary>
    public static string NameOf(Severity? severity) => severity is { } s ? Names.Of(s) : "未触发";

    public static string Css =>
        $":root {{\n{string.Concat(Properties.Select(p => $"  {p.Name}: {p.Value.ToLowerInvariant()};\n"))}}}\n";

    static IEnumerable<(string Name, string Value)> Properties =>
        [("--paper", Paper), ("--ink", Ink), ("--muted", Muted), ("--rule", Rule), .. Swatches.Select(s => (s.CssName, s.Hex))];

    /// <summary>Contrast ratio of WCAG 2.2, 1–21.</summary>
    public static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    /// <summary>Relative luminance of WCAG 2.2, 0–1.</summary>
    public static double Luminance(string hex)
    {
        var (r, g, b) = Linear(hex);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    }

    /// <summary>Linear RGB, 0–1 each.</summary>
    internal static (double R, double G, double B) Linear(string hex)
    {
        return (Channel(1), Channel(3), Channel(5));

        double Channel(int at)
        {
            var c = Convert.ToByte(hex.Substring(at, 2), 16) / 255.0;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }
    }
}
