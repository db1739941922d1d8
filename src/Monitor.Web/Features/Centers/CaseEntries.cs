using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Cases;

namespace Monitor.Web.Features.Centers;

/// <summary>What the timeline tells of inquiries, visits, changes and revocations, as far as the actor may see the case; each leads to it.</summary>
static class CaseEntries
{
    /// <param name="years">That are told: what comes after the last is told with it.</param>
    public static async Task<ILookup<ReportYear, Entry>> LoadAsync(MonitorDb db, Actor actor, Center center, IReadOnlyList<ReportYear> years, CancellationToken cancel)
    {
        var inquiries = await db.Inquiries.AsNoTracking().Where(i => i.Center == center.Code).ToListAsync(cancel);
        var visits = await db.SiteVisits.AsNoTracking().Where(v => v.Center == center.Code).ToListAsync(cancel);
        var changes = await db.PlanChanges.AsNoTracking().Where(c => c.Center == center.Code).ToListAsync(cancel);
        var revocations = await db.Revocations.AsNoTracking().Where(r => r.Center == center.Code).ToListAsync(cancel);
        return inquiries.Where(i => actor.Sees(i, center)).SelectMany(Told)
            .Concat(visits.Where(v => actor.Sees(v, center)).SelectMany(Told))
            .Concat(changes.Where(c => actor.Sees(c, center)).SelectMany(Told))
            .Concat(revocations.Where(r => actor.Sees(r, center)).SelectMany(Told))
            .ToLookup(told => told.Year > years[^1] ? years[^1] : told.Year, told => told.Entry);
    }

    static IEnumerable<(ReportYear Year, Entry Entry)> Told(Inquiry inquiry)
    {
        yield return (inquiry.Year, new(inquiry.OpenedOn, "立案核查", inquiry.Corrections, Href: At(inquiry)));
        if (inquiry.StatedOn is { } stated) yield return (inquiry.Year, new(stated, "提交说明", "", Href: At(inquiry)));
        if (inquiry.DecidedOn is { } decided)
            yield return (inquiry.Year, new(decided, CaseNames.Of(inquiry.State), inquiry.DocumentNumber, inquiry.State == InquiryState.Falsity ? EntryLook.Bad : EntryLook.Done, At(inquiry)));
    }

    static IEnumerable<(ReportYear Year, Entry Entry)> Told(SiteVisit visit)
    {
        yield return (visit.Year, new(visit.VisitedOn ?? visit.PlannedOn, $"现场走访（{CaseNames.Of(visit.State)}）", visit.Findings.Length > 0 ? visit.Findings : visit.Purpose,
            visit.State switch { VisitState.Refused => EntryLook.Bad, VisitState.Planned => EntryLook.Next, _ => EntryLook.Done }, At(visit)));
    }

    static IEnumerable<(ReportYear Year, Entry Entry)> Told(PlanChange change)
    {
        yield return (change.Year, new(change.AskedOn, "申请变更", ChangeService.Worded(change), Href: At(change)));
        if (change.DecidedOn is { } decided) yield return (change.Year, new(decided, $"变更{CaseNames.Of(change.State)}", ChangeService.Worded(change), Href: At(change)));
    }

    static IEnumerable<(ReportYear Year, Entry Entry)> Told(Revocation revocation)
    {
        (DateOnly? On, string Text, string Detail, EntryLook Look)[] steps =
        [
            (revocation.ProposedOn, "提出撤销", $"陈述申辩截止 {ChinaTime.Text(revocation.HearingDeadline)}", EntryLook.Bad),
            (revocation.HeardOn, revocation.Statement.Length > 0 ? "提交陈述申辩" : "期满未陈述", "", EntryLook.Done),
            (revocation.MeetingOn, "党组会议审议", revocation.MeetingDocument, EntryLook.Done),
            (revocation.PublicFrom, "公示", revocation.PublicTo is { } until ? $"至 {ChinaTime.Text(until)}" : "", EntryLook.Done),
            (revocation.RevokedOn, "撤销", revocation.DocumentNumber, EntryLook.Bad),
            (revocation.WithdrawnOn, "撤回撤销决定", "", EntryLook.Done),
            (revocation.RevokedOn is null ? revocation.EndedOn : null, "不予撤销", "", EntryLook.Done),
        ];
        foreach (var (on, text, detail, look) in steps)
            if (on is { } day) yield return (revocation.Year, new(day, text, detail, look, At(revocation)));
    }

    static string At(ICase of) => $"/cases/{of.Id}";
}
