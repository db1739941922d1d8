namespace Monitor.Analytics.Intake;

/// <summary>The ordinary table: one centre's year in a row. Rows are read one after another, and may be forgotten.</summary>
sealed class ReportsInRows
{
    readonly ReportHeader header;
    readonly ReportReader reader;
    readonly MergedRows merges;
    readonly Dictionary<ReportColumn, int> places;
    readonly HashSet<int> named;
    readonly SortedDictionary<int, string> nameless = [];
    readonly int width;
    /// <summary>Of the present row, by column.</summary>
    readonly RawCell[] cells;

    public ReportsInRows(RawTable table, ReportHeader header, IntakeContext context)
    {
        this.header = header;
        reader = new(context, header, table.Sheet);
        places = header.Cells.Where(c => c.Column is not null).GroupBy(c => c.Column!).ToDictionary(g => g.Key, g => g.First().Cell.Column, ReferenceEqualityComparer.Instance as IEqualityComparer<ReportColumn>);
        named = [.. header.Cells.Select(c => c.Cell.Column)];
        width = places.Values.DefaultIfEmpty(0).Max();
        cells = new RawCell[width + 1];
        merges = new(table, table.Merges.Count == 0 ? [] : [.. table.Rows.Where(r => MayBeReport(r) && SkippedRows.Find(r, header) is null)], places.Values);
    }

    public static ParsedTable Parse(RawTable table, ReportHeader header, IntakeContext context, Watch watch)
    {
        var rows = new ReportsInRows(table, header, context);
        var (reports, skipped) = (new List<ParsedReport>(), new List<SkippedRow>());
        foreach (var (index, row) in table.Rows.Index())
        {
            watch.At(IntakeStep.Checking, index, 2 * table.Rows.Count);
            switch (rows.Read(row))
            {
                case (_, { } passed): skipped.Add(passed); break;
                case ({ } report, _): reports.Add(report); break;
            }
        }
        return new() { Source = table, Header = header, Reports = reports, Skipped = skipped, Unread = rows.Nameless };
    }

    /// <summary>Columns without a name in which something stood so far.</summary>
    public IReadOnlyList<UnreadColumn> Nameless => [.. nameless.Select(c => new UnreadColumn(c.Key, c.Value, UnreadReason.NoName))];

    bool MayBeReport(RawRow row) => row.Number > header.LastRow && !row.IsBlank;

    /// <returns>The report; or why the row is none; neither where it belongs to the header or is blank.</returns>
    public (ParsedReport? Report, SkippedRow? Skipped) Read(RawRow row)
    {
        if (!MayBeReport(row)) return default;
        if (SkippedRows.Find(row, header) is { } reason) return (null, reason);

        Array.Clear(cells);
        foreach (var cell in row.Cells)
        {
            if (cell.Column <= width) cells[cell.Column] = cell;
            if (!named.Contains(cell.Column) && !cell.IsBlank) nameless.TryAdd(cell.Column, cell.Text.Trim());
        }
        return (reader.Read(row.Number, null, column =>
        {
            if (!places.TryGetValue(column, out var place)) return (new(row.Number, 0, ""), false);
            if (merges.Find(row.Number, place) is { } joined && (joined.IsShared || column.Field is null)) return (joined.Cell, joined.IsShared && column.Field is not null);
            return (cells[place].Column > 0 ? cells[place] : new(row.Number, place, ""), false);
        }), null);
    }
}
