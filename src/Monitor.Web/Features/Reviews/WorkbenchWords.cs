using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Reviews;

/// <summary>How a report under review is put into words.</summary>
static class WorkbenchWords
{
    public static string Answer(Workbench bench) => bench.State switch
    {
        ReportState.Submitted =>
            $"{Handed(bench)}，{(bench.Warnings == 0 ? "没有提醒" : $"{bench.Warnings}条提醒")}；按申报值暂得{Score(bench.Scores.Reported)}。",
        ReportState.UnderReview =>
            $"{bench.Newest.Reviewer}正在复核：{Changed(bench)}；{Moved(bench.Scores)}。",
        ReportState.Verified =>
            $"{Verifier(bench)}于{ChinaTime.Text(bench.Newest.VerifiedAt!.Value)}核定，{Changed(bench)}；{Moved(bench.Scores)}。",
        ReportState.Returned =>
            $"已于{ChinaTime.Text(bench.Newest.ReturnedAt!.Value)}退回{bench.DistrictName}，等候重报。",
        _ => $"{bench.DistrictName}正在修改，当前为“{CaseNames.Of(bench.State)}”；以下是上次报送的第{bench.Newest.Version}版。",
    };

    /// <summary>72.31分（合格）</summary>
    public static string Score(Scorecard? card) => card is null ? "不适用" : $"{Points(card.Score)}分（{Names.Of(card.Grade)}）";

    public static string Points(decimal? score) => score?.ToString("0.00") ?? Formats.NotApplicable;

    /// <summary>B2 培养工程师：目标 205，完成 89.8 %</summary>
    public static string Attainment(IndicatorScore indicator) =>
        indicator.Status == ScoreStatus.Exempt ? "已豁免"
        : indicator.Target is not { } target ? "无目标"
        : $"目标 {Formats.Number(target)}{(indicator.Unit == "%" ? " %" : "")}，" + (
            indicator.Rate is { } rate ? $"完成 {Formats.Percent(rate)}"
            : indicator.Status == ScoreStatus.Missing ? "未填" : Formats.NotApplicable);

    static string Handed(Workbench bench) =>
        $"{bench.DistrictName}{ChinaTime.Text(bench.Newest.SubmittedAt)}报送第{bench.Newest.Version}版，{QueueWords.Timeliness(bench.DaysLate)}";

    static string Verifier(Workbench bench) => bench.Newest.Reviewer.Length > 0 ? bench.Newest.Reviewer : "服务中心";

    static string Changed(Workbench bench) => bench.Changes.Count == 0 ? "各项同申报值" : $"改动{bench.Changes.Count}项核定值";

    static string Moved(ScoreMove scores) => scores.Reported is { } before && scores.Verified is { } after && (before.Score, before.Grade) != (after.Score, after.Grade)
        ? $"得分由{Score(before)}变为{Score(after)}"
        : $"得分{Score(scores.Shown)}";
}
