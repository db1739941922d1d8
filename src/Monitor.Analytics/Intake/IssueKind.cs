using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Intake;

/// <summary>Where an issue is: nothing set means the whole file. <see cref="Name"/> is the column as users call it.</summary>
public readonly record struct IssuePlace
{
    public string? Sheet { get; init; }
    public int? Row { get; init; }
    public int? Column { get; init; }
    public string? Name { get; init; }
    public CenterCode? Center { get; init; }
    public FieldCode? Field { get; init; }

    /// <summary>工作表“数据”第17行“培养工程师人数”（D17）; empty for the whole file.</summary>
    public override string ToString()
    {
        var sheet = Sheet is { Length: > 0 } title ? $"工作表“{Texts.Short(title)}”" : "";
        var row = Row is { } number ? $"第{number}行" : Column is { } only ? $"{CellAddress.ColumnName(only)}列" : "";
        var name = Name is { } column ? $"“{Texts.Short(column)}”" : "";
        var address = Row is { } r && Column is { } c ? $"（{CellAddress.Of(r, c)}）" : "";
        return sheet + row + name + address;
    }
}

/// <summary>
/// A kind of issue: stable code, severity and the Chinese wording, in which {found}, {expected} and {mend} stand for what the occasion gives.
/// The only maker of <see cref="ReportIssue"/>s; all kinds are in <see cref="IssueCatalog"/>.
/// </summary>
public sealed class IssueKind
{
    readonly string what, expected, mend;

    internal IssueKind(string code, IssueSeverity severity, string what, string expected, string mend) =>
        (Code, Severity, this.what, this.expected, this.mend) = (code, severity, what, expected, mend);

    public string Code { get; }
    public IssueSeverity Severity { get; }
    /// <summary>The wording with its placeholders: where comes before it.</summary>
    public string Template => $"{what}，{expected}。{mend}。";

    /// <param name="place">Where it is.</param>
    /// <param name="found">What was found, for {found}.</param>
    /// <param name="expected">For {expected}.</param>
    /// <param name="mend">For {mend}.</param>
    /// <param name="check">ID of the rulebook's check where one raised it.</param>
    /// <param name="severity">Where the rulebook decides it.</param>
    public ReportIssue Raise(
        IssuePlace place = default, string found = "", string expected = "", string mend = "", string? check = null, IssueSeverity? severity = null)
    {
        string Filled(string template) => template
            .Replace("{expected}", expected)
            .Replace("{mend}", mend)
            .Replace("{found}", Texts.Short(found));

        return new()
        {
            Code = Code,
            Severity = severity ?? Severity,
            Sheet = place.Sheet ?? "",
            Row = place.Row,
            Column = place.Column,
            Center = place.Center,
            Field = place.Field,
            Check = check,
            Found = found,
            Expected = Filled(this.expected),
            Mend = Filled(this.mend),
            Message = $"{place}{Filled(what)}，{Filled(this.expected)}。{Filled(this.mend)}。",
        };
    }
}
