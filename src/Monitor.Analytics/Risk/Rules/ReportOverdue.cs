using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Risk.Rules;

/// <summary>
/// No report by the end of the due day. It stands against the district; a report that came late keeps it, with its lateness.
/// Days overdue are told in the statement only, so that the flag is the same one tomorrow.
/// </summary>
public sealed class ReportOverdue : RiskRule
{
    public override RuleId Id => "R-OVERDUE";
    public override Clause Clause => Clause.Notice2026("三（二）");
    public override string Title => "逾期未报";
    public override string Meaning =>
        "到报送截止日24时（北京时间）仍未报送年度运行情况报告；经批准延期的按延期后的截止日。逾期后补报的，标记保留并记明迟报天数。责任在区县，不作为撤销创新中心的依据。";
    public override IReadOnlyList<Severity> Severities => [Severity.Warning];
    public override Facts Needs => Facts.Reports | Facts.Rounds;
    protected override FlagTarget Against => FlagTarget.District;

    public override IEnumerable<RiskFlag> Evaluate(RuleContext context)
    {
        var (history, year) = (context.History, context.Year);
        if (history.Rounds.FirstOrDefault(r => r.Year == year) is not { } round || !history.Expects(year)) return [];
        var reports = history.Reports.Where(r => r.Year == year).ToList();
        DateOnly? reported = reports.Count > 0 ? reports.Min(r => r.SubmittedOn) : null;
        var late = (reported ?? context.AsOf).DayNumber - round.EffectiveDue.DayNumber;
        if (late <= 0) return [];

        var due = Wording.Day(round.EffectiveDue);
        return [reported is { } day
            ? Flag(context, $"{year}年度报告应于{due}前报送，实际{Wording.Day(day)}报送，迟报{late}天。",
                EvidenceOf(context, round, $"{Wording.Day(day)}报送，迟报{late}天"), title: "迟报")
            : Flag(context, $"{year}年度报告应于{due}前报送，截至{Wording.Day(context.AsOf)}未报送，已逾期{late}天。",
                EvidenceOf(context, round, "未报送"))];
    }

    static IEnumerable<Evidence> EvidenceOf(RuleContext context, RoundFacts round, string report)
    {
        yield return new("报送截止日", Wording.Day(round.Due));
        if (round.ExtendedDue is { } extended) yield return new("延期后的截止日", Wording.Day(extended));
        yield return new("报送情况", report);
        foreach (var reminder in context.History.Reminders
                     .Where(r => r.Year == context.Year).OrderBy(r => r.SentOn).ThenBy(r => r.Channel, StringComparer.Ordinal))
            yield return new($"催报（{Wording.Day(reminder.SentOn)}，{reminder.Channel}）", Outcome(reminder));
    }

    static string Outcome(Reminder reminder) => reminder.Delivery switch
    {
        Delivery.Acknowledged => reminder.AcknowledgedOn is { } day ? $"{Wording.Day(day)}确认收到" : "已确认收到",
        Delivery.Failed => "发送失败",
        _ => "已发出，未确认收到",
    };
}
