using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Risk.Rules;

/// <summary>Both at once, as 三（一） demands: it obliges a proposal to rectify. A first year under six months is reviewed ungraded, and spared.</summary>
public sealed class SlowProgressAndBelowExpectation : RiskRule
{
    public override RuleId Id => "R-RECTIFY";
    public override Clause Clause => Clause.Notice2026("三（一）");
    public override string Title => "进展迟缓且成效未达预期";
    public override string Meaning =>
        "同一年度内建设进展低于进展线，并且成效低于成效线，两项同时出现，应当提出整改建议。首年不足六个月的只复盘、不定级，不适用本规则。";
    public override IReadOnlyList<Severity> Severities => [Severity.Rectify];
    public override Facts Needs => Facts.Reports | Facts.Targets;

    public override IEnumerable<RiskFlag> Evaluate(RuleContext context)
    {
        if (context.Scorecard is not { Progress: { IsBelow: true } progress, Outcome: { IsBelow: true } outcome } card) return [];
        if (!context.Center.Validity.IsGraded(context.Year)) return [];
        return [Flag(
            context,
            $"{context.Year}年度建设任务完成{Wording.Value(progress, progress.Value)}，低于进展线{Wording.Value(progress, progress.Line)}；成效{Wording.Value(outcome, outcome.Value)}，低于成效线{Wording.Value(outcome, outcome.Line)}。",
            [.. Wording.Of(card, progress), .. Wording.Of(card, outcome)],
            provisional: card.Provisional)];
    }
}
