using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Risk.Rules;

/// <summary>The stored forecast gives several indicators little chance of reaching the term's target. Nothing is forecast anew here.</summary>
public sealed class TermTargetsAtRisk : RiskRule
{
    public override RuleId Id => "R-TERM";
    public override Clause Clause => Clause.Notice2026("三（三）");
    public override string Title => "建设期目标有风险";
    public override string Meaning =>
        "建设期未满时，最近一次预测中，到期满实现目标的概率低于规定值的计分指标，权重合计达到规定值。预测只作提示，不作结论。";
    public override IReadOnlyList<Severity> Severities => [Severity.Notice];
    public override Facts Needs => Facts.Reports | Facts.Targets | Facts.Models;
    public override IReadOnlyList<RuleParameter> Parameters =>
    [
        new("below", "期满达标概率低于此值", 0.1m, 0, 1),
        new("weight", "这些指标的权重合计不低于此值", 80, 0, 100),
    ];

    public override IEnumerable<RiskFlag> Evaluate(RuleContext context)
    {
        if (context.Year >= context.Center.Validity.LastYear) return [];
        if (context.History.Forecast(context.Year) is not { } run || context.Scorecard is not { } card) return [];
        var set = ParametersIn(context.Rulebook);
        var weights = card.Indicators.ToDictionary(i => i.Code, i => i.Weight);
        var low = run.Term
            .Where(t => t.Probability < set["below"] && weights.GetValueOrDefault(t.Indicator) > 0)
            .OrderBy(t => t.Indicator).ToList();
        var weight = low.Sum(t => weights[t.Indicator]);
        if (low.Count == 0 || weight < set["weight"]) return [];
        return [Flag(
            context,
            $"预测到建设期满有{low.Count}项指标（权重合计{Wording.Figure(weight)}）实现目标的概率低于{Wording.Percent(set["below"])}：{string.Join("、", low.Select(t => t.Name))}。",
            [new("预测模型", run.Model), .. low.Select(t => new Evidence($"{t.Indicator} {t.Name}", Told(t)))],
            provisional: card.Provisional)];
    }

    static string Told(TermOutlook outlook) =>
        $"目标{Wording.Figure(outlook.Target)}{outlook.Unit}，期满预计{Wording.Figure(outlook.Median)}{outlook.Unit}" +
        $"（八成可能在{Wording.Figure(outlook.Low)}–{Wording.Figure(outlook.High)}），达标概率{Wording.Percent(outlook.Probability)}";
}
