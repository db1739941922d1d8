namespace Monitor.Analytics.Vocabulary;

/// <summary>
/// The cell a value came from: which submitted file, and where in it. Row and column count from 1. A value typed on a page has row and column 0, and
/// for the file's name who typed it, and when.
/// </summary>
public sealed record Provenance(string File, string Sha256, string Sheet, int Row, int Column, string? Submission = null)
{
    /// <summary>Address as a spreadsheet shows it, e.g. B17; empty where it is no cell.</summary>
    public string Address => Column > 0 ? CellAddress.Of(Row, Column) : "";
}

public static class CellAddress
{
    /// <summary>Row and column count from 1; column 27 is AA.</summary>
    public static string Of(int row, int column) => ColumnName(column) + row;

    public static string ColumnName(int column)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(column, 1);
        var name = "";
        for (var rest = column; rest > 0; rest = (rest - 1) / 26)
            name = (char)('A' + (rest - 1) % 26) + name;
        return name;
    }
}

/// <summary>A value with the cell it came from; no provenance where it was set by a reviewer.</summary>
public sealed record SourcedValue(Reported Value, Provenance? Source = null)
{
    public static SourcedValue Missing { get; } = new(Reported.Missing);
}
