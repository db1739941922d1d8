using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Intake;

/// <summary>What was read from a cell as something other than what it says: “１，２００” as 1200, “—” as not filled in.</summary>
/// <param name="Field">Null for the centre's code and the year.</param>
/// <param name="Found">The cell's text.</param>
/// <param name="Became">What it was taken for, in words.</param>
public sealed record Conversion(int Row, int Column, FieldCode? Field, string Name, string Found, string Became);

/// <summary>Why a cell gives no value.</summary>
public enum ValueFault { None, NotNumber, OutOfRange, ExcelError, Date, WrongUnit, Merged }

/// <summary>A field's cell and what it holds; missing where it could not be read, and then <see cref="Fault"/> says why.</summary>
public sealed record ParsedValue(RawCell Cell, Reported Value, ValueFault Fault = ValueFault.None)
{
    /// <summary>What the cell says, as it came.</summary>
    public string Said => Cell.Error ?? Cell.Text;
}

/// <summary>One centre's year: read, and not yet checked. Centre and year are null where the cell gives none.</summary>
public sealed record ParsedReport
{
    /// <summary>Row of the report; of the first field where it stands in a column; 0 where it was typed on a page.</summary>
    public required int Row { get; init; }
    /// <summary>Set where the report stands in a column of a transposed sheet.</summary>
    public int? Column { get; init; }
    /// <summary>Name of the sheet.</summary>
    public required string Sheet { get; init; }
    public required RawCell CenterCell { get; init; }
    public required CenterCode? Center { get; init; }
    public required RawCell NameCell { get; init; }
    public required RawCell YearCell { get; init; }
    public required ReportYear? Year { get; init; }
    public required IReadOnlyDictionary<FieldCode, ParsedValue> Values { get; init; }
    public required IReadOnlyList<Conversion> Conversions { get; init; }

    internal bool IsTyped => Row == 0;

    internal IssuePlace Place => IsTyped ? new() { Center = Center } : new() { Sheet = Sheet, Row = Column is null ? Row : null, Column = Column, Center = Center };

    /// <summary>An issue of its centre that stands in its row, or in its column.</summary>
    internal bool Holds(ReportIssue issue) => issue.Sheet == Sheet && (Column is null ? issue.Row == Row : issue.Column == Column);
}

public enum SkipReason { Total, Remark, HeaderAgain }

/// <summary>A row below the header that holds no report, and the text that tells so.</summary>
public sealed record SkippedRow(int Row, string Text, SkipReason Reason);

/// <summary>Columns that were not read, though numbers stand in them.</summary>
public enum UnreadReason { NoName, OtherYear, NoYear }

public sealed record UnreadColumn(int Column, string Text, UnreadReason Reason);

/// <summary>A sheet read with a rulebook: its header, its reports, and what was passed over. Nothing in it has been checked.</summary>
public sealed record ParsedTable
{
    public required RawTable Source { get; init; }
    /// <summary>Null where no row looks like a header: then there are no reports.</summary>
    public required ReportHeader? Header { get; init; }
    /// <summary>Year of the open round, where it is known.</summary>
    public ReportYear? OpenYear { get; init; }
    /// <summary>Centres can be told by their names, where no code is given.</summary>
    public bool KnowsNames { get; init; }
    public IReadOnlyList<ParsedReport> Reports { get; init; } = [];
    public IReadOnlyList<SkippedRow> Skipped { get; init; } = [];
    public IReadOnlyList<UnreadColumn> Unread { get; init; } = [];
    /// <summary>What unknown headers may have meant, for the user to confirm.</summary>
    public IReadOnlyList<HeaderSuggestion> Suggestions { get; init; } = [];
}
