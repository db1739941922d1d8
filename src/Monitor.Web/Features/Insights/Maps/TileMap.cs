namespace Monitor.Web.Features.Insights.Maps;

/// <summary>The bureaux as tiles, coloured by one subject: tiles, legend and table hold the same numbers.</summary>
/// <param name="Legend">Each class with how many bureaux are in it; classes without one stay, so that views can be compared.</param>
public sealed record TileMap(MapSubject Subject, IReadOnlyList<MapTile> Tiles, IReadOnlyList<(MapClass Class, int Count)> Legend)
{
    public static TileMap Of(Overview overview, MapSubject subject)
    {
        var leading = overview.Districts.Where(d => d.Centers > 0).ToList();
        var (classes, readings) = subject.Read(leading);
        var read = leading.Zip(readings).ToDictionary(r => r.First.Code, r => r.Second);
        var none = overview.Filter.IsNone ? MapClass.NoCenter : MapClass.NoCenter with { Name = "没有符合条件的创新中心" };
        List<MapTile> tiles = [.. DistrictTiles.Place(overview.Districts).Select(p => (p.District, p.Place, Reading: read.GetValueOrDefault(p.District.Code)))
            .Select(t => new MapTile(t.District, t.Place, t.Reading, t.Reading?.Class ?? none))];
        return new(subject, tiles, [.. classes.Append(none).Select(c => (c, tiles.Count(t => t.Class == c)))]);
    }

    /// <summary>Those that lead a centre, by the legend's order.</summary>
    public IReadOnlyList<MapTile> Rows => [.. Tiles.Where(t => t.Reading is not null)
        .OrderBy(t => Legend.Select(l => l.Class).ToList().IndexOf(t.Class)).ThenByDescending(t => t.Reading!.Value).ThenByDescending(t => t.District.Centers).ThenBy(t => t.District.Code)];
}

/// <param name="Reading">Null where the bureau leads no centre.</param>
public sealed record MapTile(DistrictNow District, (int Column, int Row) Place, MapReading? Reading, MapClass Class);
