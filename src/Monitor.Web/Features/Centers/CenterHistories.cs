using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Centers;

/// <summary>Builds what assessment and rules look at from what the database holds.</summary>
public static class CenterHistories
{
    /// <summary>Histories of the given centres (all where null), by code.</summary>
    public static async Task<IReadOnlyDictionary<CenterCode, CenterHistory>> LoadAsync(
        MonitorDb db, IReadOnlyCollection<CenterCode>? only = null, CancellationToken cancel = default)
    {
        var centers = await Of(db.Centers.Include(c => c.JointDistricts), c => c.Code).ToListAsync(cancel);
        var rounds = await db.Rounds.AsNoTracking().OrderBy(r => r.Year).ToListAsync(cancel);
        var extensions = await Of(db.RoundExtensions, e => e.Center).ToListAsync(cancel);
        var targets = await Grouped(db.Targets, t => t.Center);
        var changes = await Grouped(db.PlanChanges.Where(x => x.State == ChangeState.Approved && x.Subject == ChangeSubject.Target), x => x.Center);
        var reports = await Grouped(db.Reports
            .Include(r => r.Submissions.Where(s => s.SubmittedAt != null)).ThenInclude(s => s.Values)
            .Include(r => r.Submissions.Where(s => s.SubmittedAt != null)).ThenInclude(s => s.Corrections)
            .Include(r => r.Submissions.Where(s => s.SubmittedAt != null)).ThenInclude(s => s.Upload).ThenInclude(u => u.BasedOn), r => r.Center);
        var exemptions = await Grouped(db.Exemptions.Include(e => e.Withdrawal), e => e.Center);
        var ratings = await Grouped(db.ExpertLevels, e => e.Center);
        var incidents = await Grouped(db.Incidents, i => i.Center);
        var reviews = await Grouped(db.Reviews.Where(r => r.ConcludedOn != null), r => r.Center);
        var revocations = await Grouped(db.Revocations.Where(r => r.RevokedOn != null), r => r.Center);
        var terms = await Grouped(db.TermReviews.Where(t => t.ConcludedOn != null), t => t.Center);
        var rectifications = await Grouped(db.Rectifications, r => r.Center);
        var declarations = await Grouped(db.Declarations, d => d.Center);
        var runs = (await Of(db.ModelRuns, r => r.Center).Where(r => r.Run != "").OrderBy(r => r.Id).Select(r => new { r.Center, r.Kind, r.Run }).ToListAsync(cancel))
            .ToLookup(r => (r.Center, r.Kind), r => r.Run);
        var reminders = await Grouped(db.Remindings, r => r.Center);

        return centers.ToDictionary(c => c.Code, c => new CenterHistory
        {
            Center = Profile(c),
            Targets = [.. targets[c.Code].OrderBy(t => t.Year).ThenBy(t => t.Code, StringComparer.Ordinal).Select(t => new Target(t.Center, t.Year, t.Code, t.Value))],
            TargetChanges = [.. changes[c.Code].OrderBy(x => x.Id, StringComparer.Ordinal).Select(x => new TargetChange(x.Year, x.Code, x.Value!.Value, x.DecidedOn!.Value))],
            Rounds = [.. rounds.Select(r => Facts(r, extensions.Find(e => e.Center == c.Code && e.Year == r.Year)))],
            Reports = [.. reports[c.Code].OrderBy(r => r.Year).SelectMany(Versions)],
            Exemptions = [.. exemptions[c.Code].OrderBy(e => e.Year).ThenBy(e => e.Indicator).ThenBy(e => e.Id, StringComparer.Ordinal).Select(e => new Exemption(e.Year, e.Indicator, e.Reason, e.GrantedOn, e.Withdrawal?.WithdrawnOn))],
            Ratings = [.. ratings[c.Code].OrderBy(r => r.Year).ThenBy(r => r.Indicator).ThenBy(r => r.Id).Select(r => new SettledRating(r.Year, r.Indicator, r.Level, r.SettledOn))],
            Incidents = [.. incidents[c.Code].OrderBy(i => i.Id, StringComparer.Ordinal).Select(Facts)],
            Reviews = [.. reviews[c.Code].OrderBy(r => r.Year).Select(r => new ReviewConclusion(r.Year, r.Conclusion, r.ConcludedOn!.Value, r.CoSigned))],
            TermConclusions = [.. terms[c.Code].OrderBy(t => t.ConcludedOn).Select(t => new TermConclusion(t.Passed, t.ConcludedOn!.Value, t.CoSigned))],
            Rectifications = [.. rectifications[c.Code].OrderBy(r => r.Id, StringComparer.Ordinal).Select(Facts)],
            Declarations = [.. declarations[c.Code].OrderBy(d => d.Id, StringComparer.Ordinal).Select(d => new Declaration(d.Id, d.Kind, d.Year, d.DeclaredOn, d.DeclaredBy, d.DocumentNumber, d.Reason))],
            Reminders = [.. reminders[c.Code].OrderBy(r => r.Year).ThenBy(r => r.SentOn).ThenBy(r => r.Id).Select(r => new Reminder(r.Year, r.SentOn, r.Channel, r.Delivery, r.AcknowledgedOn))],
            Screenings = [.. runs[(c.Code, ModelKind.Screening)].Select(CanonicalJson.Read<ScreeningRun>)],
            Forecasts = [.. runs[(c.Code, ModelKind.Forecast)].Select(CanonicalJson.Read<ForecastRun>)],
            RevokedOn = revocations[c.Code].Where(r => r.WithdrawnOn is null).Min(r => r.RevokedOn),
            WithdrawnRevocations = [.. revocations[c.Code].Where(r => r.WithdrawnOn is not null).OrderBy(r => r.RevokedOn).Select(r => new WithdrawnRevocation(r.RevokedOn!.Value, r.WithdrawnOn!.Value))],
        });

        IQueryable<T> Of<T>(IQueryable<T> rows, System.Linq.Expressions.Expression<Func<T, CenterCode>> center) where T : class =>
            only is null ? rows.AsNoTracking() : rows.AsNoTracking().Where(Among(center, only));

        async Task<ILookup<CenterCode, T>> Grouped<T>(IQueryable<T> rows, System.Linq.Expressions.Expression<Func<T, CenterCode>> center) where T : class =>
            (await Of(rows, center).ToListAsync(cancel)).ToLookup(center.Compile());
    }

    /// <summary>The rounds as they apply to a centre whose due dates were not extended.</summary>
    public static async Task<IReadOnlyList<RoundFacts>> RoundsAsync(MonitorDb db, CancellationToken cancel) =>
        [.. (await db.Rounds.AsNoTracking().OrderBy(r => r.Year).ToListAsync(cancel)).Select(r => Facts(r, null))];

    public static CenterProfile Profile(Center center) => new()
    {
        Code = center.Code,
        Name = center.Name,
        Industry = center.Industry,
        LeadEntity = center.LeadEntity,
        LeadDistrict = center.LeadDistrict,
        JointDistricts = [.. center.JointDistricts.Select(j => j.District).Order()],
        Validity = new(center.DesignatedOn),
    };

    static IEnumerable<ReportVersion> Versions(AnnualReport report) => report.Submissions.OrderBy(s => s.Version).Select(s => new ReportVersion
    {
        Year = report.Year,
        Version = s.Version,
        SubmittedOn = ChinaTime.DayOf(s.SubmittedAt!.Value),
        WithdrawnOn = s.WithdrawnAt is { } withdrawn ? ChinaTime.DayOf(withdrawn) : null,
        VerifiedOn = s.VerifiedAt is { } at ? ChinaTime.DayOf(at) : null,
        Reported = s.Values.OrderBy(v => v.Field).ToDictionary(v => v.Field, v => new SourcedValue(Reported.Of(v.Value), Source(s, v))),
        Corrected = s.Corrections.OrderBy(c => c.Field).ToDictionary(c => c.Field, c => new SourcedValue(Reported.Of(c.Value))),
    });

    /// <param name="submission">With its upload, and what that is based on.</param>
    public static Provenance Source(Submission submission, SubmittedValue value)
    {
        if (value.TypedBy.Length > 0) return new($"页面填写 {value.TypedBy} {ChinaTime.Text(value.TypedAt!.Value)}", "", "", 0, 0, submission.Id.ToString());
        var file = submission.Upload.BasedOn ?? submission.Upload;
        return new(file.FileName, file.Sha256 ?? "", value.Sheet, value.Row, value.Column, submission.Id.ToString());
    }

    static RoundFacts Facts(Round round, RoundExtension? extension) =>
        new(round.Year, round.Opens, round.Due, round.GraceEnds, extension?.Due, extension?.GrantedOn);

    public static Incident Facts(RecordedIncident i) => new()
    {
        Id = i.Id,
        Kind = i.Kind,
        Authority = i.Authority,
        DocumentNumber = i.DocumentNumber,
        OccurredOn = i.OccurredOn,
        RecordedOn = i.RecordedOn,
        ConfirmedOn = i.ConfirmedOn,
        Evidence = i.Evidence,
    };

    static RectificationFacts Facts(Rectification r) => new()
    {
        Id = r.Id,
        ForYear = r.ForYear,
        ForTerm = r.ForTerm,
        ProposedOn = r.ProposedOn,
        DocumentNumber = r.DocumentNumber,
        IssuedOn = r.IssuedOn,
        ServedOn = r.ServedOn,
        FirstDeadline = r.FirstDeadline,
        ExtendedDeadline = r.ExtendedDeadline,
        ExtendedOn = r.ExtendedOn,
        RecheckYear = r.RecheckYear,
        EvidenceOn = r.EvidenceOn,
        InspectedOn = r.InspectedOn,
        Accepted = r.Accepted,
        ClosedOn = r.ClosedOn,
    };

    /// <summary>A member of an object, as a lambda's captured variable is, and passed as one parameter: the query is translated once, whatever the codes.</summary>
    sealed record Captured(IReadOnlyCollection<CenterCode> Codes);

    /// <summary>Rows of the given centres.</summary>
    public static System.Linq.Expressions.Expression<Func<T, bool>> Among<T>(
        System.Linq.Expressions.Expression<Func<T, CenterCode>> center, IReadOnlyCollection<CenterCode> only)
    {
        var contains = System.Linq.Expressions.Expression.Call(
            typeof(Enumerable), nameof(Enumerable.Contains), [typeof(CenterCode)],
            System.Linq.Expressions.Expression.Call(typeof(EF), nameof(EF.Parameter), [typeof(IReadOnlyCollection<CenterCode>)],
                System.Linq.Expressions.Expression.Property(System.Linq.Expressions.Expression.Constant(new Captured(only)), nameof(Captured.Codes))), center.Body);
        return System.Linq.Expressions.Expression.Lambda<Func<T, bool>>(contains, center.Parameters);
    }
}
