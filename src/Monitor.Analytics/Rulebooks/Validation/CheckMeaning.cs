using System.Text.RegularExpressions;

namespace Monitor.Analytics.Rulebooks.Validation;

/// <summary>Checks of reports, and the year-on-year warning.</summary>
static partial class CheckMeaning
{
    public static IEnumerable<RulebookFault> Faults(Draft draft) =>
    [
        .. Ids(draft),
        .. draft.Items<Check>("checks").SelectMany(c => (RulebookFault[])
        [
            .. draft.Fields.Unknown(c.Path.Member("field"), c.Value.Field),
            .. c.Value.When is { } when ? Of(c.Path.Member("when"), when, draft) : [],
            .. Of(c.Path.Member("must"), c.Value.Must, draft),
        ]),
        .. draft.Part<YearOnYear>("yearOnYear").SelectMany(y => YearOnYear(y, draft)),
    ];

    static IEnumerable<RulebookFault> Ids(Draft draft)
    {
        var seen = new Dictionary<string, string>();
        foreach (var (path, id) in draft.Items<Check>("checks").Select(c => new Item<string>(c.Path.Member("id"), c.Value.Id)))
        {
            if (!seen.TryAdd(id, path)) yield return new(path, $"校验标识 {id} 重复，{seen[id]} 已用过。请换一个标识，或删除其中一个。");
            if (!Key().IsMatch(id)) yield return RulebookFault.Of(path, $"“{id}”", "小写字母、数字、连字符组成的标识", "改写标识");
        }
    }

    static IEnumerable<RulebookFault> Of(string path, Comparison comparison, Draft draft) =>
    [
        .. Side(path.Member("left"), comparison.Left, draft),
        .. Side(path.Member("right"), comparison.Right, draft),
        .. RulebookFault.Unless(comparison.Left.Concat(comparison.Right).Any(t => t.Field is not null) || comparison.Left.Count * comparison.Right.Count == 0,
            path, "两边都是常数", "至少有一个填报项的比较", "写一个 field"),
    ];

    static IEnumerable<RulebookFault> Side(string path, IReadOnlyList<Term> terms, Draft draft)
    {
        if (terms.Count == 0) return [RulebookFault.Of(path, "空列表", "至少一项", "补上填报项（field）或数（number）")];
        return terms.SelectMany((term, i) => Of(path.Item(i), term, draft));
    }

    static IEnumerable<RulebookFault> Of(string path, Term term, Draft draft)
    {
        if (term.Field is null == term.Number is null)
            yield return RulebookFault.Of(path, term.Field is null ? "空项" : "两者都有", " field 和 number 之一", "写其中一个");
        foreach (var fault in draft.Fields.Unknown(path.Member("field"), term.Field)) yield return fault;
        if (term.Years != TermYears.Current && term.Field is null)
            yield return new(path.Member("years"), "常数没有年度之分，years 只用于填报项。请删除 years。");
        if (term.Times != 1 && term.Field is null)
            yield return new(path.Member("times"), "times 只用于填报项。请把倍数直接算进 number，并删除 times。");
        if (term.Times == 0)
            yield return RulebookFault.Of(path.Member("times"), " 0", "不为 0 的倍数", "改正倍数，或删除这一项");
    }

    static IEnumerable<RulebookFault> YearOnYear(Item<YearOnYear> item, Draft draft) =>
    [
        .. Numeric.Inside(item.Path.Member("low"), item.Value.Low, 0, 1),
        .. Numeric.Above(item.Path.Member("high"), item.Value.High, 1),
        .. item.Value.Floors.SelectMany(f => (RulebookFault[])
        [
            .. draft.Units.Unknown(item.Path.Member("floors").Member(f.Key), f.Key),
            .. Numeric.AtLeast(item.Path.Member("floors").Member(f.Key), f.Value, 0),
        ]),
    ];

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*$")]
    private static partial Regex Key();
}
