using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Intake;

/// <summary>A file after the check without its values: whose reports are in it, and what was found.</summary>
/// <param name="Sheet">What was read, 、 between several.</param>
/// <param name="Issues">By row and column, of each kind the first ones.</param>
public sealed record CheckedSummary(string File, string Sha256, string Sheet, IReadOnlyList<ReportKey> Reports, IReadOnlyList<ReportIssue> Issues)
{
    /// <summary>How many there are of each severity, those included that are not listed.</summary>
    public required IReadOnlyDictionary<IssueSeverity, int> Counts { get; init; }

    public bool HasErrors => Counts[IssueSeverity.Error] > 0;

    public static CheckedSummary Of(CheckedFile file) => new(file.File, file.Sha256, file.Sheet,
        [.. file.Reports.Select(r => new ReportKey(r.Center, r.Year, r.Row, r.CanSubmit))], file.Issues)
    { Counts = file.Counts };
}

/// <param name="Row">Where the report stands first.</param>
/// <param name="CanSubmit">Neither the centre nor the file has an error.</param>
public readonly record struct ReportKey(CenterCode Center, ReportYear Year, int Row, bool CanSubmit);

/// <summary>An ordinary table checked as its rows come by: the same issues as of a table held whole, with no more kept of a row than its key.</summary>
public sealed class FileSurvey
{
    /// <summary>What the rows of one rulebook are read with; no rows where its header lacks columns.</summary>
    sealed record Lane(ParsedTable Start, IntakeContext Context, ReportsInRows? Rows)
    {
        public PlainRows? Plain { get; } = Rows is null ? null : new(Start.Header!, Context);
    }

    readonly RawTable first;
    readonly IntakeContext context;
    readonly Func<ReportYear?, Rulebook> governing;
    readonly FileCheck check;
    readonly Dictionary<Rulebook, Lane> lanes = new(ReferenceEqualityComparer.Instance);
    readonly HashSet<ReportIssue> told = [];
    readonly ReportHeader? header;
    readonly ReportsInRows rows;
    /// <summary>Of the last row that went the ordinary way.</summary>
    Lane? plainLane;
    /// <summary>Left out before it was known by which rulebook the header is to be read.</summary>
    readonly List<SkippedRow> early = [];
    int reports;

    /// <param name="first">The table's first rows, <see cref="ReportHeader.RowsToTell"/> where there are so many. Its header, if it has one, stands in rows. What of all rows is hidden, it may learn later.</param>
    /// <param name="context">Its rulebook tells the header.</param>
    /// <param name="governing">The rulebook in force in a year, where rows of several years may come; else the context's for all.</param>
    /// <param name="header">Its header, where it is known already.</param>
    public FileSurvey(RawTable first, IntakeContext context, Func<ReportYear?, Rulebook>? governing = null, ReportHeader? header = null)
    {
        (this.first, this.context, this.governing) = (first, context, governing ?? (_ => context.Rulebook));
        check = new(context);
        this.header = header ?? ReportHeader.Find(first, new(context));
        rows = new(first, this.header ?? new(0, [], []), context);
    }

    /// <param name="row">The next one, from the table's first on.</param>
    public void Take(RawRow row)
    {
        var (report, skipped) = rows.Read(row);
        if (skipped is not null) Skip(skipped);
        if (report is null) return;

        reports++;
        var lane = LaneOf(governing(report.Year));
        if (lane.Rows is null) return;
        plainLane = lane;
        check.Check(lane.Rows == rows ? report : lane.Rows.Read(row).Report!, lane.Context, ReportChecker.OfRow);
    }

    /// <summary>The next row as bytes: the same as <see cref="Take(RawRow)"/>, where nothing is to be told of it.</summary>
    /// <returns>Whether it was taken; else it is to be given as a row.</returns>
    public bool Take(int number, IRowBytes row)
    {
        // Its rulebook is known by its year; the last row's is right, or the row has another year and goes the ordinary way.
        if (plainLane?.Plain?.Read(number, row) is not var (center, year) || !ReferenceEquals(governing(year), plainLane.Context.Rulebook)) return false;
        reports++;
        check.Register(center, year, first.Sheet, number);
        return true;
    }

    /// <summary>Where the header lacks columns, no row is read, and none is said to be left out.</summary>
    void Skip(SkippedRow row)
    {
        if (lanes.Count == 0) early.Add(row);
        else if (IsReadable) check.Add(HeaderChecks.SkippedRowsAreTold(new() { Source = first, Header = null, Skipped = [row] }));
    }

    bool IsReadable => lanes.Values.Any(l => l.Rows is not null);

    /// <summary>The header's issues are told when the first row comes that goes by it.</summary>
    Lane LaneOf(Rulebook rulebook)
    {
        if (lanes.TryGetValue(rulebook, out var known)) return known;
        var governed = context with { Rulebook = rulebook };
        var isFirst = ReferenceEquals(rulebook, context.Rulebook);
        var start = ReportParser.Start(first, isFirst ? header : ReportHeader.Find(first, new(governed)), governed);
        var isReadable = !check.Add(ReportChecker.OfHeader(start).Where(told.Add));
        lanes[rulebook] = new(start, governed, !isReadable ? null : isFirst ? rows : new(first, start.Header!, governed));
        foreach (var row in early) Skip(row);
        early.Clear();
        return lanes[rulebook];
    }

    public CheckedSummary End()
    {
        if (reports == 0 && LaneOf(context.Rulebook) is { Rows: not null, Start: var empty }) check.Add(HeaderChecks.SomethingIsReported(empty));
        if (lanes.Values.FirstOrDefault(l => l.Rows is not null) is { Start: var start })
            check.Add(HeaderChecks.HiddenPartsAreTold(start).Concat(HeaderChecks.UnreadColumnsAreTold(start with { Unread = rows.Nameless })));
        check.End();
        return check.Summary(first);
    }
}
