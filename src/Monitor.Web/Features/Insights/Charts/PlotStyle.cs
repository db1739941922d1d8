using ScottPlot;
using ScottPlot.TickGenerators;

namespace Monitor.Web.Features.Insights.Charts;

/// <summary>The look of all plots: white ground, thin rules across the values, no frame.</summary>
static class PlotStyle
{
    public static Plot New()
    {
        var plot = new Plot();
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.HideLegend();
        plot.Axes.Right.IsVisible = false;
        plot.Axes.Top.IsVisible = false;
        return plot;
    }

    /// <summary>Names on one axis without ticks, numbers with rules on the other.</summary>
    public static void Axes(Plot plot, IAxis categories, IAxis values, ITickGenerator names, string unit, bool whole)
    {
        categories.TickGenerator = names;
        values.TickGenerator = new NumericAutomatic { LabelFormatter = v => ChartText.Mark((decimal)v, unit), MinimumTickSpacing = 60, IntegerTicksOnly = whole };
        foreach (var axis in new[] { categories, values }) Plain(axis);
        categories.FrameLineStyle.Width = 1;
        plot.Grid.XAxisStyle.IsVisible = values == plot.Axes.Bottom;
        plot.Grid.YAxisStyle.IsVisible = values == plot.Axes.Left;
        plot.Grid.MajorLineColor = Color.FromHex(ChartPalette.Rule);
    }

    public static void Plain(IAxis axis)
    {
        axis.MajorTickStyle.Length = 0;
        axis.MinorTickStyle.Length = 0;
        axis.FrameLineStyle.Width = 0;
        axis.FrameLineStyle.Color = Color.FromHex(ChartPalette.Muted);
        Apply(axis.TickLabelStyle, 15, ChartPalette.Ink);
    }

    /// <summary>A line across the plot.</summary>
    public static void AddLine(Plot plot, double value, bool vertical)
    {
        var line = vertical ? plot.Add.VerticalLine(value) : (ScottPlot.Plottables.AxisLine)plot.Add.HorizontalLine(value);
        line.LineColor = Color.FromHex(ChartPalette.Muted);
        line.LineWidth = 1.5f;
        line.LinePattern = LinePattern.Dotted;
    }

    /// <summary>A text on the plot; on a ground of its own it stays readable where a line passes under it.</summary>
    public static LabelStyle AddText(Plot plot, string text, double x, double y, Alignment alignment, float size, string color, string? ground = null)
    {
        var style = plot.Add.Text(text, x, y).LabelStyle;
        Apply(style, size, color);
        style.Alignment = alignment;
        if (ground is not null) (style.BackgroundColor, style.Padding) = (Color.FromHex(ground), 1);
        return style;
    }

    public static void Apply(LabelStyle style, float size, string color)
    {
        style.FontName = ChartFonts.Family;
        style.FontSize = size;
        style.ForeColor = Color.FromHex(color);
    }

    public static MarkerStyle Marker(Swatch swatch, float size) => new()
    {
        Shape = swatch.Glyph switch
        {
            Glyph.Circle => MarkerShape.FilledCircle,
            Glyph.Triangle => MarkerShape.FilledTriangleUp,
            Glyph.Diamond => MarkerShape.FilledDiamond,
            _ => MarkerShape.FilledSquare,
        },
        Size = size,
        FillColor = Color.FromHex(swatch.Hex),
        LineColor = Color.FromHex(ChartPalette.Paper),
        LineWidth = 1,
    };
}
