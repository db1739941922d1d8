using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Intake;

/// <summary>Whose report it is, and of which year.</summary>
static class CenterChecks
{
    public static IEnumerable<ReportIssue> CenterIsGiven(RowUnderCheck row)
    {
        if (row.Report.Center is null)
            yield return IssueCatalog.CenterMissing.Raise(CenterPlace(row), row.Report.CenterCell.Error ?? "");
    }

    public static IEnumerable<ReportIssue> CenterIsKnown(RowUnderCheck row)
    {
        if (row.Context.Centers is { } centers && !centers.ContainsKey(row.Report.Center!.Value))
            yield return IssueCatalog.CenterUnknown.Raise(CenterPlace(row), row.Report.Center.ToString()!);
    }

    /// <summary>Says nothing of the centre but the code that the file has: it is another district's.</summary>
    public static IEnumerable<ReportIssue> CenterIsOfTheDistrict(RowUnderCheck row)
    {
        if (row.Context.OwnCenters is { } own && !own.Contains(row.Report.Center!.Value))
            yield return IssueCatalog.CenterForeign.Raise(CenterPlace(row), row.Report.Center.ToString()!);
    }

    /// <summary>What the two checks above let pass.</summary>
    public static bool IsTheDistricts(CenterCode center, IntakeContext context) =>
        (context.Centers is not { } centers || centers.ContainsKey(center)) && (context.OwnCenters is not { } own || own.Contains(center));

    public static IEnumerable<ReportIssue> NameIsTheCenters(RowUnderCheck row)
    {
        var cell = row.Report.NameCell;
        if (row.History is { Center.Name: var name } && !cell.IsBlank && Texts.Key(cell.Text) != Texts.Key(name))
            yield return IssueCatalog.CenterNameDiffers.Raise(row.At(ReportColumn.CenterName, cell), cell.Text.Trim(), name);
    }

    public static IEnumerable<ReportIssue> YearIsGiven(RowUnderCheck row)
    {
        if (row.Report.Year is null)
            yield return IssueCatalog.YearInvalid.Raise(YearPlace(row), row.Report.YearCell.Error ?? row.Report.YearCell.Text.Trim());
    }

    public static IEnumerable<ReportIssue> YearIsOpen(RowUnderCheck row)
    {
        if (row.Context.OpenYear is { } open && row.Report.Year != open)
            yield return IssueCatalog.YearNotOpen.Raise(YearPlace(row), row.Report.Year.ToString()!, open.ToString());
    }

    public static IEnumerable<ReportIssue> CenterIsExpected(RowUnderCheck row)
    {
        if (row is { History: { } history, Report.Year: { } year } && !history.Expects(year) && !MayBeObserved(history, year))
            yield return IssueCatalog.CenterNotExpected.Raise(YearPlace(row), year.ToString(),
                $"{history.Center.Validity.FirstYear}–{history.Center.Validity.LastYear}年度");
    }

    /// <summary>Whether the term failed, and so opened 延续观察, cannot be told without the conclusions.</summary>
    static bool MayBeObserved(CenterHistory history, ReportYear year) =>
        !history.Available.HasFlag(Facts.Reviews) && year == history.Center.Validity.LastYear.Next;

    static IssuePlace CenterPlace(RowUnderCheck row) => row.At(ReportColumn.Center, row.Report.CenterCell);
    static IssuePlace YearPlace(RowUnderCheck row) => row.At(ReportColumn.Year, row.Report.YearCell);
}
