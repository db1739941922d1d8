using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Intake;

/// <summary>Each value for itself.</summary>
static class ValueChecks
{
    public const int MostDecimals = 6;

    public static IEnumerable<ReportIssue> SomethingIsFilledIn(RowUnderCheck row)
    {
        if (Array.TrueForAll(row.Values, IsMissing)) yield return IssueCatalog.RowEmpty.Raise(row.Place);
    }

    public static IEnumerable<ReportIssue> MissingValuesAreTold(RowUnderCheck row)
    {
        if (!Array.Exists(row.Values, IsMissing)) yield break;
        string[] missing = [.. row.Fields.Where(v => IsMissing(v.Value)).Select(v => v.Field.Name)];
        yield return IssueCatalog.ValueMissing.Raise(row.Place, string.Join('、', missing), $"{missing.Length}");
    }

    public static IEnumerable<ReportIssue> ConversionsAreTold(RowUnderCheck row) =>
        row.Report.Conversions.Select(c => IssueCatalog.ValueConverted.Raise(
            row.Report.IsTyped ? row.Place with { Name = c.Name, Field = c.Field } : row.Place with { Row = c.Row, Column = c.Column, Name = c.Name, Field = c.Field }, c.Found, c.Became));

    public static IEnumerable<ReportIssue> ValuesAreValid(RowUnderCheck row) =>
        row.Fields.Where(v => !IsPlainlyValid(v.Field, v.Value)).Select(v => Fault(v.Field, v.Value, row.At(v.Field))).OfType<ReportIssue>();

    /// <summary>Most values are: the rest is looked at closely.</summary>
    static bool IsPlainlyValid(ReportField field, ParsedValue value) =>
        value.Fault == ValueFault.None && (value.Value.Number is not { } number
            || field.Kind != FieldKind.YesNo && number >= 0 && number.Scale <= (field.Kind == FieldKind.Count ? 0 : MostDecimals) && !(number > field.Maximum));

    static ReportIssue? Fault(ReportField field, ParsedValue value, IssuePlace place)
    {
        var text = value.Cell.Text.Trim();
        var kind = field.Kind == FieldKind.Count ? "整数" : "数字";
        return value switch
        {
            { Fault: ValueFault.ExcelError } => IssueCatalog.ValueExcelError.Raise(place, value.Cell.Error!, kind),
            { Fault: ValueFault.Merged } => IssueCatalog.ValueMerged.Raise(place, text),
            { Fault: ValueFault.Date } => IssueCatalog.ValueDate.Raise(place, text, kind),
            { Fault: ValueFault.WrongUnit } => IssueCatalog.ValueUnit.Raise(place, text, field.Unit.Length > 0 ? $"以“{field.Unit}”为单位的{kind}" : kind),
            { Fault: ValueFault.NotNumber } when field.Kind == FieldKind.YesNo => IssueCatalog.ValueNotYesNo.Raise(place, text),
            { Fault: ValueFault.NotNumber } => IssueCatalog.ValueNotNumber.Raise(place, text, kind, field.Kind == FieldKind.Count ? "120" : "120.5"),
            { Fault: ValueFault.OutOfRange } when text.StartsWith('-') => IssueCatalog.ValueNegative.Raise(place, text),
            { Fault: ValueFault.OutOfRange } =>
                IssueCatalog.ValueAboveMaximum.Raise(place, text, Numbers.Text(field.Maximum ?? CellReader.LargestValue)),
            { Value.Number: { } number } => Fault(field, number) switch
            {
                (null, _) => null,
                var (issue, expected) => issue.Raise(place, text, expected),
            },
            _ => null,
        };
    }

    static (IssueKind? Issue, string Expected) Fault(ReportField field, decimal number) => number switch
    {
        < 0 => (IssueCatalog.ValueNegative, ""),
        _ when field.Kind == FieldKind.YesNo => (number is 0 or 1 ? null : IssueCatalog.ValueNotYesNo, ""),
        _ when field.Kind == FieldKind.Count && number != decimal.Truncate(number) => (IssueCatalog.ValueNotWhole, ""),
        _ when Numbers.Normalize(number).Scale > MostDecimals => (IssueCatalog.ValueTooPrecise, $"{MostDecimals}"),
        _ when number > field.Maximum => (IssueCatalog.ValueAboveMaximum, Numbers.Text(field.Maximum)),
        _ => (null, ""),
    };

    static bool IsMissing(ParsedValue value) => value is { Fault: ValueFault.None, Value.IsMissing: true };
}
