using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Insights.Maps;

/// <summary>Where each bureau's tile lies: its rough place, west to east and north to south, from 1.</summary>
static class DistrictTiles
{
    static readonly string[] Rows =
    [
        ".      .      .      .      .      .      .      .      500229 .",
        ".      .      .      .      .      .      .      500154 500235 500238",
        ".      .      .      .      .      .      500155 500101 500236 500237",
        "500152 500117 500109 LJXQ   500115 500231 500233 .      .      .",
        "500151 500120 500106 500103 500108 500102 500230 500240 .      .",
        "500111 GXQ    500107 500104 500113 500119 500156 500114 .      .",
        "500153 500118 500116 500110 WSJK   .      500243 500242 500241 .",
    ];

    static readonly Dictionary<string, (int Column, int Row)> Places = Rows
        .SelectMany((row, r) => row.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((code, c) => (Code: code, Place: (c + 1, r + 1))))
        .Where(t => t.Code != ".").ToDictionary(t => t.Code, t => t.Place);

    /// <summary>A bureau that has no place yet stands in a row of its own below.</summary>
    public static IReadOnlyList<(DistrictNow District, (int Column, int Row) Place)> Place(IReadOnlyList<DistrictNow> districts)
    {
        var below = 0;
        return [.. districts.Select(d => (d, Places.TryGetValue(d.Code.ToString(), out var place) ? place : (++below, Rows.Length + 1)))];
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
