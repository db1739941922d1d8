using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Intake;

/// <summary>What was read from a cell as something other than what it says: “１，２００” as 1200, “—” as not filled in.</summary>
/// <param name="Field">Null for the centre's code and the year.</param>
/// <param name="Found">The cell's text.</param>
/// <param name="Became">What it was taken for, in words.</param>
public sealed record Conversion(int Row, int Column, FieldCode? Field, string Name, string Found, string Became);

public enum ValueFault { None, NotNumber, OutOfRange, ExcelError }

/// <summary>A field's cell and what it holds; missing where it could not be read, and then <see cref="Fault"/> says why.</summary>
public sealed record ParsedValue(RawCell Cell, Reported Value, ValueFault Fault = ValueFault.None);

/// <summary>One data row: read, and not yet checked. Centre and year are null where the cell gives none.</summary>
public sealed record ParsedReport
{
    public required int Row { get; init; }
    public required RawCell CenterCell { get; init; }
    public required CenterCode? Center { get; init; }
    public required RawCell NameCell { get; init; }
    public required RawCell YearCell { get; init; }
    public required ReportYear? Year { get; init; }
    public required IReadOnlyDictionary<FieldCode, ParsedValue> Values { get; init; }
    public required IReadOnlyList<Conversion> Conversions { get; init; }
}

/// <summary>A row below the header that holds no report, and the text that tells so.</summary>
public sealed record SkippedRow(int Row, string Text, bool IsTotal);

/// <summary>A sheet read with a rulebook: its header, its reports, and the rows that were passed over. Nothing in it has been checked.</summary>
public sealed record ParsedTable
{
    public required RawTable Source { get; init; }
    /// <summary>Null where no row looks like a header: then there are no reports.</summary>
    public required ReportHeader? Header { get; init; }
    public IReadOnlyList<ParsedReport> Reports { get; init; } = [];
    public IReadOnlyList<SkippedRow> Skipped { get; init; } = [];
}
