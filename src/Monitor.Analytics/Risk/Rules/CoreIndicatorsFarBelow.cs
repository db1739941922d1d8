using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Risk.Rules;

/// <summary>
/// A core indicator far below its target: one is a notice, several are a warning. A core value that was left blank counts as not reached,
/// just as it scores 0; one without target, without denominator or exempted is not measured.
/// </summary>
public sealed class CoreIndicatorsFarBelow : RiskRule
{
    public override RuleId Id => "R-CORE";
    public override Clause Clause => Clause.Notice2026("一（二）1、一（四）");
    public override string Title => "核心指标明显偏低";
    public override string Meaning =>
        "考核方案列为核心的指标（培养工程师、发明专利授权、自我造血率）完成率低于规定比例；达到规定项数的升为预警。核心指标缺报的按未完成计；无目标、分母为零或已豁免的不计。";
    public override IReadOnlyList<Severity> Severities => [Severity.Notice, Severity.Warning];
    public override Facts Needs => Facts.Reports | Facts.Targets;
    public override IReadOnlyList<RuleParameter> Parameters =>
    [
        new("below", "完成率低于此值（1为达到目标）", 0.5m, 0, 1),
        new("warnFrom", "达到此项数即为预警", 2, 1, 20),
    ];

    public override IEnumerable<RiskFlag> Evaluate(RuleContext context)
    {
        if (context.Scorecard is not { } card) return [];
        var set = ParametersIn(context.Rulebook);
        var low = card.Indicators.Where(i => i.Core && IsBelow(i, set["below"])).ToList();
        if (low.Count == 0) return [];
        return [Flag(
            context,
            $"{context.Year}年度有{low.Count}项核心指标完成率低于{Wording.Percent(set["below"])}：{string.Join("、", low.Select(Told))}。",
            [.. low.Select(Wording.Of), .. Wording.Cells(low)],
            low.Count >= set["warnFrom"] ? Severity.Warning : Severity.Notice,
            provisional: card.Provisional)];
    }

    static bool IsBelow(IndicatorScore indicator, decimal line) => indicator.Status switch
    {
        ScoreStatus.Missing => indicator.Target > 0,
        ScoreStatus.Scored or ScoreStatus.Unweighted => indicator.Rate < line,
        _ => false,
    };

    static string Told(IndicatorScore indicator) =>
        indicator.Name + (indicator.Status == ScoreStatus.Missing ? "缺报" : Wording.Percent(indicator.Rate));
}
