using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Risk.Rules;

/// <summary>
/// 三（四）4 needs its whole chain: a failed year or term, a notice served, its period ended, and the review of the re-check year
/// (which the notice fixes) failed too. It belongs to the re-check year. A second failing year that no served notice precedes is a
/// procedural gap, and keeps revocation blocked. Failed means a co-signed 不合格.
/// </summary>
public sealed class StillBelowAfterRectification : RiskRule
{
    public override RuleId Id => "V-STILL-BELOW";
    public override Clause Clause => Clause.Notice2026("三（四）4");
    public override string Title => "整改后次年仍未达标";
    public override string Meaning =>
        "年度复盘或三年评估会签为不合格，整改通知已送达，整改期已结束（不论验收是否通过），通知确定的复查年度复盘又会签为不合格，四个环节齐备。" +
        "再次不合格而此前没有送达过相应整改通知的，为“程序缺口”（预警），不得据以撤销。";
    public override IReadOnlyList<Severity> Severities => [Severity.Revoke, Severity.Warning];
    public override Facts Needs => Facts.Reviews | Facts.Cases;

    public override IEnumerable<RiskFlag> Evaluate(RuleContext context)
    {
        if (context.History.Review(context.Year) is not { IsFailed: true } second) return [];
        var firsts = FailuresBefore(context).ToList();
        if (firsts.Count == 0) return [];

        var served = context.History.Rectifications
            .Where(n => n.ServedOn < second.ConcludedOn && n.ForYear < context.Year)
            .OrderBy(n => n.Id, StringComparer.Ordinal)
            .ToList();
        // A notice answers for this year if it followed the latest failure, or fixed this very year for the re-check.
        if (!served.Any(n => n.ForYear == firsts[^1].Year || n.RecheckYear == context.Year))
            return [Gap(context, firsts[^1], second)];

        return from notice in served
               where notice.RecheckYear == context.Year && notice.PeriodEnded(context.AsOf)
               from first in firsts
               where first.Year == notice.ForYear && first.OfTerm == notice.ForTerm
               select Whole(context, first, notice, second);
    }

    /// <summary>Failed years before the judged one, oldest first; a failed term stands with its last year.</summary>
    static IEnumerable<Failure> FailuresBefore(RuleContext context)
    {
        var history = context.History;
        foreach (var year in history.Reviews.Select(r => r.Year).Distinct().Where(y => y < context.Year).Order())
            if (history.Review(year) is { IsFailed: true } review)
                yield return new(year, OfTerm: false, review.ConcludedOn);
        if (history.TermConclusion is { IsFailed: true } term && history.Center.Validity.LastYear < context.Year)
            yield return new(history.Center.Validity.LastYear, OfTerm: true, term.ConcludedOn);
    }

    RiskFlag Whole(RuleContext context, Failure first, RectificationFacts notice, ReviewConclusion second) => Flag(
        context,
        $"{first.Name}不合格，整改通知{notice.DocumentNumber}于{Wording.Day(notice.ServedOn!.Value)}送达，整改期已结束，复查年度{context.Year}年复盘仍不合格。",
        [
            first.Evidence,
            .. NoticeEvidence.Of(notice),
            new("现场复核", notice.InspectedOn is { } day ? $"{Wording.Day(day)}验收{(notice.Accepted == true ? "通过" : "不通过")}" : "期满未复核"),
            new("复查年度", context.Year.ToString()),
            Failed(context.Year, second),
        ],
        subject: notice.Id);

    RiskFlag Gap(RuleContext context, Failure first, ReviewConclusion second) => Flag(
        context,
        $"{first.Name}、{context.Year}年度复盘均不合格，但其间没有送达整改通知，缺少法定环节，不得据以撤销。",
        [first.Evidence, new("其间送达的整改通知", "无"), Failed(context.Year, second)],
        Severity.Warning,
        "程序缺口");

    static Evidence Failed(ReportYear year, ReviewConclusion review) =>
        new($"{year}年度复盘", $"{Wording.Day(review.ConcludedOn)}会签为{Names.Of(review.Conclusion)}");

    sealed record Failure(ReportYear Year, bool OfTerm, DateOnly ConcludedOn)
    {
        public string Name => OfTerm ? "三年建设评估" : $"{Year}年度复盘";
        public Evidence Evidence => new(Name, $"{Wording.Day(ConcludedOn)}会签为不合格");
    }
}
