using System.Text.Json;
using System.Text.RegularExpressions;

namespace Monitor.Analytics.Rulebooks.Validation;

/// <summary>The codes that a section of the file declares, in whatever state the rest of it is.</summary>
sealed partial class Codes
{
    readonly string what;
    readonly Item<string>[] declared;
    /// <summary>False where some code could not be read: then it cannot be said that a reference is unknown.</summary>
    readonly bool complete;

    Codes(string what, Item<string>[] declared, bool complete) => (this.what, this.declared, this.complete) = (what, declared, complete);

    public static Codes Of(JsonElement root, string section, string what, string member = "code")
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(section, out var list) || list.ValueKind != JsonValueKind.Array)
            return new(what, [], complete: false);
        var path = JsonPath.Root.Member(section);
        Item<string>[] declared =
        [
            .. list.EnumerateArray().Select((item, i) => new Item<string>(path.Item(i).Member(member),
                item.ValueKind == JsonValueKind.Object && item.TryGetProperty(member, out var code) && code.ValueKind == JsonValueKind.String
                    ? code.GetString()! : "")).Where(c => c.Value.Length > 0),
        ];
        return new(what, declared, declared.Length == list.GetArrayLength());
    }

    public IEnumerable<string> All => declared.Select(d => d.Value);

    /// <summary>Repeated codes, and codes that later look-ups would not find as they are written.</summary>
    public IEnumerable<RulebookFault> Faults() => Faults(declared, what);

    public static IEnumerable<RulebookFault> Faults(IReadOnlyCollection<Item<string>> declared, string what)
    {
        var first = new Dictionary<string, string>();
        foreach (var (path, code) in declared)
        {
            if (!first.TryAdd(code, path))
                yield return new(path, $"{what}编码 {code} 重复，{first[code]} 已用过。请换一个编码，或删除其中一个。");
            if (!Written().IsMatch(code))
                yield return RulebookFault.Of(path, $"“{code}”", "由大写字母、数字、点、连字符组成的编码，例如 B2", "改写编码");
        }
    }

    /// <summary>Says where a code is used here already: targets name fields, indicators and parts by code alone.</summary>
    public IEnumerable<RulebookFault> Taken(string path, string code)
    {
        if (All.Contains(code)) yield return new(path, $"编码 {code} 已是{what}的编码，目标值将无法分辨。请换一个编码。");
    }

    /// <summary>Says where a reference names nothing that the file declares.</summary>
    public IEnumerable<RulebookFault> Unknown(string path, string? reference)
    {
        if (reference is not null && complete && !All.Contains(reference))
            yield return RulebookFault.Of(path, $"“{reference}”", $"本方案已有的{what}：{string.Join('、', All.Distinct())}", $"改正，或先补上这个{what}");
    }

    [GeneratedRegex(@"^[A-Z0-9][A-Z0-9.\-]*$")]
    private static partial Regex Written();
}
