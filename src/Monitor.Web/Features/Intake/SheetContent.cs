using DocumentFormat.OpenXml.Spreadsheet;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Intake;

/// <summary>A cell to write: text, or a number where <see cref="Number"/> is set.</summary>
readonly record struct WrittenCell(string Text, decimal? Number = null, CellStyle Style = CellStyle.Plain)
{
    public static WrittenCell Of(Reported value, CellStyle style) => new("", value.Number, style);
}

/// <summary>One sheet to write: its rows, and what helps whoever fills it in.</summary>
sealed class SheetContent(string name)
{
    readonly Dictionary<(int Row, int Column), WrittenCell> cells = [];

    public string Name { get; } = name;
    public List<double> Widths { get; } = [];
    /// <summary>Row → height in points; others are left to the program that shows them.</summary>
    public Dictionary<int, double> Heights { get; } = [];
    public int FrozenRows { get; init; }
    public int FrozenColumns { get; init; }
    public bool IsLandscape { get; init; } = true;
    /// <summary>Address → note.</summary>
    public List<(int Row, int Column, string Text)> Notes { get; } = [];
    public List<DataValidation> Validations { get; } = [];

    public WrittenCell this[int row, int column] { set => cells[(row, column)] = value; }

    public void Row(int row, params IEnumerable<WrittenCell> values)
    {
        foreach (var (index, value) in values.Index()) cells[(row, index + 1)] = value;
    }

    public IEnumerable<IGrouping<int, (int Column, WrittenCell Cell)>> Rows =>
        cells.OrderBy(c => c.Key.Row).ThenBy(c => c.Key.Column).GroupBy(c => c.Key.Row, c => (c.Key.Column, c.Value));

    /// <summary>What a program lets nobody type into the cells of a field. What must stay possible to hand in is not forbidden: blank is missing.</summary>
    public void Validate(ReportField field, int column, int firstRow, int lastRow)
    {
        var rule = new DataValidation
        {
            AllowBlank = true,
            ShowErrorMessage = true,
            ShowInputMessage = true,
            ErrorStyle = DataValidationErrorStyleValues.Stop,
            ErrorTitle = "填写有误",
            SequenceOfReferences = new() { InnerText = $"{CellAddress.Of(firstRow, column)}:{CellAddress.Of(lastRow, column)}" },
        };
        var most = field.Maximum is { } maximum ? Numbers.Text(maximum) : null;
        if (field.Kind == FieldKind.YesNo)
        {
            rule.Type = DataValidationValues.List;
            rule.Error = "请选择“是”或“否”。";
            rule.Append(new Formula1("\"是,否\""));
        }
        else
        {
            rule.Type = field.Kind == FieldKind.Count ? DataValidationValues.Whole : DataValidationValues.Decimal;
            rule.Operator = most is null ? DataValidationOperatorValues.GreaterThanOrEqual : DataValidationOperatorValues.Between;
            rule.Error = $"请填{(field.Kind == FieldKind.Count ? "整数" : "数字")}，不小于 0{(most is null ? "" : $"，不大于 {most}")}。没有发生的填 0，没有数据的留空。";
            rule.Append(new Formula1("0"));
            if (most is not null) rule.Append(new Formula2(most));
        }
        Validations.Add(rule);
    }
}
