using Microsoft.EntityFrameworkCore;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;

namespace Monitor.Web.Features.Cases;

/// <summary>
/// Who may look at which case: service centre and commission at all; a district at those of its centres, a review from the day it was sent for
/// the district's opinion, a rectification from the day its notice was issued, an inquiry once the centre is asked, a visit once it took place or was refused.
/// </summary>
static class CaseAccess
{
    public static bool IsDisclosed(ICase of) => of switch
    {
        Review review => review.SentOn is not null || review.ConcludedOn is not null,
        Rectification notice => notice.IssuedOn is not null,
        Inquiry inquiry => inquiry.AskedOn is not null,
        SiteVisit visit => visit.VisitedOn is not null,
        _ => true,
    };

    public static bool Sees(this Actor actor, ICase of, Center center) => actor.SeesAll || actor.Sees(center) && IsDisclosed(of);

    /// <exception cref="Forbidden">An administrator asks.</exception>
    /// <exception cref="NotFoundForActor">There is no such case, or not for this actor.</exception>
    public static async Task<(T Case, Center Center)> FindAsync<T>(MonitorDb db, Actor actor, Func<MonitorDb, Task<T?>> find, CancellationToken cancel) where T : class, ICase
    {
        if (!actor.SeesAll && !actor.IsDistrict) throw new Forbidden("管理员账号不接触业务数据，不能查看或办理案件。");
        if (await find(db) is not { } found) throw new NotFoundForActor();
        var center = await db.Centers.Include(c => c.JointDistricts).SingleAsync(c => c.Code == found.Center, cancel);
        return actor.Sees(found, center) ? (found, center) : throw new NotFoundForActor();
    }

    public static async Task<AnnualReview?> ReviewAsync(MonitorDb db, string id, CancellationToken cancel) =>
        id.Split('-', 3) is ["FP", var text, var center] && int.TryParse(text, out var number) && number is > 2000 and < 2100 && center.Trim().Length > 0
            ? await FindReviewAsync(db, new(center), new(number), cancel)
            : null;

    static Task<AnnualReview?> FindReviewAsync(MonitorDb db, Analytics.Vocabulary.CenterCode center, Analytics.Vocabulary.ReportYear year, CancellationToken cancel) =>
        db.Reviews.SingleOrDefaultAsync(r => r.Center == center && r.Year == year, cancel);

    public static Task<Rectification?> RectificationAsync(MonitorDb db, string id, CancellationToken cancel) =>
        db.Rectifications.Include(r => r.Findings).ThenInclude(f => f.Measures).SingleOrDefaultAsync(r => r.Id == id, cancel);

    public static Task<Revocation?> RevocationAsync(MonitorDb db, string id, CancellationToken cancel) =>
        db.Revocations.Include(r => r.Grounds).SingleOrDefaultAsync(r => r.Id == id, cancel);

    public static Task<TermReview?> TermAsync(MonitorDb db, string id, CancellationToken cancel) =>
        id.Split('-', 2) is ["PG", var code] && code.Trim().Length > 0 ? FindTermAsync(db, new(code), cancel) : Task.FromResult<TermReview?>(null);

    static Task<TermReview?> FindTermAsync(MonitorDb db, Analytics.Vocabulary.CenterCode center, CancellationToken cancel) => db.TermReviews.SingleOrDefaultAsync(r => r.Center == center, cancel);

    public static Task<Inquiry?> InquiryAsync(MonitorDb db, string id, CancellationToken cancel) => db.Inquiries.SingleOrDefaultAsync(i => i.Id == id, cancel);

    public static Task<PlanChange?> ChangeAsync(MonitorDb db, string id, CancellationToken cancel) => db.PlanChanges.SingleOrDefaultAsync(c => c.Id == id, cancel);

    public static Task<SiteVisit?> VisitAsync(MonitorDb db, string id, CancellationToken cancel) => db.SiteVisits.SingleOrDefaultAsync(v => v.Id == id, cancel);

    /// <summary>A case of any kind, by its id.</summary>
    public static async Task<ICase?> AnyAsync(MonitorDb db, string id, CancellationToken cancel) => id.Split('-')[0] switch
    {
        "FP" => await ReviewAsync(db, id, cancel),
        "ZG" => await RectificationAsync(db, id, cancel),
        "CX" => await RevocationAsync(db, id, cancel),
        "PG" => await TermAsync(db, id, cancel),
        "HC" => await InquiryAsync(db, id, cancel),
        "ZF" => await VisitAsync(db, id, cancel),
        "BG" => await ChangeAsync(db, id, cancel),
        _ => null,
    };

    /// <summary>The centre, for somebody who opens a case of it.</summary>
    public static async Task<Center> CenterAsync(MonitorDb db, Actor actor, Analytics.Vocabulary.CenterCode code, CancellationToken cancel)
    {
        var center = await db.Centers.Include(c => c.JointDistricts).SingleOrDefaultAsync(c => c.Code == code, cancel);
        return center is not null && actor.Sees(center) ? center : throw new NotFoundForActor();
    }
}
