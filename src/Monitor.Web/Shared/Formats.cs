using System.Globalization;
using System.Text.RegularExpressions;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web;

/// <summary>How numbers and days are written on screen and in exports: 1,234.5; — missing; 不适用 not computable.</summary>
public static partial class Formats
{
    public const string NotApplicable = "不适用";

    /// <param name="digits">Most decimal places; null for all there are.</param>
    /// <param name="isFixed">Always so many.</param>
    public static string Number(decimal? value, int? digits = null, bool applicable = true, bool isFixed = false) => (value, applicable) switch
    {
        (_, false) => NotApplicable,
        (null, _) => Numbers.MissingMark,
        ({ } v, _) => v.ToString(digits is { } d ? "#,##0." + new string(isFixed ? '0' : '#', d) : "#,##0.############", CultureInfo.InvariantCulture),
    };

    /// <summary>A composite score, always to the two places that it is rounded to: 95.30.</summary>
    public static string Score(decimal? score) => Number(score, 2, isFixed: true);

    /// <summary>The same words, with no line's end between a number and its unit.</summary>
    public static string Unbroken(string text) => BeforeUnit().Replace(text, "\u00A0");

    [GeneratedRegex(@"(?<=\d) (?=[^\s\d])")]
    private static partial Regex BeforeUnit();

    /// <summary>A text of a table's cell: — where there is none.</summary>
    public static string Text(string text) => text.Length > 0 ? text : Numbers.MissingMark;

    /// <summary>0.864 → 86.4 %; cut and not rounded, so that what lies below a line never reads as if it reached it.</summary>
    public static string Percent(decimal? share) => share is { } s ? Number(Math.Round(s * 100, 1, MidpointRounding.ToZero), 1) + " %" : NotApplicable;

    /// <summary>2027年1月15日</summary>
    public static string Day(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";
}
