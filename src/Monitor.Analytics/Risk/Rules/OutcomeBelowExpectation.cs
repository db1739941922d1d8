using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Risk.Rules;

/// <summary>The other half of what 三（一） joins with 且: the outcome is below expectation, but work is on schedule.</summary>
public sealed class OutcomeBelowExpectation : RiskRule
{
    public override RuleId Id => "R-OUTCOME";
    public override Clause Clause => Clause.Notice2026("三（一）");
    public override string Title => "成效未达预期";
    public override string Meaning =>
        "不计建设任务完成率的综合得分低于考核方案的成效线，而建设进展不低于进展线或不适用。";
    public override IReadOnlyList<Severity> Severities => [Severity.Warning];
    public override Facts Needs => Facts.Reports | Facts.Targets;

    public override IEnumerable<RiskFlag> Evaluate(RuleContext context)
    {
        if (context.Scorecard is not { Progress: { IsBelow: false } progress, Outcome: { IsBelow: true } outcome } card) return [];
        return [Flag(
            context,
            $"{context.Year}年度成效{Wording.Value(outcome, outcome.Value)}，低于成效线{Wording.Value(outcome, outcome.Line)}；进展{Wording.Value(progress, progress.Value)}，未低于进展线。",
            [.. Wording.Of(card, outcome), new("进展", Wording.Value(progress, progress.Value)), new("进展线", Wording.Value(progress, progress.Line))],
            provisional: card.Provisional)];
    }
}
