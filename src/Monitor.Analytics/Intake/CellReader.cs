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

    /// <summary>Digits, in groups of three or not, and a unit; a ' before them is how a text is kept from becoming a number.</summary>
    [GeneratedRegex(@"^'?(?<number>[+-]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+|[0-9]{1,3}( [0-9]{3})+)(\.[0-9]+)?) *(?<unit>[^-0-9 .,+][^0-9]*2?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Number { get; }

    [GeneratedRegex(@"^([-—–]+|/|空|不适用|N/A)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Blank { get; }

    [GeneratedRegex(@"^([0-9]{2}|[0-9]{4})([-/.][0-9]{1,2}[-/.][0-9]{1,2}|[-/][0-9]{1,2}|年[0-9]{1,2}月([0-9]{1,2}日?)?)( [0-9:]+)?$|^[0-9]{1,2}月[0-9]{1,2}日$", RegexOptions.CultureInvariant)]
    private static partial Regex Date { get; }

    /// <summary>Excel's errors, where they have become text: a workbook saved as text, a cell pasted as its value.</summary>
    [GeneratedRegex(@"^#(NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A|SPILL!|CALC!)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ExcelError { get; }

    [GeneratedRegex(@"^([0-9]{4})(年|年度)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Year { get; }

    /// <param name="unit">What the header says that the numbers are in; null where it says nothing.</param>
    /// <returns>The value, and what it was taken for where that differs from the text.</returns>
    public static (ParsedValue Value, string? Became) ReadValue(RawCell cell, ReportField field, string? unit = null)
    {
        if (cell.Error is not null) return Fault(cell, ValueFault.ExcelError);
        if (cell.Number is { } stored) return Converted(cell, field, stored, null, unit, isAsWritten: true);

        var written = cell.Text.Trim();
        if (IsPlain(written)) return Converted(cell, field, decimal.Parse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture), null, unit, isAsWritten: true);
        var text = Texts.HalfWidth(written).Trim();
        if (text.Length == 0) return (new(cell, Reported.Missing), null);
        if (Blank.IsMatch(text)) return (new(cell, Reported.Missing), NotFilledIn);
        if (ExcelError.IsMatch(text)) return Fault(cell with { Error = text }, ValueFault.ExcelError);
        if (text is "无" or "零") return (new(cell, Reported.Zero), "0");
        if (field.Kind == FieldKind.YesNo && text is "是" or "否") return (new(cell, Reported.Of(text == "是" ? 1 : 0)), null);
        if (Date.IsMatch(text)) return Fault(cell, ValueFault.Date);

        var match = Number.Match(text);
        var own = match.Groups["unit"].Success ? match.Groups["unit"].Value.Trim() : null;
        if (!match.Success || own is not null && !Units.IsKnown(own) && Units.Factor(own, field.Unit) is null) return Fault(cell, ValueFault.NotNumber);
        var digits = match.Groups["number"].Value.Replace(",", "").Replace(" ", "");
        return decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? Converted(cell, field, number, own, unit, isAsWritten: digits == written)
            : Fault(cell, ValueFault.OutOfRange);
    }

    /// <summary>Nothing but digits, or digits, a point and digits, as most cells have: what the expressions below would find too, and more slowly.</summary>
    static bool IsPlain(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 16 || text[0] == '.' || text[^1] == '.') return false;
        var points = 0;
        foreach (var c in text)
            if (c == '.') points++;
            else if (!char.IsAsciiDigit(c)) return false;
        return points <= 1;
    }

    /// <summary>The cell's own unit counts before the header's; 万 alone multiplies what the header counts in.</summary>
    static (ParsedValue, string?) Converted(RawCell cell, ReportField field, decimal number, string? own, string? header, bool isAsWritten)
    {
        if (own is null && (header is null || header == field.Unit) && isAsWritten && Math.Abs(number) <= LargestValue) return (new(cell, Reported.Of(number)), null);
        if (Math.Abs(number) > LargestValue) return Fault(cell, ValueFault.OutOfRange);
        var counted = header ?? field.Unit;
        var factor = own is null ? Units.Factor(counted, field.Unit)
            : Units.IsMultiplier(own) ? Units.Factor(own, counted) * Units.Factor(counted, field.Unit)
            : Units.Factor(own, field.Unit);
        if (factor is not { } times) return Fault(cell, ValueFault.WrongUnit);

        var value = number * times;
        // A digit that does not fit is not dropped.
        if (value / times != number || Math.Abs(value) > LargestValue) return Fault(cell, ValueFault.OutOfRange);
        var became = times != 1 ? $"{Numbers.Text(value)}{field.Unit}" : isAsWritten ? null : Numbers.Text(value);
        if (became is not null && own is null && times != 1) became += $"（表头单位为{header}）";
        return (new(cell, Reported.Of(value)), became);
    }

    static (ParsedValue, string?) Fault(RawCell cell, ValueFault fault) => (new(cell, Reported.Missing, fault), null);

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
        if (cell.Error is null && written is ['2', '0', >= '0' and <= '9' and var ten, >= '0' and <= '9' and var one]) return (new ReportYear(2000 + (ten - '0') * 10 + one - '0'), null);
        var match = Year.Match(Texts.HalfWidth(written).Trim());
        if (cell.Error is not null || !match.Success) return (null, null);
        var year = int.Parse(match.Groups[1].Value);
        if (year is < 2000 or > 2099) return (null, null);
        return (new ReportYear(year), match.Value == written ? null : year.ToString());
    }
}
