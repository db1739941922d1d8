using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;
using Monitor.Web.Shared.Components;

namespace Monitor.Web.Features.Cases;

/// <summary>A case on the board.</summary>
/// <param name="First">The first deadline where it was extended; null otherwise.</param>
/// <param name="Waits">Whose move it is.</param>
public sealed record CaseLine(
    CaseKind Kind, string Id, CenterCode Center, string CenterName, string District, ReportYear Year, string State, StateTone Tone,
    DateOnly? Deadline, DateOnly? First, bool Late, string Waits, bool IsMine, string Next)
{
    public string Title => Kind == CaseKind.Term ? CaseReader.NameOf(Kind) : $"{Year}年度{CaseReader.NameOf(Kind)}";
}

/// <summary>Open cases by stage, and how many have ended.</summary>
public sealed record CaseBoard(IReadOnlyList<CaseLine> Lines, int Ended)
{
    public IEnumerable<CaseLine> Of(CaseKind kind) => Lines.Where(l => l.Kind == kind);

    public string Answer
    {
        get
        {
            var ended = Ended > 0 ? $"已办结 {Ended} 件" : "尚无办结的案件";
            if (Lines.Count == 0) return $"没有在办案件，{ended}。";
            var parts = new[] { (Lines.Count(l => l.IsMine), "等您办理"), (Lines.Count(l => l.Late), "已过期限") }
                .Where(p => p.Item1 > 0).Select(p => $"{p.Item1} 件{p.Item2}").ToList();
            return $"在办 {Lines.Count} 件，{(parts.Count > 0 ? "其中 " + string.Join("，", parts) : "目前没有等您办理的")}；{ended}。";
        }
    }
}

/// <summary>One case, as the actor sees it.</summary>
public sealed record CaseView
{
    public required CaseLine Line { get; init; }
    public required CaseKey Key { get; init; }
    public required IReadOnlyList<CaseMove> Moves { get; init; }
    /// <summary>The actor may correct a document of the case by another.</summary>
    public required bool CanCorrect { get; init; }
    /// <summary>Label and text of what is known.</summary>
    public required IReadOnlyList<(string Name, string Text)> Facts { get; init; }
    public required IReadOnlyList<Finding> Findings { get; init; }
    /// <summary>The district's plan is still to come.</summary>
    public required bool AwaitsPlan { get; init; }
    public required IReadOnlyList<ChecklistItem> Checklist { get; init; }
    /// <summary>What a term assessment rests on; null for other kinds.</summary>
    public required TermOutcome? Term { get; init; }
    public required IReadOnlyList<CaseStep> Steps { get; init; }

    public string Answer => $"现为“{Line.State}”；{Line.Waits}{(Line.Deadline is { } day ? $"；期限 {ChinaTime.Text(day)}{(Line.First is { } first ? $"（原 {ChinaTime.Text(first)}，已延期）" : "")}{(Line.Late ? "，已过" : "")}" : "")}。";
}

/// <summary>Reads cases: the board, one case, and its files.</summary>
public sealed class CaseReader(IDbContextFactory<MonitorDb> databases, TimeProvider time)
{
    public const string NextSeparator = " / ";

    public static string NameOf(CaseKind kind) => kind switch
    {
        CaseKind.Review => "复盘",
        CaseKind.Rectification => "整改",
        CaseKind.Revocation => "撤销",
        CaseKind.Inquiry => "核查",
        CaseKind.Visit => "现场走访",
        CaseKind.Change => "建设期变更",
        CaseKind.Term => "三年建设评估",
        _ => "重大事项",
    };

    public async Task<CaseBoard> BoardAsync(Actor actor, CancellationToken cancel)
    {
        actor.RequireReader();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var centers = (await db.SeenAsync(actor, cancel)).ToDictionary(c => c.Code);
        var names = await DistrictNames.LoadAsync(db, time.Today(), cancel);
        var cases = new List<ICase>();
        cases.AddRange(await db.Reviews.AsNoTracking().ToListAsync(cancel));
        cases.AddRange(await db.Rectifications.AsNoTracking().ToListAsync(cancel));
        cases.AddRange(await db.Revocations.AsNoTracking().ToListAsync(cancel));
        cases.AddRange(await db.TermReviews.AsNoTracking().ToListAsync(cancel));
        cases.AddRange(await db.Inquiries.AsNoTracking().ToListAsync(cancel));
        cases.AddRange(await db.PlanChanges.AsNoTracking().ToListAsync(cancel));
        cases.AddRange(await db.SiteVisits.AsNoTracking().ToListAsync(cancel));
        var concluded = cases.OfType<AnnualReview>().Where(r => !r.IsOpen)
            .ToDictionary(r => (r.Center, r.Year), r => new ReviewConclusion(r.Year, r.Conclusion, r.ConcludedOn!.Value, r.CoSigned));
        var seen = cases.Where(c => centers.TryGetValue(c.Center, out var center) && actor.Sees(c, center)).ToList();
        return new(
            [.. seen.Where(c => c.IsOpen).Select(c => LineOf(actor, c, centers[c.Center], names, concluded)).OrderBy(l => l.Kind).ThenByDescending(l => l.IsMine).ThenBy(l => l.Deadline ?? DateOnly.MaxValue).ThenBy(l => l.Id)],
            seen.Count(c => !c.IsOpen));
    }

    /// <exception cref="NotFoundForActor">There is no such case, or not for this actor.</exception>
    public async Task<CaseView> OfAsync(Actor actor, string id, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var (found, center) = await CaseAccess.FindAsync(db, actor, d => CaseAccess.AnyAsync(d, id, cancel), cancel);
        var history = (await CenterHistories.LoadAsync(db, [center.Code], cancel))[center.Code];
        var names = await DistrictNames.LoadAsync(db, time.Today(), cancel);
        var book = new MoveBook(actor, center, time.Today());
        var checklist = found is Revocation revocation
            ? RevocationChecklist.Of(revocation, await RevocationService.GroundsAsync(db, revocation, cancel), history) : [];
        return new()
        {
            Line = LineOf(actor, found, center, names, history.Reviews.ToDictionary(r => (center.Code, r.Year))),
            Key = new(found.Id, found.Revision),
            CanCorrect = actor.Role == Role.CommissionOfficer && CorrectionService.CanCorrect(found),
            Moves = found switch
            {
                Review review => book.Of(review),
                Inquiry inquiry => book.Of(inquiry),
                SiteVisit visit => book.Of(visit),
                PlanChange change => book.Of(change),
                Rectification notice => book.Of(notice, notice.RecheckYear is { } year ? history.Review(year) : null),
                _ => book.Of((Revocation)found, checklist),
            },
            Facts = CaseSummary.Of(found),
            Findings = found is Rectification { Findings: var findings } ? [.. findings.OrderBy(f => f.Number)] : [],
            AwaitsPlan = found is Rectification { State: <= RectificationState.Served },
            Checklist = checklist,
            Term = found is TermReview ? await TermOutcome.LoadAsync(db, history, cancel) : null,
            Steps = await db.CaseSteps.AsNoTracking().Include(s => s.Attachments).Where(s => s.CaseId == found.Id && s.Kind == found.Kind).OrderBy(s => s.Id).ToListAsync(cancel),
        };
    }

    /// <summary>A file that came with a step.</summary>
    public async Task<(string Name, byte[] Content)> FileAsync(Actor actor, string id, int attachment, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var step = await db.CaseSteps.AsNoTracking().SingleOrDefaultAsync(s => s.CaseId == id && s.Attachments.Any(a => a.Id == attachment), cancel) ?? throw new NotFoundForActor();
        if (IsRegister(step.Kind)) await RequireRegisterAsync(db, actor, step, cancel);
        else await CaseAccess.FindAsync(db, actor, d => CaseAccess.AnyAsync(d, id, cancel), cancel);
        var file = await db.CaseAttachments.AsNoTracking().SingleAsync(a => a.Id == attachment, cancel);
        return (file.FileName, await db.Files.AsNoTracking().Where(f => f.Sha256 == file.Sha256).Select(f => f.Content).SingleAsync(cancel));
    }

    static bool IsRegister(CaseKind kind) => kind is CaseKind.Incident or CaseKind.Exemption or CaseKind.Rating or CaseKind.Declaration or CaseKind.Reminder;

    /// <summary>Papers of a register are the service centre's and the commission's, and of who handed them in; an expert's only for those who may see the rating.</summary>
    static async Task RequireRegisterAsync(MonitorDb db, Actor actor, CaseStep step, CancellationToken cancel)
    {
        if (!actor.SeesAll && !actor.IsDistrict) throw new Forbidden("管理员账号不接触业务数据，不能查看或办理案件。");
        var isHidden = step.Kind == CaseKind.Rating && await db.ExpertOpinions.AsNoTracking().SingleOrDefaultAsync(o => o.Id == step.CaseId, cancel) is { } opinion
            && !Reviews.RatingService.Sees(actor, await db.ExpertOpinions.AsNoTracking().Where(o => o.Center == opinion.Center && o.Year == opinion.Year && o.Indicator == opinion.Indicator).ToListAsync(cancel));
        if (step.ActorId != actor.UserId && (!actor.SeesAll || isHidden)) throw new NotFoundForActor();
    }

    CaseLine LineOf(Actor actor, ICase of, Center center, DistrictNames names, Dictionary<(CenterCode, ReportYear), ReviewConclusion> concluded)
    {
        var (state, tone, deadline, first) = of switch
        {
            Inquiry i => (CaseNames.Of(i.State), i.State switch { InquiryState.Falsity => StateTone.Stopped, InquiryState.NoFalsity => StateTone.Done, _ => StateTone.Attention },
                i.StatedOn is null && i.IsOpen ? i.Deadline : null, i.FirstDeadline),
            PlanChange c => (CaseNames.Of(c.State), c.State switch { ChangeState.Approved => StateTone.Done, ChangeState.Declined => StateTone.Stopped, ChangeState.Asked => StateTone.Active, _ => StateTone.Idle }, null, null),
            SiteVisit v => (CaseNames.Of(v.State), v.State switch { VisitState.Held => StateTone.Done, VisitState.Refused => StateTone.Stopped, VisitState.Cancelled => StateTone.Idle, _ => StateTone.Active },
                v.IsOpen ? v.PlannedOn : null, null),
            Review r => (CaseNames.Of(r.State), r.IsOpen ? StateTone.Active : StateTone.Done, r.State == ReviewState.Consulting ? r.SentOn!.Value.AddDays(15) : default(DateOnly?), default(DateOnly?)),
            Rectification r => (CaseNames.Of(r.State), r.State switch { RectificationState.Closed => StateTone.Done, RectificationState.RevocationProposed => StateTone.Stopped, _ => StateTone.Active },
                r.EvidenceOn is null && r.State < RectificationState.EvidenceSubmitted ? r.Deadline : null, r.ExtendedDeadline is null ? null : r.FirstDeadline),
            _ => RevocationLook((Revocation)of),
        };
        var recheck = of is Rectification { RecheckYear: { } year } ? concluded.GetValueOrDefault((of.Center, year)) : null;
        var movers = Enum.GetValues<Role>().Where(role => NextOf(of, role, recheck, time.Today()).Any()).ToList();
        var next = string.Join(NextSeparator, NextOf(of, actor.Role, recheck, time.Today()));
        return new(of.Kind, of.Id, of.Center, center.Name, names.Named(center.LeadDistrict).ToString(), of.Year, state, tone, deadline, first,
            deadline < time.Today(), WaitsFor(of, movers),
            movers.Contains(actor.Role) && (!actor.IsDistrict || actor.Leads(center)), next);
    }

    static (string, StateTone, DateOnly?, DateOnly?) RevocationLook(Revocation r) => (
        CaseNames.Of(r.State),
        r.State switch { RevocationState.Revoked => StateTone.Stopped, RevocationState.NotRevoked or RevocationState.Withdrawn => StateTone.Done, _ => StateTone.Attention },
        r.State switch { RevocationState.Proposed => r.HearingDeadline, RevocationState.Publicized => r.PublicTo, _ => null }, null);

    /// <summary>What the role is waited for now: not what it merely may do (延期), nor what a day or the re-check still holds back.</summary>
    static IEnumerable<string> NextOf(ICase of, Role role, ReviewConclusion? recheck, DateOnly today) => of switch
    {
        Inquiry i => InquiryTransitions.Open(i.State, role).Where(a => a switch
        {
            InquiryAction.AskAgain => today >= i.Deadline,
            InquiryAction.Serve => today <= i.Deadline,
            InquiryAction.RecordNoStatement => today > i.Deadline,
            _ => true,
        }).Select(CaseNames.Of),
        PlanChange c => ChangeTransitions.Open(c.State, role).Where(a => a == ChangeAction.Approve).Select(CaseNames.Of),
        SiteVisit v => VisitTransitions.Open(v.State, role).Where(a => a == VisitAction.Hold && today >= v.PlannedOn).Select(CaseNames.Of),
        Review r => ReviewTransitions.Open(r.State, role)
            .Where(a => a != ReviewAction.RecordSilence || ReviewTransitions.IsSilent(r.SentOn!.Value, today)).Select(CaseNames.Of),
        Rectification r => RectificationTransitions.Open(r.State, role).Where(a => a switch
        {
            RectificationAction.Extend => false,
            RectificationAction.RecordExpiry => today > r.Deadline,
            RectificationAction.Reschedule => today >= r.Deadline,
            RectificationAction.Close => recheck is { IsFailed: false },
            RectificationAction.ProposeRevocation => recheck is { IsFailed: true },
            _ => true,
        }).Select(CaseNames.Of),
        Revocation r => RevocationTransitions.Open(r.State, role).Where(a => a switch
        {
            RevocationAction.SubmitStatement => today <= r.HearingDeadline,
            RevocationAction.RecordNoStatement => today > r.HearingDeadline,
            RevocationAction.Approve or RevocationAction.RegisterApproval => today > r.PublicTo,
            RevocationAction.Decline or RevocationAction.Withdraw => false,
            _ => true,
        }).Select(CaseNames.Of),
        _ => [],
    };

    static string WaitsFor(ICase of, IReadOnlyList<Role> movers) => of switch
    {
        { IsOpen: false } => "办理已结束",
        _ when movers.Count > 0 => $"等待{string.Join("、", movers.Select(CaseNames.Of))}办理",
        Rectification { RecheckYear: { } year } => $"等待{year}年度复盘定论",
        SiteVisit { PlannedOn: var on } => $"{ChinaTime.Text(on)} 走访",
        Revocation { PublicTo: { } to } => $"公示至 {ChinaTime.Text(to)}",
        _ => "等待期限届满",
    };
}
