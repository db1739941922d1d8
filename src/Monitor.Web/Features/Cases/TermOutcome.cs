using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Cases;

/// <summary>What a term assessment looks at: the three reviews, the cumulated targets, and the forecast beside the outcome.</summary>
/// <param name="Reviews">Each year of the term, with its conclusion; null where there is none.</param>
/// <param name="Card">The cumulated scorecard; null where nothing was reported.</param>
/// <param name="Forecast">The last one made before the term's last year; null where none is kept.</param>
public sealed record TermOutcome(CenterCode Center, IReadOnlyList<(ReportYear Year, ReviewConclusion? Review)> Reviews, Scorecard? Card, ForecastRun? Forecast)
{
    public static async Task<TermOutcome> LoadAsync(MonitorDb db, CenterHistory history, CancellationToken cancel)
    {
        var (code, validity) = (history.Center.Code, history.Center.Validity);
        var json = await db.Assessments.AsNoTracking().Where(a => a.Center == code && a.IsTerm && a.SupersededAt == null).Select(a => a.Json).SingleOrDefaultAsync(cancel);
        return new(
            code, [.. validity.Years.Select(y => (y, history.Review(y)))], json is null ? null : CanonicalJson.Read<Scorecard>(json),
            history.Forecasts.Where(f => f.Year < validity.LastYear).OrderBy(f => f.On).LastOrDefault());
    }
}
