namespace Monitor.Analytics.Intake;

/// <summary>
/// The transposed table: fields down, one centre's years across, or several centres. Whose and of which year a column is, its own cells say, or
/// the only one in the row of that label, or a line above the table (“创新中心编码：CQ2025-01”).
/// </summary>
static class ReportsInColumns
{
    public static ParsedTable Parse(RawTable table, ReportHeader header, IntakeContext context, Watch watch)
    {
        var sheet = new LabelledSheet(table, header, new(context));
        var columns = sheet.Columns;
        var chosen = columns;
        var unread = new List<UnreadColumn>();
        if (sheet.YearsAcross)
        {
            chosen = [.. columns.Where(c => context.OpenYear is null || sheet.Year(c) == context.OpenYear)];
            unread.AddRange(columns.Except(chosen).Select(c => new UnreadColumn(c, sheet.At(ReportColumn.Year, c).Text.Trim(), UnreadReason.OtherYear)));
        }
        else if (!sheet.CentersAcross && columns.Count > 1)
        {
            // Targets beside results, say: which is which, only their owner knows.
            unread.AddRange(columns.Select(c => new UnreadColumn(c, sheet.Head(c), UnreadReason.NoYear)));
            chosen = [];
        }

        var reader = new ReportReader(context, header, table.Sheet);
        return new()
        {
            Source = table,
            Header = header,
            Reports = [.. chosen.Select(Read)],
            Skipped = [.. sheet.Notes()],
            Unread = unread,
        };

        ParsedReport Read(int place, int index)
        {
            watch.At(IntakeStep.Checking, index, 2 * chosen.Count);
            return reader.Read(header.Row, place, column => (sheet.At(column, place), sheet.IsShared(column, place)));
        }
    }
}
