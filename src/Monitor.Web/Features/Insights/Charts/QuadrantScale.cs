namespace Monitor.Web.Features.Insights.Charts;

/// <summary>The axes of a quadrant: progress from 0 to at least 110 %, outcome from 0 to 105, so that points at the top are whole.</summary>
readonly record struct QuadrantScale(double ProgressTop, double OutcomeTop)
{
    public static QuadrantScale Of(QuadrantChart chart) => new(
        Math.Max(1.1, chart.Placed.Select(p => (double)p.Progress!.Value).DefaultIfEmpty().Max() + 0.08),
        105);

    /// <summary>Places in an area of that size, y downwards.</summary>
    public (double X, double Y) Place(QuadrantPoint point, Box area) => Place((double)point.Progress!.Value, (double)point.Outcome!.Value, area);

    public (double X, double Y) Place(double progress, double outcome, Box area) =>
        (area.X + progress / ProgressTop * area.Width, area.Y + (1 - outcome / OutcomeTop) * area.Height);

    /// <summary>The four fields, named in their corners.</summary>
    public static IReadOnlyList<(string Name, bool Slow, bool Weak)> Fields { get; } =
        [("进展慢、成效好", true, false), ("进展快、成效好", false, false), ("进展慢、成效弱", true, true), ("进展快、成效弱", false, true)];

    /// <summary>Where the names of the fields lie, in text of that size.</summary>
    public static IEnumerable<Box> FieldBoxes(Box area, double size)
    {
        var (width, height) = (size * 7 + 12, size + 14);
        return Fields.Select(f => new Box(f.Slow ? area.X : area.X + area.Width - width, f.Weak ? area.Y + area.Height - height : area.Y, width, height));
    }

    /// <summary>The worst first: it has the first choice of a place for its name.</summary>
    public static IReadOnlyList<QuadrantPoint> Ordered(QuadrantChart chart) =>
        [.. chart.Placed.OrderByDescending(p => p.Severity is { } s ? (int)s : -1).ThenBy(p => p.Outcome)];
}
