using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Rulebooks.Validation;

/// <summary>Dimensions, and indicators with their formulas, weights and methods.</summary>
static class IndicatorMeaning
{
    public static IEnumerable<RulebookFault> Faults(Draft draft)
    {
        Item<Indicator>[] indicators = [.. draft.Items<Indicator>("indicators")];
        return
        [
            .. draft.Dimensions.Faults(),
            .. draft.Items<Dimension>("dimensions").SelectMany(d => (RulebookFault[])
                [.. ClauseMeaning.Faults(d.Path, d.Value.Clause), .. Numeric.Cap(d.Path.Member("cap"), d.Value.Cap)]),
            .. draft.Indicators.Faults(),
            .. indicators.SelectMany(i => Of(i, draft)),
            .. draft.Part<Indicator[]>("indicators").SelectMany(all => Weights(all, draft)),
        ];
    }

    static IEnumerable<RulebookFault> Of(Item<Indicator> item, Draft draft)
    {
        var (path, indicator) = item;
        return
        [
            .. draft.Fields.Taken(path.Member("code"), indicator.Code),
            .. draft.Dimensions.Unknown(path.Member("dimension"), indicator.Dimension),
            .. ClauseMeaning.Faults(path, indicator.Clause),
            .. Numeric.AtLeast(path.Member("weight"), indicator.Weight, 0),
            .. Numeric.Above(path.Member("defaultTarget"), indicator.DefaultTarget, 0),
            .. Numeric.Cap(path.Member("cap"), indicator.Cap),
            .. FormulaMeaning.Faults(path.Member("formula"), indicator.Formula, draft, indicator.Scoring),
            .. Ratio(path.Member("formula").Member("over"), indicator),
            .. MethodMeaning.Faults(path.Member("scoring"), indicator, draft),
        ];
    }

    /// <summary>Over a term a ratio is a sum over a sum: nature and formula must agree.</summary>
    static IEnumerable<RulebookFault> Ratio(string path, Indicator indicator)
    {
        if (indicator.Formula.Sum.Count == 0) yield break;
        if (indicator.Nature == Nature.Ratio && indicator.Formula.Over.Count == 0)
            yield return RulebookFault.Of(path, "空", "比率指标的分母", "填写分母的填报项，或把 nature 改为 stock 或 flow");
        if (indicator.Nature != Nature.Ratio && indicator.Formula.Over.Count > 0)
            yield return RulebookFault.Of(path, $" {string.Join('、', indicator.Formula.Over)}", "空，因为这不是比率指标", "去掉分母，或把 nature 改为 ratio");
    }

    static IEnumerable<RulebookFault> Weights(Item<Indicator[]> all, Draft draft)
    {
        var total = all.Value.Sum(i => Math.Max(0, i.Weight));
        if (total == 0)
            yield return RulebookFault.Of(all.Path, "权重合计 0", "大于 0", "给至少一个指标设权重");
        else
            foreach (var (path, scoring) in draft.Part<Scoring>("scoring"))
                if (scoring.MinimumScoredWeight > total)
                    yield return RulebookFault.Of(path.Member("minimumScoredWeight"), $" {Numbers.Text(scoring.MinimumScoredWeight)}",
                        $"不超过各指标权重合计 {Numbers.Text(total)} 的数，否则永远不定级", "调低此数");
    }
}
