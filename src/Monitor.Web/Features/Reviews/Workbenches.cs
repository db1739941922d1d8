using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Insights.Models;
using Monitor.Web.Features.Rounds;
using Monitor.Web.Features.Rulebooks;
using Monitor.Web.Features.Submissions;

namespace Monitor.Web.Features.Reviews;

/// <summary>Reads what a reviewer needs of one report. Officers and leaders may look too; a district never does.</summary>
public sealed class Workbenches(IDbContextFactory<MonitorDb> databases, RulebookStore rulebooks, TimeProvider time)
{
    public async Task<Workbench> OfAsync(Actor actor, string center, int year, CancellationToken cancel)
    {
        ReviewQueue.RequireReader(actor);
        if (string.IsNullOrWhiteSpace(center) || year is < 2000 or > 2099) throw new NotFoundForActor();
        return await OfAsync(actor, new CenterCode(center), new ReportYear(year), cancel);
    }

    async Task<Workbench> OfAsync(Actor actor, CenterCode center, ReportYear year, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var report = await db.Reports.AsNoTrackingWithIdentityResolution().AsSplitQuery()
            .Include(r => r.Submissions.Where(s => s.SubmittedAt != null && s.WithdrawnAt == null)).ThenInclude(s => s.Values)
            .Include(r => r.Submissions.Where(s => s.SubmittedAt != null && s.WithdrawnAt == null)).ThenInclude(s => s.Corrections)
            .Include(r => r.Submissions.Where(s => s.SubmittedAt != null && s.WithdrawnAt == null)).ThenInclude(s => s.Notes)
            .Include(r => r.Submissions.Where(s => s.SubmittedAt != null && s.WithdrawnAt == null)).ThenInclude(s => s.Upload).ThenInclude(u => u.Issues.Where(i => i.Center == center))
            .SingleOrDefaultAsync(r => r.Center == center && r.Year == year, cancel);
        if (report is null or { Submissions.Count: 0 }) throw new NotFoundForActor($"{center} 未报送{year}年度报告，没有可复核的内容。");
        var versions = report.Submissions.OrderBy(s => s.Version).ToList();
        var newest = versions[^1];

        var history = (await CenterHistories.LoadAsync(db, [center], cancel))[center];
        var shelf = await rulebooks.ShelfAsync(db, cancel);
        var rulebook = shelf.For(year);
        var proposal = report.State == ReportState.UnderReview ? Proposal.Of(rulebook, history, history.Report(year)!, newest.Notes) : null;
        var proposed = proposal?.ApplyTo(history, time.Today());
        var isVerified = report.State == ReportState.Verified;
        var now = Scorer.Score(history, year, rulebook);
        var scores = new ScoreMove(
            isVerified ? await LastProvisionalAsync(db, center, year, cancel) : now,
            isVerified ? now : proposed is null ? null : Scorer.Score(proposed, year, rulebook));

        var evidence = (await db.Evidence.AsNoTracking().Where(e => e.Center == center && e.Year == year).OrderBy(e => e.Id).ToListAsync(cancel))
            .Where(e => e.StoodAt(newest.SubmittedAt!.Value)).ToLookup(e => e.Field);
        var scans = await ScanService.OfAsync(db, year, [center], cancel);
        var peers = await PeerMedians.LoadAsync(db, center, year, cancel);
        var lines = new FieldLines(history, year, rulebook, newest, versions.Count > 1 ? versions[^2] : null, scores.Shown, proposal, evidence, peers);
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Year == year, cancel);
        var expected = await RoundReports.OfAsync(db, round, center, cancel);
        return new()
        {
            Key = new(center, year, report.Revision),
            CenterName = expected.CenterName,
            DistrictName = expected.DistrictName,
            State = report.State,
            Versions = [.. versions.Select(v => Facts(v, scans.Find(s => s.IsOf(v))))],
            DaysLate = expected.Reporting.DaysLate(time.Today()),
            Lines = [.. rulebook.Fields.Select(lines.Of)],
            OtherIssues = [.. newest.Upload.Issues.Where(i => i.Field is null).Where(FieldLines.IsWorthTelling).Select(FieldLines.Facts)],
            Changes = proposal?.Changes ?? lines.Corrections,
            Faults = proposal?.Faults ?? [],
            Scores = scores,
            Flags = Flags(history, proposed, isVerified, year, shelf),
            Models = await ModelResults.LoadAsync(db, actor, center, year, cancel),
            CallsForInquiry = (proposal?.Changes ?? []).Any(c => Analytics.Risk.Rules.DeclaredFalsity.CallsForInquiry(rulebook, c.From, c.To)),
            PeersNote = peers.Note,
            ReviewId = await db.Reviews.AnyAsync(r => r.Center == center && r.Year == year, cancel) ? AnnualReview.IdOf(center, year) : null,
            Judgements = await Judgements.LoadAsync(db, actor, center, year, rulebook, cancel),
            IsOwn = newest.ReviewerId == actor.UserId,
        };
    }

    /// <summary>The last scorecard that still rested on reported values.</summary>
    static async Task<Scorecard?> LastProvisionalAsync(MonitorDb db, CenterCode center, ReportYear year, CancellationToken cancel) =>
        await db.Assessments.Where(a => a.Center == center && a.Year == year && !a.IsTerm && a.Provisional && a.SupersededAt != null)
            .OrderByDescending(a => a.Id).Select(a => a.Json).FirstOrDefaultAsync(cancel) is { } json
            ? CanonicalJson.Read<Scorecard>(json)
            : null;

    List<FlagMove> Flags(CenterHistory history, CenterHistory? proposed, bool isVerified, ReportYear year, RulebookShelf shelf)
    {
        var now = RuleEngine.Evaluate(history, year, time.Today(), shelf).Flags;
        if (proposed is null) return [.. now.Select(f => new FlagMove(f, !isVerified, isVerified))];
        var then = RuleEngine.Evaluate(proposed, year, time.Today(), shelf).Flags;
        var (before, after) = (now.Select(f => f.Key).ToHashSet(), then.Select(f => f.Key).ToHashSet());
        return
        [
            .. then.Select(f => new FlagMove(f, before.Contains(f.Key), true)),
            .. now.Where(f => !after.Contains(f.Key)).Select(f => new FlagMove(f, true, false)),
        ];
    }

    static VersionFacts Facts(Submission s, StampedScan? scan) => new(
        s.Version, s.Upload.FileName, s.Upload.FileId, s.Reason, s.SubmittedAt!.Value, s.AttestedBy,
        s.Reviewer, s.ReviewStartedAt, s.ReturnedAt, s.ReturnReason, s.VerifiedAt, scan);
}

/// <summary>Puts beside each reported value what it is compared with.</summary>
sealed class FieldLines(
    CenterHistory history, ReportYear year, Rulebook rulebook, Submission newest, Submission? earlier, Scorecard? card, Proposal? proposal,
    ILookup<FieldCode, EvidenceFile> evidence, PeerMedians peers)
{
    readonly HashSet<string> needsEvidence = [.. rulebook.FieldsNeedingEvidence().Select(f => f.Code)];

    readonly ReportVersion? lastYear = year.Value > 2000 ? history.Report(year.Previous) : null;

    /// <summary>What was verified otherwise than reported.</summary>
    public IReadOnlyList<ProposedChange> Corrections =>
    [
        .. rulebook.Fields.SelectMany(f => newest.Corrections.Where(c => c.Field == f.Code)
            .Select(c => new ProposedChange(f, ValueIn(newest, f.Code), Reported.Of(c.Value), c.Reason))),
    ];

    public FieldLine Of(ReportField field)
    {
        FieldCode code = field.Code;
        var cell = newest.Values.Find(v => v.Field == code);
        var reported = Reported.Of(cell?.Value);
        var note = newest.Notes.Find(n => n.Field == code);
        var correction = newest.Corrections.Find(c => c.Field == code);
        var before = earlier is null ? reported : ValueIn(earlier, code);
        return new()
        {
            Field = field,
            Reported = reported,
            Raw = cell is null || cell.Raw.Trim() == Numbers.Text(cell.Value) || cell.Raw.Trim().Length == 0 ? null : cell.Raw.Trim(),
            Cell = cell is { Column: > 0, TypedBy: "" } && newest.Upload.FileId is { } file ? (CellAddress.Of(cell.Row, cell.Column), CellLinks.Link(file, cell.Sheet, cell.Row, cell.Column)) : null,
            TypedBy = cell?.TypedBy ?? "",
            LastYear = lastYear?.Value(code).Value,
            LastYearProvisional = lastYear is { IsVerified: false },
            Earlier = before == reported ? null : before,
            EarlierRemark = earlier?.Notes.Find(n => n.Field == code)?.Remark ?? "",
            Answer = (newest.ReturnedAt is not null ? note : earlier?.Notes.Find(n => n.Field == code))?.Answer ?? "",
            Peers = peers.Of(code),
            Planned = history.TargetOf(year, field.Code),
            Indicators = [.. (card?.Indicators ?? []).Where(i => i.Parts.Prepend(i).SelectMany(p => p.Inputs).Any(x => x.Field == code && x.Year == year))],
            Issues = [.. newest.Upload.Issues.Where(i => i.Field == code).Where(IsWorthTelling).Select(Facts)],
            Verified = correction is not null ? Numbers.Text(correction.Value) : note?.Value ?? "",
            Remark = correction?.Reason ?? note?.Remark ?? "",
            Fault = proposal?.Faults.FirstOrDefault(f => f.Field == code)?.Message,
            Evidence = [.. evidence[code]],
            LacksEvidence = needsEvidence.Contains(field.Code) && reported.Number > 0 && !evidence[code].Any(),
        };
    }

    static Reported ValueIn(Submission version, FieldCode field) => Reported.Of(version.Values.Find(v => v.Field == field)?.Value);

    /// <summary>A version that was handed in has no errors left; notices of the whole row say nothing that the lines don't.</summary>
    public static bool IsWorthTelling(FoundIssue issue) =>
        issue.Severity == IssueSeverity.Warning || issue is { Severity: IssueSeverity.Notice, Field: not null };

    public static IssueFacts Facts(FoundIssue issue) => new(issue.Severity, issue.Message, issue.Explanation, issue.ExplainedBy);
}
