using Monitor.Analytics.Vocabulary;
using static Monitor.Analytics.Intake.CenterChecks;
using static Monitor.Analytics.Intake.EvidenceChecks;
using static Monitor.Analytics.Intake.HeaderChecks;
using static Monitor.Analytics.Intake.HistoryChecks;
using static Monitor.Analytics.Intake.RulebookChecks;
using static Monitor.Analytics.Intake.ValueChecks;

namespace Monitor.Analytics.Intake;

/// <summary>A check of a whole table, or of one row: the issues it finds.</summary>
delegate IEnumerable<ReportIssue> Checking<T>(T subject);

/// <summary>Parsed reports → checked reports, by what is written out below; and of all together: one report a centre and year.</summary>
public static class ReportChecker
{
    internal static readonly Checking<ParsedTable> OfHeader =
        Sequence(
            HeaderIsFound,
            All<ParsedTable>(ColumnsAreComplete, ColumnsAreSingle, UnknownColumnsAreTold, MappedColumnsAreTold));

    static readonly Checking<ParsedTable> OfTable =
        Sequence(
            OfHeader,
            All<ParsedTable>(HiddenPartsAreTold, SkippedRowsAreTold, UnreadColumnsAreTold, SomethingIsReported));

    internal static readonly Checking<RowUnderCheck> OfRow =
        Sequence(
            CenterIsGiven,
            CenterIsKnown,
            CenterIsOfTheDistrict,
            All<RowUnderCheck>(
                NameIsTheCenters,
                Sequence<RowUnderCheck>(YearIsGiven, YearIsOpen, CenterIsExpected),
                ConversionsAreTold,
                Sequence<RowUnderCheck>(SomethingIsFilledIn, MissingValuesAreTold),
                ValuesAreValid,
                ChecksHold,
                ChangeIsPlausible,
                PlanIsKept,
                EvidenceIsAttached));

    public static CheckedFile Check(ParsedTable table, IntakeContext context) => Check([table], context);

    /// <param name="tables">Sheets of one file, at least one. An error of one blocks all: they are handed in together.</param>
    /// <param name="watch">Told of each report.</param>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public static CheckedFile Check(IReadOnlyList<ParsedTable> tables, IntakeContext context, Watch watch = default)
    {
        var check = new FileCheck(context);
        var readable = !check.Add(tables.SelectMany(t => OfTable(t)));
        var parsed = readable ? tables.SelectMany(t => t.Reports).ToList() : [];
        foreach (var (index, report) in parsed.Index())
        {
            // Reading what the rows say was the first half.
            watch.At(IntakeStep.Checking, parsed.Count + index, 2 * parsed.Count);
            check.Check(report, context, OfRow);
        }
        check.End();

        var issues = check.Tally.Listed();
        var byCenter = issues.ToLookup(i => i.Center);
        var source = tables[0].Source;
        var sources = tables.ToDictionary(t => t.Source.Sheet, t => t.Source);
        var reports = parsed
            .Where(r => r is { Center: not null, Year: not null })
            .GroupBy(r => (Center: r.Center!.Value, Year: r.Year!.Value))
            .Select(g => Report(g.Key.Center, g.Key.Year, [.. g]));
        return new(source.File, source.Sha256, string.Join('、', tables.Select(t => t.Source.Sheet)), [.. reports], issues)
        {
            Counts = check.Tally.Counts,
            Suggestions = [.. tables.SelectMany(t => t.Suggestions)],
        };

        CheckedReport Report(CenterCode center, ReportYear year, IReadOnlyList<ParsedReport> rows)
        {
            ReportIssue[] own = [.. byCenter[center].Where(i => IsError(i) || rows.Any(r => r.Holds(i)))];
            return new(rows[0], center, year, sources[rows[0].Sheet], own, check.Tally.Errors(center), check.Tally.IsBlocked);
        }
    }

    /// <summary>One centre's report as it stands on a page: some of it typed there, the rest from cells of a file that were read before.</summary>
    /// <param name="kept">What the file gave; fields that were not typed over.</param>
    /// <param name="typed">Field → text. Fields in neither are missing.</param>
    /// <param name="sheet">Of the kept cells.</param>
    public static CheckedReport CheckTyped(
        CenterCode center, ReportYear year, string sheet,
        IReadOnlyDictionary<FieldCode, ParsedValue> kept, IReadOnlyDictionary<FieldCode, string> typed, IntakeContext context)
    {
        var report = ReportReader.Typed(center, year, sheet, kept, typed, context.Rulebook);
        var check = new FileCheck(context);
        check.Check(report, context, OfRow);
        return new(report, center, year, new("", "", sheet, []), check.Tally.Listed(), check.Tally.Errors(center), check.Tally.IsBlocked);
    }

    static bool IsError(ReportIssue issue) => issue.Severity == IssueSeverity.Error;

    /// <summary>One after another, up to the first that finds an error: the next would make no sense.</summary>
    static Checking<T> Sequence<T>(params Checking<T>[] checks) => subject =>
    {
        var found = new List<ReportIssue>();
        foreach (var check in checks)
        {
            found.AddRange(check(subject));
            if (found.Any(IsError)) break;
        }
        return found;
    };

    /// <summary>Each, whatever the others find.</summary>
    static Checking<T> All<T>(params Checking<T>[] checks) => subject => checks.SelectMany(c => c(subject));
}
