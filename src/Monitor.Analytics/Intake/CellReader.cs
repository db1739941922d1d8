using System.Globalization;
using System.Text.RegularExpressions;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Intake;

/// <summary>What a cell says, as a value, a centre or a year. What it takes for something else than written, it tells.</summary>
static partial class CellReader
{
    /// <summary>Far above anything real, in any unit; keeps all later arithmetic within decimal's range.</summary>
    public const decimal LargestValue = 1_000_000_000_000;

    const string NotFilledIn = "未填";

    [GeneratedRegex(@"^[+-]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Number { get; }

    [GeneratedRegex(@"^([0-9]{4})(年|年度)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Year { get; }

    /// <returns>The value, and what it was taken for where that differs from the text.</returns>
    public static (ParsedValue Value, string? Became) ReadValue(RawCell cell, FieldKind kind)
    {
        if (cell.Error is not null) return (new(cell, Reported.Missing, ValueFault.ExcelError), null);
        if (cell.Number is { } stored) return (Within(cell, stored), null);

        var written = cell.Text.Trim();
        var text = Texts.HalfWidth(written).Trim();
        if (text.Length == 0) return (new(cell, Reported.Missing), null);
        if (text is "-" or "—" or "——" or "–" or "/" or "不适用") return (new(cell, Reported.Missing), NotFilledIn);
        if (text is "无" or "零") return (new(cell, Reported.Zero), "0");
        if (kind == FieldKind.YesNo && text is "是" or "否") return (new(cell, Reported.Of(text == "是" ? 1 : 0)), null);

        var digits = text.Replace(",", "");
        if (!Number.IsMatch(text)) return (new(cell, Reported.Missing, ValueFault.NotNumber), null);
        if (!decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return (new(cell, Reported.Missing, ValueFault.OutOfRange), null);
        return (Within(cell, number), digits == written ? null : Numbers.Text(number));
    }

    static ParsedValue Within(RawCell cell, decimal number) => Math.Abs(number) <= LargestValue
        ? new(cell, Reported.Of(number))
        : new(cell, Reported.Missing, ValueFault.OutOfRange);

    public static (CenterCode? Center, string? Became) ReadCenter(RawCell cell)
    {
        var written = cell.Text.Trim();
        var text = Texts.HalfWidth(written).Trim();
        if (cell.Error is not null || text.Length == 0) return (null, null);
        return (new CenterCode(text), text == written ? null : text);
    }

    public static (ReportYear? Year, string? Became) ReadYear(RawCell cell)
    {
        var written = cell.Text.Trim();
        var match = Year.Match(Texts.HalfWidth(written).Trim());
        if (cell.Error is not null || !match.Success) return (null, null);
        var year = int.Parse(match.Groups[1].Value);
        if (year is < 2000 or > 2099) return (null, null);
        return (new ReportYear(year), match.Value == written ? null : year.ToString());
    }
}
