using Monitor.Analytics.Vocabulary;
using static Monitor.Analytics.Intake.CenterChecks;
using static Monitor.Analytics.Intake.HeaderChecks;
using static Monitor.Analytics.Intake.HistoryChecks;
using static Monitor.Analytics.Intake.RulebookChecks;
using static Monitor.Analytics.Intake.ValueChecks;

namespace Monitor.Analytics.Intake;

/// <summary>A check of a whole table, or of one row: the issues it finds.</summary>
delegate IEnumerable<ReportIssue> Checking<T>(T subject);

/// <summary>Parsed reports → checked reports, by what is written out below.</summary>
public static class ReportChecker
{
    static readonly Checking<ParsedTable> OfTable =
        Sequence(
            HeaderIsFound,
            All<ParsedTable>(ColumnsAreComplete, ColumnsAreSingle, UnknownColumnsAreTold),
            All<ParsedTable>(SkippedRowsAreTold, SomethingIsReported));

    static readonly Checking<RowUnderCheck> OfRow =
        Sequence(
            CenterIsGiven,
            CenterIsKnown,
            CenterIsOfTheDistrict,
            OneRowPerCenterAndYear,
            All<RowUnderCheck>(
                NameIsTheCenters,
                Sequence<RowUnderCheck>(YearIsGiven, YearIsOpen, CenterIsExpected),
                ConversionsAreTold,
                Sequence<RowUnderCheck>(SomethingIsFilledIn, MissingValuesAreTold),
                ValuesAreValid,
                ChecksHold,
                ChangeIsPlausible,
                PlanIsKept));

    public static CheckedFile Check(ParsedTable table, IntakeContext context)
    {
        var issues = OfTable(table).ToList();
        var readable = !issues.Any(IsError);
        if (readable) issues.AddRange(Rows(table, context).SelectMany(r => OfRow(r)));
        issues = [.. Ordered(issues.Select(i => i with { Sheet = table.Source.Sheet }))];

        var blocked = issues.Any(i => IsError(i) && i.Center is null);
        var byCenter = issues.ToLookup(i => i.Center);
        var reports = readable ? table.Reports
            .Where(r => r is { Center: not null, Year: not null })
            .GroupBy(r => (Center: r.Center!.Value, Year: r.Year!.Value))
            .Select(g => Report(g.Key.Center, g.Key.Year, [.. g], byCenter[g.Key.Center])) : [];
        return new(table.Source.File, table.Source.Sha256, table.Source.Sheet, [.. reports], issues);

        CheckedReport Report(CenterCode center, ReportYear year, IReadOnlyList<ParsedReport> rows, IEnumerable<ReportIssue> ofCenter)
        {
            ReportIssue[] own = [.. ofCenter.Where(i => IsError(i) || rows.Any(r => r.Row == i.Row))];
            return new(rows[0], center, year, table.Source, own, canSubmit: !blocked && !own.Any(IsError));
        }
    }

    static IEnumerable<RowUnderCheck> Rows(ParsedTable table, IntakeContext context)
    {
        var same = table.Reports.ToLookup(r => (r.Center, r.Year), r => r.Row);
        return table.Reports.Select(r => new RowUnderCheck(r, table.Header!, context, same[(r.Center, r.Year)]));
    }

    static IEnumerable<ReportIssue> Ordered(IEnumerable<ReportIssue> issues) => issues
        .OrderBy(i => i.Row ?? 0).ThenBy(i => i.Column ?? 0)
        .ThenBy(i => i.Code, StringComparer.Ordinal).ThenBy(i => i.Check, StringComparer.Ordinal);

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
