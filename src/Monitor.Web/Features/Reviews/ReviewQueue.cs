using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;

namespace Monitor.Web.Features.Reviews;

/// <summary>A centre expected in a round, and how its report stands.</summary>
public sealed record QueueLine
{
    public required CenterCode Center { get; init; }
    public required string CenterName { get; init; }
    public required string DistrictName { get; init; }
    /// <summary>Null where nothing was begun.</summary>
    public required ReportState? State { get; init; }
    /// <summary>The newest version handed in; 0 where there is none.</summary>
    public required int Version { get; init; }
    public required DateTime? SubmittedAt { get; init; }
    public required DateOnly Due { get; init; }
    /// <summary>Days after the due day on which it was first handed in, or has not been by today; 0 or less is in time.</summary>
    public required int LateDays { get; init; }
    public required int Warnings { get; init; }
    public required int Explained { get; init; }
    public required string Reviewer { get; init; }
    public required int? ReviewerId { get; init; }
    /// <summary>Since when somebody is awaited: the reviewer where it was handed in, the district where it was returned.</summary>
    public required DateTime? Since { get; init; }
    public required int WaitDays { get; init; }

    public bool IsReported => Version > 0;
    public bool AwaitsReview => State is ReportState.Submitted or ReportState.UnderReview;
    public bool IsVerified => State == ReportState.Verified;
    public bool IsOverdue => !IsReported && LateDays > 0;
}

/// <summary>All centres of a round; in each group what waits longest stands first.</summary>
public sealed record RoundQueue(Round Round, IReadOnlyList<ReportYear> Years, DateOnly Today, IReadOnlyList<QueueLine> Lines)
{
    public IEnumerable<QueueLine> AwaitingReview => Lines.Where(l => l.AwaitsReview);
    public IEnumerable<QueueLine> AwaitingDistrict => Lines.Where(l => !l.AwaitsReview && !l.IsVerified);
    public IEnumerable<QueueLine> Verified => Lines.Where(l => l.IsVerified);

    /// <summary>After its last day the round is closed: what was not reported stays so.</summary>
    public bool IsClosed => Today > Round.GraceEnds;

    /// <summary>What the actor should do next: the longest waiting that is nobody else's.</summary>
    public QueueLine? NextFor(Actor actor) => actor.Role == Role.Reviewer
        ? AwaitingReview.FirstOrDefault(l => l.State == ReportState.Submitted || l.ReviewerId == actor.UserId)
        : null;

    public string Href(QueueLine line) => $"/reviews/{Round.Year}/{line.Center}";
}

/// <param name="Queue">Null where there is no round at all.</param>
public sealed record ReviewQueueView(RoundQueue? Queue);

/// <summary>复核队列 of a round.</summary>
public sealed class ReviewQueue(IDbContextFactory<MonitorDb> databases, TimeProvider time)
{
    /// <summary>Who may look at reviews; only the reviewer acts.</summary>
    public static ReadOnlySpan<Role> Readers => new[] { Role.Reviewer, Role.CommissionOfficer, Role.CommissionLeader };

    /// <param name="year">Null for the newest round that has opened.</param>
    /// <exception cref="NotFoundForActor">There is no such round.</exception>
    public async Task<RoundQueue?> OfAsync(Actor actor, int? year, CancellationToken cancel)
    {
        actor.Require(Readers);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rounds = await db.Rounds.AsNoTracking().OrderByDescending(r => r.Year).ToListAsync(cancel);
        if (year is null && rounds.Count == 0) return null;
        var round = year is null
            ? rounds.FirstOrDefault(r => r.Opens <= time.Today()) ?? rounds[^1]
            : rounds.Find(r => r.Year.Value == year) ?? throw new NotFoundForActor($"没有{year}年度的报送批次。");
        return new(round, [.. rounds.Select(r => r.Year)], time.Today(), await LinesAsync(db, round, cancel));
    }

    /// <summary>Days from the due day to the given one; an extension counts.</summary>
    public static int LateDays(DateOnly day, RoundFacts round) => day.DayNumber - round.EffectiveDue.DayNumber;

    async Task<IReadOnlyList<QueueLine>> LinesAsync(MonitorDb db, Round round, CancellationToken cancel)
    {
        var reports = await db.Reports.AsNoTracking().Where(r => r.Year == round.Year)
            .Include(r => r.Submissions.Where(s => s.SubmittedAt != null)).ToDictionaryAsync(r => r.Center, cancel);
        var uploads = reports.Values.SelectMany(r => r.Submissions).Select(s => s.UploadId).ToHashSet();
        var warnings = (await db.Issues.Where(i => uploads.Contains(i.UploadId) && i.Severity == IssueSeverity.Warning)
            .Select(i => new { i.UploadId, i.Center, IsExplained = i.Explanation != "" }).ToListAsync(cancel))
            .ToLookup(i => (i.UploadId, i.Center), i => i.IsExplained);
        var extensions = await db.RoundExtensions.Where(e => e.Year == round.Year).ToDictionaryAsync(e => e.Center, e => e.Due, cancel);
        var districts = await db.Districts.AsNoTracking().ToDictionaryAsync(d => d.Code, cancel);

        return
        [
            .. (await ExpectedAsync(db, round.Year, cancel)).Select(Line)
                .OrderBy(l => l.AwaitsReview ? 0 : l.IsVerified ? 2 : 1)
                .ThenByDescending(l => l.IsReported).ThenBy(l => l.Since).ThenBy(l => l.Due).ThenBy(l => l.Center),
        ];

        QueueLine Line(Center center)
        {
            var report = reports.GetValueOrDefault(center.Code);
            var versions = report?.Submissions.OrderBy(s => s.Version).ToList() ?? [];
            var newest = versions.LastOrDefault();
            var due = extensions.GetValueOrDefault(center.Code, round.Due);
            var since = newest?.VerifiedAt ?? newest?.ReturnedAt ?? newest?.SubmittedAt;
            var explained = newest is null ? [] : warnings[(newest.UploadId, center.Code)].ToList();
            return new()
            {
                Center = center.Code,
                CenterName = center.Name,
                DistrictName = districts[ActorProvider.Current(center.LeadDistrict, districts, round.Due)].Name,
                State = report?.State,
                Version = newest?.Version ?? 0,
                SubmittedAt = newest?.SubmittedAt,
                Due = due,
                LateDays = (versions.Count > 0 ? ChinaTime.DayOf(versions[0].SubmittedAt!.Value) : time.Today()).DayNumber - due.DayNumber,
                Warnings = explained.Count,
                Explained = explained.Count(e => e),
                Reviewer = newest?.Reviewer ?? "",
                ReviewerId = newest?.ReviewerId,
                Since = since,
                WaitDays = since is { } at ? time.Today().DayNumber - ChinaTime.DayOf(at).DayNumber : 0,
            };
        }
    }

    /// <summary>Centres that owe a report for the year.</summary>
    static async Task<IEnumerable<Center>> ExpectedAsync(MonitorDb db, ReportYear year, CancellationToken cancel)
    {
        var terms = (await db.TermReviews.AsNoTracking().ToListAsync(cancel)).ToLookup(t => t.Center);
        var centers = await db.Centers.AsNoTracking().OrderBy(c => c.Code).ToListAsync(cancel);
        return centers.Where(c => new CenterHistory
        {
            Center = CenterHistories.Profile(c),
            TermConclusions = [.. terms[c.Code].Select(t => new TermConclusion(t.Passed, t.ConcludedOn, t.CoSigned))],
        }.Expects(year));
    }
}

/// <summary>What each state of a report asks of the reader.</summary>
static class ReportTones
{
    public static Shared.Components.StateTone Of(ReportState state) => state switch
    {
        ReportState.Submitted or ReportState.UnderReview => Shared.Components.StateTone.Active,
        ReportState.Returned => Shared.Components.StateTone.Attention,
        ReportState.Verified => Shared.Components.StateTone.Done,
        _ => Shared.Components.StateTone.Idle,
    };
}
