using Monitor.Analytics.Vocabulary;
using static Monitor.Analytics.Intake.CenterChecks;

namespace Monitor.Analytics.Intake;

/// <summary>The check of one file, report by report. What it keeps of them is a key each, so that a file may be of any length.</summary>
sealed class FileCheck(IntakeContext context)
{
    readonly record struct Key(CenterCode Center, ReportYear? Year);

    /// <summary>Where a report stands; 0 for no column.</summary>
    readonly record struct Spot(string Sheet, int Row, int Column)
    {
        public IssuePlace Place(CenterCode center) => new() { Sheet = Sheet, Row = Column == 0 ? Row : null, Column = Column == 0 ? null : Column, Center = center };
    }

    readonly Dictionary<Key, Spot> first = [];
    readonly Dictionary<Key, List<Spot>> several = [];

    /// <summary>Of the rulebook that governed the last report.</summary>
    RowPlan? plan;

    public IssueTally Tally { get; } = new(context);

    /// <returns>Whether one is an error.</returns>
    public bool Add(IEnumerable<ReportIssue> issues)
    {
        var found = false;
        foreach (var issue in issues) found |= Tally.Add(issue);
        return found;
    }

    /// <param name="governed">The file's context with the rulebook of the report's year.</param>
    /// <returns>What was found of this report alone.</returns>
    public IReadOnlyList<ReportIssue> Check(ParsedReport report, IntakeContext governed, Checking<RowUnderCheck> checks)
    {
        if (!ReferenceEquals(plan?.Rulebook, governed.Rulebook)) plan = new(governed.Rulebook);
        ReportIssue[] found = [.. checks(new RowUnderCheck(report, governed, plan))];
        Add(found);
        if (report.Center is { } center) Register(center, report.Year, report.Sheet, report.Row, report.Column);
        return found;
    }

    /// <summary>A report of which there is nothing to tell, if it is the only one of its centre and year.</summary>
    public void Register(CenterCode center, ReportYear? year, string sheet, int row, int? column = null)
    {
        var (key, spot) = (new Key(center, year), new Spot(sheet, row, column ?? 0));
        if (first.TryAdd(key, spot) || !IsTheDistricts(center, context)) return;
        if (!several.TryGetValue(key, out var spots)) several[key] = spots = [first[key]];
        spots.Add(spot);
    }

    /// <summary>Centres and years that are in the file, with where they stand first.</summary>
    public IEnumerable<(CenterCode Center, ReportYear Year, int Row)> Reports => first.Where(r => r.Key.Year is not null).Select(r => (r.Key.Center, r.Key.Year!.Value, r.Value.Row));

    /// <param name="source">The file, and the sheet that was read.</param>
    public CheckedSummary Summary(RawTable source) => new(source.File, source.Sha256, source.Sheet,
        [.. Reports.Select(r => new ReportKey(r.Center, r.Year, r.Row, !Tally.IsBlocked && Tally.Errors(r.Center) == 0))], Tally.Listed())
    { Counts = Tally.Counts };

    /// <summary>What can be told only when all rows are known: one report a centre and year.</summary>
    public void End()
    {
        foreach (var (key, spots) in several)
        {
            var told = spots.Take(IssueTally.MostOfAKind).ToList();
            for (var i = 0; i < told.Count; i++)
                Tally.Add(IssueCatalog.RowDuplicate.Raise(told[i].Place(key.Center), Elsewhere(told[i], i, spots)), i == told.Count - 1 ? spots.Count - i : 1);
        }
    }

    /// <summary>第2、5行; with the sheet where it is another; B列 where the reports stand in columns.</summary>
    static string Elsewhere(Spot spot, int index, List<Spot> spots)
    {
        var others = spots.Take(IssueTally.MostOfAKind).Where((_, i) => i != index).ToList();
        return others.All(o => o.Sheet == spot.Sheet && o.Column == 0)
            ? Texts.Rows([.. others.Select(o => o.Row)], spots.Count - 1)
            : string.Join('、', others.Take(5).Select(o => (o.Place(default) with { Center = null, Sheet = o.Sheet == spot.Sheet ? "" : o.Sheet }).ToString()))
                + (spots.Count > 6 ? $"等{spots.Count - 1}处" : "");
    }
}
