using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Rounds;

namespace Monitor.Web.Features.Reviews;

/// <summary>A report that the round expects, and how its review stands.</summary>
public sealed record QueueLine
{
    public required ExpectedReport Expected { get; init; }
    /// <summary>The newest version handed in; 0 where there is none.</summary>
    public required int Version { get; init; }
    public required DateTime? SubmittedAt { get; init; }
    /// <summary>Days after the due day on which it was first handed in, or has not been by today; 0 in time.</summary>
    public required int DaysLate { get; init; }
    public required int Warnings { get; init; }
    public required int Explained { get; init; }
    public required string Reviewer { get; init; }
    public required int? ReviewerId { get; init; }
    /// <summary>When it came to where it is: handed in, returned, or verified.</summary>
    public required DateTime? Since { get; init; }
    public required int WaitDays { get; init; }

    public CenterCode Center => Expected.Reporting.Center;
    public ReportState? State => Expected.Reporting.State;
    public bool IsReported => Version > 0;
    public bool AwaitsReview => State is ReportState.Submitted or ReportState.UnderReview;
    public bool IsVerified => State == ReportState.Verified;
    public bool IsOverdue => !IsReported && DaysLate > 0;
}

/// <summary>All reports that a round expects; in each group what waits longest stands first.</summary>
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
    /// <param name="year">Null for the newest round that has opened.</param>
    /// <exception cref="NotFoundForActor">There is no such round.</exception>
    public async Task<RoundQueue?> OfAsync(Actor actor, int? year, CancellationToken cancel)
    {
        RequireReader(actor);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rounds = await db.Rounds.AsNoTracking().OrderByDescending(r => r.Year).ToListAsync(cancel);
        if (year is null && rounds.Count == 0) return null;
        var round = year is null
            ? rounds.Find(r => r.Opens <= time.Today()) ?? rounds[^1]
            : rounds.Find(r => r.Year.Value == year) ?? throw new NotFoundForActor($"没有{year}年度的报送批次。");
        return new(round, [.. rounds.Select(r => r.Year)], time.Today(), await LinesAsync(db, round, cancel));
    }

    /// <summary>Who may look at reviews; only the reviewer acts, and a district never comes here.</summary>
    public static void RequireReader(Actor actor) => actor.Require(Role.Reviewer, Role.CommissionOfficer, Role.CommissionLeader);

    async Task<IReadOnlyList<QueueLine>> LinesAsync(MonitorDb db, Round round, CancellationToken cancel)
    {
        var newest = (await db.Reports.AsNoTracking().Where(r => r.Year == round.Year).Include(r => r.Submissions).ToListAsync(cancel))
            .ToDictionary(r => r.Center, r => r.LastHandedIn);
        var uploads = newest.Values.OfType<Submission>().Select(s => s.UploadId).ToHashSet();
        var warnings = (await db.Issues.Where(i => uploads.Contains(i.UploadId) && i.Severity == IssueSeverity.Warning)
            .Select(i => new { i.UploadId, i.Center, IsExplained = i.Explanation != "" }).ToListAsync(cancel))
            .ToLookup(i => (i.UploadId, i.Center), i => i.IsExplained);
        return
        [
            .. (await RoundReports.OfAsync(db, round, cancel)).Select(e => Line(e, newest.GetValueOrDefault(e.Reporting.Center)))
                .OrderBy(l => l.AwaitsReview ? 0 : l.IsVerified ? 2 : 1)
                .ThenByDescending(l => l.IsReported).ThenBy(l => l.Since).ThenBy(l => l.Expected.Reporting.Due).ThenBy(l => l.Center),
        ];

        QueueLine Line(ExpectedReport expected, Submission? version)
        {
            var since = version?.VerifiedAt ?? version?.ReturnedAt ?? version?.SubmittedAt;
            var explained = version is null ? [] : warnings[(version.UploadId, expected.Reporting.Center)].ToList();
            return new()
            {
                Expected = expected,
                Version = version?.Version ?? 0,
                SubmittedAt = version?.SubmittedAt,
                DaysLate = expected.Reporting.DaysLate(time.Today()),
                Warnings = explained.Count,
                Explained = explained.Count(e => e),
                Reviewer = version?.Reviewer ?? "",
                ReviewerId = version?.ReviewerId,
                Since = since,
                WaitDays = since is { } at ? time.Today().DayNumber - ChinaTime.DayOf(at).DayNumber : 0,
            };
        }
    }
}
