using ScottPlot;
using SkiaSharp;

namespace Monitor.Web.Features.Insights.Charts;

/// <summary>The whole sheet: finding, what is drawn, key, the plot, source; nothing of it ever lies on the data.</summary>
static class ChartFrame
{
    const float Margin = 36;
    const float BarHeight = 26;

    /// <summary>Many bars make the sheet higher, so that each stays readable.</summary>
    public static SKSizeI Size(ChartModel model)
    {
        var bars = model is CategoryChart { Shape: CategoryShape.Bars } chart ? chart.Categories.Count : 0;
        return new(ChartRenderer.Width, Math.Max(ChartRenderer.Height, (int)(230 + BarHeight * bars)));
    }

    public static void Draw(SKCanvas canvas, ChartModel model)
    {
        var size = Size(model);
        var right = size.Width - Margin;
        Rectangle(canvas, ChartPalette.Paper, 0, 0, size.Width, size.Height);

        var y = Margin + 26;
        var tag = model.Synthetic ? ChartFonts.Width(ChartText.Synthetic, 15) + 20 : 0;
        foreach (var line in Lines(model.Title, 26, right - Margin - tag - 12, most: 2))
        {
            Text(canvas, line, Margin, y, 26, ChartPalette.Ink, bold: true);
            y += 36;
        }
        if (model.Synthetic)
        {
            Rectangle(canvas, ChartPalette.Muted, right - tag, Margin + 2, tag, 28);
            Text(canvas, ChartText.Synthetic, right - tag + 10, Margin + 21, 15, ChartPalette.Paper);
        }
        if (model.Subtitle != "")
        {
            Text(canvas, ChartText.Short(model.Subtitle, 70), Margin, y - 4, 17, ChartPalette.Muted);
            y += 28;
        }
        y = model.IsEmpty ? y : ChartKey.Draw(canvas, model, Margin, y, right);

        var bottom = size.Height - Margin - 30;
        if (model.IsEmpty) Text(canvas, ChartText.Empty, size.Width / 2f, (y + bottom) / 2, 24, ChartPalette.Muted, align: SKTextAlign.Center);
        else Plot(canvas, model, new PixelRect(Margin, right, bottom, y));

        Rectangle(canvas, ChartPalette.Rule, Margin, bottom + 14, right - Margin, 1);
        var note = model is QuadrantChart { Points: var all } quadrant && all.Count - quadrant.Placed.Count() is > 0 and var left
            ? $"；另有{left}家因数据不适用未标出" : "";
        Text(canvas, ChartText.Short($"来源：{model.Source}{note}", 88), Margin, size.Height - Margin + 6, 14, ChartPalette.Muted);
    }

    public static void Text(SKCanvas canvas, string text, float x, float y, float size, string color, bool bold = false,
        SKTextAlign align = SKTextAlign.Left, byte alpha = 255)
    {
        using var font = new SKFont(bold ? ChartFonts.Bold : ChartFonts.Regular, size);
        using var paint = new SKPaint { Color = SKColor.Parse(color).WithAlpha(alpha), IsAntialias = true };
        canvas.DrawText(text, x, y, align, font, paint);
    }

    static void Rectangle(SKCanvas canvas, string color, float x, float y, float width, float height)
    {
        using var paint = new SKPaint { Color = SKColor.Parse(color) };
        canvas.DrawRect(x, y, width, height, paint);
    }

    static void Plot(SKCanvas canvas, ChartModel model, PixelRect area)
    {
        using var plot = model switch
        {
            CategoryChart chart => CategoryPlot.Of(chart, area),
            QuadrantChart chart => QuadrantPlot.Of(chart, area),
            _ => throw new ArgumentOutOfRangeException(nameof(model), model.GetType().Name, null),
        };
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        plot.Render(canvas, area);
        // A cropped picture still says what it is.
        if (model.Synthetic)
            Text(canvas, ChartText.Synthetic, area.HorizontalCenter, area.VerticalCenter + 40, 120, ChartPalette.Ink, true, SKTextAlign.Center, alpha: 10);
    }

    /// <summary>Neither "86.4| %" nor "86.4 |%".</summary>
    static bool IsInsidePercentage(string text, int at) => at < text.Length && (text[at] == '%' || (at + 1 < text.Length && text[at] == ' ' && text[at + 1] == '%'));

    /// <summary>Chinese breaks between any two characters; what is over the last line is said by ….</summary>
    static IEnumerable<string> Lines(string text, float size, float width, int most)
    {
        for (var line = 1; text != ""; line++)
        {
            var length = text.Length;
            while (ChartFonts.Width(text[..length], size, bold: true) > width || IsInsidePercentage(text, length)) length--;
            if (line == most && length < text.Length)
            {
                yield return text[..(length - 1)] + "…";
                yield break;
            }
            yield return text[..length];
            text = text[length..];
        }
    }
}
