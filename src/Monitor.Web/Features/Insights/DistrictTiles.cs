using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Insights;

/// <summary>Where each bureau's tile lies: its rough place, west to east and north to south, from 1.</summary>
static class DistrictTiles
{
    static readonly Dictionary<string, (int Column, int Row)> Places = new()
    {
        ["500229"] = (9, 1),
        ["500154"] = (8, 2), ["500235"] = (9, 2), ["500238"] = (10, 2),
        ["500155"] = (7, 3), ["500101"] = (8, 3), ["500236"] = (9, 3), ["500237"] = (10, 3),
        ["500152"] = (1, 4), ["500117"] = (2, 4), ["500109"] = (3, 4), ["LJXQ"] = (4, 4), ["500115"] = (5, 4), ["500231"] = (6, 4), ["500233"] = (7, 4),
        ["500151"] = (1, 5), ["500120"] = (2, 5), ["500106"] = (3, 5), ["500103"] = (4, 5), ["500108"] = (5, 5), ["500102"] = (6, 5), ["500230"] = (7, 5), ["500240"] = (8, 5),
        ["500111"] = (1, 6), ["GXQ"] = (2, 6), ["500107"] = (3, 6), ["500104"] = (4, 6), ["500113"] = (5, 6), ["500119"] = (6, 6), ["500156"] = (7, 6), ["500114"] = (8, 6),
        ["500153"] = (1, 7), ["500118"] = (2, 7), ["500116"] = (3, 7), ["500110"] = (4, 7), ["WSJK"] = (5, 7), ["500243"] = (7, 7), ["500242"] = (8, 7), ["500241"] = (9, 7),
    };

    /// <summary>A bureau that has no place yet stands in a row of its own below.</summary>
    public static IReadOnlyList<(DistrictNow District, (int Column, int Row) Place)> Place(IReadOnlyList<DistrictNow> districts)
    {
        var below = 0;
        return [.. districts.Select(d => (d, Places.TryGetValue(d.Code.ToString(), out var place) ? place : (++below, Places.Values.Max(p => p.Row) + 1)))];
    }

    /// <summary>涪陵, 石柱, 高新区: what people say.</summary>
    public static string Short(string name) => name switch
    {
        "西部科学城重庆高新区" => "高新区",
        "万盛经开区" => "万盛",
        "两江新区" => "两江新区",
        _ when name.EndsWith("自治县", StringComparison.Ordinal) => name[..2],
        { Length: > 2 } => name[..^1],
        _ => name,
    };
}
