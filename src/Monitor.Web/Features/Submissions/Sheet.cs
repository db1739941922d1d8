using Monitor.Analytics.Assessment;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;

namespace Monitor.Web.Features.Submissions;

/// <summary>A field of one centre: what is reported, beside last year's value and the target.</summary>
/// <param name="Reported">Null where nothing is entered.</param>
/// <param name="LastYear">Verified where it was verified.</param>
/// <param name="Target">Null where the plan sets none for this field alone.</param>
public sealed record SheetCell(ReportCell? Reported, decimal? LastYear, decimal? Target, IReadOnlyList<FoundIssue> Issues)
{
    public IssueSeverity? Worst => Issues.Count > 0 ? Issues.Min(i => i.Severity) : null;

    /// <summary>What the file says, and where, or who typed it; then what was found about it.</summary>
    public string Explained => string.Join('\n', Issues.Select(i => i.Message).Prepend(Origin).Where(t => t.Length > 0));

    string Origin => Reported switch
    {
        null => "",
        { TypedBy.Length: > 0 } typed => $"页面填写“{typed.Raw}”（{typed.TypedBy} {ChinaTime.Text(typed.TypedAt!.Value)}）",
        { Row: 0 } => "",
        _ => $"{(Reported.Sheet.Length > 0 ? Reported.Sheet + " " : "")}{Address}：{(Reported.Raw.Length > 0 ? Reported.Raw : "（空）")}",
    };

    /// <summary>A column that the file does not have stands at 0.</summary>
    string Address => Reported!.Column > 0 ? CellAddress.Of(Reported.Row, Reported.Column) : $"第{Reported.Row}行";
}

/// <param name="File">The upload whose file the cells stand in; null where nothing came from a file.</param>
/// <param name="WhyNotTyped">Null where cells can be typed over.</param>
public sealed record SheetColumn(
    CenterCode Center, string Name, string Caption, int? File, string? WhyNotTyped, IReadOnlyDictionary<FieldCode, SheetCell> Cells)
{
    /// <summary>To the cell in the kept file; null where there is none.</summary>
    public string? LinkTo(SheetCell cell) => (File, cell.Reported) is ({ } file, { Column: > 0 } at) ? CellLinks.Link(file, at.Sheet, at.Row, at.Column) : null;
}

/// <summary>Fields down, centres across.</summary>
public sealed record Sheet(ReportYear Year, IReadOnlyList<ReportField> Fields, IReadOnlyList<SheetColumn> Columns)
{
    /// <summary>id of a cell in the page, where issues lead to; the column's head where the issue is about the whole report.</summary>
    public static string IdOf(CenterCode center, FieldCode? field) => field is { } code ? $"cell-{center}-{code}" : $"column-{center}";

    public bool Shows(FoundIssue issue) => issue.Center is { } center && Columns.Any(c => c.Center == center && (issue.Field is null || c.Cells.ContainsKey(issue.Field.Value)));

    internal static Sheet Of(Rulebook rulebook, IEnumerable<ShownReport> shown, IReadOnlyList<FoundIssue> issues)
    {
        var targets = TargetCodes(rulebook);
        return new(shown.FirstOrDefault()?.Record.Round.Year ?? rulebook.FirstYear, rulebook.Fields, [.. shown.Select(Column)]);

        SheetColumn Column(ShownReport report)
        {
            var (history, year) = (report.Record.History, report.Record.Round.Year);
            var cells = report.Cells.ToDictionary(c => c.Field);
            var found = issues.Where(i => i.Center == history.Center.Code && i.Field is not null).ToLookup(i => i.Field!.Value);
            return new(history.Center.Code, history.Center.Name, report.Caption, report.FileId, TypingService.WhyNotTyped(report, issues.Where(i => i.Center == history.Center.Code)), rulebook.Fields.ToDictionary(
                f => new FieldCode(f.Code),
                f => new SheetCell(
                    cells.GetValueOrDefault(f.Code),
                    history.Report(year.Previous)?.Value(f.Code).Value.Number,
                    targets.TryGetValue(f.Code, out var code) ? history.TargetOf(year, code) : null,
                    [.. found[f.Code]])));
        }
    }

    /// <summary>The target that stands for a field alone: its own, or that of the indicator which is nothing but this field.</summary>
    static Dictionary<string, string> TargetCodes(Rulebook rulebook) => rulebook.Indicators
        .Where(i => i.Formula is { Sum.Count: 1, Over.Count: 0, Scale: 1 }).Select(i => (Field: i.Formula.Sum[0], i.Code))
        .Concat(rulebook.Fields.Where(f => f.Planned).Select(f => (Field: f.Code, f.Code)))
        .GroupBy(t => t.Field).ToDictionary(g => g.Key, g => g.Last().Code);
}
