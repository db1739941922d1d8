using SkiaSharp;

namespace Monitor.Web.Features.Insights.Charts;

/// <summary>The key above the plot: each colour with its shape and its word. One lone series needs none.</summary>
static class ChartKey
{
    /// <returns>Where the plot may begin.</returns>
    public static float Draw(SKCanvas canvas, ChartModel model, float left, float y, float right)
    {
        var items = Items(model);
        if (items.Count == 0) return y;
        var x = left;
        foreach (var (name, swatch, plan) in items)
        {
            var width = 26 + ChartFonts.Width(name, 16);
            if (x > left && x + width > right) (x, y) = (left, y + 28);
            if (plan) Dash(canvas, swatch, x, y + 3);
            else Shape(canvas, swatch, new SKPoint(x + 9, y + 3), 8);
            ChartFrame.Text(canvas, name, x + 24, y + 9, 16, ChartPalette.Ink);
            x += width + 24;
        }
        return y + 30;
    }

    public static IReadOnlyList<(string Name, Swatch Swatch, bool Plan)> Items(ChartModel model) => model switch
    {
        CategoryChart { Series.Count: > 1 } c => [.. c.Series.Select((s, i) => (s.Name, ChartPalette.Of(c, i), s.Plan))],
        QuadrantChart q => [.. q.Placed.Select(p => p.Severity).Distinct().OrderDescending()
            .Select(s => (ChartPalette.NameOf(s), ChartPalette.Of(ChartPalette.ToneOf(s)), false))],
        _ => [],
    };

    static void Shape(SKCanvas canvas, Swatch swatch, SKPoint at, float radius)
    {
        using var paint = new SKPaint { Color = SKColor.Parse(swatch.Hex), IsAntialias = true };
        using var path = new SKPath();
        switch (swatch.Glyph)
        {
            case Glyph.Circle: path.AddCircle(at.X, at.Y, radius); break;
            case Glyph.Triangle: path.AddPoly([new(at.X, at.Y - radius), new(at.X + radius, at.Y + radius), new(at.X - radius, at.Y + radius)]); break;
            case Glyph.Diamond: path.AddPoly([new(at.X, at.Y - radius), new(at.X + radius, at.Y), new(at.X, at.Y + radius), new(at.X - radius, at.Y)]); break;
            default: path.AddRect(new(at.X - radius, at.Y - radius, at.X + radius, at.Y + radius)); break;
        }
        canvas.DrawPath(path, paint);
        if (!swatch.Hatched) return;
        using var stripe = new SKPaint { Color = SKColor.Parse(ChartPalette.Paper), StrokeWidth = 2, IsAntialias = true };
        for (var d = -radius; d <= radius; d += 6)
            canvas.DrawLine(at.X - radius, at.Y + d, at.X - d, at.Y + radius, stripe);
    }

    static void Dash(SKCanvas canvas, Swatch swatch, float x, float y)
    {
        using var paint = new SKPaint { Color = SKColor.Parse(swatch.Hex), StrokeWidth = 3 };
        canvas.DrawLine(x, y, x + 8, y, paint);
        canvas.DrawLine(x + 12, y, x + 20, y, paint);
    }
}
