using System.Text.Json.Serialization;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Insights.Summaries;

namespace Monitor.Web.Features.Insights;

/// <summary>Where a centre stands in one year: its grade; null where it has none, since it did not report, or was not expected to.</summary>
public readonly record struct YearStanding(Grade? Grade, bool Expected)
{
    /// <summary>The best first, then those without a grade.</summary>
    [JsonIgnore]
    public int Order => Grade is { } grade ? -(int)grade : Expected ? 1 : 2;

    [JsonIgnore]
    public bool IsGraded => Grade is not (null or Analytics.Vocabulary.Grade.Ungraded);

    public static YearStanding Of(CenterYear? center) => new(center?.Grade, center is not null);

    /// <summary>As it is kept.</summary>
    [JsonIgnore]
    public string Name => Grade?.ToString() ?? (Expected ? "expected" : "away");

    public static YearStanding Parse(string name) => Enum.TryParse<Grade>(name, out var grade) ? new(grade, true) : new(null, name == "expected");
}

/// <summary>From where a centre came to where it stands in the year after.</summary>
public readonly record struct Move(YearStanding Before, YearStanding Now)
{
    public string Name => $"{Before.Name} {Now.Name}";

    public static Move Parse(string name) => name.Split(' ') is [var before, var now] ? new(YearStanding.Parse(before), YearStanding.Parse(now)) : throw new FormatException(name);
}

/// <summary>How many moved so, and those of them that are listed.</summary>
public sealed record MovedCenters(int Count, IReadOnlyList<CenterYear> Listed);

/// <summary>Who moved where between the year before and the year shown.</summary>
/// <param name="Cells">A centre of either year stands in one cell.</param>
public sealed record GradeFlow(ReportYear Before, ReportYear Now, IReadOnlyDictionary<Move, MovedCenters> Cells)
{
    public IReadOnlyList<YearStanding> Rows { get; } = [.. Cells.Keys.Select(k => k.Before).Distinct().OrderBy(s => s.Order)];
    public IReadOnlyList<YearStanding> Columns { get; } = [.. Cells.Keys.Select(k => k.Now).Distinct().OrderBy(s => s.Order)];

    /// <summary>Null where there is no year before, or nobody has a grade in either.</summary>
    public static GradeFlow? Of(Overview overview)
    {
        if (overview is not { Before: { } before, Now: { } now }) return null;
        var listed = overview.Centers.Select(c => (Move: new Move(c.Before, YearStanding.Of(c.Figures)), c.Figures))
            .Concat(overview.Left.Select(c => (new Move(YearStanding.Of(c), default), c)))
            .OrderBy(c => c.Item2.Code).ToLookup(c => c.Item1, c => c.Item2);
        var cells = now.Tally.Under(PartTally.Flow).Select(f => (Move: Move.Parse(f.Name), f.Count))
            .ToDictionary(f => f.Move, f => new MovedCenters(f.Count, [.. listed[f.Move]]));
        return cells.Keys.Any(k => k.Before.Grade is not null || k.Now.Grade is not null) ? new(before.Year, now.Year, cells) : null;
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
}
