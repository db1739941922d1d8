using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Centers;

namespace Monitor.Web.Features.Files;

/// <summary>A file as it was handed in, shown as a table around one cell.</summary>
public sealed record KeptFile
{
    public required int Id { get; init; }
    public required string FileName { get; init; }
    public required string Sha256 { get; init; }
    public required long Size { get; init; }
    public required DateTime UploadedAt { get; init; }
    /// <summary>Null for those who see part of the file only.</summary>
    public required string? UploadedBy { get; init; }
    public required ReportYear Year { get; init; }
    public required string District { get; init; }
    /// <summary>Brought in from the command line, with other districts' reports in it.</summary>
    public required bool IsImported { get; init; }
    /// <summary>False: only rows of centres that the actor sees are in it, and it cannot be downloaded.</summary>
    public required bool IsWhole { get; init; }
    /// <summary>Why it cannot be shown as a table; null where it can.</summary>
    public required string? Unreadable { get; init; }
    /// <summary>Name of the sheet; empty for a text file.</summary>
    public required string Sheet { get; init; }
    /// <summary>Names of all sheets that hold reports; empty for those who see part of the file only.</summary>
    public required IReadOnlyList<string> Sheets { get; init; }
    /// <summary>False where too few columns of a report are named: then only the beginning of the sheet is read, and shown.</summary>
    public required bool IsReport { get; init; }
    /// <summary>Number of the row that names the columns; null where none does.</summary>
    public required int? HeaderRow { get; init; }
    /// <summary>Columns shown, from 1; more may stand beside them.</summary>
    public required IReadOnlyList<int> Columns { get; init; }
    public required bool HasMoreColumns { get; init; }
    /// <summary>Rows shown; blank ones are left out.</summary>
    public required IReadOnlyList<RawRow> Rows { get; init; }
    public required int TotalRows { get; init; }
    /// <summary>Rows from which the windows before and after this one are opened; null where there is none.</summary>
    public required int? Before { get; init; }
    public required int? After { get; init; }
    public required int? Row { get; init; }
    public required int? Column { get; init; }
    /// <summary>What became of the cell's value; null where it is no reported value.</summary>
    public required CellStory? Story { get; init; }

    /// <summary>Address of the page at a row of the same sheet.</summary>
    public string At(int row) => CellLinks.Link(Id, Sheet, row, null);

    public string? Address => Row is { } row && Column is { } column ? CellAddress.Of(row, column) : null;
    public bool IsCellShown => Rows.Any(r => r.Number == Row) && (Column is null || Columns.Contains(Column.Value));
}

/// <summary>What a cell's value was taken for, and what the reviewer made of it.</summary>
/// <param name="Verified">核定值; null where it is as reported, or not verified yet.</param>
public sealed record CellStory(
    CenterCode Center, string CenterName, string Field, string Unit, string Raw, Reported Value, Reported? Verified, string Reason, bool IsVerified);
