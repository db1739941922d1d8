namespace Monitor.Analytics.Rulebooks.Validation;

/// <summary>What changes a target or a result from outside the indicators: coefficients, bottom lines, bonus and deduction.</summary>
static class AdjustmentMeaning
{
    public static IEnumerable<RulebookFault> Faults(Draft draft) =>
    [
        .. Coefficients([.. draft.Items<IndustryCoefficient>("coefficients")], draft),
        .. draft.BottomLines.Faults(),
        .. draft.Items<BottomLine>("bottomLines").SelectMany(b => (RulebookFault[])
        [
            .. ClauseMeaning.Faults(b.Path, b.Value.Clause),
            .. FormulaMeaning.Faults(b.Path.Member("formula"), b.Value.Formula, draft),
        ]),
        .. draft.Adjustments.Faults(),
        .. draft.Items<Adjustment>("adjustments").SelectMany(a => Of(a, draft)),
    ];

    static IEnumerable<RulebookFault> Coefficients(Item<IndustryCoefficient>[] coefficients, Draft draft)
    {
        var seen = new HashSet<(string, string?)>();
        foreach (var (path, value) in coefficients)
        {
            foreach (var fault in Numeric.Above(path.Member("factor"), value.Factor, 0)) yield return fault;
            foreach (var fault in draft.Indicators.Unknown(path.Member("indicator"), value.Indicator)) yield return fault;
            if (!seen.Add((value.Industry, value.Indicator)))
                yield return new(path, $"产业“{value.Industry}”对{value.Indicator ?? "全部指标"}的系数重复。请只保留一个。");
        }
    }

    static IEnumerable<RulebookFault> Of(Item<Adjustment> item, Draft draft)
    {
        var (path, adjustment) = item;
        var tiers = path.Member("tiers");
        return
        [
            .. ClauseMeaning.Faults(path, adjustment.Clause),
            .. FormulaMeaning.Faults(path.Member("formula"), adjustment.Formula, draft),
            .. Numeric.Cap(path.Member("cap"), adjustment.Cap),
            .. Numeric.Above(path.Member("pointsPerUnit"), adjustment.PointsPerUnit, 0),
            .. adjustment.Tiers.Count > 0 ? MethodMeaning.OfTiers(tiers, adjustment.Tiers) : [],
            .. adjustment.Tiers.SelectMany((t, i) => Numeric.Above(tiers.Item(i).Member("points"), t.Points, 0)),
            .. RulebookFault.Unless(adjustment.PointsPerUnit is null == adjustment.Tiers.Count > 0, path,
                adjustment.PointsPerUnit is null ? "没有计分办法" : "两种计分办法都有", " pointsPerUnit 和 tiers 之一", "写一种计分办法"),
        ];
    }
}
