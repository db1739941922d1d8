using Monitor.Analytics.Intake;

namespace Monitor.Web.Features.Intake;

/// <summary>What a file may be at most. Null is no limit: the command line reads whatever its user gives it.</summary>
public sealed record ReadLimits
{
    public long? Bytes { get; init; }
    public int? Rows { get; init; }
    public int? Columns { get; init; }
    /// <summary>Cells with content in all sheets together.</summary>
    public int? Cells { get; init; }
    public int? Sheets { get; init; }
    /// <summary>Entries of a workbook's archive.</summary>
    public int? Entries { get; init; }
    public long? UnpackedBytes { get; init; }
    /// <summary>Unpacked size ÷ file size; judged from <see cref="SmallUnpackedBytes"/> on, below which nothing can be harmed.</summary>
    public int? Ratio { get; init; }

    public const long Megabyte = 1024 * 1024;
    public const long SmallUnpackedBytes = 10 * Megabyte;

    public static ReadLimits None { get; } = new();

    /// <summary>For files that come over the network.</summary>
    public static ReadLimits Upload { get; } = new()
    {
        Bytes = 20 * Megabyte,
        Rows = 50_000,
        Columns = 1_000,
        Cells = 2_000_000,
        Sheets = 100,
        Entries = 2_000,
        UnpackedBytes = 200 * Megabyte,
        Ratio = 200,
    };

    /// <exception cref="UnreadableFileException">Content stands beyond the last row or column allowed.</exception>
    internal void Allow(int row, int column)
    {
        if (row > Rows)
            throw new UnreadableFileException(IssueCatalog.FileTooManyCells.Raise(found: $"超过 {Rows} 行", expected: $" {Rows} 行"));
        if (column > Columns)
            throw new UnreadableFileException(IssueCatalog.FileTooManyCells.Raise(found: $"超过 {Columns} 列", expected: $" {Columns} 列"));
    }
}
