namespace Monitor.Analytics.Intake;

/// <summary>The ordinary table: one centre's year in a row.</summary>
static class ReportsInRows
{
    public static ParsedTable Parse(RawTable table, ReportHeader header, IntakeContext context)
    {
        var skipped = new List<SkippedRow>();
        var read = new List<RawRow>();
        foreach (var row in table.Rows.Where(r => r.Number > header.LastRow && !r.IsBlank))
        {
            if (SkippedRows.Find(row, header) is { } reason) skipped.Add(reason);
            else read.Add(row);
        }

        var reader = new ReportReader(context, header, table.Sheet);
        var places = header.Cells.Where(c => c.Column is not null).GroupBy(c => c.Column!).ToDictionary(g => g.Key, g => g.First().Cell.Column);
        var merges = new MergedRows(table, read, places.Values);
        return new()
        {
            Source = table,
            Header = header,
            Reports = [.. read.Select(r => Read(r))],
            Skipped = skipped,
            Unread = [.. Nameless(read, header)],
        };

        ParsedReport Read(RawRow row)
        {
            var cells = row.Cells.ToDictionary(c => c.Column);
            return reader.Read(row.Number, null, column =>
            {
                if (!places.TryGetValue(column, out var place)) return (new(row.Number, 0, ""), false);
                if (merges.Find(row.Number, place) is { } joined && (joined.IsShared || column.Field is null)) return (joined.Cell, joined.IsShared && column.Field is not null);
                return (cells.TryGetValue(place, out var cell) ? cell : new(row.Number, place, ""), false);
            });
        }
    }

    static IEnumerable<UnreadColumn> Nameless(IEnumerable<RawRow> rows, ReportHeader header)
    {
        var named = header.Cells.Select(c => c.Cell.Column).ToHashSet();
        return rows.SelectMany(r => r.Cells).Where(c => !named.Contains(c.Column) && !c.IsBlank)
            .DistinctBy(c => c.Column).OrderBy(c => c.Column).Select(c => new UnreadColumn(c.Column, c.Text.Trim(), UnreadReason.NoName));
    }
}
