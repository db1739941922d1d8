using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Insight;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;

namespace Monitor.Web.Features.Rounds;

/// <summary>A report that a round expects, with the names a page shows.</summary>
public sealed record ExpectedReport(Reporting Reporting, string CenterName, string DistrictName, string ExtensionReason);

/// <summary>Who is expected in a round, and how each report stands.</summary>
static class RoundReports
{
    public static Task<IReadOnlyList<ExpectedReport>> OfAsync(MonitorDb db, Round round, CancellationToken cancel) => LoadAsync(db, round, null, cancel);

    /// <summary>The report of one centre, also where it was handed in before the centre was revoked and is no longer expected.</summary>
    public static async Task<ExpectedReport> OfAsync(MonitorDb db, Round round, CenterCode center, CancellationToken cancel) => (await LoadAsync(db, round, center, cancel)).Single();

    static async Task<IReadOnlyList<ExpectedReport>> LoadAsync(MonitorDb db, Round round, CenterCode? only, CancellationToken cancel)
    {
        var districts = await db.Districts.AsNoTracking().ToDictionaryAsync(d => d.Code, cancel);
        var reports = await db.Reports.AsNoTracking().Where(r => r.Year == round.Year)
            .Select(r => new { r.Center, r.State, First = r.Submissions.Where(s => s.WithdrawnAt == null).Min(s => s.SubmittedAt) }).ToDictionaryAsync(r => r.Center, cancel);
        var extensions = await db.RoundExtensions.AsNoTracking().Where(e => e.Year == round.Year).ToDictionaryAsync(e => e.Center, cancel);
        var failedTerms = await db.TermReviews.AsNoTracking().Where(t => t.ConcludedOn != null && t.CoSigned && !t.Passed).Select(t => t.Center).ToListAsync(cancel);
        var revoked = await db.Revocations.AsNoTracking().Where(r => r.RevokedOn != null && r.WithdrawnOn == null).ToDictionaryAsync(r => r.Center, r => r.RevokedOn, cancel);
        var centers = await db.Centers.AsNoTracking().OrderBy(c => c.Code).ToListAsync(cancel);

        return [.. centers.Where(c => only is { } one ? c.Code == one : IsExpected(c)).Select(c =>
        {
            var (report, extension) = (reports.GetValueOrDefault(c.Code), extensions.GetValueOrDefault(c.Code));
            var district = ActorProvider.Current(c.LeadDistrict, districts, round.Due);
            return new ExpectedReport(
                new(c.Code, district, round.Due, extension?.Due, report?.State, report?.First is { } at ? ChinaTime.DayOf(at) : null),
                c.Name, districts[district].Name, extension?.Reason ?? "");
        })];

        bool IsExpected(Center center) => new ValidityPeriod(center.DesignatedOn).Expects(round.Year, failedTerms.Contains(center.Code))
            && !(revoked.GetValueOrDefault(center.Code) <= (extensions.GetValueOrDefault(center.Code)?.Due ?? round.Due));
    }
}
