using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Intake;

/// <summary>What a cell's number format shows of the number, where that is another number or has a unit: 0.35 as 35%, 120 as 120人.</summary>
static class NumberFormats
{
    const string Scaled = "（缩放显示）";

    /// <summary>Null where the cell shows the number as it is, rounding and separators aside.</summary>
    public static string? Shown(decimal number, string? format)
    {
        if (string.IsNullOrEmpty(format) || format == "General") return null;
        var (isPercent, isScaled, unit) = Read(format.Split(';')[0]);
        if (isPercent) return Math.Abs(number) <= decimal.MaxValue / 100 ? Numbers.Text(number * 100) + "%" : null;
        // 12000 that looks like 1.2万: which of them is meant cannot be known.
        if (isScaled) return Numbers.Text(number) + Scaled;
        return unit.Length > 0 && Units.IsKnown(unit) ? Numbers.Text(number) + unit : null;
    }

    /// <summary>The first section of a format: what follows its last digit, without fillers and brackets.</summary>
    static (bool IsPercent, bool IsScaled, string Unit) Read(string section)
    {
        var (isPercent, isScaled, unit) = (false, false, "");
        for (var i = 0; i < section.Length; i++)
        {
            switch (section[i])
            {
                case '"':
                    var end = section.IndexOf('"', i + 1);
                    if (end < 0) end = section.Length;
                    unit += section[(i + 1)..end];
                    i = end;
                    break;
                case '[':
                    i = section.IndexOf(']', i) is var close and >= 0 ? close : section.Length;
                    break;
                case '_' or '*':
                    i++;
                    break;
                case '\\' or '!':
                    i++;
                    if (i < section.Length && section[i] == '.') isScaled = true;
                    else if (i < section.Length) unit += section[i];
                    break;
                case '0' or '#' or '?':
                    unit = "";
                    break;
                case ',':
                    // A comma with no digit behind it divides by a thousand.
                    isScaled |= i > 0 && section[i - 1] is '0' or '#' or '?' or ',' && !section[i..].Any(c => c is '0' or '#' or '?');
                    break;
                case '%':
                    isPercent = true;
                    break;
                case var c when c > '\u007F':
                    unit += c;
                    break;
            }
        }
        return (isPercent, isScaled, unit.Trim());
    }
}
