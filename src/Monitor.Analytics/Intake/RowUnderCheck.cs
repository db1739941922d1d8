using Monitor.Analytics.Assessment;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Intake;

/// <summary>What a check of a row looks at.</summary>
sealed class RowUnderCheck(ParsedReport report, IntakeContext context, RowPlan plan)
{
    public ParsedReport Report => report;
    public IntakeContext Context => context;
    public RowPlan Plan => plan;
    public Rulebook Rulebook => plan.Rulebook;

    /// <summary>By the rulebook's fields, in their order.</summary>
    public ParsedValue[] Values { get; } = Array.ConvertAll(plan.Codes, c => report.Values[c]);

    public IEnumerable<(ReportField Field, ParsedValue Value)> Fields
    {
        get
        {
            for (var i = 0; i < Values.Length; i++) yield return (plan.Fields[i], Values[i]);
        }
    }

    /// <summary>Null where the centre is not known, or nothing is known of it.</summary>
    public CenterHistory? History { get; } =
        report.Center is { } center ? context.Centers?.GetValueOrDefault(center) : null;

    public IssuePlace Place => Report.Place;

    public IssuePlace At(ReportColumn column, RawCell cell) => At(column.Name, column.Field, cell);

    public IssuePlace At(ReportField field) => At(field.Name, field.Code, Report.Values[field.Code].Cell);

    IssuePlace At(string name, FieldCode? field, RawCell cell) => Place with
    {
        Sheet = cell.Row > 0 ? Report.Sheet : Place.Sheet,
        Row = cell.Row > 0 ? cell.Row : Place.Row,
        Column = cell.Column > 0 ? cell.Column : Place.Column,
        Name = name,
        Field = field,
    };
}
