using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Rulebooks.Validation;

/// <summary>Scoring methods: shares, points, tiers, levels and parts.</summary>
static class MethodMeaning
{
    public static IEnumerable<RulebookFault> Faults(string path, Indicator indicator, Draft draft) => indicator.Scoring is Parts parts
        ? OfParts(path.Member("parts"), parts, indicator, draft)
        : Of(path, indicator.Scoring);

    static IEnumerable<RulebookFault> Of(string path, Method method) => method switch
    {
        Attainment a => Numeric.Inside(path.Member("basicShare"), a.BasicShare, 0, 1),
        Linear l => Apart(path, l.Zero, l.Full),
        Growth g => Apart(path, g.Zero, g.Full),
        Tiers t => [.. OfTiers(path.Member("tiers"), t.Levels), .. Points(path.Member("tiers"), t.Levels.Select(l => l.Points))],
        ExpertRating e => [.. Levels(path.Member("levels"), e.Levels), .. Points(path.Member("levels"), e.Levels.Select(l => l.Points))],
        Parts => [RulebookFault.Of(path.Member("method"), "“parts”", "其他评分方式，因为组成部分不能再分", "把它并入上一级的组成部分")],
        _ => [],
    };

    static IEnumerable<RulebookFault> Apart(string path, decimal zero, decimal full) => RulebookFault.Unless(zero != full,
        path.Member("full"), $" {Numbers.Text(full)}，与 zero 相同", "与零分点不同的数", "改正零分点或满分点");

    /// <summary>From the highest step down, so that the first that is reached counts.</summary>
    public static IEnumerable<RulebookFault> OfTiers(string path, IReadOnlyList<Tier> tiers)
    {
        if (tiers.Count == 0) yield return RulebookFault.Of(path, "空列表", "至少一档", "补上分档");
        for (var i = 1; i < tiers.Count; i++)
        {
            if (tiers[i].AtLeast >= tiers[i - 1].AtLeast)
                yield return RulebookFault.Of(path.Item(i).Member("atLeast"), $" {Numbers.Text(tiers[i].AtLeast)}",
                    $"低于上一档的数（{Numbers.Text(tiers[i - 1].AtLeast)}），分档从高到低排列", "调整顺序或改正此数");
            if (tiers[i].Points >= tiers[i - 1].Points)
                yield return RulebookFault.Of(path.Item(i).Member("points"), $" {Numbers.Text(tiers[i].Points)}",
                    $"少于上一档的分（{Numbers.Text(tiers[i - 1].Points)}）", "调整顺序或改正此数");
        }
    }

    static IEnumerable<RulebookFault> Levels(string path, IReadOnlyList<RatingLevel> levels)
    {
        if (levels.Count == 0) yield return RulebookFault.Of(path, "空列表", "至少一个等级", "补上等级");
        for (var i = 0; i < levels.Count; i++)
            if (levels.Take(i).Any(l => l.Name == levels[i].Name))
                yield return new(path.Item(i).Member("name"), $"等级“{levels[i].Name}”重复。请换一个名称，或删除其中一个。");
    }

    static IEnumerable<RulebookFault> Points(string path, IEnumerable<decimal> points) =>
        points.SelectMany((p, i) => Numeric.Between(path.Item(i).Member("points"), p, 0, 100));

    static IEnumerable<RulebookFault> OfParts(string path, Parts parts, Indicator indicator, Draft draft)
    {
        if (parts.Items.Count == 0) return [RulebookFault.Of(path, "空列表", "至少一个组成部分", "补上组成部分")];
        return
        [
            .. Codes.Faults([.. parts.Items.Select((p, i) => new Item<string>(path.Item(i).Member("code"), p.Code))], "组成部分"),
            .. parts.Items.SelectMany((part, i) => OfPart(path.Item(i), part, indicator, draft)),
        ];
    }

    static IEnumerable<RulebookFault> OfPart(string path, Part part, Indicator indicator, Draft draft) =>
    [
        .. RulebookFault.Unless(part.Code.StartsWith(indicator.Code + ".", StringComparison.Ordinal), path.Member("code"),
            $"“{part.Code}”", $"以 {indicator.Code}. 开头的编码，例如 {indicator.Code}.1", "改写编码"),
        .. draft.Fields.Taken(path.Member("code"), part.Code),
        .. draft.Indicators.Taken(path.Member("code"), part.Code),
        .. Numeric.Above(path.Member("share"), part.Share, 0),
        .. Numeric.Above(path.Member("defaultTarget"), part.DefaultTarget, 0),
        .. FormulaMeaning.Faults(path.Member("formula"), part.Formula, draft, part.Scoring),
        .. Of(path.Member("scoring"), part.Scoring),
    ];
}
