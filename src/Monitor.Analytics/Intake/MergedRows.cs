namespace Monitor.Analytics.Intake;

/// <summary>Joined cells among rows of reports, by row.</summary>
sealed class MergedRows
{
    readonly Dictionary<int, List<(MergedRange Range, RawCell First, bool IsShared)>> byRow = [];

    public MergedRows(RawTable table, IReadOnlyList<RawRow> read, IReadOnlyCollection<int> columns)
    {
        if (table.Merges.Count == 0 || read.Count == 0) return;
        var rows = table.Rows.ToDictionary(r => r.Number);
        int[] numbers = [.. read.Select(r => r.Number)];
        foreach (var range in table.Merges)
        {
            var from = Array.BinarySearch(numbers, range.Row);
            if (from < 0) from = ~from;
            var covered = new List<int>();
            for (var i = from; i < numbers.Length && numbers[i] <= range.LastRow; i++) covered.Add(numbers[i]);
            if (covered.Count == 0 || !rows.TryGetValue(range.Row, out var first) || first[range.Column] is not { IsBlank: false } cell) continue;
            var isShared = covered.Count > 1 || columns.Count(c => c >= range.Column && c <= range.LastColumn) > 1;
            foreach (var row in covered)
            {
                if (!byRow.TryGetValue(row, out var ranges)) byRow[row] = ranges = [];
                ranges.Add((range, cell, isShared));
            }
        }
    }

    /// <summary>The cell whose content holds for the place too; shared where it holds for another row or column as well.</summary>
    public (RawCell Cell, bool IsShared)? Find(int row, int column)
    {
        if (!byRow.TryGetValue(row, out var ranges)) return null;
        foreach (var (range, first, isShared) in ranges)
            if (range.Covers(row, column)) return (first, isShared);
        return null;
    }
}
