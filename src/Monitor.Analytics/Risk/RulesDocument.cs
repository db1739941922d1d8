using System.Text;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Risk;

/// <summary>Writes docs/rules.md from the rules themselves.</summary>
public static class RulesDocument
{
    public static string Generate(IReadOnlyList<IRiskRule> rules)
    {
        var text = new StringBuilder();
        text.Append("# 风险规则\n\n");
        text.Append("本文件由规则代码生成，请勿手工修改。规则只提示风险，确认、整改和撤销由人决定。\n");
        text.Append($"条款号均指{Clause.Notice2026Number}；参数取自该年度考核方案，下列为默认值。\n\n");
        text.Append("| 规则 | 名称 | 条款 | 级别 |\n|---|---|---|---|\n");
        foreach (var rule in rules)
            text.Append($"| {rule.Id} | {rule.Title} | {rule.Clause.Short} | {Severities(rule)} |\n");
        foreach (var rule in rules)
        {
            text.Append($"\n## {rule.Id} {rule.Title}\n\n");
            text.Append($"- 条款：{rule.Clause.Short}\n- 级别：{Severities(rule)}\n- 触发：{rule.Meaning}\n");
            if (rule.Parameters.Count == 0) continue;
            text.Append("\n| 参数 | 含义 | 默认值 | 允许范围 |\n|---|---|---|---|\n");
            foreach (var p in rule.Parameters)
                text.Append($"| `{p.Name}` | {p.Meaning} | {Numbers.Text(p.Default)} | {Numbers.Text(p.Minimum)}–{Numbers.Text(p.Maximum)} |\n");
        }
        return text.ToString();
    }

    static string Severities(IRiskRule rule) => string.Join("、", rule.Severities.Select(Names.Of));
}
