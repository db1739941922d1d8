using System.Globalization;
using System.Text.RegularExpressions;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Intake.Lists;

/// <summary>What the cells of one row say. What cannot be read is told at its cell, and comes back as null.</summary>
public sealed partial class ListRowReader(ListRow row)
{
    public const int LongestText = 200;
    /// <summary>Places after the point that are kept.</summary>
    const int Places = 6;

    readonly List<ReportIssue> issues = [];

    [GeneratedRegex(@"^(?<year>[0-9]{4})[-/.年](?<month>[0-9]{1,2})[-/.月](?<day>[0-9]{1,2})日?( 0{1,2}:00(:00)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Date { get; }

    public ListRow Row => row;
    public IReadOnlyList<ReportIssue> Issues => issues;
    public bool IsSound => issues.All(i => i.Severity != IssueSeverity.Error);

    public void Tell(IssueKind kind, ReportColumn column, string found = "", string expected = "", string mend = "") =>
        issues.Add(kind.Raise(row.At(column), found, expected, mend));

    /// <summary>Trimmed; null where it is blank, which is an error unless the column is optional.</summary>
    public string? Text(ReportColumn column)
    {
        var cell = row[column];
        if (cell.Error is { } error)
        {
            Tell(IssueCatalog.ValueExcelError, column, error, "内容");
            return null;
        }
        var text = cell.Text.Trim();
        if (text.Length > LongestText)
        {
            Tell(IssueCatalog.ListTextTooLong, column, $"{text.Length}", $"{LongestText}");
            return null;
        }
        if (text.Length > 0) return text;
        if (!ListColumns.IsOptional(column)) Tell(IssueCatalog.ListTextMissing, column, expected: column.Name);
        return null;
    }

    /// <summary>In half-width letters and digits.</summary>
    public string? Code(ReportColumn column) => Text(column) is { } text && Texts.HalfWidth(text).Trim() is { Length: > 0 } code ? code : null;

    public DateOnly? Day(ReportColumn column)
    {
        if (Text(column) is not { } text) return null;
        var match = Date.Match(Texts.HalfWidth(text).Trim());
        if (match.Success && DateOnly.TryParseExact(
            $"{match.Groups["year"].Value}-{match.Groups["month"].Value.PadLeft(2, '0')}-{match.Groups["day"].Value.PadLeft(2, '0')}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Tell(IssueCatalog.ListDate, column, text);
        return null;
    }

    public ReportYear? Year(ReportColumn column)
    {
        if (Text(column) is not { } text) return null;
        if (CellReader.ReadYear(row[column]).Year is { } year) return year;
        Tell(IssueCatalog.YearInvalid, column, text);
        return null;
    }

    /// <summary>Not negative, with at most six places; in <paramref name="unit"/>, or converted to it.</summary>
    public decimal? Number(ReportColumn column, string unit)
    {
        if (Text(column) is not { } text) return null;
        var (value, _) = CellReader.ReadValue(row[column], new() { Code = column.Id, Name = column.Name, Unit = unit, Kind = FieldKind.Amount });
        switch (value)
        {
            case { Fault: not ValueFault.None } or { Value.IsMissing: true }:
                Tell(IssueCatalog.ValueNotNumber, column, text, "数字", "120");
                return null;
            case { Value.Number: < 0 }:
                Tell(IssueCatalog.ValueNegative, column, text);
                return null;
            case { Value.Number: { } number } when decimal.Round(number, Places) != number:
                Tell(IssueCatalog.ValueTooPrecise, column, text, $"{Places}");
                return null;
            default:
                return value.Value.Number;
        }
    }
}
