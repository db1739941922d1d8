namespace Monitor.Analytics.Intake;

/// <summary>Units as people write them, and how many of one make another. What is not exactly convertible has no factor.</summary>
public static class Units
{
    static readonly (string Prefix, decimal Scale)[] Scales =
        [("千万", 10_000_000), ("百万", 1_000_000), ("亿", 100_000_000), ("万", 10_000), ("千", 1_000)];

    static readonly Dictionary<string, string> Bases = new (string Base, string[] Written)[]
    {
        ("元", ["元", "圆", "人民币", "元人民币", "人民币元"]),
        ("㎡", ["㎡", "M2", "M²", "平方米", "平米", "平方"]),
        ("人", ["人", "名", "位"]),
        ("%", ["%", "百分比", "百分数"]),
        ("次", ["次", "场"]),
        ("人次", ["人次"]), ("学时", ["学时"]), ("个", ["个"]), ("项", ["项"]), ("家", ["家"]), ("门", ["门"]), ("件", ["件"]),
        ("", [""]),
    }.SelectMany(b => b.Written.Select(w => (w, b.Base))).ToDictionary(x => x.w, x => x.Base);

    /// <summary>个 counts anything that has a measure word of its own.</summary>
    static readonly HashSet<string> CountedAsPieces = ["项", "家", "门", "件"];

    /// <summary>A unit without the brackets that it may stand in.</summary>
    public static string Bare(string unit) => HeaderNames.Key(unit).Trim('(', ')');

    public static bool IsKnown(string unit) => Parse(unit) is not null;

    /// <summary>万 or 亿 without saying of what.</summary>
    public static bool IsMultiplier(string unit) => Parse(unit) is { Base: "", Scale: > 1 };

    /// <summary>
    /// What a number in <paramref name="from"/> is to be multiplied with to be in <paramref name="to"/>: 0.0001 from 元 to 万元.
    /// Null where they measure different things, or where 万 alone stands for a unit that counts in 万 already: it could mean either.
    /// </summary>
    public static decimal? Factor(string from, string to)
    {
        if (Texts.Key(from) == Texts.Key(to)) return 1;
        if (Parse(from) is not { } given || Parse(to) is not { } wanted) return null;
        if (given.Base == "") return wanted.Scale == 1 && wanted.Base != "%" ? given.Scale : null;
        if (given.Base == "%" && wanted.Base == "") return 0.01m;
        return given.Base == wanted.Base || given.Base == "个" && CountedAsPieces.Contains(wanted.Base) ? given.Scale / wanted.Scale : null;
    }

    static (decimal Scale, string Base)? Parse(string unit)
    {
        var key = Texts.Key(unit);
        foreach (var (prefix, scale) in Scales)
            if (key.StartsWith(prefix, StringComparison.Ordinal) && Bases.TryGetValue(key[prefix.Length..], out var scaled)) return (scale, scaled);
        return Bases.TryGetValue(key, out var plain) ? (1, plain) : null;
    }
}
