using System.Globalization;

namespace Monitor.Analytics.Vocabulary;

/// <summary>How numbers are written where exactness matters more than looks: no exponent, no trailing zeros, — for missing.</summary>
public static class Numbers
{
    public const string MissingMark = "—";

    public static string Text(decimal? value) => value is { } v ? Text(v) : MissingMark;
    public static string Text(decimal value)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        return value.Scale == 0 ? text : text.TrimEnd('0').TrimEnd('.');
    }

    /// <summary>The same number with no trailing zeros in its scale, so that 1.50 and 1.5 are written alike.</summary>
    public static decimal Normalize(decimal value) => value.Scale == 0 ? value : value / 1.0000000000000000000000000000m;
}
