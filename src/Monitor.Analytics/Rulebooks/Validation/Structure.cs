using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Monitor.Analytics.Rulebooks.Validation;

/// <summary>
/// First layer: does the file have the shape that <see cref="RulebookSchema"/> describes? Walks the file and the schema together, and
/// knows as much of JSON Schema as the schema uses.
/// </summary>
static class Structure
{
    public static IEnumerable<RulebookFault> Faults(JsonElement root)
    {
        var schema = RulebookSchema.Node();
        return Walk(JsonPath.Root, root, schema, schema);
    }

    static IEnumerable<RulebookFault> Walk(string path, JsonElement value, JsonObject schema, JsonObject root)
    {
        if (schema["$ref"] is { } reference) schema = Resolve(reference.GetValue<string>(), root);
        if (schema["const"] is { } constant) return OneOf(path, value, [constant.GetValue<string>()]);
        if (schema["enum"] is JsonArray allowed) return OneOf(path, value, [.. allowed.Select(a => a?.GetValue<string>())]);
        if (!Allows(schema, value)) return [RulebookFault.Of(path, Describe(value), Expected(schema), "改正此项的写法")];
        return value.ValueKind switch
        {
            JsonValueKind.Object => schema["anyOf"] is JsonArray branches ? Branch(path, value, branches, root) : Members(path, value, schema, root),
            JsonValueKind.Array => value.EnumerateArray().SelectMany((item, i) => Walk(path.Item(i), item, schema["items"]!.AsObject(), root)),
            JsonValueKind.String => Text(path, value, schema),
            JsonValueKind.Number => Number(path, value, schema),
            _ => [],
        };
    }

    static IEnumerable<RulebookFault> Members(string path, JsonElement value, JsonObject schema, JsonObject root)
    {
        var known = schema["properties"]?.AsObject();
        var others = schema["additionalProperties"] as JsonObject;
        foreach (var name in (schema["required"]?.AsArray() ?? []).Select(n => n!.GetValue<string>()))
            if (!value.TryGetProperty(name, out _))
                yield return new(path.Member(name), $"缺少必填项 {name}。请补上。");
        var seen = new HashSet<string>();
        foreach (var member in value.EnumerateObject())
        {
            var at = path.Member(member.Name);
            if (!seen.Add(member.Name))
                yield return new(at, $"{member.Name} 出现了不止一次。请只保留一个。");
            else if ((known?[member.Name] as JsonObject ?? others) is { } expected)
                foreach (var fault in Walk(at, member.Value, expected, root)) yield return fault;
            else
                yield return new(at, $"不认识的项 {member.Name}。此处可用：{string.Join('、', known!.Select(p => p.Key))}。请改正名称或删除。");
        }
    }

    /// <summary>The schema's only unions are told apart by a constant member (a method's name): follow the branch it names.</summary>
    static IEnumerable<RulebookFault> Branch(string path, JsonElement value, JsonArray branches, JsonObject root)
    {
        var (key, _) = Constant(branches[0]!);
        var byName = branches.ToDictionary(b => Constant(b!).Value, b => b!.AsObject());
        if (!value.TryGetProperty(key, out var name))
            return [new(path.Member(key), $"缺少必填项 {key}。可用：{string.Join('、', byName.Keys)}。请补上。")];
        return name.ValueKind == JsonValueKind.String && byName.TryGetValue(name.GetString()!, out var branch)
            ? Members(path, value, branch, root)
            : OneOf(path.Member(key), name, [.. byName.Keys]);
    }

    static (string Key, string Value) Constant(JsonNode branch)
    {
        var (key, schema) = branch["properties"]!.AsObject().First(p => p.Value is JsonObject o && o.ContainsKey("const"));
        return (key, schema!["const"]!.GetValue<string>());
    }

    static IEnumerable<RulebookFault> OneOf(string path, JsonElement value, string?[] allowed)
    {
        if (value.ValueKind != JsonValueKind.String || !allowed.Contains(value.GetString()))
            yield return RulebookFault.Of(path, Describe(value), $"以下之一：{string.Join('、', allowed)}", "从中选一个");
    }

    static IEnumerable<RulebookFault> Text(string path, JsonElement value, JsonObject schema)
    {
        if (schema["pattern"] is { } pattern && !Regex.IsMatch(value.GetString()!, pattern.GetValue<string>()))
            yield return RulebookFault.Of(path, "空白", "有内容的文字", "填写此项");
    }

    static IEnumerable<RulebookFault> Number(string path, JsonElement value, JsonObject schema)
    {
        var whole = Types(schema).Contains("integer");
        if (whole ? !value.TryGetInt32(out _) : !value.TryGetDecimal(out _))
            yield return RulebookFault.Of(path, $"数 {value.GetRawText()}", whole ? "整数" : "数值范围以内的数", "改正此数");
    }

    static bool Allows(JsonObject schema, JsonElement value)
    {
        var types = Types(schema);
        return value.ValueKind switch
        {
            JsonValueKind.Number => types.Contains("number") || types.Contains("integer"),
            JsonValueKind.True or JsonValueKind.False => types.Contains("boolean"),
            var kind => types.Contains(kind.ToString().ToLowerInvariant()),
        };
    }

    static string[] Types(JsonObject schema) =>
        schema["type"] is JsonArray several ? [.. several.Select(t => t!.GetValue<string>())] : [schema["type"]!.GetValue<string>()];

    static string Expected(JsonObject schema) => Types(schema)[0] switch
    {
        "object" => "一组项（写在 { } 里）",
        "array" => "列表（写在 [ ] 里）",
        "string" => "文字（写在引号里）",
        "boolean" => " true 或 false",
        "integer" => "整数（不加引号）",
        _ => "数（不加引号）",
    };

    static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "一组项（{ }）",
        JsonValueKind.Array => "列表（[ ]）",
        JsonValueKind.String => $"文字“{value.GetString()}”",
        JsonValueKind.Number => $"数 {value.GetRawText()}",
        _ => $" {value.GetRawText()}",
    };

    static JsonObject Resolve(string reference, JsonObject root) =>
        reference.Split('/').Skip(1).Aggregate((JsonNode)root, (node, step) =>
            (node is JsonArray array ? array[int.Parse(step)] : node[step])!).AsObject();
}
