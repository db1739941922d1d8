using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace Monitor.Browser.Tests;

/// <summary>Every page of the program, as an address that the demo can answer.</summary>
static partial class PageAddresses
{
    /// <summary>What stands in a route for each of its parameters. A new page with another parameter needs a line here.</summary>
    static readonly Dictionary<string, string> Values = new()
    {
        ["{Center}"] = "CQ2024-01",
        ["{Code}"] = "CQ2024-01",
        ["{Code:int}"] = "404",
        ["{Id}"] = "ZG-2025-02",
        ["{Id:int}"] = "1",
        ["{Kind}"] = "receipt",
        ["{Number}"] = "HZ-2025-CQ2024-01-1",
        ["{Year:int}"] = "2025",
    };

    /// <summary>The same pages in a state that their plain address does not show.</summary>
    static readonly string[] OtherStates =
    [
        "/centers/CQ2024-02", "/centers/compare?codes=CQ2024-01,CQ2024-02", "/cases/of/CQ2024-02", "/evidence/2026/CQ2024-01", "/overview?year=2026",
        "/rounds/2026", "/submissions/2026",
    ];

    public static IReadOnlyList<string> All { get; } =
    [
        .. typeof(Program).Assembly.GetTypes().SelectMany(page => page.GetCustomAttributes<RouteAttribute>())
            .Select(route => Parameter().Replace(route.Template, parameter => Values[parameter.Value])).Concat(OtherStates).Order(StringComparer.Ordinal),
    ];

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
