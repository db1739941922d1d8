using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Cases;

/// <summary>On what a year may be rectified, and until when (三（一）).</summary>
static class RectificationGrounds
{
    /// <returns>What the notice rests on, as a sentence: confirmed flags of the year, its failed review, or the failed assessment of the term.</returns>
    /// <exception cref="Refused">No finding, a flag that is not confirmed or of another year, or no ground.</exception>
    public static async Task<string> OfAsync(CaseWork work, RectificationDraft draft)
    {
        if (draft.Findings.Count == 0) throw new Refused("没有列出问题。请至少列出一项问题及其整改要求。", "问题1");
        var history = await work.HistoryAsync();
        var ids = draft.Findings.Select(f => f.Flag).OfType<int>().Distinct().ToList();
        var flags = await work.Db.Flags.Where(f => ids.Contains(f.Id)).ToListAsync(work.Cancel);
        foreach (var id in ids)
            if (flags.Find(f => f.Id == id) is not { Status: FlagStatus.Confirmed } flag || flag.Center != work.Center.Code || flag.Year != draft.ForYear)
                throw new Refused($"标记 {id} 不是{work.Center.Name}{draft.ForYear}年度已确认的风险标记，不能作为整改依据。请先确认标记。");
        var failed = draft.ForTerm
            ? history.TermConclusion is { IsFailed: true } && history.Center.Validity.LastYear == draft.ForYear
            : history.Review(draft.ForYear) is { IsFailed: true };
        if (!failed && !flags.Exists(f => f.Severity >= Severity.Rectify))
            throw new Refused("提出整改须有已确认的“整改”以上风险标记，或会签为不合格的复盘结论（三（一））。");
        return string.Join("；",
            [.. flags.Select(f => $"标记 {f.Id} {f.Rule} {f.Recorded().Flag.Title}"), .. failed ? [draft.ForTerm ? "三年建设评估会签未通过" : $"{draft.ForYear}年度复盘会签不合格"] : Array.Empty<string>()]);
    }

    /// <summary>
    /// Why a year can't be rectified any more. A deadline lies in this year or the next, and that year's review re-checks: where neither is reviewed,
    /// the notice could never be issued. Null where it can.
    /// </summary>
    public static string? WhyNot(CenterHistory history, ReportYear failed, DateOnly today) =>
        Enumerable.Range(today.Year, 2).Any(y => y > failed.Value && history.Expects(new(y))) ? null
            : $"建设期至{history.Center.Validity.LastYear}年度，此后没有年度复盘可供复查，不能再就{failed}年度提出整改；未达标的由三年建设评估处理。";

    /// <summary>After today and the failed year, by the end of the next, and in a year whose review can re-check it.</summary>
    /// <exception cref="Refused">Missing, or any other day.</exception>
    public static async Task<DateOnly> DeadlineAsync(CaseWork work, Rectification notice, DateOnly? deadline)
    {
        var until = Given.Day(deadline, "整改期限");
        if (until <= work.Today) throw new Refused($"整改期限 {ChinaTime.Text(until)} 须晚于今天 {ChinaTime.Text(work.Today)}。请改为以后的日期。");
        if (until.Year <= notice.ForYear.Value) throw new Refused($"整改期限 {ChinaTime.Text(until)} 须在{notice.ForYear}年之后：复查年度是期限所在的自然年，且晚于不合格的年度。请改为以后的日期。");
        if (until.Year > work.Today.Year + 1) throw new Refused($"整改期限 {ChinaTime.Text(until)} 超过次年。请填写本年或次年内的日期。");
        var history = await work.HistoryAsync();
        if (!history.Expects(new(until.Year)))
            throw new Refused($"复查年度 {until.Year} 超出建设期（至{history.Center.Validity.LastYear}年度），届时没有年度复盘可供复查。请把期限定在{history.Center.Validity.LastYear}年内；末年不合格的，由三年建设评估处理。");
        return until;
    }
}
