using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;

namespace Monitor.Web.Features.Cases;

/// <summary>What can be set going at one centre: flags to decide, reviews, rectifications and revocations to open, incidents.</summary>
public sealed record CenterDesk
{
    public required CenterCode Code { get; init; }
    public required string Name { get; init; }
    /// <summary>Flags that stand, with their evidence; empty for a district.</summary>
    public required IReadOnlyList<ShownFlag> Flags { get; init; }
    public required CellLinks Cells { get; init; }
    /// <summary>Verified years without a review, with the scorecard's grade.</summary>
    public required IReadOnlyList<(ReportYear Year, Grade Grade)> ToReview { get; init; }
    /// <summary>Years with a ground to rectify and no open case.</summary>
    public required IReadOnlyList<RectifiableYear> ToRectify { get; init; }
    /// <summary>Why the term assessment cannot be opened now; empty where it can, null where it has been.</summary>
    public required string? TermBlocked { get; init; }
    /// <summary>What the cumulated score of the term says.</summary>
    public required Grade? TermGrade { get; init; }
    public required IReadOnlyList<ReportYear> Years { get; init; }
    public required IReadOnlyList<PlanChange> Changes { get; init; }
    /// <summary>Targets that a district may ask to change: of years that have not ended, with what they are now.</summary>
    public required IReadOnlyList<(ReportYear Year, string Code, string Name, decimal? Now)> Targets { get; init; }
    public required bool Leads { get; init; }
    public required IReadOnlyList<SiteVisit> Visits { get; init; }
    public required IReadOnlyList<RecordedDeclaration> Declarations { get; init; }
    public required IReadOnlyList<Overdue> Overdue { get; init; }
    public required IReadOnlyList<CaseLine> Cases { get; init; }
    public required IReadOnlyList<RecordedIncident> Incidents { get; init; }
    public required bool IsRevoked { get; init; }

    public IEnumerable<ShownFlag> Open => Flags.Where(f => f.Recorded.Status == FlagStatus.Open);
    public IReadOnlyList<ShownFlag> Grounds => [.. Flags.Where(f => f.Recorded.Status == FlagStatus.Confirmed && f.Flag.Severity == Severity.Revoke)];

    /// <summary>Why what looks like a ground to revoke is none: 程序缺口. Null where nothing looks like one, or something is.</summary>
    public string? Gap => Flags.Any(f => f.Flag.Severity == Severity.Revoke) ? null : Flags.Select(f => RevocationService.GapOf(f.Flag)).FirstOrDefault(g => g is not null);

    /// <summary>Of what there is: nothing is counted that is not there.</summary>
    public string Answer
    {
        get
        {
            if (IsRevoked) return "已撤销，不再新办案件。";
            var parts = new[]
            {
                (Open.Count(), "项风险标记待处理"), (ToReview.Count, "个年度待复盘"), (ToRectify.Count(y => y.Blocked is null), "个年度可提出整改"), (Cases.Count, "件案件在办"),
            }.Where(p => p.Item1 > 0).Select(p => $"{p.Item1}{p.Item2}").ToList();
            return parts.Count == 0 ? "目前没有待处置的事项，也没有在办案件。" : string.Join("，", parts) + "。";
        }
    }
}

/// <summary>A year that can be proposed for rectification, with its confirmed flags.</summary>
/// <param name="Blocked">Why it is too late for it; null where it is not.</param>
public sealed record RectifiableYear(ReportYear Year, bool ForTerm, string Ground, IReadOnlyList<ShownFlag> Flags, string? Blocked = null);

/// <summary>Reads a centre's desk.</summary>
public sealed class CenterCases(IDbContextFactory<MonitorDb> databases, CaseReader cases, Rulebooks.RulebookStore rulebooks, TimeProvider time)
{
    public async Task<CenterDesk> OfAsync(Actor actor, string center, CancellationToken cancel)
    {
        actor.RequireReader();
        if (string.IsNullOrWhiteSpace(center)) throw new NotFoundForActor();
        CenterCode code = center;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var found = await db.SeenAsync(actor, code, cancel);
        var history = (await CenterHistories.LoadAsync(db, [code], cancel))[code];
        var flags = !actor.SeesAll ? [] : (await db.Flags.AsNoTracking().Where(f => f.Center == code && f.EndedAt == null).ToListAsync(cancel))
            .Select(f => new ShownFlag(f.Id, f.Recorded(), f.RaisedAt, f.EndedAt, StandingFlags.Stands(f.Status, f.Year, history)))
            .Where(f => f.Stands).OrderByDescending(f => f.Flag.Severity).ThenByDescending(f => f.Flag.Key.Year).ToList();
        var board = await cases.BoardAsync(actor, cancel);
        var reviewed = await db.Reviews.Where(r => r.Center == code).Select(r => r.Year).ToListAsync(cancel);
        var verified = await db.Reports.Where(r => r.Center == code && r.State == ReportState.Verified).Select(r => r.Year).ToListAsync(cancel);
        var grades = (await db.Assessments.Where(a => a.Center == code && a.SupersededAt == null).Select(a => new { a.Year, a.Grade, a.IsTerm }).ToListAsync(cancel));
        var notices = await db.Rectifications.AsNoTracking().Where(r => r.Center == code).ToListAsync(cancel);
        return new()
        {
            Code = code,
            Name = found.Name,
            Flags = flags,
            Cells = await CellLinks.LoadAsync(db, code, cancel),
            ToReview = actor.SeesAll ? [.. grades.Where(g => !g.IsTerm && verified.Contains(g.Year) && !reviewed.Contains(g.Year)).Select(g => (g.Year, g.Grade))] : [],
            ToRectify = actor.SeesAll ? [.. Rectifiable(history, flags).Where(y => notices.TrueForAll(n => n.ForYear != y.Year || n.ForTerm != y.ForTerm))
                .Select(y => y with { Blocked = RectificationGrounds.WhyNot(history, y.Year, time.Today()) })] : [],
            TermBlocked = !actor.SeesAll || await db.TermReviews.AnyAsync(t => t.Center == code, cancel) ? null : TermReviewService.WhyNot(history, time.Today()) ?? "",
            TermGrade = grades.Find(g => g.IsTerm)?.Grade,
            Years = [.. history.Center.Validity.Years.Where(y => y.Value <= time.Today().Year)],
            Changes = await db.PlanChanges.AsNoTracking().Where(c => c.Center == code).OrderBy(c => c.Id).ToListAsync(cancel),
            Targets = await TargetsAsync(db, history, cancel),
            Leads = actor.Leads(found),
            Visits = [.. (await db.SiteVisits.AsNoTracking().Where(v => v.Center == code).OrderBy(v => v.Id).ToListAsync(cancel)).Where(v => actor.Sees(v, found))],
            Declarations = actor.SeesAll ? await db.Declarations.AsNoTracking().Where(d => d.Center == code).OrderBy(d => d.Id).ToListAsync(cancel) : [],
            Overdue = Cases.Overdue.Of(history, await db.Remindings.AsNoTracking().Where(r => r.Center == code).OrderBy(r => r.Id).ToListAsync(cancel), time.Today()),
            Cases = [.. board.Lines.Where(l => l.Center == code)],
            Incidents = [.. (await db.Incidents.AsNoTracking().Where(i => i.Center == code).OrderBy(i => i.Id).ToListAsync(cancel)).Where(i => actor.SeesAll || i.ReportedById == actor.UserId)],
            IsRevoked = history.RevokedOn <= time.Today(),
        };
    }

    async Task<IReadOnlyList<(ReportYear, string, string, decimal?)>> TargetsAsync(MonitorDb db, CenterHistory history, CancellationToken cancel)
    {
        if (!await db.Rulebooks.AnyAsync(cancel)) return [];
        var shelf = await rulebooks.ShelfAsync(db, cancel);
        var validity = history.Center.Validity;
        return
        [
            .. validity.Years.Append(validity.LastYear.Next).Where(y => history.Expects(y) && y.LastDay >= time.Today())
                .SelectMany(y => ChangeService.Targets(shelf.For(y)).Select(t => (y, t.Code, t.Name, history.TargetOf(y, t.Code)))),
        ];
    }

    static IEnumerable<RectifiableYear> Rectifiable(CenterHistory history, IReadOnlyList<ShownFlag> flags)
    {
        var confirmed = flags.Where(f => f.Recorded.Status == FlagStatus.Confirmed).ToLookup(f => f.Flag.Key.Year);
        foreach (var year in history.Reviews.Where(r => r.IsFailed).Select(r => r.Year).Union(confirmed.Where(g => g.Any(f => f.Flag.Severity >= Severity.Rectify)).Select(g => g.Key)).OrderDescending())
            yield return new(year, ForTerm: false, history.Review(year) is { IsFailed: true } ? $"{year}年度复盘会签不合格" : "已确认的整改级标记", [.. confirmed[year]]);
        if (history.TermConclusion is { IsFailed: true })
            yield return new(history.Center.Validity.LastYear, ForTerm: true, "三年建设评估会签未通过", [.. confirmed[history.Center.Validity.LastYear]]);
    }
}
