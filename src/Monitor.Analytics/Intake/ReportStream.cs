using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Intake;

/// <summary>
/// An ordinary table whose reports are read and checked as its rows come by, with their values: the same issues as of a table held whole. What it
/// keeps of a report is a key. Whether a report stands is known at the end only: a later row may repeat its centre.
/// </summary>
public sealed class ReportStream
{
    readonly RawTable first;
    readonly IntakeContext context;
    readonly FileCheck check;
    readonly ParsedTable start;
    readonly ReportsInRows? rows;
    int reports;

    /// <param name="first">The table's first rows, <see cref="ReportHeader.RowsToTell"/> where there are so many. Its header, if it has one, stands in rows. What of all rows is hidden, it may learn later.</param>
    /// <param name="context">Its centres are all that are designated; what is known of their past may be given with each batch.</param>
    public ReportStream(RawTable first, IntakeContext context)
    {
        (this.first, this.context, check) = (first, context, new(context));
        start = ReportParser.Start(first, ReportHeader.Find(first, new(context)), context);
        if (!check.Add(ReportChecker.OfHeader(start))) rows = new(first, start.Header!, context);
    }

    /// <summary>False where the header lacks columns: then no row is read.</summary>
    public bool IsReadable => rows is not null;

    /// <param name="row">The next one, from the table's first on.</param>
    /// <returns>Null where the row holds no report.</returns>
    public ParsedReport? Read(RawRow row)
    {
        if (rows is null) return null;
        var (report, skipped) = rows.Read(row);
        if (skipped is not null) check.Add(HeaderChecks.SkippedRowsAreTold(new() { Source = first, Header = null, Skipped = [skipped] }));
        if (report is not null) reports++;
        return report;
    }

    /// <param name="histories">What is known of the batch's centres; one that is in neither this nor the designation list is unknown.</param>
    /// <returns>Those of which nothing was found that hinders them so far.</returns>
    public IEnumerable<CheckedReport> Check(IEnumerable<ParsedReport> batch, IReadOnlyDictionary<CenterCode, CenterHistory> histories)
    {
        var governed = context with { Centers = histories };
        foreach (var report in batch)
        {
            var found = check.Check(report, governed, ReportChecker.OfRow);
            if (report is { Center: { } center, Year: { } year } && check.Tally.Errors(center) == 0 && !check.Tally.IsBlocked)
                yield return new(report, center, year, first, found, 0, fileIsBlocked: false);
        }
    }

    /// <summary>What was found in all; of each centre, whether its report stands.</summary>
    public CheckedSummary End()
    {
        if (rows is not null)
        {
            if (reports == 0) check.Add(HeaderChecks.SomethingIsReported(start));
            check.Add(HeaderChecks.HiddenPartsAreTold(start));
            check.Add(HeaderChecks.UnreadColumnsAreTold(start with { Unread = rows.Nameless }));
        }
        check.End();
        return check.Summary(first);
    }
}
