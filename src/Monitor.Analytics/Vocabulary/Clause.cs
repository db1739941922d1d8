using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Monitor.Analytics.Vocabulary;

/// <summary>
/// Where a rule, an indicator or a step has its ground: a clause of the founding notice, of another document (other schemes rest on
/// others), or a rule of our own.
/// </summary>
[JsonConverter(typeof(ClauseConverter))]
public sealed partial record Clause
{
    /// <summary>渝经信教培〔2026〕6号, the founding notice.</summary>
    public const string Notice2026Number = "渝经信教培〔2026〕6号";

    static readonly HashSet<string> Notice2026Clauses =
    [
        "一（一）", "一（一）1", "一（一）2", "一（一）3", "一（一）2–3",
        "一（二）", "一（二）1", "一（二）2", "一（二）3",
        "一（三）",
        "一（四）", "一（四）1", "一（四）2", "一（四）3",
        "一（五）", "一（五）1", "一（五）2", "一（五）3",
        "二（一）", "二（二）", "二（三）",
        "三（一）", "三（二）", "三（三）", "三（四）", "三（四）1", "三（四）2", "三（四）3", "三（四）4", "三（四）5",
        "四（一）", "四（二）", "四（三）",
    ];

    Clause(string source, string number) => (Source, Number) = (source, number);

    public string Source { get; }
    public string Number { get; }

    /// <summary>本系统归类: the grouping is Monitor's, the notice is silent.</summary>
    public static Clause Own { get; } = new("本系统归类", "");

    /// <summary>程序规则: a procedural rule of Monitor's own, no clause of the notice.</summary>
    public static Clause Procedure { get; } = new("程序规则", "");

    /// <param name="number">A clause number, or several joined by 、.</param>
    /// <exception cref="ArgumentException">The notice has no such clause.</exception>
    public static Clause Notice2026(string number) => number.Split('、').All(Notice2026Clauses.Contains)
        ? new(Notice2026Number, number)
        : throw new ArgumentException($"{Notice2026Number} has no clause {number}.");

    /// <summary>
    /// Reads what <see cref="Short"/> and <see cref="ToString"/> write: a clause number of the founding notice, or several joined by 、;
    /// a clause of another document after its number and a space (工信厅科〔2018〕37号 第十二条); 本系统归类; 程序规则.
    /// </summary>
    public static bool TryParse(string? text, out Clause clause)
    {
        clause = Own;
        if (text == Own.Source) return true;
        if (text == Procedure.Source) { clause = Procedure; return true; }
        if (string.IsNullOrWhiteSpace(text)) return false;
        var cited = Cited().Match(text);
        var (source, number) = cited.Success ? (cited.Groups[1].Value, cited.Groups[2].Value) : (Notice2026Number, text);
        if (source == Notice2026Number && !number.Split('、').All(Notice2026Clauses.Contains)) return false;
        clause = new(source, number);
        return true;
    }

    /// <summary>Without the document where it is the founding notice: 三（一）.</summary>
    public string Short => Source == Notice2026Number ? Number : ToString();
    public override string ToString() => Number.Length > 0 ? $"{Source} {Number}" : Source;

    [GeneratedRegex(@"^(\S+〔\d{4}〕\d+号) (\S+)$")]
    private static partial Regex Cited();
}
