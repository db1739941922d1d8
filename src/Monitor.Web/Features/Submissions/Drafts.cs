using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Intake;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Submissions;

/// <summary>A checked report, from a file or the page → the centre's draft, where it can be one.</summary>
static class Drafts
{
    /// <summary>What becomes of the report of a centre that may be changed; a report with errors leaves the draft as it was.</summary>
    public static (UploadOutcome Outcome, string Note) Take(
        MonitorDb db, Actor actor, Upload upload, CenterRecord record, CheckedReport report, IEnumerable<ReportCell> cells, DateTime at)
    {
        if (!report.CanSubmit)
            return (UploadOutcome.Blocked, report.ErrorCount is > 0 and var errors
                ? $"有 {errors} 处错误，{(upload.IsTyped ? "已照填写的内容保存，改正后才能提交审定" : "没有存为草稿")}。"
                : "文件有错误，没有存为草稿。");
        return (UploadOutcome.Drafted, $"已存为第{Draft(db, actor, upload, record, report, cells, at).Version}版草稿。");
    }

    static Submission Draft(MonitorDb db, Actor actor, Upload upload, CenterRecord record, CheckedReport checkedReport, IEnumerable<ReportCell> cells, DateTime at)
    {
        if (record.Report is not { } report)
        {
            var first = SubmissionValues.From(checkedReport, cells, upload, 1, at, actor.Name);
            db.Reports.Add(new() { Center = record.Center.Code, Year = upload.Year, State = ReportState.Draft, Submissions = { first } });
            return first;
        }
        var newest = report.Newest;
        var isDraft = report.State == ReportState.Draft;
        if (!isDraft) report.State = ReportTransitions.Next(report.State, ReportAction.Revise, actor.Role);
        var draft = SubmissionValues.From(checkedReport, cells, upload, isDraft ? newest.Version : newest.Version + 1, at, actor.Name);
        if (isDraft)
        {
            // What was said about the draft goes on with it; the file it came from is kept with its own upload.
            (draft.Reason, draft.SentBackAt, draft.SentBackReason) = (newest.Reason, newest.SentBackAt, newest.SentBackReason);
            db.Submissions.Remove(newest);
        }
        report.Submissions.Add(draft);
        report.Revision++;
        return draft;
    }

    /// <summary>The same matter with the same found value keeps what the district said about it.</summary>
    public static async Task CarryExplanationsAsync(MonitorDb db, Actor actor, Upload upload, IEnumerable<FoundIssue> issues, CancellationToken cancel)
    {
        var warnings = issues.Where(i => i.NeedsExplanation).ToList();
        if (warnings.Count == 0) return;
        var districts = actor.Districts.ToList();
        var explained = (await db.Issues.AsNoTracking()
                .Where(i => i.Explanation != "" && db.Uploads.Any(u => u.Id == i.UploadId && u.Year == upload.Year && districts.Contains(u.District)))
                .ToListAsync(cancel))
            .GroupBy(i => i.Fingerprint).ToDictionary(g => g.Key, g => g.MaxBy(i => i.ExplainedAt)!);
        foreach (var warning in warnings)
            if (explained.GetValueOrDefault(warning.Fingerprint) is { } earlier)
                (warning.Explanation, warning.ExplainedBy, warning.ExplainedAt) = (earlier.Explanation, earlier.ExplainedBy, earlier.ExplainedAt);
    }
}
