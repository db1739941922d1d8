using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Intake;

/// <summary>
/// One centre's year as a file has it, checked. Only <see cref="ReportChecker"/> makes one, so who holds one need not check again;
/// whether it may be handed in says <see cref="CanSubmit"/>.
/// </summary>
public sealed class CheckedReport
{
    readonly ParsedReport parsed;
    readonly (string File, string Sha256, string Sheet) source;

    internal CheckedReport(
        ParsedReport parsed, CenterCode center, ReportYear year, RawTable source, IReadOnlyList<ReportIssue> issues, int errorCount, bool fileIsBlocked)
    {
        (this.parsed, this.source) = (parsed, (source.File, source.Sha256, source.Sheet));
        Center = center;
        Year = year;
        Issues = issues;
        ErrorCount = errorCount;
        CanSubmit = errorCount == 0 && !fileIsBlocked;
    }

    public CenterCode Center { get; }
    public ReportYear Year { get; }
    /// <summary>Row of the file; the first where the file has several for the centre and year (which is an error). Of the first field where the
    /// report stands in a <see cref="Column"/>.</summary>
    public int Row => parsed.Row;
    /// <summary>Set where the report stands in a column of a transposed sheet.</summary>
    public int? Column => parsed.Column;
    /// <summary>Every field of the rulebook, with its cell; none where it was typed on a page. A value that could not be read is missing, and has an error.</summary>
    public IReadOnlyDictionary<FieldCode, SourcedValue> Values => field ??= parsed.Values.ToDictionary(
        v => v.Key,
        v => new SourcedValue(v.Value.Value, v.Value.Cell.Row == 0 ? null : new(source.File, source.Sha256, source.Sheet, v.Value.Cell.Row, v.Value.Cell.Column)));
    /// <summary>What the cells say, as they came.</summary>
    public IReadOnlyDictionary<FieldCode, string> Texts => field ??= parsed.Values.ToDictionary(v => v.Key, v => v.Value.Cell.Error ?? v.Value.Cell.Text);
    /// <summary>Why a cell gave no value; the others are not in it.</summary>
    public IReadOnlyDictionary<FieldCode, ValueFault> Faults =>
        field ??= parsed.Values.Where(v => v.Value.Fault != ValueFault.None).ToDictionary(v => v.Key, v => v.Value.Fault);
    public IReadOnlyList<Conversion> Conversions => parsed.Conversions;
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
