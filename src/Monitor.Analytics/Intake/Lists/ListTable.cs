namespace Monitor.Analytics.Intake.Lists;

/// <summary>A row of a list: its cells by the column's ID; blank where the file has none.</summary>
public sealed record ListRow(int Number, string Sheet, IReadOnlyDictionary<string, RawCell> Cells)
{
    public RawCell this[ReportColumn column] => Cells.TryGetValue(column.Id, out var cell) ? cell : new(Number, 0, "");

    public IssuePlace At(ReportColumn column)
    {
        var cell = this[column];
        return new() { Sheet = Sheet, Row = Number, Column = cell.Column > 0 ? cell.Column : null, Name = column.Name };
    }
}

/// <summary>A sheet read as a list: titles, totals, remarks and repeated headers are passed over and told; a joined cell holds for each of its rows.</summary>
public sealed record ListTable(IReadOnlyList<ListRow> Rows, IReadOnlyList<ReportIssue> Issues)
{
    /// <param name="watch">Told of each row.</param>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public static ListTable Read(ListKind kind, RawTable table, Watch watch = default)
    {
        var columns = ListColumns.Of(kind);
        var sheet = new IssuePlace { Sheet = table.Sheet };
        if (ReportHeader.Find(table, new HeaderNames(columns)) is not { IsTransposed: false } header)
            return new([], [IssueCatalog.ListHeaderNotFound.Raise(sheet, $"{ReportHeader.RowsSearched}", string.Concat(columns.Where(c => !ListColumns.IsOptional(c)).Select(c => $"“{c.Name}”")))]);

        var issues = new List<ReportIssue>();
        var missing = header.Missing.Where(c => !ListColumns.IsOptional(c)).ToList();
        if (missing.Count > 0) issues.Add(IssueCatalog.HeaderMissing.Raise(sheet with { Row = header.LastRow }, string.Join('、', missing.Select(c => c.Header))));
        foreach (var same in header.Cells.Where(c => c.Column is not null).GroupBy(c => c.Column!))
            issues.AddRange(same.Skip(1).Select(c => IssueCatalog.HeaderDuplicate.Raise(Place(sheet, c), $"{Vocabulary.CellAddress.ColumnName(same.First().Cell.Column)}列")));
        issues.AddRange(header.Cells.Where(c => c.Column is null).Select(c => IssueCatalog.ListHeaderUnknown.Raise(Place(sheet, c), c.Text)));
        if (table.HiddenRows.Count > 0) issues.Add(IssueCatalog.RowsHidden.Raise(sheet, Texts.Rows(table.HiddenRows)));
        if (missing.Count > 0) return new([], issues);

        var at = header.Cells.Where(c => c.Column is not null).GroupBy(c => c.Column!.Id).ToDictionary(g => g.Key, g => g.First().Cell.Column);
        var read = new List<RawRow>();
        foreach (var (index, row) in table.Rows.Index())
        {
            watch.At(IntakeStep.Checking, index, table.Rows.Count);
            if (row.Number <= header.LastRow || row.IsBlank) continue;
            if (SkippedRows.Find(row, header) is { } skipped)
                issues.Add((skipped.Reason switch
                {
                    SkipReason.Total => IssueCatalog.RowTotal,
                    SkipReason.HeaderAgain => IssueCatalog.RowHeaderAgain,
                    _ => IssueCatalog.RowRemark,
                }).Raise(sheet with { Row = skipped.Row }, skipped.Text));
            else read.Add(row);
        }
        if (read.Count == 0) issues.Add(IssueCatalog.ListEmpty.Raise(sheet));

        var merges = new MergedRows(table, read, [.. at.Values]);
        return new([.. read.Select(r => new ListRow(r.Number, table.Sheet, at.ToDictionary(c => c.Key, c => Cell(r, c.Value))))], issues);

        RawCell Cell(RawRow row, int column) =>
            row[column] is { IsBlank: false } own ? own : merges.Find(row.Number, column) is var (cell, _) ? cell with { Row = row.Number, Column = column } : new(row.Number, column, "");
    }

    static IssuePlace Place(IssuePlace sheet, HeaderCell cell) => sheet with { Row = cell.Cell.Row, Column = cell.Cell.Column, Name = cell.Cell.Text.Trim() };
}
