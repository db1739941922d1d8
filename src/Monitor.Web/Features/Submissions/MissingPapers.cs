using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Intake;
using Monitor.Web.Data;
using Monitor.Web.Shared.Components;

namespace Monitor.Web.Features.Submissions;

/// <summary>Papers that a report not yet handed in still lacks: evidence of what counts most, and the stamped scan where its round demands one.</summary>
static class MissingPapers
{
    /// <summary>Names of fields that are told before the rest is counted.</summary>
    const int MostNamed = 5;

    /// <param name="open">Reports of rounds that are open to the district.</param>
    public static async Task<IReadOnlyList<Todo>> OfAsync(MonitorDb db, Actor actor, IReadOnlyList<CenterRecord> open, CancellationToken cancel)
    {
        // What the reporter still works on does not wait for the approver.
        List<CenterRecord> unsent = [.. open.Where(r => r.Report is { State: ReportState.AwaitingApproval } || actor.Role == Role.DistrictReporter && r.Report is { State: ReportState.Draft })];
        if (unsent.Count == 0) return [];
        var uploads = unsent.Select(r => r.Report!.Newest.UploadId).ToList();
        var warnings = (await db.Issues.AsNoTracking().Where(i => uploads.Contains(i.UploadId) && i.Severity == IssueSeverity.Warning).ToListAsync(cancel))
            .ToLookup(i => (i.UploadId, i.Center));

        var todos = new List<Todo>();
        foreach (var record in unsent)
            if (Warnings(record).FirstOrDefault(i => i.Code == IssueCatalog.EvidenceMissing.Code) is { } lacking) todos.Add(Evidence(record, lacking));
        foreach (var round in unsent.Where(r => r.Round.RequiresStampedScan).GroupBy(r => r.Round))
        {
            // A scan of values that will still change is made in vain.
            List<CenterRecord> settled = [.. round.Where(r => r.Report!.State == ReportState.AwaitingApproval || Warnings(r).All(i => i.Explanation.Length > 0))];
            var scans = await ScanService.OfAsync(db, round.Key.Year, [.. settled.Select(r => r.Center.Code)], cancel);
            List<CenterRecord> without = [.. settled.Where(r => SubmissionFlow.WhyNotStamped(r.Round, r.Report!.Newest, [.. scans.Where(s => s.Center == r.Center.Code)]) is not null)];
            if (without.Count > 0)
                todos.Add(new($"{round.Key.Year}年度报送：{string.Join("、", without.Select(r => r.Center.Name))}还没有附本版的盖章扫描件", $"/submissions/{round.Key.Year}", without.Min(r => r.Due), StateTone.Attention));
        }
        return todos;

        IEnumerable<FoundIssue> Warnings(CenterRecord record) => warnings[(record.Report!.Newest.UploadId, record.Center.Code)];
    }

    /// <summary>What was explained is still to come, but hinders the report no more.</summary>
    static Todo Evidence(CenterRecord record, FoundIssue lacking)
    {
        var (fields, isExplained) = (lacking.Found.Split('、'), lacking.Explanation.Length > 0);
        return new(
            $"{record.Center.Name} {record.Round.Year}年度报告还缺 {fields.Length} 项佐证{(isExplained ? "（已说明原因）" : "")}：{string.Join("、", fields.Take(MostNamed))}{(fields.Length > MostNamed ? "等" : "")}",
            $"/evidence/{record.Round.Year}/{record.Center.Code}", record.Due, isExplained ? StateTone.Active : StateTone.Attention);
    }
}
