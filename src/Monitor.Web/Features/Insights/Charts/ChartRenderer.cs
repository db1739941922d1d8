using System.Text;
using Microsoft.Extensions.Caching.Memory;
using SkiaSharp;

namespace Monitor.Web.Features.Insights.Charts;

/// <summary>
/// Draws a <see cref="ChartModel"/> as a picture that looks the same on every machine. A singleton; safe to call from any thread.
/// Drawing takes tens of milliseconds, so what was drawn is kept by the model's content.
/// </summary>
public sealed class ChartRenderer : IDisposable
{
    public const int Width = 1200;
    public const int Height = 675;

    readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = 64 << 20 });
    // ScottPlot's font cache is shared state that makes no promise about threads.
    readonly Lock drawing = new();

    /// <summary>PNG, 1200×675 pixels times <paramref name="scale"/>; higher where there are many bars.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not 1–4.</exception>
    public byte[] Png(ChartModel model, int scale = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale, 4);
        return Cached(model, $"png{scale}", () => DrawPng(model, scale));
    }

    /// <summary>SVG whose text is paths: it needs no font where it is opened. Title and numbers are in its description.</summary>
    public string Svg(ChartModel model) =>
        Encoding.UTF8.GetString(Cached(model, "svg", () => Encoding.UTF8.GetBytes(DrawSvg(model))));

    public void Dispose() => cache.Dispose();

    byte[] Cached(ChartModel model, string form, Func<byte[]> draw) =>
        cache.GetOrCreate((model.Fingerprint(), form), entry =>
        {
            byte[] drawn;
            lock (drawing) drawn = draw();
            entry.Size = drawn.Length;
            return drawn;
        })!;

    static byte[] DrawPng(ChartModel model, int scale)
    {
        var size = ChartFrame.Size(model);
        using var surface = SKSurface.Create(new SKImageInfo(size.Width * scale, size.Height * scale));
        surface.Canvas.Scale(scale);
        ChartFrame.Draw(surface.Canvas, model);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    static string DrawSvg(ChartModel model)
    {
        using var stream = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(SKRect.Create(ChartFrame.Size(model)), stream))
            ChartFrame.Draw(canvas, model);
        return SvgText.ToPaths(Encoding.UTF8.GetString(stream.ToArray()), model);
    }
}
