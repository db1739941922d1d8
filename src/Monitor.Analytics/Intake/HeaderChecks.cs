using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Intake;

static class HeaderChecks
{
    public static IEnumerable<ReportIssue> HeaderIsFound(ParsedTable table)
    {
        if (table.Header is null) yield return IssueCatalog.HeaderNotFound.Raise(Sheet(table), $"{ReportHeader.RowsSearched}");
    }

    /// <summary>The centre is told by code or by name; where a transposed sheet does not say whose it is or of which year, its report is told so.</summary>
    public static IEnumerable<ReportIssue> ColumnsAreComplete(ParsedTable table)
    {
        var missing = table.Header!.Missing
            .Where(c => c.Field is not null || !table.Header.IsTransposed && c != ReportColumn.CenterName)
            .Where(c => c != ReportColumn.Center || !table.KnowsNames || table.Header.Of(ReportColumn.CenterName) is null)
            .ToList();
        if (missing.Count > 0)
            yield return IssueCatalog.HeaderMissing.Raise(
                Sheet(table) with { Row = table.Header.IsTransposed ? null : table.Header.LastRow, Column = table.Header.LabelColumn },
                string.Join('、', missing.Select(c => c.Header)));
    }

    public static IEnumerable<ReportIssue> ColumnsAreSingle(ParsedTable table) =>
        from same in table.Header!.Cells.Where(c => c.Column is not null).GroupBy(c => c.Column!)
        let first = same.First().Cell
        from cell in same.Skip(1)
        select IssueCatalog.HeaderDuplicate.Raise(
            Place(table, cell), table.Header.IsTransposed ? $"第{first.Row}行" : $"{CellAddress.ColumnName(first.Column)}列");

    public static IEnumerable<ReportIssue> UnknownColumnsAreTold(ParsedTable table)
    {
        var suggested = table.Suggestions.ToLookup(s => (s.Row, s.Column), s => $"“{s.Target.Name}”");
        var last = table.Header!.Cells.LastOrDefault(c => c.Column is not null)?.Cell.Row;
        return
            from cell in table.Header.Cells
            where cell.Column is null
            let names = suggested[(cell.Cell.Row, cell.Cell.Column)].ToList()
            // What stands over or under a transposed table is a title or a note, which is told as such.
            where !table.Header.IsTransposed || names.Count > 0 || cell.Cell.Row > table.Header.Row && cell.Cell.Row < last
            select names.Count > 0
                ? IssueCatalog.HeaderSimilar.Raise(Place(table, cell), cell.Text, string.Join('、', names))
                : IssueCatalog.HeaderUnknown.Raise(Place(table, cell), cell.Text);
    }

    public static IEnumerable<ReportIssue> MappedColumnsAreTold(ParsedTable table) =>
        table.Header!.Cells.Where(c => c.IsMapped).Select(c => IssueCatalog.HeaderMapped.Raise(Place(table, c), c.Text, c.Column!.Name));

    public static IEnumerable<ReportIssue> HiddenPartsAreTold(ParsedTable table)
    {
        var (rows, columns) = (table.Source.HiddenRows, table.Source.HiddenColumns);
        if (rows.Count > 0) yield return IssueCatalog.RowsHidden.Raise(Sheet(table), Texts.Rows(rows));
        if (columns.Count > 0)
            yield return IssueCatalog.ColumnsHidden.Raise(Sheet(table), string.Join('、', columns.Take(10).Select(CellAddress.ColumnName)) + (columns.Count > 10 ? "等" : ""));
    }

    public static IEnumerable<ReportIssue> SkippedRowsAreTold(ParsedTable table) =>
        table.Skipped.Select(s => (s.Reason switch
        {
            SkipReason.Total => IssueCatalog.RowTotal,
            SkipReason.HeaderAgain => IssueCatalog.RowHeaderAgain,
            _ => IssueCatalog.RowRemark,
        }).Raise(Sheet(table) with { Row = s.Row }, s.Text));

    public static IEnumerable<ReportIssue> UnreadColumnsAreTold(ParsedTable table) => table.Unread
        .Where(c => c.Reason != UnreadReason.NoYear)
        .Select(c => (c.Reason == UnreadReason.NoName ? IssueCatalog.ColumnNameless : IssueCatalog.ColumnOtherYear)
            .Raise(Sheet(table) with { Column = c.Column }, c.Text));

    public static IEnumerable<ReportIssue> SomethingIsReported(ParsedTable table)
    {
        if (table.Reports.Count > 0) yield break;
        var place = Sheet(table);
        var unread = table.Unread.Select(c => c.Text is "" ? $"{CellAddress.ColumnName(c.Column)}列" : c.Text);
        yield return (table.Unread.Count > 0 ? table.Unread[0].Reason : UnreadReason.NoName) switch
        {
            UnreadReason.OtherYear => IssueCatalog.ColumnYearMissing.Raise(place, string.Join('、', unread), table.OpenYear?.ToString() ?? ""),
            UnreadReason.NoYear => IssueCatalog.ColumnUnclear.Raise(place, string.Join('、', unread)),
            _ => IssueCatalog.RowNone.Raise(place),
        };
    }

    static IssuePlace Sheet(ParsedTable table) => new() { Sheet = table.Source.Sheet };

    static IssuePlace Place(ParsedTable table, HeaderCell cell) =>
        Sheet(table) with { Row = cell.Cell.Row, Column = cell.Cell.Column, Name = cell.Cell.Text.Trim() };
}
