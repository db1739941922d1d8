using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Risk.Rules;

/// <summary>
/// A served notice whose deadline passed without evidence. It belongs to the year in which the notice's first deadline falls;
/// evidence that came later keeps it, with its lateness.
/// </summary>
public sealed class RectificationLate : RiskRule
{
    public override RuleId Id => "R-LATE-FIX";
    public override Clause Clause => Clause.Notice2026("三（一）");
    public override string Title => "整改逾期";
    public override string Meaning =>
        "整改通知已送达，到整改期限24时（北京时间）仍未提交整改佐证；经批准延期的按延期后的期限，原期限一并列出。逾期后补交的，标记保留并记明迟交天数。";
    public override IReadOnlyList<Severity> Severities => [Severity.Warning];
    public override Facts Needs => Facts.Cases;

    public override IEnumerable<RiskFlag> Evaluate(RuleContext context) => context.History.Rectifications.Count == 0 ? [] :
        from notice in context.History.Rectifications.OrderBy(r => r.Id, StringComparer.Ordinal)
        where notice.ServedOn is not null && notice.FirstDeadline?.Year == context.Year.Value
        let deadline = notice.Deadline!.Value
        let late = (notice.EvidenceOn ?? context.AsOf).DayNumber - deadline.DayNumber
        where late > 0
        select Flag(
            context,
            notice.EvidenceOn is { } day
                ? $"整改通知{notice.DocumentNumber}的期限为{Wording.Day(deadline)}，{Wording.Day(day)}提交佐证，迟交{late}天。"
                : $"整改通知{notice.DocumentNumber}的期限为{Wording.Day(deadline)}，截至{Wording.Day(context.AsOf)}未提交佐证，已逾期{late}天。",
            [.. NoticeEvidence.Of(notice), new("整改佐证", notice.EvidenceOn is { } handedIn ? $"{Wording.Day(handedIn)}提交，迟交{late}天" : "未提交")],
            subject: notice.Id);
}
