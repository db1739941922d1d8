using System.Globalization;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Insights.Charts;

/// <summary>How numbers and names are written on charts and in their tables.</summary>
public static class ChartText
{
    public const string Synthetic = "演示数据";
    public const string Empty = "暂无数据";

    /// <summary>1,234.5; at most two decimals; — where missing.</summary>
    public static string Number(decimal? value) =>
        value?.ToString("#,0.##", CultureInfo.InvariantCulture) ?? Numbers.MissingMark;

    /// <summary>1,234.5 万元, 86.4 %.</summary>
    public static string WithUnit(decimal? value, string unit) => value is null ? Numbers.MissingMark : $"{Number(value)} {unit}".TrimEnd();

    /// <summary>A number on an axis or a mark: bare, but for the sign of a percentage.</summary>
    public static string Mark(decimal? value, string unit) => unit == "%" ? WithUnit(value, unit) : Number(value);

    /// <summary>0.864 → 86.4 %; 不适用 where it could not be measured.</summary>
    public static string Rate(decimal? rate) => rate is { } r ? $"{(r * 100).ToString("0.#", CultureInfo.InvariantCulture)} %" : "不适用";

    /// <summary>What tells one centre from another: the ending that all share is left off where room is short.</summary>
    public static string Center(string name)
    {
        var ending = Endings.FirstOrDefault(e => name.EndsWith(e, StringComparison.Ordinal) && name.Length > e.Length);
        return Short(name[..^(ending?.Length ?? 0)], 12);
    }

    static readonly string[] Endings = ["产业卓越工程师协同创新中心", "卓越工程师协同创新中心", "协同创新中心", "创新中心"];

    /// <summary>At most <paramref name="length"/> characters; what was left off is said by ….</summary>
    public static string Short(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";
}

/// <summary>The chart's numbers as a table: the same for the screen, a screen reader and a copy to Excel.</summary>
public sealed record ChartTable(IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    public static ChartTable Of(ChartModel model) => model switch
    {
        CategoryChart c => new(
            [c.CategoryName, .. c.Series.Select(s => c.Unit == "" ? s.Name : $"{s.Name}（{c.Unit}）")],
            [.. c.Categories.Select((name, i) => (IReadOnlyList<string>)[name, .. c.Series.Select(s => ChartText.Number(s.At(i)))])]),
        QuadrantChart q => new(
            ["创新中心", "进展", "成效（分）", "最高风险"],
            [.. q.Points.Select(p => (IReadOnlyList<string>)
                [p.Name, ChartText.Rate(p.Progress), p.Outcome is null ? "不适用" : ChartText.Number(p.Outcome), ChartPalette.NameOf(p.Severity)])]),
        _ => throw new ArgumentOutOfRangeException(nameof(model), model.GetType().Name, null),
    };
}
