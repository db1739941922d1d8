using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Intake;

/// <summary>
/// Rows of a file → reports of a rulebook: finds the header, reads each row below it. It judges nothing: what it could not read is in the
/// result for <see cref="ReportChecker"/> to tell.
/// </summary>
public static class ReportParser
{
    public static ParsedTable Parse(RawTable table, Rulebook rulebook)
    {
        var columns = ReportColumn.Of(rulebook);
        if (ReportHeader.Find(table.Rows, columns) is not { } header) return new() { Source = table, Header = null };

        var skipped = new List<SkippedRow>();
        var reports = new List<ParsedReport>();
        var reader = new RowReader(header, columns, rulebook);
        foreach (var row in table.Rows.Where(r => r.Number > header.Row && !r.IsBlank))
        {
            if (Skip(row) is { } reason) skipped.Add(reason);
            else reports.Add(reader.Read(row));
        }
        return new() { Source = table, Header = header, Reports = reports, Skipped = skipped };
    }

    static SkippedRow? Skip(RawRow row)
    {
        var cells = row.Cells.Where(c => !c.IsBlank).ToList();
        if (cells.FirstOrDefault(c => Texts.Key(c.Text) is "合计" or "总计" or "小计") is { Column: > 0 } total)
            return new(row.Number, total.Text.Trim(), IsTotal: true);
        return cells.Count == 1 ? new(row.Number, cells[0].Text.Trim(), IsTotal: false) : null;
    }

    /// <summary>Reads rows under one header; the places of the columns are looked up once.</summary>
    sealed class RowReader(ReportHeader header, IReadOnlyList<ReportColumn> columns, Rulebook rulebook)
    {
        readonly (ReportColumn Column, ReportField Field, int? Place)[] fields =
            [.. columns.Where(c => c.Field is not null).Zip(rulebook.Fields, (c, f) => (c, f, header.Of(c)))];
        readonly int? center = header.Of(ReportColumn.Center), name = header.Of(ReportColumn.CenterName), year = header.Of(ReportColumn.Year);

        public ParsedReport Read(RawRow row)
        {
            var cells = row.Cells.ToDictionary(c => c.Column);
            RawCell At(int? place) => place is not { } column ? new(row.Number, 0, "")
                : cells.TryGetValue(column, out var cell) ? cell : new(row.Number, column, "");

            var conversions = new List<Conversion>();
            T Noted<T>((T Value, string? Became) read, RawCell cell, ReportColumn column)
            {
                if (read.Became is { } became)
                    conversions.Add(new(row.Number, cell.Column, column.Field, column.Name, cell.Text.Trim(), became));
                return read.Value;
            }

            var (centerCell, yearCell) = (At(center), At(year));
            return new()
            {
                Row = row.Number,
                CenterCell = centerCell,
                Center = Noted(CellReader.ReadCenter(centerCell), centerCell, ReportColumn.Center),
                NameCell = At(name),
                YearCell = yearCell,
                Year = Noted(CellReader.ReadYear(yearCell), yearCell, ReportColumn.Year),
                Values = fields.Where(f => f.Place is not null).ToDictionary(
                    f => f.Column.Field!.Value,
                    f => Noted(CellReader.ReadValue(At(f.Place), f.Field.Kind), At(f.Place), f.Column)),
                Conversions = conversions,
            };
        }
    }
}
