using System.Text.RegularExpressions;

namespace Monitor.Analytics.Intake;

/// <summary>What a header text was recognised as.</summary>
/// <param name="Unit">Unit that the text gives; null where it gives none.</param>
/// <param name="IsMapped">By a mapping that the district confirmed, not by name.</param>
readonly record struct RecognisedName(ReportColumn Column, string? Unit, bool IsMapped);

/// <summary>
/// Header texts → columns: by the rulebook's names, codes and aliases, with a unit or without, and by what the district confirmed before.
/// Spaces, widths, kinds of brackets, punctuation and numbering make no difference; nothing else is guessed.
/// </summary>
public sealed partial class HeaderNames
{
    /// <summary>What is longer is a note.</summary>
    const int LongestHeader = 200;
    const int MostRemembered = 20_000;

    readonly Dictionary<string, ReportColumn> byName = [];
    readonly Dictionary<string, ReportColumn> confirmed = [];

    /// <summary>1. 1、 (1) 一、 （一） before a name.</summary>
    [GeneratedRegex(@"^(\([0-9一二三四五六七八九十]{1,3}\)|[0-9一二三四五六七八九十]{1,3}[.、)])", RegexOptions.CultureInvariant)]
    private static partial Regex Numbering { get; }

    [GeneratedRegex(@"^(?<name>.+)(\((单位)?(?<unit>[^()]+)\)|[/,;](单位)?(?<unit>[^/,;()]+))$", RegexOptions.CultureInvariant)]
    private static partial Regex WithUnit { get; }

    /// <summary>Of a list that is no report: by name only.</summary>
    public HeaderNames(IReadOnlyList<ReportColumn> columns)
    {
        Columns = columns;
        foreach (var column in Columns)
            foreach (var name in column.Names)
                byName.TryAdd(Key(name), column);
    }

    public HeaderNames(IntakeContext context) : this(ReportColumn.Of(context.Rulebook))
    {
        foreach (var (header, id) in context.Mappings)
            if (Columns.FirstOrDefault(c => c.Id == id) is { } column) confirmed.TryAdd(Key(header), column);
    }

    /// <summary>All columns, in the template's order.</summary>
    public IReadOnlyList<ReportColumn> Columns { get; }

    /// <summary>What makes two headers the same.</summary>
    public static string Key(string text)
    {
        var letters = Texts.Key(text).ToCharArray();
        var length = 0;
        foreach (var c in letters)
            if (c is not (':' or '*' or '"' or '“' or '”' or '\'' or '_' or '★' or '·'))
                letters[length++] = c switch { '【' or '[' or '〔' or '［' or '{' => '(', '】' or ']' or '〕' or '］' or '}' => ')', '，' => ',', '；' => ';', _ => c };
        return Numbering.Replace(new string(letters, 0, length), "");
    }

    /// <summary>The same texts are asked for again and again, in each row that might be the header.</summary>
    readonly Dictionary<(string Text, string? Unit), RecognisedName?> found = [];

    /// <param name="unit">From a cell of its own; must fit the column.</param>
    internal RecognisedName? Find(string text, string? unit = null)
    {
        if (text.Length > LongestHeader) return null;
        if (found.TryGetValue((text, unit), out var known)) return known;
        if (found.Count < MostRemembered) return found[(text, unit)] = Search(text, unit);
        return Search(text, unit);
    }

    RecognisedName? Search(string text, string? unit)
    {
        var key = Key(text);
        if (key.Length == 0) return null;
        if (unit is not null) return byName.TryGetValue(key, out var named) && Fits(unit, named) ? new(named, unit, false) : Mapped($"{key}({Key(unit)})");
        if (byName.TryGetValue(key, out var column)) return new(column, null, false);
        if (Unit(key) is var (name, own) && byName.TryGetValue(name, out column) && Fits(own, column)) return new(column, own, false);
        return Mapped(key);
    }

    /// <summary>The name without its unit, as a key.</summary>
    internal static string Bare(string text) => Unit(Key(text)) is var (name, _) ? name : Key(text);

    RecognisedName? Mapped(string key) =>
        confirmed.TryGetValue(key, out var column) ? new(column, Unit(key) is var (_, unit) && Fits(unit, column) ? unit : null, true) : null;

    static (string Name, string Unit)? Unit(string key) =>
        WithUnit.Match(key) is { Success: true } match ? (match.Groups["name"].Value, match.Groups["unit"].Value) : null;

    static bool Fits(string unit, ReportColumn column) => column.Field is not null && Units.Factor(unit, column.Unit) is not null && !Units.IsMultiplier(unit);
}
