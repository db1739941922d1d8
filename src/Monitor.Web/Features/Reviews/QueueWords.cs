using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Reviews;

/// <summary>How the queue is put into words.</summary>
static class QueueWords
{
    /// <summary>2026年度应报18家：2份等候复核，最久的已等3天；1份已退回区县；15家未报送，截止日2027年2月28日。</summary>
    public static string Answer(RoundQueue queue)
    {
        var waiting = queue.AwaitingReview.ToList();
        var returned = queue.AwaitingDistrict.Count(l => l.IsReported);
        var unreported = queue.Lines.Count(l => !l.IsReported);
        var overdue = queue.Lines.Count(l => l.IsOverdue);
        string?[] parts =
        [
            waiting.Count == 0 ? "没有报告等候复核" : $"{waiting.Count}份等候复核，{(waiting.Max(l => l.WaitDays) is var days and > 0 ? $"最久的已等{days}天" : "均为今天报送")}",
            returned == 0 ? null : $"{returned}份退回区县修改",
            queue.Verified.Any() ? $"{queue.Verified.Count()}份已核定" : null,
            unreported == 0 ? null : $"{unreported}家未报送" + (
                queue.IsClosed ? "，批次已截止"
                : overdue > 0 ? $"，其中{overdue}家已逾期"
                : $"，截止日{Formats.Day(queue.Round.Due)}"),
        ];
        return $"{queue.Round.Year}年度应报{queue.Lines.Count}家：{string.Join("；", parts.Where(p => p is not null))}。";
    }

    /// <summary>按期, or 迟报5天.</summary>
    public static string Timeliness(int daysLate) => daysLate > 0 ? $"迟报{daysLate}天" : "按期";

    public static string Change(decimal? change) => change switch
    {
        null => Numbers.MissingMark,
        0 => "持平",
        { } c => $"{(c > 0 ? "▲" : "▼")} {Formats.Number(Math.Abs(c) * 100, 1)} %",
    };
}
