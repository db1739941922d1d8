using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Submissions;

namespace Monitor.Web.Features.Evidence;

/// <summary>Keeps the one warning about lacking evidence in step with what is attached.</summary>
static class EvidenceWarnings
{
    /// <summary>Fields of a year that have evidence, by centre: what an upload is checked against.</summary>
    public static async Task<ILookup<CenterCode, FieldCode>> AttachedAsync(MonitorDb db, ReportYear year, CancellationToken cancel) =>
        (await db.Evidence.AsNoTracking().Where(e => e.Year == year && e.EndedAt == null).Select(e => new { e.Center, e.Field }).ToListAsync(cancel))
            .ToLookup(e => e.Center, e => e.Field);

    /// <summary>The draft's warning names what is lacking now. An explanation holds on while nothing else is lacking than what it was given for.</summary>
    public static async Task RefreshAsync(MonitorDb db, Rulebook rulebook, CenterRecord record, CancellationToken cancel)
    {
        if (record.Report?.Newest is not { SubmittedAt: null } draft) return;
        var center = record.Center.Code;
        await db.SaveChangesAsync(cancel);
        var attached = (await AttachedAsync(db, record.Round.Year, cancel))[center].ToHashSet();
        var lacking = EvidenceChecks.Lacking(rulebook, f => Reported.Of(draft.Values.Find(v => v.Field == f)?.Value), attached);
        var before = await db.Issues.SingleOrDefaultAsync(
            i => i.UploadId == draft.UploadId && i.Center == center && i.Code == IssueCatalog.EvidenceMissing.Code, cancel);
        if (before is not null) db.Issues.Remove(before);
        if (lacking.Count == 0) return;

        var place = new IssuePlace { Sheet = before?.Sheet ?? draft.Values[0].Sheet, Row = before?.Row, Column = before?.Column, Center = center };
        var issue = FoundIssue.From(EvidenceChecks.Warn(place, lacking));
        issue.UploadId = draft.UploadId;
        var explained = before?.Found.Split('、').ToHashSet();
        if (before is not null && lacking.All(f => explained!.Contains(f.Name)))
            (issue.Explanation, issue.ExplainedBy, issue.ExplainedAt) = (before.Explanation, before.ExplainedBy, before.ExplainedAt);
        db.Issues.Add(issue);
    }
}
