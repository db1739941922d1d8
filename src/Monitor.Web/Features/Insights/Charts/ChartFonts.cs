using ScottPlot;
using SkiaSharp;

namespace Monitor.Web.Features.Insights.Charts;

/// <summary>The product's own Chinese font, beside the program: a fresh machine has none.</summary>
static class ChartFonts
{
    public const string Family = "Monitor Sans SC";

    public static SKTypeface Regular { get; } = Load("Regular", bold: false);
    public static SKTypeface Bold { get; } = Load("Bold", bold: true);

    /// <summary>Width of a text in units of the drawing.</summary>
    public static float Width(string text, float size, bool bold = false)
    {
        using var font = new SKFont(bold ? Bold : Regular, size);
        return font.MeasureText(text);
    }

    static SKTypeface Load(string weight, bool bold)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "fonts", $"MonitorSansSC-{weight}.ttf");
        Fonts.AddFontFile(Family, file, bold, italic: false);
        return SKTypeface.FromFile(file) ?? throw new FileNotFoundException("The program's font is missing beside it.", file);
    }
}
