using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Insights;

/// <summary>Where a centre stands in one year: its grade; null where it has none, since it did not report, or was not expected to.</summary>
public readonly record struct YearStanding(Grade? Grade, bool Expected)
{
    /// <summary>The best first, then those without a grade.</summary>
    public int Order => Grade is { } grade ? -(int)grade : Expected ? 1 : 2;

    public bool IsGraded => Grade is not (null or Analytics.Vocabulary.Grade.Ungraded);
}

/// <summary>Who moved where between the year before and the year shown.</summary>
/// <param name="Cells">By standing in the year before and in the year shown; a centre of either year stands in one cell.</param>
public sealed record GradeFlow(ReportYear Before, ReportYear Now, IReadOnlyDictionary<(YearStanding Before, YearStanding Now), IReadOnlyList<CenterYear>> Cells)
{
    public IReadOnlyList<YearStanding> Rows { get; } = [.. Cells.Keys.Select(k => k.Before).Distinct().OrderBy(s => s.Order)];
    public IReadOnlyList<YearStanding> Columns { get; } = [.. Cells.Keys.Select(k => k.Now).Distinct().OrderBy(s => s.Order)];

    /// <summary>Null where there is no year before, or nobody has a grade in either.</summary>
    public static GradeFlow? Of(Overview overview)
    {
        if (overview is not { Before: { } before, Now: { } now }) return null;
        var (then, today) = (before.Centers.ToDictionary(c => c.Code), now.Centers.ToDictionary(c => c.Code));
        var cells = then.Keys.Union(today.Keys).Order()
            .GroupBy(code => (Standing(then.GetValueOrDefault(code)), Standing(today.GetValueOrDefault(code))))
            .ToDictionary(g => g.Key, g => (IReadOnlyList<CenterYear>)[.. g.Select(code => today.GetValueOrDefault(code) ?? then[code])]);
        return cells.Keys.Any(k => k.Item1.Grade is not null || k.Item2.Grade is not null) ? new(before.Year, now.Year, cells) : null;
    }

    /// <summary>1 where the grade rose, -1 where it fell, 0 where it stayed; null where one of the years has none to compare.</summary>
    public static int? Direction(YearStanding before, YearStanding now) =>
        before.IsGraded && now.IsGraded ? Math.Sign((int)now.Grade!.Value - (int)before.Grade!.Value) : null;

    public int Count(int direction) => Cells.Where(c => Direction(c.Key.Before, c.Key.Now) == direction).Sum(c => c.Value.Count);

    /// <summary>2024、2025年度均定级的9家中，2家上升，1家下降，6家不变</summary>
    public string Words
    {
        get
        {
            var (up, down, same) = (Count(1), Count(-1), Count(0));
            if (up + down + same == 0) return $"没有{Before}、{Now}年度均定级的创新中心";
            var parts = new[] { (up, "上升"), (down, "下降"), (same, "不变") }.Where(p => p.Item1 > 0).Select(p => $"{p.Item1}家{p.Item2}");
            return $"{Before}、{Now}年度均定级的{up + down + same}家中，{string.Join("，", parts)}";
        }
    }

    static YearStanding Standing(CenterYear? center) => new(center?.Grade, center is not null);
}
