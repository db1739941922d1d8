namespace Monitor.Analytics.Intake;

/// <summary>Texts as people type them into cells and headers. The mapping is by hand: globalization is invariant.</summary>
public static class Texts
{
    const int LongestQuoted = 500;

    /// <summary>Full-width letters, digits, signs and spaces become half-width.</summary>
    public static string HalfWidth(string text) => !text.AsSpan().ContainsAnyExceptInRange('\0', '\u007F') ? text : string.Create(text.Length, text, static (half, source) =>
    {
        for (var i = 0; i < source.Length; i++)
            half[i] = source[i] switch
            {
                >= '！' and <= '～' => (char)(source[i] - '！' + '!'),
                '　' or '\u00A0' => ' ',
                '－' or '−' => '-',
                var other => other,
            };
    });

    /// <summary>What makes two headers the same: half-width, no white space, no case.</summary>
    public static string Key(string text)
    {
        var letters = HalfWidth(text).ToCharArray();
        var length = 0;
        foreach (var c in letters)
            if (!char.IsWhiteSpace(c) && c is not ('\uFEFF' or '\u200B')) letters[length++] = c;
        return new string(letters, 0, length).ToUpperInvariant();
    }

    /// <summary>Short enough to stand in a message.</summary>
    public static string Short(string text) => text.Length <= LongestQuoted ? text : text[..LongestQuoted] + "…";

    /// <summary>第2、5行, or 第2、5、7、8、9行等12行.</summary>
    public static string Rows(IReadOnlyList<int> rows) => Rows(rows, rows.Count);

    /// <param name="rows">The first of them.</param>
    /// <param name="count">How many there are.</param>
    public static string Rows(IReadOnlyList<int> rows, int count) =>
        $"第{string.Join('、', rows.Take(5))}行" + (count > 5 ? $"等{count}行" : "");
}
