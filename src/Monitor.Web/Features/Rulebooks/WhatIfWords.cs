using Monitor.Analytics.Insight.WhatIf;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Rulebooks;

/// <summary>What-if in sentences, computed from the comparison.</summary>
static class WhatIfWords
{
    /// <summary>按试算方案，2025年度13家创新中心中，2家等级改变，1家风险标记增减；3家得分升高，8家降低。</summary>
    public static string Answer(WhatIfView view)
    {
        if (view.Centers is not { } centers) return "有数值不能使用，尚未试算。请按提示改正。";
        if (centers.Count == 0) return $"{view.Year}年度没有应报送的创新中心，无从试算。";
        if (!view.Changed.IsChanged && view.Base == view.InForce) return $"尚未修改：与{view.Year}年度现行方案（{view.InForce.Id} {view.InForce.Version}）相同。改动左侧任一数值，结果随即更新。";
        var grades = centers.Count(c => c.GradeChanges);
        var flags = centers.Count(c => c.Flags.Count > 0);
        var (up, down) = (centers.Count(c => Change(c) > 0), centers.Count(c => Change(c) < 0));
        return $"按试算方案，{view.Year}年度{centers.Count}家创新中心中，"
            + (grades + flags == 0 ? "等级和风险标记均不变" : string.Join("，", Parts((grades, "等级改变"), (flags, "风险标记增减"))))
            + (up + down == 0 ? "，得分均不变。" : $"；{string.Join("，", Parts((up, "得分升高"), (down, "得分降低")))}。");
    }

    /// <summary>Points by which the score changes; null where either side has none.</summary>
    public static decimal? Change(CenterChange center) => center.Changed.Score - center.InForce.Score;

    /// <summary>▲ 2.31, ▼ 0.5, 不变, —.</summary>
    public static string Arrow(decimal? change) => change switch
    {
        null => Numbers.MissingMark,
        0 => "不变",
        > 0 and var up => $"▲ {Formats.Number(up, 2)}",
        { } down => $"▼ {Formats.Number(-down, 2)}",
    };

    /// <summary>新增; 原为关注; 不再触发，现为关注. The severity that it has now stands before it.</summary>
    public static string Of(FlagChange flag) => (flag.InForce, flag.Changed) switch
    {
        (null, _) => "新增",
        ({ } before, null) => $"不再触发，现为{Names.Of(before)}",
        ({ } before, _) => $"原为{Names.Of(before)}",
    };

    static IEnumerable<string> Parts(params (int Count, string What)[] parts) => parts.Where(p => p.Count > 0).Select(p => $"{p.Count}家{p.What}");
}
