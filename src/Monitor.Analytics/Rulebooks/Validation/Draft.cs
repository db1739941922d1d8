using System.Text.Json;

namespace Monitor.Analytics.Rulebooks.Validation;

/// <summary>A part of the file whose structure is right, and where it stands.</summary>
readonly record struct Item<T>(string Path, T Value);

/// <summary>
/// A file as far as it can be read: the parts whose structure is right are typed, so that their meaning is checked even where other
/// parts are broken (an item that is itself broken waits until it is mended). Codes are also taken from broken parts, so that nothing is called unknown that is only miswritten elsewhere.
/// </summary>
sealed class Draft(JsonElement root, IReadOnlyList<RulebookFault> structure)
{
    /// <summary>Codes of fields; see <see cref="Codes"/>.</summary>
    public Codes Fields { get; } = Codes.Of(root, "fields", "填报项");
    public Codes Dimensions { get; } = Codes.Of(root, "dimensions", "维度");
    public Codes Indicators { get; } = Codes.Of(root, "indicators", "指标");
    public Codes BottomLines { get; } = Codes.Of(root, "bottomLines", "底线");
    public Codes Adjustments { get; } = Codes.Of(root, "adjustments", "加减分项");
    public Codes Units { get; } = Codes.Of(root, "fields", "计量单位", "unit");

    /// <summary>The member of the file's top, where it is there and whole.</summary>
    public IEnumerable<Item<T>> Part<T>(string member)
    {
        var path = JsonPath.Root.Member(member);
        if (IsWhole(path) && TryGet(member) is { ValueKind: not JsonValueKind.Null } value) yield return new(path, Read<T>(value));
    }

    /// <summary>The whole items of a list.</summary>
    public IEnumerable<Item<T>> Items<T>(string section)
    {
        if (TryGet(section) is not { ValueKind: JsonValueKind.Array } list) yield break;
        var index = 0;
        foreach (var value in list.EnumerateArray())
        {
            var path = JsonPath.Root.Member(section).Item(index++);
            if (IsWhole(path)) yield return new(path, Read<T>(value));
        }
    }

    /// <summary>The whole values of a dictionary, with their keys.</summary>
    public IEnumerable<(string Key, Item<T> Item)> Entries<T>(string section)
    {
        if (TryGet(section) is not { ValueKind: JsonValueKind.Object } dictionary) yield break;
        foreach (var entry in dictionary.EnumerateObject())
        {
            var path = JsonPath.Root.Member(section).Member(entry.Name);
            if (IsWhole(path)) yield return (entry.Name, new(path, Read<T>(entry.Value)));
        }
    }

    bool IsWhole(string path) => !structure.Any(f => f.Path.IsWithin(path) || f.Path == JsonPath.Root);

    JsonElement? TryGet(string member) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(member, out var value) ? value : null;

    static T Read<T>(JsonElement value) => value.Deserialize<T>(RulebookSchema.Json)!;
}
