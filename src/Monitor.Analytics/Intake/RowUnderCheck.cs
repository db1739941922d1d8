using Monitor.Analytics.Assessment;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Intake;

/// <summary>What a check of a row looks at.</summary>
sealed record RowUnderCheck(ParsedReport Report, IntakeContext Context)
{
    /// <summary>Null where the centre is not known, or nothing is known of it.</summary>
    public CenterHistory? History { get; } =
        Report.Center is { } center ? Context.Centers?.GetValueOrDefault(center) : null;

    public Rulebook Rulebook => Context.Rulebook;

    public IssuePlace Place => Report.Place;

    public IssuePlace At(ReportColumn column, RawCell cell) => At(column.Name, column.Field, cell);

    public IssuePlace At(ReportField field) => At(field.Name, field.Code, Report.Values[field.Code].Cell);

    IssuePlace At(string name, FieldCode? field, RawCell cell) => Place with
    {
        Row = cell.Row > 0 ? cell.Row : Place.Row,
        Column = cell.Column > 0 ? cell.Column : Place.Column,
        Name = name,
        Field = field,
    };

    public IEnumerable<(ReportField Field, ParsedValue Value)> Values => Rulebook.Fields.Select(f => (f, Report.Values[f.Code]));
}
