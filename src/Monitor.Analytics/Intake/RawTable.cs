using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Intake;

/// <summary>
/// A cell as a file holds it. Row and column count from 1. <see cref="Text"/> is what the file shows; <see cref="Number"/> is set where the
/// file stores a number and shows just that (its text is then that number, invariant). <see cref="Error"/> is an Excel error, e.g. #REF!, or a
/// formula without a value.
/// </summary>
public readonly record struct RawCell(int Row, int Column, string Text, decimal? Number = null, string? Error = null)
{
    public bool IsBlank => Error is null && string.IsNullOrWhiteSpace(Text);
    public string Address => CellAddress.Of(Row, Column);
}

/// <summary>A row of a file; cells in column order, blank ones may be left out.</summary>
public sealed record RawRow(int Number, IReadOnlyList<RawCell> Cells)
{
    public RawCell this[int column] => Cells.FirstOrDefault(c => c.Column == column) is { Column: > 0 } cell ? cell : new(Number, column, "");
    public bool IsBlank => Cells.All(c => c.IsBlank);
}

/// <summary>Cells joined into one, which holds the content of the first.</summary>
public readonly record struct MergedRange(int Row, int Column, int LastRow, int LastColumn)
{
    public bool Covers(int row, int column) => row >= Row && row <= LastRow && column >= Column && column <= LastColumn;
}

/// <summary>One sheet of a file (a CSV has one, with an empty name).</summary>
public sealed record RawTable(string File, string Sha256, string Sheet, IReadOnlyList<RawRow> Rows)
{
    public IReadOnlyList<MergedRange> Merges { get; init; } = [];
    /// <summary>Rows with content that the sheet does not show.</summary>
    public IReadOnlyList<int> HiddenRows { get; init; } = [];
    public IReadOnlyList<int> HiddenColumns { get; init; } = [];
    public bool IsHidden { get; init; }
}
