using System.Text.Json.Nodes;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Rulebooks;

namespace Monitor.Analytics.Tests.Rulebooks;

/// <summary>A good scheme with something changed, and what the reader says about it.</summary>
static class Broken
{
    /// <summary>Two rules as a program might declare them.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<RuleParameter>> Declared = new Dictionary<string, IReadOnlyList<RuleParameter>>
    {
        ["R-PLAIN"] = [],
        ["R-TUNED"] = [new("below", "低于此比例", 0.5m, 0, 1)],
    };

    public static IReadOnlyList<RulebookFault> Faults(Action<JsonObject> change)
    {
        var scheme = JsonNode.Parse(Files.AnotherProvince)!.AsObject();
        change(scheme);
        return FaultsOf(scheme.ToJsonString());
    }

    public static IReadOnlyList<RulebookFault> FaultsOf(string json)
    {
        try
        {
            RulebookReader.Read(json, Declared);
            return [];
        }
        catch (RulebookException e)
        {
            return e.Faults;
        }
    }

    /// <summary>The node at a path such as <c>indicators/3/weight</c>, to be replaced by the JSON text; empty text removes it.</summary>
    public static void Set(this JsonObject scheme, string path, string json)
    {
        var steps = path.Split('/');
        var parent = steps[..^1].Aggregate((JsonNode)scheme, (node, step) => node is JsonArray list ? list[int.Parse(step)]! : node[step]!);
        var value = json.Length > 0 ? JsonNode.Parse(json) : null;
        if (parent is JsonArray array) array[int.Parse(steps[^1])] = value;
        else if (json.Length > 0) parent[steps[^1]] = value;
        else parent.AsObject().Remove(steps[^1]);
    }
}
