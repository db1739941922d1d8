using Monitor.Analytics.Assessment;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Intake;

/// <summary>What a check of a row looks at. <see cref="SameRows"/> are the rows of its centre and year, itself included.</summary>
sealed record RowUnderCheck(ParsedReport Report, ReportHeader Header, IntakeContext Context, IEnumerable<int> SameRows)
{
    /// <summary>Null where the centre is not known, or nothing is known of it.</summary>
    public CenterHistory? History { get; } =
        Report.Center is { } center ? Context.Centers?.GetValueOrDefault(center) : null;

    public Rulebook Rulebook => Context.Rulebook;

    public IssuePlace Place => new() { Row = Report.Row, Center = Report.Center };

    public IssuePlace At(ReportColumn column, RawCell cell) => Place with { Column = cell.Column, Name = column.Name, Field = column.Field };

    public IssuePlace At(ReportField field) => Place with
    {
        Column = Report.Values[field.Code].Cell.Column,
        Name = field.Name,
        Field = field.Code,
    };

    public IEnumerable<(ReportField Field, ParsedValue Value)> Values => Rulebook.Fields.Select(f => (f, Report.Values[f.Code]));
}
