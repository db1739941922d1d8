using System.Globalization;
using System.Text;
using System.Xml.Linq;
using SkiaSharp;

namespace Monitor.Web.Features.Insights.Charts;

/// <summary>
/// Skia writes text as text that names a font, which another machine shows as boxes where it has no Chinese font.
/// Each text becomes a path of the program's own font instead, at the places that Skia gave its glyphs.
/// </summary>
static class SvgText
{
    static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    static readonly XName Link = XName.Get("href", "http://www.w3.org/1999/xlink");

    /// <summary>The same drawing without text elements, with a viewBox so that it scales, and a description for readers.</summary>
    public static string ToPaths(string svg, ChartModel model)
    {
        var root = XElement.Parse(svg);
        var glyphs = new Dictionary<string, XElement>();
        foreach (var text in root.Descendants(Svg + "text").ToList())
            text.ReplaceWith(Drawn(text, glyphs));
        root.SetAttributeValue("viewBox", $"0 0 {root.Attribute("width")!.Value} {root.Attribute("height")!.Value}");
        root.SetAttributeValue("role", "img");
        root.AddFirst(new XElement(Svg + "title", model.Title), new XElement(Svg + "desc", Description(model)), new XElement(Svg + "defs", glyphs.Values, Stripes(root)));
        return root.ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>Skia's SVG leaves hatches out: the columns that mean no data get theirs here.</summary>
    static XElement? Stripes(XElement root)
    {
        var grey = ChartPalette.Of(Tone.NoData).Hex;
        var columns = root.Descendants(Svg + "rect").Where(r => string.Equals(r.Attribute("fill")?.Value, grey, StringComparison.OrdinalIgnoreCase)).ToList();
        foreach (var column in columns) column.SetAttributeValue("fill", "url(#no-data)");
        return columns.Count == 0 ? null : new XElement(Svg + "pattern", new XAttribute("id", "no-data"), new XAttribute("width", 8), new XAttribute("height", 8),
            new XAttribute("patternUnits", "userSpaceOnUse"), new XAttribute("patternTransform", "rotate(45)"),
            new XElement(Svg + "rect", new XAttribute("width", 5), new XAttribute("height", 8), new XAttribute("fill", grey)));
    }

    /// <summary>Each glyph's outline is written once, in a hundredth of the em, and used wherever it stands.</summary>
    static XElement Drawn(XElement text, Dictionary<string, XElement> glyphs)
    {
        const float em = 100;
        var bold = text.Attribute("font-weight")?.Value is { } weight && weight != "normal" && weight != "400";
        var scale = Number(text.Attribute("font-size")!.Value) / em;
        var (xs, ys) = (Places(text, "x"), Places(text, "y"));
        using var font = new SKFont(bold ? ChartFonts.Bold : ChartFonts.Regular, em);
        var group = new XElement(Svg + "g", text.Attributes().Where(a => a.Name.LocalName is "transform" or "fill" or "fill-opacity" or "clip-path"));
        foreach (var (rune, place) in text.Value.Trim().EnumerateRunes().Take(xs.Length).Select((r, i) => (r, i)))
        {
            if (Rune.IsWhiteSpace(rune)) continue;
            var id = $"{(bold ? 'b' : 'r')}{rune.Value:x}";
            if (!glyphs.ContainsKey(id)) glyphs[id] = new XElement(Svg + "path", new XAttribute("id", id), new XAttribute("d", Outline(font, rune)));
            // Skia writes the height once where all glyphs stand on one line.
            var y = ys[Math.Min(place, ys.Length - 1)];
            group.Add(new XElement(Svg + "use", new XAttribute(Link, "#" + id),
                new XAttribute("transform", FormattableString.Invariant($"translate({xs[place]:0.##} {y:0.##}) scale({scale:0.####})"))));
        }
        return group;
    }

    static string Outline(SKFont font, Rune rune)
    {
        using var path = font.GetGlyphPath(font.GetGlyph(rune.Value));
        return path?.ToSvgPathData() ?? "";
    }

    static float[] Places(XElement text, string axis) =>
        [.. text.Attribute(axis)!.Value.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(Number)];

    static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);

    static string Description(ChartModel model)
    {
        var table = ChartTable.Of(model);
        var text = new StringBuilder(model.Subtitle).AppendLine();
        foreach (var row in table.Rows.Prepend(table.Head)) text.AppendJoin('\t', row).AppendLine();
        text.Append("来源：").Append(model.Source);
        return (model.Synthetic ? text.Append('；').Append(ChartText.Synthetic) : text).ToString();
    }
}
