using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Intake;

/// <summary>A transposed sheet: what stands in a column, beside each label.</summary>
sealed class LabelledSheet
{
    static readonly string[] Explaining = ["说明", "备注", "口径", "佐证", "证明", "序号", "代码", "编号"];

    const int MergesSearched = 2_000;

    readonly RawTable table;
    readonly IReadOnlyList<MergedRange> merges;
    readonly ReportHeader header;
    readonly HeaderNames names;
    readonly Dictionary<int, RawRow> byNumber;
    readonly Dictionary<(int Row, int Column), RawCell> cells;
    readonly Dictionary<ReportColumn, int> rows = [];
    readonly HashSet<int> fieldRows;
    readonly int label, lastLabelRow;
    /// <summary>Row of the years, where they stand in one; the label's own where it is labelled.</summary>
    readonly int? yearRow;

    public LabelledSheet(RawTable table, ReportHeader header, HeaderNames names)
    {
        (this.table, this.header, this.names, label) = (table, header, names, header.LabelColumn!.Value);
        byNumber = table.Rows.ToDictionary(r => r.Number);
        cells = table.Rows.SelectMany(r => r.Cells).Where(c => !c.IsBlank).ToDictionary(c => (c.Row, c.Column));
        foreach (var cell in header.Cells)
            if (cell.Column is not null) rows.TryAdd(cell.Column, cell.Cell.Row);
        fieldRows = [.. rows.Where(r => r.Key.Field is not null).Select(r => r.Value)];
        lastLabelRow = fieldRows.Max();
        merges = [.. table.Merges.Where(m => m.Row <= lastLabelRow).Take(MergesSearched)];
        yearRow = rows.TryGetValue(ReportColumn.Year, out var labelled) && Years(labelled) > 1 ? labelled
            : table.Rows.Where(r => r.Number < header.Row && Years(r.Number) > 0 && !rows.ContainsValue(r.Number))
                .Select(r => (int?)r.Number).OrderByDescending(r => Years(r!.Value)).ThenByDescending(r => r).FirstOrDefault();
        Columns = [.. ValueColumns()];
    }

    public bool YearsAcross => yearRow is not null;
    public bool CentersAcross => rows.TryGetValue(ReportColumn.Center, out var row) && Right(row).Count() > 1;

    /// <summary>Columns of values.</summary>
    public IReadOnlyList<int> Columns { get; }

    IEnumerable<int> ValueColumns() =>
        yearRow is { } years ? Right(years).Where(c => CellReader.ReadYear(c).Year is not null).Select(c => c.Column)
        : CentersAcross ? Right(rows[ReportColumn.Center]).Select(c => c.Column)
        : fieldRows.SelectMany(Right).Select(c => c.Column).Distinct().Order().Where(c => !Explaining.Any(e => Head(c).Contains(e, StringComparison.Ordinal)));

    public ReportYear? Year(int column) => CellReader.ReadYear(At(ReportColumn.Year, column)).Year;

    /// <summary>What the column is headed with; empty where it is not.</summary>
    public string Head(int column) => cells.TryGetValue((header.Row - 1, column), out var cell) ? cell.Text.Trim() : "";

    public RawCell At(ReportColumn column, int place)
    {
        if (column == ReportColumn.Year && yearRow is { } years) return Own(years, place);
        if (!rows.TryGetValue(column, out var row)) return column.Field is null ? Above(column) ?? new(header.Row, place, "") : new(0, place, "");
        if (column.Field is null && Right(row).ToList() is [var only]) return only;
        return Own(row, place);
    }

    /// <summary>The value's cell is joined with that of another field or column of values.</summary>
    public bool IsShared(ReportColumn column, int place) =>
        column.Field is not null && rows.TryGetValue(column, out var row)
        && merges.Where(m => m.Covers(row, place) && cells.ContainsKey((m.Row, m.Column)))
            .Any(m => fieldRows.Count(r => r >= m.Row && r <= m.LastRow) > 1 || Columns.Count(c => c >= m.Column && c <= m.LastColumn) > 1);

    /// <summary>Rows below the last label that was recognised, which hold something else.</summary>
    public IEnumerable<SkippedRow> Notes() =>
        from row in table.Rows
        where row.Number > lastLabelRow && !row.IsBlank && !header.Cells.Any(c => c.Cell.Row == row.Number && c.Column is not null)
        select new SkippedRow(row.Number, row.Cells.First(c => !c.IsBlank).Text.Trim(), SkipReason.Remark);

    /// <summary>“创新中心编码：CQ2025-01” in one cell, or in two beside each other, in the lines above.</summary>
    RawCell? Above(ReportColumn column)
    {
        foreach (var cell in table.Rows.TakeWhile(r => r.Number < header.Row).SelectMany(r => r.Cells))
        {
            var parts = cell.Text.Split([':', '：'], 2);
            if (names.Find(parts[0])?.Column != column) continue;
            if (parts.Length == 2 && parts[1].Trim().Length > 0) return cell with { Text = parts[1].Trim() };
            if (byNumber[cell.Row].Cells.FirstOrDefault(c => c.Column > cell.Column && !c.IsBlank) is { Column: > 0 } beside) return beside;
        }
        return null;
    }

    RawCell Own(int row, int column)
    {
        if (cells.TryGetValue((row, column), out var cell)) return cell;
        foreach (var merge in merges)
            if (merge.Covers(row, column) && cells.TryGetValue((merge.Row, merge.Column), out var first)) return first;
        return new(row, column, "");
    }

    /// <summary>Cells beside the label; the unit of a field is none of them.</summary>
    IEnumerable<RawCell> Right(int row) => byNumber.TryGetValue(row, out var found)
        ? found.Cells.Where(c => !c.IsBlank && c.Column > label && (c.Column != header.UnitColumn || !fieldRows.Contains(row))) : [];

    int Years(int row) => Right(row).Count(c => CellReader.ReadYear(c).Year is not null);
}
