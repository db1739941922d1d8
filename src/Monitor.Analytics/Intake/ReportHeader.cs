using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Intake;

/// <summary>A header cell, and the column it was recognised as (null: unknown).</summary>
/// <param name="Text">What it says, together with the cell above where it stands in several rows.</param>
/// <param name="Unit">Unit of the numbers under it where the sheet gives one.</param>
/// <param name="IsMapped">Recognised by a mapping that the district confirmed.</param>
public sealed record HeaderCell(RawCell Cell, ReportColumn? Column, string Text, string? Unit = null, bool IsMapped = false);

/// <summary>The row, or the few rows, of a sheet that name its columns; or, where it <see cref="IsTransposed"/>, the column that names its rows.</summary>
public sealed record ReportHeader(int Row, IReadOnlyList<HeaderCell> Cells, IReadOnlyList<ReportColumn> Missing)
{
    /// <summary>Rows that are searched for the header: titles and notes may stand above it.</summary>
    public const int RowsSearched = 20;

    internal const int FewestColumns = 2;

    /// <summary>The last of several rows; else the row itself.</summary>
    public int LastRow { get; init; } = Row;
    /// <summary>The column that names the rows; null for an ordinary table.</summary>
    public int? LabelColumn { get; init; }
    /// <summary>The column of units beside it, where there is one.</summary>
    public int? UnitColumn { get; init; }
    public bool IsTransposed => LabelColumn is not null;

    /// <summary>Different columns that were recognised.</summary>
    public int Recognised { get; } = Cells.Select(c => c.Column).OfType<ReportColumn>().Distinct().Count();

    public HeaderCell? Of(ReportColumn column) => Cells.FirstOrDefault(c => c.Column == column);

    /// <summary>Both name the same columns in the same manner, wherever these stand.</summary>
    public bool IsLike(ReportHeader other) => IsTransposed == other.IsTransposed && Missing.Count == other.Missing.Count && !Missing.Except(other.Missing).Any();

    /// <summary>Whether anything stands below that is to be read; always where the table is transposed.</summary>
    public bool HasRows(RawTable table) => IsTransposed || table.Rows.Any(r => r.Number > LastRow && !r.IsBlank && SkippedRows.Find(r, this) is null);

    /// <summary>Years that an ordinary table of this header reports.</summary>
    public IReadOnlySet<ReportYear> Years(RawTable table) => Of(ReportColumn.Year) is not { Cell.Column: var column } ? new HashSet<ReportYear>()
        : table.Rows.Where(r => r.Number > LastRow).Select(r => CellReader.ReadYear(r[column]).Year).OfType<ReportYear>().ToHashSet();

    internal static ReportHeader From(int row, HeaderNames names, IReadOnlyList<HeaderCell> cells) =>
        new(row, cells, [.. names.Columns.Except(cells.Select(c => c.Column).OfType<ReportColumn>())]);

    /// <summary>Rows from which a header, of either kind, is told.</summary>
    public const int RowsToTell = HeaderLabels.RowsSearched;

    /// <summary>Whether the first rows can be a report's at all: with fewer columns named it is not read, and the rest of the sheet matters no more.</summary>
    public static bool MayBeReport(RawTable start, HeaderNames names) => (Find(start, names)?.Recognised ?? 0) * 2 >= names.Columns.Count;

    /// <summary>What of the sheet names the most columns; null where nothing names two.</summary>
    public static ReportHeader? Find(RawTable table, HeaderNames names)
    {
        var across = HeaderRows.Find(table, names);
        var down = HeaderLabels.Find(table, names);
        return (down?.Recognised ?? 0) > (across?.Recognised ?? 0) ? down : across;
    }
}
