using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Intake;

/// <summary>
/// One centre's year as a file has it, checked. Only <see cref="ReportChecker"/> makes one, so who holds one need not check again;
/// whether it may be handed in says <see cref="CanSubmit"/>.
/// </summary>
public sealed class CheckedReport
{
    readonly (string Name, string Sha256) file;

    internal CheckedReport(
        ParsedReport parsed, CenterCode center, ReportYear year, RawTable source, IReadOnlyList<ReportIssue> issues, int errorCount, bool fileIsBlocked)
    {
        file = (source.File, source.Sha256);
        Center = center;
        Year = year;
        Sheet = source.Sheet;
        Row = parsed.Row;
        Column = parsed.Column;
        Cells = parsed.Values;
        Conversions = parsed.Conversions;
        Issues = issues;
        ErrorCount = errorCount;
        CanSubmit = errorCount == 0 && !fileIsBlocked;
    }

    public CenterCode Center { get; }
    public ReportYear Year { get; }
    /// <summary>Row of the file; the first where the file has several for the centre and year (which is an error). Of the first field where the
    /// report stands in a <see cref="Column"/>.</summary>
    public int Row { get; }
    /// <summary>Set where the report stands in a column of a transposed sheet.</summary>
    public int? Column { get; }
    /// <summary>Name of the sheet that the cells are of.</summary>
    public string Sheet { get; }
    /// <summary>Every field of the rulebook as it was read: what its cell says, and why it gave no value. Row 0 where it was typed on a page.</summary>
    public IReadOnlyDictionary<FieldCode, ParsedValue> Cells { get; }
    /// <summary>Every field of the rulebook, with its cell; none where it was typed on a page. A value that could not be read is missing, and has an error.</summary>
    public IReadOnlyDictionary<FieldCode, SourcedValue> Values => field ??= Cells.ToDictionary(
        c => c.Key,
        c => new SourcedValue(c.Value.Value, c.Value.Cell.Row == 0 ? null : new(file.Name, file.Sha256, Sheet, c.Value.Cell.Row, c.Value.Cell.Column)));
    public IReadOnlyList<Conversion> Conversions { get; }
    /// <summary>Issues of this centre and year, and errors of the centre elsewhere in the file, by row and column, as far as the file lists them.</summary>
    public IReadOnlyList<ReportIssue> Issues { get; }
    /// <summary>Errors of the centre in the whole file, those included that are not listed.</summary>
    public int ErrorCount { get; }
    /// <summary>Neither the centre nor the file has an error. Warnings still need their explanations.</summary>
    public bool CanSubmit { get; }

    public IEnumerable<ReportIssue> Warnings => Issues.Where(i => i.Severity == IssueSeverity.Warning);
}

/// <summary>A whole file after the check. <paramref name="Sheet"/> is what was read, 、 between several. Issues are by row and column, of each kind the first ones; those of a file that could not be read stand alone.</summary>
public sealed record CheckedFile(string File, string Sha256, string Sheet, IReadOnlyList<CheckedReport> Reports, IReadOnlyList<ReportIssue> Issues)
{
    /// <summary>What unknown headers may have meant: by sheet and cell, the nearest first.</summary>
    public IReadOnlyList<HeaderSuggestion> Suggestions { get; init; } = [];

    /// <summary>How many issues there are of each severity, those included that are not listed.</summary>
    public IReadOnlyDictionary<IssueSeverity, int> Counts
    {
        get => field ?? Enum.GetValues<IssueSeverity>().ToDictionary(s => s, s => Issues.Count(i => i.Severity == s));
        init;
    }

    public bool HasErrors => Issues.Any(i => i.Severity == IssueSeverity.Error);

    /// <summary>An error that belongs to no centre blocks the whole file.</summary>
    public bool IsBlocked => Issues.Any(i => i is { Severity: IssueSeverity.Error, Center: null });
}
