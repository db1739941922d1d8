using System.Diagnostics;
using Monitor.Analytics.Intake;

namespace Monitor.Web.Features.Intake;

/// <summary>What a file may be at most. Null is no limit.</summary>
public sealed record ReadLimits
{
    public const long Megabyte = 1024 * 1024;
    public const long SmallUnpackedBytes = 10 * Megabyte;

    public long? Bytes { get; init; }
    public int? Rows { get; init; }
    public int? Columns { get; init; }
    /// <summary>Cells with content in all sheets together.</summary>
    public int? Cells { get; init; }
    public long? UnpackedBytes { get; init; }
    /// <summary>Text that a workbook's sheets share, unpacked; it is held in memory whole.</summary>
    public long? SharedTextBytes { get; init; }
    public TimeSpan? Time { get; init; }

    // What no honest file needs is refused from everybody: a file is hostile wherever it comes from.

    public int Sheets { get; init; } = 200;
    /// <summary>Entries of a workbook's archive.</summary>
    public int Entries { get; init; } = 2_000;
    /// <summary>Unpacked size ÷ file size; judged from <see cref="SmallUnpackedBytes"/> on, below which nothing can be harmed.</summary>
    public int Ratio { get; init; } = 100;

    long startedAt;
    Watch watch;

    /// <summary>The command line reads as much as its user gives it.</summary>
    public static ReadLimits None { get; } = new();

    /// <summary>For files that come over the network.</summary>
    public static ReadLimits Upload { get; } = new()
    {
        Bytes = 20 * Megabyte,
        Rows = 50_000,
        Columns = 1_000,
        // What is within takes at most about 1.5 s of processor time, whatever it is (docs/performance.md).
        Cells = 800_000,
        UnpackedBytes = 150 * Megabyte,
        SharedTextBytes = 30 * Megabyte,
        Time = TimeSpan.FromSeconds(60),
    };

    /// <summary>The same limits; their time runs from now, and who waits may end it.</summary>
    internal ReadLimits Started(Watch watch = default) => this with { startedAt = Stopwatch.GetTimestamp(), watch = watch };

    /// <exception cref="UnreadableFileException">Content stands beyond the last row or column allowed, or reading takes too long.</exception>
    internal void Allow(int row, int column)
    {
        if (row > Rows)
            throw new UnreadableFileException(IssueCatalog.FileTooManyCells.Raise(found: $"超过 {Rows} 行", expected: $" {Rows} 行"));
        if (column > Columns)
            throw new UnreadableFileException(IssueCatalog.FileTooManyCells.Raise(found: $"超过 {Columns} 列", expected: $" {Columns} 列"));
    }

    /// <exception cref="UnreadableFileException">There are more cells than allowed.</exception>
    internal void AllowCells(long cells)
    {
        if (cells > Cells)
            throw new UnreadableFileException(IssueCatalog.FileTooManyCells.Raise(found: $"超过 {Cells} 个单元格", expected: $" {Cells} 个单元格"));
    }

    /// <summary>To be called in every loop over what a file may have much of.</summary>
    /// <param name="row">That is read, of how many; 0 where that is not known.</param>
    /// <exception cref="UnreadableFileException">Reading takes too long.</exception>
    /// <exception cref="OperationCanceledException">Who waited called it off.</exception>
    internal void AllowTime(int row = 0, int rows = 0)
    {
        // How many rows there are is known once the file has been looked through.
        watch.At(rows > 0 ? IntakeStep.Reading : IntakeStep.Opening, row, rows);
        if (Time is { } most && Stopwatch.GetElapsedTime(startedAt) >= most)
            throw new UnreadableFileException(IssueCatalog.FileTooSlow.Raise(found: $"{most.TotalSeconds:0}"));
    }
}
