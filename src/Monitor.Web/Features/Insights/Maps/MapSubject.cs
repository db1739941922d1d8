namespace Monitor.Web.Features.Insights.Maps;

/// <summary>A colour of the map with its words. Two are one where both are the same.</summary>
/// <param name="Look">Its CSS class.</param>
/// <param name="Sign">The shape that says the same; empty where a number or word on the tile does.</param>
public sealed record MapClass(string Look, string Name, string Sign = "")
{
    public static MapClass NotReported { get; } = new("nodata", "未报送");
    public static MapClass NoCenter { get; } = new("none", "没有牵头的创新中心");
}

/// <summary>A bureau as the subject shows it.</summary>
/// <param name="Text">On the tile.</param>
/// <param name="Cells">In the table, below the subject's heads.</param>
/// <param name="Value">What orders the rows within a class; null where there is none.</param>
public sealed record MapReading(MapClass Class, string Text, IReadOnlyList<string> Cells, decimal? Value = null);

/// <summary>What the tiles are coloured by.</summary>
/// <param name="Key">In the address: ?map=trained.</param>
/// <param name="Heads">Of the columns beside the bureau's name and its number of centres.</param>
public abstract record MapSubject(string Key, string Name, string Explains, IReadOnlyList<string> Heads)
{
    /// <summary>The first is shown where none is chosen.</summary>
    public static IReadOnlyList<MapSubject> All { get; } =
    [
        new RiskSubject(), new GradeSubject(), new TimelinessSubject(),
        .. Measure.All.SelectMany(m => m is { Plan: not null, IsRatio: false } ? [new MeasureSubject(m), new PlanSubject(m)] : new MapSubject[] { new MeasureSubject(m) }),
    ];

    /// <summary>Of the address; the first where that names none.</summary>
    public static MapSubject Of(string? key) => All.FirstOrDefault(s => s.Key == key) ?? All[0];

    /// <summary>The same figure against its plan, or without; null where it has no such other side.</summary>
    public virtual MapSubject? Other => null;

    /// <param name="districts">Those that lead a centre in the year.</param>
    /// <returns>The classes in the order of the legend, and what is shown of each bureau, in the order given.</returns>
    public abstract (IReadOnlyList<MapClass> Classes, IReadOnlyList<MapReading> Readings) Read(IReadOnlyList<DistrictNow> districts);
}
