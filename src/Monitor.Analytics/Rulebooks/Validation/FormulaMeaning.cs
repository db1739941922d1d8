namespace Monitor.Analytics.Rulebooks.Validation;

/// <summary>Formulas: known fields, each once on its side, a positive scale; none where the method needs none.</summary>
static class FormulaMeaning
{
    /// <param name="method">Null where the formula stands without a method.</param>
    public static IEnumerable<RulebookFault> Faults(string path, Formula formula, Draft draft, Method? method = null) =>
    [
        .. Presence(path.Member("sum"), formula, method),
        .. Side(path.Member("sum"), formula.Sum, draft),
        .. Side(path.Member("over"), formula.Over, draft),
        .. Numeric.Above(path.Member("scale"), formula.Scale, 0),
    ];

    static IEnumerable<RulebookFault> Presence(string path, Formula formula, Method? method)
    {
        var needed = method is not (ExpertRating or Parts);
        if (needed && formula.Sum.Count == 0)
            yield return RulebookFault.Of(path, "空", "至少一个填报项", "填写由哪些填报项相加而得");
        if (!needed && formula.Sum.Count + formula.Over.Count > 0)
            yield return RulebookFault.Of(path, $" {string.Join('、', formula.Sum.Concat(formula.Over))}",
                method is Parts ? "空，因为各组成部分有自己的公式" : "空，因为由专家评定", "去掉公式，或换一种评分方式");
    }

    static IEnumerable<RulebookFault> Side(string path, IReadOnlyList<string> fields, Draft draft)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            foreach (var fault in draft.Fields.Unknown(path.Item(i), fields[i])) yield return fault;
            if (fields.Take(i).Contains(fields[i]))
                yield return new(path.Item(i), $"填报项 {fields[i]} 在同一个和里出现了不止一次。请只保留一个。");
        }
    }
}
