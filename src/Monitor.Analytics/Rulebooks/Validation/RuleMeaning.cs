using Monitor.Analytics.Risk;

namespace Monitor.Analytics.Rulebooks.Validation;

/// <summary>Risk rules: known, with all the parameters that they declare, within bounds, and no others.</summary>
static class RuleMeaning
{
    public static IEnumerable<RulebookFault> Faults(Draft draft, IReadOnlyDictionary<string, IReadOnlyList<RuleParameter>> declared) =>
        draft.Entries<RuleSettings>("rules").SelectMany(rule => declared.TryGetValue(rule.Key, out var parameters)
            ? Of(rule.Item.Path.Member("parameters"), rule.Key, rule.Item.Value, parameters)
            : [RulebookFault.Of(rule.Item.Path, $"“{rule.Key}”", $"本系统已有的规则：{string.Join('、', declared.Keys)}", "改正规则编号或删除")]);

    static IEnumerable<RulebookFault> Of(string path, string rule, RuleSettings settings, IReadOnlyList<RuleParameter> parameters)
    {
        foreach (var parameter in parameters)
        {
            var at = path.Member(parameter.Name);
            if (!settings.Parameters.TryGetValue(parameter.Name, out var value))
                yield return new(at, $"缺少参数 {parameter.Name}（{parameter.Meaning}）。请补上，默认 {Vocabulary.Numbers.Text(parameter.Default)}。");
            else
                foreach (var fault in Numeric.Between(at, value, parameter.Minimum, parameter.Maximum)) yield return fault;
        }
        foreach (var name in settings.Parameters.Keys.Where(n => parameters.All(p => p.Name != n)))
            yield return RulebookFault.Of(path.Member(name), $"“{name}”",
                parameters.Count == 0 ? "空，因为这条规则没有参数" : $"规则 {rule} 的参数：{string.Join('、', parameters.Select(p => p.Name))}", "改正名称或删除");
    }
}
