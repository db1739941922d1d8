using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Intake;

static class HeaderChecks
{
    public static IEnumerable<ReportIssue> HeaderIsFound(ParsedTable table)
    {
        if (table.Header is null) yield return IssueCatalog.HeaderNotFound.Raise(found: $"{ReportHeader.RowsSearched}");
    }

    public static IEnumerable<ReportIssue> ColumnsAreComplete(ParsedTable table)
    {
        if (table.Header!.Missing is { Count: > 0 } missing)
            yield return IssueCatalog.HeaderMissing.Raise(new() { Row = table.Header.Row }, string.Join('、', missing.Select(c => c.Header)));
    }

    public static IEnumerable<ReportIssue> ColumnsAreSingle(ParsedTable table) =>
        from same in table.Header!.Cells.Where(c => c.Column is not null).GroupBy(c => c.Column!)
        from cell in same.Skip(1)
        select IssueCatalog.HeaderDuplicate.Raise(Place(cell), $"{CellAddress.ColumnName(same.First().Cell.Column)}列");

    public static IEnumerable<ReportIssue> UnknownColumnsAreTold(ParsedTable table) =>
        table.Header!.Cells.Where(c => c.Column is null).Select(c => IssueCatalog.HeaderUnknown.Raise(Place(c), c.Cell.Text.Trim()));

    public static IEnumerable<ReportIssue> SkippedRowsAreTold(ParsedTable table) =>
        table.Skipped.Select(s => (s.IsTotal ? IssueCatalog.RowTotal : IssueCatalog.RowRemark).Raise(new() { Row = s.Row }, s.Text));

    public static IEnumerable<ReportIssue> SomethingIsReported(ParsedTable table)
    {
        if (table.Reports.Count == 0) yield return IssueCatalog.RowNone.Raise();
    }

    static IssuePlace Place(HeaderCell cell) => new() { Row = cell.Cell.Row, Column = cell.Cell.Column, Name = cell.Cell.Text.Trim() };
}
