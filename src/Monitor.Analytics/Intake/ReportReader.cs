using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Intake;

/// <summary>Cells of one centre's year → a parsed report, wherever in the sheet they stand.</summary>
sealed class ReportReader(IntakeContext context, ReportHeader header, string sheet)
{
    readonly (ReportColumn Column, ReportField Field, HeaderCell Header)[] fields =
    [
        .. from column in header.Cells.Select(c => c.Column).OfType<ReportColumn>().Distinct()
           where column.Field is not null
           select (column, context.Rulebook.Field(column.Field.ToString()!)!, header.Of(column)!),
    ];

    /// <summary>Made only where a row has a name and no code: the list may be long.</summary>
    readonly Lazy<IReadOnlyList<(string Name, CenterCode Code)>> centers = new(() =>
    [
        .. from center in context.Centers ?? new Dictionary<CenterCode, Assessment.CenterHistory>()
           where context.OwnCenters is null || context.OwnCenters.Contains(center.Key)
           select (Texts.Key(center.Value.Center.Name), center.Key),
    ]);

    /// <param name="row">Of the report; of its first field where it stands in a column.</param>
    /// <param name="column">Set where it stands in a column.</param>
    /// <param name="cell">The cell of a column of the report, blank where there is none; and whether it is joined with one of another report.</param>
    public ParsedReport Read(int row, int? column, Func<ReportColumn, (RawCell Cell, bool IsShared)> cell)
    {
        var conversions = new List<Conversion>();
        T Noted<T>((T Value, string? Became) read, RawCell from, ReportColumn of)
        {
            if (read.Became is { } became) conversions.Add(new(from.Row, from.Column, of.Field, of.Name, from.Text.Trim(), became));
            return read.Value;
        }

        var (centerCell, nameCell, yearCell) = (cell(ReportColumn.Center).Cell, cell(ReportColumn.CenterName).Cell, cell(ReportColumn.Year).Cell);
        var center = Noted(CellReader.ReadCenter(centerCell), centerCell, ReportColumn.Center);
        if (center is null && centerCell.IsBlank) center = Noted(ByName(nameCell), nameCell, ReportColumn.Center);
        return new()
        {
            Row = row,
            Column = column,
            Sheet = sheet,
            CenterCell = centerCell,
            Center = center,
            NameCell = nameCell,
            YearCell = yearCell,
            Year = Noted(CellReader.ReadYear(yearCell), yearCell, ReportColumn.Year),
            Values = fields.ToDictionary(f => f.Column.Field!.Value, f =>
            {
                var (at, isShared) = cell(f.Column);
                return isShared ? new(at, Reported.Missing, ValueFault.Merged) : Noted(CellReader.ReadValue(at, f.Field, f.Header.Unit), at, f.Column);
            }),
            Conversions = conversions,
        };
    }

    /// <summary>What stands on a page, as a report: what was typed is read as a cell's text is.</summary>
    public static ParsedReport Typed(
        CenterCode center, ReportYear year, string sheet,
        IReadOnlyDictionary<FieldCode, ParsedValue> kept, IReadOnlyDictionary<FieldCode, string> typed, Rulebook rulebook)
    {
        var conversions = new List<Conversion>();
        RawCell none = new(0, 0, "");
        return new()
        {
            Row = 0,
            Sheet = sheet,
            CenterCell = none with { Text = center.ToString() },
            Center = center,
            NameCell = none,
            YearCell = none with { Text = year.ToString() },
            Year = year,
            Values = rulebook.Fields.ToDictionary(f => new FieldCode(f.Code), Value),
            Conversions = conversions,
        };

        ParsedValue Value(ReportField field)
        {
            if (!typed.TryGetValue(field.Code, out var text)) return kept.GetValueOrDefault(field.Code) ?? new(none, Reported.Missing);
            var (value, became) = CellReader.ReadValue(none with { Text = text }, field);
            if (became is not null) conversions.Add(new(0, 0, field.Code, field.Name, text.Trim(), became));
            return value;
        }
    }

    /// <summary>Where no code is given, the whole name of one of the district's centres tells it.</summary>
    (CenterCode? Center, string? Became) ByName(RawCell cell) =>
        !cell.IsBlank && centers.Value.Where(c => c.Name == Texts.Key(cell.Text)).ToList() is [var (_, code)] ? ((CenterCode?)code, code.ToString()) : (null, null);
}
