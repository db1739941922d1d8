using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Risk.Rules;

/// <summary>Half of what 三（一） joins with 且: slow, but the outcome is fine. A warning, and no ground to rectify.</summary>
public sealed class SlowProgress : RiskRule
{
    public override RuleId Id => "R-PROGRESS";
    public override Clause Clause => Clause.Notice2026("三（一）");
    public override string Title => "进展迟缓";
    public override string Meaning =>
        "年度建设任务完成率低于考核方案的进展线，而成效不低于成效线。当年没有应完成任务的，进展不适用，不算迟缓。";
    public override IReadOnlyList<Severity> Severities => [Severity.Warning];
    public override Facts Needs => Facts.Reports | Facts.Targets;

    public override IEnumerable<RiskFlag> Evaluate(RuleContext context)
    {
        if (context.Scorecard is not { Progress: { IsBelow: true } progress, Outcome: { IsBelow: false } outcome } card) return [];
        return [Flag(
            context,
            $"{context.Year}年度建设任务完成{Wording.Value(progress, progress.Value)}，低于进展线{Wording.Value(progress, progress.Line)}；成效{Wording.Value(outcome, outcome.Value)}，未低于成效线。",
            [.. Wording.Of(card, progress), new("成效", Wording.Value(outcome, outcome.Value)), new("成效线", Wording.Value(outcome, outcome.Line))],
            provisional: card.Provisional)];
    }
}
