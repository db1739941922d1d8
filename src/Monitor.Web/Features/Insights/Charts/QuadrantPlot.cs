using ScottPlot;
using ScottPlot.TickGenerators;

namespace Monitor.Web.Features.Insights.Charts;

/// <summary>A <see cref="QuadrantChart"/> in ScottPlot, with fixed edges so that names can be placed before it is drawn.</summary>
static class QuadrantPlot
{
    static readonly PixelPadding Edges = new(left: 78, right: 30, bottom: 62, top: 8);

    public static Plot Of(QuadrantChart chart, PixelRect area)
    {
        var plot = PlotStyle.New();
        var scale = QuadrantScale.Of(chart);
        plot.Layout.Fixed(Edges);
        plot.Axes.SetLimits(0, scale.ProgressTop, 0, scale.OutcomeTop);
        Axis(plot.Axes.Bottom, "进展：建设任务完成率", 70, v => v == 0 ? "" : ChartText.Rate((decimal)v));
        Axis(plot.Axes.Left, "成效（分）", 36, v => ChartText.Number((decimal)v));
        plot.Grid.MajorLineColor = Color.FromHex(ChartPalette.Rule);
        PlotStyle.AddLine(plot, (double)chart.ProgressLine, vertical: true);
        PlotStyle.AddLine(plot, (double)chart.OutcomeLine, vertical: false);
        AddFields(plot, chart, scale);
        AddPoints(plot, chart, scale, area);
        return plot;
    }

    static void Axis(IAxis axis, string name, float spacing, Func<double, string> format)
    {
        PlotStyle.Plain(axis);
        axis.FrameLineStyle.Width = 1;
        axis.TickGenerator = new NumericAutomatic { LabelFormatter = format, MinimumTickSpacing = spacing };
        axis.Label.Text = name;
        axis.Label.Bold = false;
        PlotStyle.Apply(axis.Label, 15, ChartPalette.Muted);
    }

    static void AddFields(Plot plot, QuadrantChart chart, QuadrantScale scale)
    {
        foreach (var (name, slow, weak) in QuadrantScale.Fields)
        {
            var style = PlotStyle.AddText(plot, name, slow ? 0 : scale.ProgressTop, weak ? 0 : scale.OutcomeTop, (slow, weak) switch
            {
                (true, true) => Alignment.LowerLeft,
                (true, false) => Alignment.UpperLeft,
                (false, true) => Alignment.LowerRight,
                _ => Alignment.UpperRight,
            }, 14, ChartPalette.Muted);
            (style.OffsetX, style.OffsetY) = (slow ? 8 : -8, weak ? -8 : 8);
        }
    }

    static void AddPoints(Plot plot, QuadrantChart chart, QuadrantScale scale, PixelRect area)
    {
        var box = new Box(0, 0, area.Width - Edges.Left - Edges.Right, area.Height - Edges.Top - Edges.Bottom);
        var points = QuadrantScale.Ordered(chart);
        var names = points.Select(p => ChartText.Center(p.Name)).ToList();
        var places = LabelPlacer.Place([.. points.Select((p, i) =>
            (scale.Place(p, box).X, scale.Place(p, box).Y, (double)ChartFonts.Width(names[i], 13) + 4, 18.0))], box, QuadrantScale.FieldBoxes(box, size: 14));
        for (var i = points.Count - 1; i >= 0; i--)
        {
            var (x, y) = ((double)points[i].Progress!.Value, (double)points[i].Outcome!.Value);
            var marker = plot.Add.Marker(x, y);
            marker.MarkerStyle = PlotStyle.Marker(ChartPalette.Of(points[i].Tone), 15);
            if (places[i] is not { } place) continue;
            var style = PlotStyle.AddText(plot, names[i], x, y, Alignment.UpperLeft, 13, ChartPalette.Ink);
            var (px, py) = scale.Place(points[i], box);
            (style.OffsetX, style.OffsetY) = ((float)(place.X - px), (float)(place.Y - py));
        }
    }
}
