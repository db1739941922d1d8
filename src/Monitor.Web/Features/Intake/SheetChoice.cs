using Monitor.Analytics.Intake;

namespace Monitor.Web.Features.Intake;

/// <summary>Which sheets of a workbook are the report, and what is to be told of the others.</summary>
static class SheetChoice
{
    /// <summary>
    /// The sheet in which most columns are recognised; of several a shown one, then the first. Transposed sheets hold one centre each, and are all read.
    /// </summary>
    /// <exception cref="UnreadableFileException">No sheet has any content.</exception>
    public static (IReadOnlyList<RawTable> Tables, IReadOnlyList<ReportIssue> Issues) Of(IReadOnlyList<RawTable> sheets, HeaderNames names)
    {
        var filled = sheets.Where(s => s.Rows.Count > 0).Select(s => (Sheet: s, Header: ReportHeader.Find(s, names))).ToList();
        if (filled.Count == 0) throw new UnreadableFileException(IssueCatalog.FileEmpty.Raise());

        var best = filled.MaxBy(s => (s.Header?.Recognised ?? 0, !s.Sheet.IsHidden));
        RawTable[] chosen = best.Header is { IsTransposed: true }
            ? [.. filled.Where(s => s.Header is { IsTransposed: true } && s.Sheet.IsHidden == best.Sheet.IsHidden).Select(s => s.Sheet)]
            : [best.Sheet];
        return (chosen, [.. filled.SelectMany(s => Told(s.Sheet, s.Header, chosen, filled.Count))]);
    }

    static IEnumerable<ReportIssue> Told(RawTable sheet, ReportHeader? header, IReadOnlyList<RawTable> chosen, int filled)
    {
        var place = new IssuePlace { Sheet = sheet.Sheet };
        if (chosen.Contains(sheet))
        {
            if (filled > chosen.Count) yield return IssueCatalog.SheetRead.Raise(place, $"{filled}");
            if (sheet.IsHidden) yield return IssueCatalog.SheetHidden.Raise(place, sheet.Sheet, "只有它像报送表，已读取");
        }
        else if (sheet.IsHidden) yield return IssueCatalog.SheetHidden.Raise(place, sheet.Sheet, "未读取");
        else if (header is not null) yield return IssueCatalog.SheetIgnored.Raise(place, sheet.Sheet, string.Join('、', chosen.Select(c => c.Sheet)));
    }
}
