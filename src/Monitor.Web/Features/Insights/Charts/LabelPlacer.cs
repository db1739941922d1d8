namespace Monitor.Web.Features.Insights.Charts;

/// <summary>A box in units of the drawing, y downwards.</summary>
readonly record struct Box(double X, double Y, double Width, double Height)
{
    public bool Overlaps(Box other) =>
        X < other.X + other.Width && other.X < X + Width && Y < other.Y + other.Height && other.Y < Y + Height;

    public bool Inside(Box outer) =>
        X >= outer.X && Y >= outer.Y && X + Width <= outer.X + outer.Width && Y + Height <= outer.Y + outer.Height;
}

/// <summary>Puts names beside points so that no name covers a point, another name or the edge.</summary>
static class LabelPlacer
{
    const double Radius = 9;

    /// <summary>
    /// A box for each label, in the order of the points; null where none of eight places close around its point, nor of eight further away, is free.
    /// Earlier points have the first choice.
    /// </summary>
    public static IReadOnlyList<Box?> Place(IReadOnlyList<(double X, double Y, double Width, double Height)> labels, Box area, IEnumerable<Box> reserved)
    {
        var taken = labels.Select(l => new Box(l.X - Radius, l.Y - Radius, 2 * Radius, 2 * Radius)).Concat(reserved).ToList();
        var placed = new List<Box?>();
        foreach (var (x, y, width, height) in labels)
        {
            Box? free = Around(x, y, width, height, Radius, area).Concat(Around(x, y, width, height, 2 * Radius, area)).Where(b => b.Inside(area) && !taken.Any(b.Overlaps)).Select(b => (Box?)b).FirstOrDefault();
            if (free is { } box) taken.Add(box);
            placed.Add(free);
        }
        return placed;
    }

    /// <summary>Above or below its point a name that would reach over the edge is moved in.</summary>
    static IEnumerable<Box> Around(double x, double y, double width, double height, double away, Box area)
    {
        var (right, left, middle) = (x + away, x - away - width, y - height / 2);
        var (above, below, centred) = (y - away - height, y + away, x - width / 2);
        return new[] { (right, middle), (left, middle), (centred, above), (centred, below), (right, above), (right, below), (left, above), (left, below) }
            .Select(p => new Box(p.Item2 == middle ? p.Item1 : Math.Clamp(p.Item1, area.X, Math.Max(area.X, area.X + area.Width - width)), p.Item2, width, height));
    }
}
