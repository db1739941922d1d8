namespace Monitor.Analytics.Intake;

/// <summary>The upper rows of a sheet, in which a cell joined with others can be asked for from each of them.</summary>
sealed class HeaderGrid
{
    /// <summary>Far more than a report has; a row that goes on for ever is not searched for ever.</summary>
    const int ColumnsSearched = 300, MergesSearched = 2_000;

    readonly Dictionary<(int Row, int Column), RawCell> cells = [];
    readonly List<MergedRange> merges;

    /// <param name="lastRow">Rows below it are not looked at.</param>
    public HeaderGrid(RawTable table, int lastRow)
    {
        foreach (var row in table.Rows.TakeWhile(r => r.Number <= lastRow))
            foreach (var cell in row.Cells.TakeWhile(c => c.Column <= ColumnsSearched).Where(c => !c.IsBlank)) cells[(cell.Row, cell.Column)] = cell;
        merges = [.. table.Merges.Where(m => m.Row <= lastRow && m.Column <= ColumnsSearched).Take(MergesSearched)];
        Rows = [.. cells.Keys.Select(k => k.Row).Distinct().Order()];
        Columns = [.. cells.Keys.Select(k => k.Column).Distinct().Order()];
    }

    public IReadOnlyList<int> Rows { get; }
    public IReadOnlyList<int> Columns { get; }

    /// <summary>The cell itself, or the one above with which it is joined; default where there is none.</summary>
    public RawCell Own(int row, int column) =>
        cells.TryGetValue((row, column), out var cell) ? cell : Joined(row, column) is { Column: var first } above && first == column ? above : default;

    /// <summary>What stands over the column as a group: its own cell, the one it is joined with, or the nearest to the left.</summary>
    public RawCell Group(int row, int column)
    {
        if (Own(row, column) is { Column: > 0 } own) return own;
        if (Joined(row, column) is { Column: > 0 } joined) return joined;
        foreach (var left in Columns.Where(c => c < column).Reverse())
            if (cells.TryGetValue((row, left), out var cell)) return cell;
        return default;
    }

    /// <summary>The first cell of the range that this one belongs to.</summary>
    RawCell Joined(int row, int column)
    {
        foreach (var merge in merges)
            if (merge.Covers(row, column)) return cells.GetValueOrDefault((merge.Row, merge.Column));
        return default;
    }
}
