using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Intake;

/// <summary>Which sheets of a workbook are the report, and what is to be told of the others.</summary>
static class SheetChoice
{
    sealed record Candidate(RawTable Sheet, ReportHeader? Header);

    /// <summary>
    /// The sheet in which most columns are recognised (of several a shown one, then the first), and all that have the same header: a sheet per centre,
    /// or per batch. Where one of them is of the open year, those of other years are not read.
    /// </summary>
    /// <exception cref="UnreadableFileException">No sheet has any content.</exception>
    public static (IReadOnlyList<RawTable> Tables, IReadOnlyList<ReportIssue> Issues) Of(IReadOnlyList<RawTable> sheets, HeaderNames names, ReportYear? openYear = null)
    {
        var filled = sheets.Where(s => s.Rows.Count > 0).Select(s => new Candidate(s, ReportHeader.Find(s, names))).ToList();
        if (filled.Count == 0) throw new UnreadableFileException(IssueCatalog.FileEmpty.Raise());

        var best = filled.MaxBy(s => (s.Header?.Recognised ?? 0, !s.Sheet.IsHidden))!;
        List<Candidate> alike = best.Header is { } header && (header.IsTransposed || header.Recognised * 2 >= names.Columns.Count)
            ? [.. filled.Where(s => s.Sheet.IsHidden == best.Sheet.IsHidden && s.Header is not null && IsLike(s.Header, header))] : [best];
        var chosen = Some(alike, s => s.Header is null || s.Header.HasRows(s.Sheet));
        if (openYear is { } open && best.Header is { IsTransposed: false })
            chosen = Some(chosen, s => s.Header!.Years(s.Sheet) is var years && (years.Count == 0 || years.Contains(open)));
        return ([.. chosen.Select(c => c.Sheet)], [.. Summary(chosen), .. filled.SelectMany(s => Told(s, chosen, alike, filled.Count, openYear))]);
    }

    static List<Candidate> Some(List<Candidate> sheets, Predicate<Candidate> which) =>
        sheets.Count == 1 ? sheets : sheets.FindAll(which) is { Count: > 0 } found ? found : [sheets[0]];

    /// <summary>A centre's transposed sheet lacks what it has nothing to say of; of ordinary tables all columns are the same.</summary>
    static bool IsLike(ReportHeader header, ReportHeader best) => best.IsTransposed ? header.IsTransposed : header.IsLike(best);

    static IEnumerable<ReportIssue> Summary(List<Candidate> chosen)
    {
        if (chosen.Count > 1) yield return IssueCatalog.SheetsJoined.Raise(found: $"{chosen.Count}", expected: Names(chosen));
    }

    static IEnumerable<ReportIssue> Told(Candidate candidate, List<Candidate> chosen, List<Candidate> alike, int filled, ReportYear? openYear)
    {
        var (sheet, header) = candidate;
        var place = new IssuePlace { Sheet = sheet.Sheet };
        if (chosen.Contains(candidate))
        {
            if (chosen.Count == 1 && filled > 1) yield return IssueCatalog.SheetRead.Raise(place, $"{filled}");
            if (sheet.IsHidden) yield return IssueCatalog.SheetHidden.Raise(place, sheet.Sheet, "只有它像报送表，已读取");
        }
        else if (sheet.IsHidden) yield return IssueCatalog.SheetHidden.Raise(place, sheet.Sheet, "未读取");
        else if (header is null) yield return IssueCatalog.SheetUnlike.Raise(place);
        else if (!header.HasRows(sheet)) yield return IssueCatalog.SheetIgnored.Raise(place, "表头下面没有数据", Names(chosen));
        else if (alike.Contains(candidate)) yield return IssueCatalog.SheetOtherYear.Raise(place, string.Join('、', header!.Years(sheet).Order().Select(y => $"{y}年度")), $"{openYear}");
        else yield return IssueCatalog.SheetIgnored.Raise(place, Difference(header, chosen[0].Header!), Names(chosen));
    }

    static string Difference(ReportHeader header, ReportHeader read)
    {
        string[] lacking = [.. header.Missing.Except(read.Missing).Select(c => c.Header)];
        return header.IsTransposed != read.IsTransposed ? "行列方向不同"
            : lacking.Length > 0 ? $"缺少{string.Join('、', lacking.Take(5))}{(lacking.Length > 5 ? $"等{lacking.Length}列" : "")}" : "表头不同";
    }

    static string Names(List<Candidate> sheets) => string.Join('、', sheets.Select(c => $"“{c.Sheet.Sheet}”"));
}
