using ScottPlot;
using ScottPlot.TickGenerators;

namespace Monitor.Web.Features.Insights.Charts;

/// <summary>A <see cref="CategoryChart"/> in ScottPlot. Category i stands at i, or at -i where bars run downwards.</summary>
static class CategoryPlot
{
    const double Band = 0.72;
    /// <summary>Above so many marks, numbers on them would run into each other.</summary>
    const int MostLabelled = 24;
    const int LongestName = 18;

    public static Plot Of(CategoryChart chart, PixelRect area)
    {
        var plot = PlotStyle.New();
        var bars = chart.Shape == CategoryShape.Bars;
        for (var i = 0; i < chart.Series.Count; i++)
        {
            if (chart.Shape == CategoryShape.Lines || chart.Series[i].Plan) AddLine(plot, chart, i);
            else AddBars(plot, chart, i);
        }
        for (var i = 0; i < chart.Series.Count; i++) AddNumbers(plot, chart, i);
        Scale(plot, chart, bars);
        if (chart.Line is { } across) AddAcross(plot, across, bars);
        Categories(plot, chart, bars, area);
        return plot;
    }

    static void AddBars(Plot plot, CategoryChart chart, int index)
    {
        var (series, swatch) = (chart.Series[index], ChartPalette.Of(chart, index));
        var (width, offset) = Slot(chart, series);
        var drawn = new List<Bar>();
        for (var i = 0; i < chart.Categories.Count; i++)
        {
            if (series.At(i) is not { } value) continue;
            var from = Below(chart, index, i);
            drawn.Add(new Bar
            {
                Position = Position(chart, i) + offset,
                ValueBase = from,
                Value = from + (double)value,
                Size = width,
                FillColor = Color.FromHex(swatch.Hex),
                LineColor = Color.FromHex(ChartPalette.Paper),
                LineWidth = 1,
                FillHatch = swatch.Hatched ? new ScottPlot.Hatches.Striped() : null,
                FillHatchColor = Color.FromHex(ChartPalette.Paper),
            });
        }
        if (drawn.Count > 0) plot.Add.Bars(drawn).Horizontal = chart.Shape == CategoryShape.Bars;
    }

    static void AddLine(Plot plot, CategoryChart chart, int index)
    {
        var (series, swatch) = (chart.Series[index], ChartPalette.Of(chart, index));
        double[] xs = [.. chart.Categories.Select((_, i) => Position(chart, i))];
        double[] ys = [.. chart.Categories.Select((_, i) => (double?)series.At(i) ?? double.NaN)];
        if (ys.All(double.IsNaN)) return;
        var line = plot.Add.Scatter(xs, ys);
        line.LineWidth = series.Plan ? 2 : 3;
        line.LinePattern = series.Plan ? LinePattern.Dashed : LinePattern.Solid;
        line.LineColor = Color.FromHex(swatch.Hex);
        line.MarkerStyle = PlotStyle.Marker(swatch, series.Plan ? 9 : 11);
    }

    /// <summary>The value itself on its mark, where there is room; a missing one is — at its place, which is not a column of 0.</summary>
    static void AddNumbers(Plot plot, CategoryChart chart, int index)
    {
        var (series, swatch) = (chart.Series[index], ChartPalette.Of(chart, index));
        var marks = chart.Categories.Count * (Stacked(chart) ? 1 : chart.Series.Count(s => !s.Plan));
        if (series.Plan || (marks > MostLabelled && chart.Shape != CategoryShape.Bars) || (chart.Shape == CategoryShape.Lines && chart.Series.Count > 1)) return;
        var offset = chart.Shape == CategoryShape.Columns ? Slot(chart, series).Offset : 0;
        for (var i = 0; i < chart.Categories.Count; i++)
        {
            var (value, at) = (series.At(i), Position(chart, i) + offset);
            var text = ChartText.Mark(value, chart.Unit);
            if (!Stacked(chart))
            {
                if (value is null && chart.Shape == CategoryShape.Lines) continue;
                PlotStyle.AddText(plot, text, at, (double)(value ?? 0), Alignment.LowerCenter, 15, ChartPalette.Ink, ChartPalette.Paper).OffsetY = chart.Shape == CategoryShape.Lines ? -9 : -4;
                continue;
            }
            if (value is null || (double)value < Top(chart) * 0.04) continue;
            var middle = Below(chart, index, i) + (double)value / 2;
            var (x, y) = chart.Shape == CategoryShape.Bars ? (middle, at) : (at, middle);
            PlotStyle.AddText(plot, text, x, y, Alignment.MiddleCenter, 14, swatch.Hatched ? ChartPalette.Ink : swatch.OnIt, swatch.Hatched ? ChartPalette.Paper : null);
        }
    }

    /// <summary>Width of a column and its distance from the middle of its category, in categories.</summary>
    static (double Width, double Offset) Slot(CategoryChart chart, ChartSeries series)
    {
        // One or two years alone should not become walls.
        var most = 0.09 * Math.Max(chart.Categories.Count, 2);
        if (Stacked(chart)) return (Math.Min(Band, most), 0);
        var columns = chart.Series.Where(s => !s.Plan).ToList();
        var width = Math.Min(Band / columns.Count, most);
        return (width, (columns.IndexOf(series) - (columns.Count - 1) / 2.0) * width);
    }

    /// <summary>Where the part of a stack begins; 0 where nothing is stacked.</summary>
    static double Below(CategoryChart chart, int index, int category) =>
        Stacked(chart) ? (double)chart.Series.Take(index).Where(s => !s.Plan).Sum(s => s.At(category) ?? 0) : 0;

    static void AddAcross(Plot plot, ChartLine line, bool bars)
    {
        PlotStyle.AddLine(plot, (double)line.Value, vertical: bars);
        var limits = plot.Axes.GetLimits();
        var (x, y) = bars ? ((double)line.Value, limits.Top) : (limits.Right, (double)line.Value);
        var style = PlotStyle.AddText(plot, line.Name, x, y, bars ? Alignment.UpperLeft : Alignment.LowerRight, 14, ChartPalette.Muted);
        (style.OffsetX, style.OffsetY) = bars ? (4, 0) : (-2, -2);
    }

    /// <summary>Zero is always on the axis; above is room for the numbers.</summary>
    static void Scale(Plot plot, CategoryChart chart, bool bars)
    {
        var (low, high) = (Math.Min(0, Values(chart).Min()), Top(chart));
        var room = Math.Max(high - low, 1e-9) * 0.1;
        var (from, to) = (low < 0 ? low - room : 0, high <= 0 && low < 0 ? 0 : high <= 0 ? 1 : high + room);
        var last = chart.Categories.Count - 1;
        if (bars) plot.Axes.SetLimits(from, to, -last - 0.6, 0.6);
        else plot.Axes.SetLimits(-0.6, last + 0.6, from, to);
    }

    static void Categories(Plot plot, CategoryChart chart, bool bars, PixelRect area)
    {
        var longest = chart.Categories.Max(c => ChartFonts.Width(c, 15));
        var room = area.Width * 0.92 / chart.Categories.Count;
        // Names that don't fit side by side stand upright; where even those don't fit, every second or third is named.
        var upright = !bars && longest + 14 > room && longest > 60;
        var every = bars ? 1 : (int)Math.Ceiling((upright ? 18 : Math.Min(longest + 14, 60)) / room);
        var most = upright ? 9 : LongestName;
        var ticks = new NumericManual();
        for (var i = 0; i < chart.Categories.Count; i += every)
            ticks.AddMajor(Position(chart, i), ChartText.Short(upright ? ChartText.Center(chart.Categories[i]) : chart.Categories[i], most));
        var (names, values) = bars ? ((IAxis)plot.Axes.Left, (IAxis)plot.Axes.Bottom) : (plot.Axes.Bottom, plot.Axes.Left);
        PlotStyle.Axes(plot, names, values, ticks, chart.Unit, whole: Whole(chart));
        if (!upright) return;
        (names.TickLabelStyle.Rotation, names.TickLabelStyle.Alignment) = (-90, Alignment.MiddleRight);
        plot.Axes.Bottom.MinimumSize = 150;
    }

    /// <summary>Whether the axis counts so few things that half of one would stand at it.</summary>
    public static bool CountsFew(CategoryChart chart) => Whole(chart) && Top(chart) is > 0 and < 5;

    static bool Whole(CategoryChart chart) => chart.Series.All(s => s.Values.All(v => v is null || v == decimal.Truncate(v.Value)));

    static double Position(CategoryChart chart, int category) => chart.Shape == CategoryShape.Bars ? -category : category;

    static bool Stacked(CategoryChart chart) => chart.Shape is CategoryShape.StackedColumns or CategoryShape.Bars;

    static double Top(CategoryChart chart) => Values(chart).Max();

    static IEnumerable<double> Values(CategoryChart chart)
    {
        var single = chart.Series.Where(s => s.Plan || !Stacked(chart)).SelectMany(s => s.Values).OfType<decimal>();
        var stacks = Stacked(chart)
            ? chart.Categories.Select((_, i) => chart.Series.Where(s => !s.Plan).Sum(s => s.At(i) ?? 0)) : [];
        return single.Concat(stacks).Append(chart.Line?.Value ?? 0).Select(v => (double)v);
    }
}
