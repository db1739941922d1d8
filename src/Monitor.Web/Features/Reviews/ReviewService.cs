using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Risk.Rules;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Cases;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Risk;
using Monitor.Web.Features.Rulebooks;

namespace Monitor.Web.Features.Reviews;

/// <summary>A report as somebody saw it: a decision on an older revision is refused.</summary>
public sealed record ReviewKey(CenterCode Center, ReportYear Year, int Revision);

/// <summary>What a reviewer writes at a cell; null leaves what is there.</summary>
public sealed record CellNote(FieldCode Field, string? Value = null, string? Remark = null);

/// <summary>
/// 复核 of a report: one reviewer starts it and decides it; another decides only after having taken it over, which is recorded.
/// </summary>
public sealed class ReviewService(Recorder recorder, RulebookStore rulebooks, TimeProvider time)
{
    public const int LongestRemark = 500, LongestReason = 2000;

    public Task StartAsync(Actor actor, ReviewKey key, CancellationToken cancel) => RecordAsync(actor, key, work =>
    {
        work.Move(ReportAction.StartReview);
        work.Assign(time.UtcNow());
        work.Note(CaseNames.Of(ReportAction.StartReview), after: actor.Name);
        return Task.CompletedTask;
    }, cancel);

    /// <summary>接手: the review goes on where it stands, in other hands.</summary>
    public Task TakeOverAsync(Actor actor, ReviewKey key, string reason, CancellationToken cancel) => RecordAsync(actor, key, work =>
    {
        if (work.Report.State != ReportState.UnderReview)
            throw new Refused($"当前为“{CaseNames.Of(work.Report.State)}”，只有复核中的报告可以接手。");
        if (work.IsOwn) throw new Refused("您正在复核这份报告，不用接手。");
        var before = work.Version.Reviewer;
        work.Assign(work.Version.ReviewStartedAt ?? time.UtcNow());
        work.Note("接手复核", before, actor.Name, Required(reason, "接手的理由，如“原复核员调离”"));
        return Task.CompletedTask;
    }, cancel);

    /// <summary>Keeps what the reviewer writes at cells, read or not: nothing typed is lost. It counts once the version is decided.</summary>
    public Task NoteAsync(Actor actor, ReviewKey key, IReadOnlyList<CellNote> notes, CancellationToken cancel) => RecordAsync(actor, key, async work =>
    {
        work.RequireOwn("记录意见");
        var rulebook = (await rulebooks.ShelfAsync(work.Db, cancel)).For(key.Year);
        foreach (var note in notes)
        {
            var field = rulebook.Field(note.Field) ?? throw new NotFoundForActor($"{key.Year}年度没有填报项 {note.Field}。");
            if (note.Remark?.Trim().Length > LongestRemark || note.Value?.Trim().Length > LongestRemark)
                throw new Refused($"“{field.Name}”的内容超过 {LongestRemark} 字，请缩短后重试。");
            var kept = work.Version.Notes.Find(n => n.Field == note.Field);
            if (kept is null) work.Version.Notes.Add(kept = new() { Field = note.Field });
            var before = Worded(kept);
            (kept.Value, kept.Remark) = (note.Value?.Trim() ?? kept.Value, note.Remark?.Trim() ?? kept.Remark);
            (kept.NotedBy, kept.NotedAt) = (actor.Name, time.UtcNow());
            work.Note("记录复核意见", $"{field.Name}：{before}", $"{field.Name}：{Worded(kept)}");
        }
    }, cancel, decides: false);

    /// <summary>
    /// 核定: reported values stand, but where the notes hold another. Scores follow in the same transaction; so does an inquiry where a correction falls
    /// further below what was reported than the rulebook lets pass (三（四）2).
    /// </summary>
    public Task VerifyAsync(Actor actor, ReviewKey key, CancellationToken cancel) => RecordAsync(actor, key, async work =>
    {
        work.Move(ReportAction.Verify);
        var rulebook = (await rulebooks.ShelfAsync(work.Db, cancel)).For(key.Year);
        var history = (await CenterHistories.LoadAsync(work.Db, [key.Center], cancel))[key.Center];
        var proposal = Proposal.Of(rulebook, history, history.Report(key.Year)!, work.Version.Notes);
        if (proposal.Faults.Count > 0) throw new Refused(string.Join(" ", proposal.Faults.Select(f => f.Message)));

        work.Version.VerifiedAt = time.UtcNow();
        work.Version.Corrections.AddRange(proposal.Changes.Select(c => new CorrectedValue
        {
            Field = c.Field.Code,
            Value = c.To.Number,
            Reason = c.Reason,
            CorrectedBy = actor.Name,
        }));
        work.Note(CaseNames.Of(ReportAction.Verify), CaseNames.Of(ReportState.UnderReview), proposal.Changes.Count == 0
            ? "已核定，各项同申报值"
            : $"已核定，{Worded(proposal.Changes)}");
        if (proposal.Changes.Where(c => DeclaredFalsity.CallsForInquiry(rulebook, c.From, c.To)).ToList() is { Count: > 0 } far)
            await InquiryService.AddAsync(new(work.Db, actor, await CaseAccess.CenterAsync(work.Db, actor, key.Center, cancel), time.UtcNow(), cancel), key.Year, Worded(far));
    }, cancel);

    /// <summary>退回区县, with the remarks at cells.</summary>
    public Task ReturnAsync(Actor actor, ReviewKey key, string reason, CancellationToken cancel) => RecordAsync(actor, key, work =>
    {
        work.Move(ReportAction.Return);
        work.Version.ReturnedAt = time.UtcNow();
        work.Version.ReturnReason = Required(reason, "退回理由，区县据此知道要改什么");
        var remarks = work.Version.Notes.Count(n => n.Remark.Length > 0);
        work.Note(CaseNames.Of(ReportAction.Return), CaseNames.Of(ReportState.UnderReview),
            remarks == 0 ? "已退回" : $"已退回，附 {remarks} 处单元格意见", work.Version.ReturnReason);
        return Task.CompletedTask;
    }, cancel);

    /// <param name="decides">Rests on all that the reviewer saw: refused where it has changed since.</param>
    Task RecordAsync(Actor actor, ReviewKey key, Func<ReviewWork, Task> change, CancellationToken cancel, bool decides = true)
    {
        actor.Require(Role.Reviewer);
        return recorder.RecordAsync(async db =>
        {
            var work = await ReviewWork.FindAsync(db, actor, key, time.UtcNow(), cancel);
            await change(work);
            if (decides && work.Report.Revision != key.Revision)
                throw new Refused("这份报告在您打开后有了变动，您的操作没有执行。请刷新页面，看过最新内容后再办理。");
            work.Report.Revision++;
            return decides ? [key.Center] : [];
        }, cancel);
    }

    static string Required(string reason, string what) => reason.Trim() switch
    {
        "" => throw new Refused($"未填写{what}。请填写后重试。", what),
        { Length: > LongestReason } => throw new Refused($"理由超过 {LongestReason} 字，请缩短后重试。"),
        var given => given,
    };

    static string Worded(IEnumerable<ProposedChange> changes) => string.Join("；", changes.Select(c => $"{c.Field.Name} {c.From}→{c.To}（{c.Reason}）"));

    static string Worded(ReviewNote note) =>
        (note.Value.Length > 0 ? $"核定值 {note.Value}" : "同申报值") + (note.Remark.Length > 0 ? $"，{note.Remark}" : "");
}

/// <summary>One change to a report under review: its newest version, and the audit entries that go with it.</summary>
sealed class ReviewWork(MonitorDb db, Actor actor, AnnualReport report, Submission version, string subject, DateTime at)
{
    public MonitorDb Db => db;
    public AnnualReport Report => report;
    /// <summary>The newest version handed in.</summary>
    public Submission Version => version;
    public bool IsOwn => version.ReviewerId == actor.UserId;

    /// <exception cref="NotFoundForActor">Nothing was handed in for the centre and year.</exception>
    public static async Task<ReviewWork> FindAsync(MonitorDb db, Actor actor, ReviewKey key, DateTime at, CancellationToken cancel)
    {
        var report = await db.Reports.SingleOrDefaultAsync(r => r.Center == key.Center && r.Year == key.Year, cancel);
        var version = report is null ? null : await db.Submissions
            .Include(s => s.Notes).Include(s => s.Corrections)
            .Where(s => s.ReportId == report.Id && s.SubmittedAt != null && s.WithdrawnAt == null).OrderByDescending(s => s.Version).FirstOrDefaultAsync(cancel);
        if (report is null || version is null) throw new NotFoundForActor($"{key.Center} 未报送{key.Year}年度报告，没有可复核的内容。");
        var name = await db.Centers.Where(c => c.Code == key.Center).Select(c => c.Name).SingleAsync(cancel);
        return new(db, actor, report, version, $"{key.Center} {name} {key.Year}年度报告第{version.Version}版", at);
    }

    /// <exception cref="IllegalTransition">The state does not allow it.</exception>
    /// <exception cref="NotPermitted">It belongs to another role.</exception>
    public void Move(ReportAction action)
    {
        var next = ReportTransitions.Next(report.State, action, actor.Role);
        if (report.State == ReportState.UnderReview) RequireOwn(CaseNames.Of(action));
        report.State = next;
    }

    public void Assign(DateTime startedAt) =>
        (version.ReviewStartedAt, version.Reviewer, version.ReviewerId) = (startedAt, actor.Name, actor.UserId);

    public void RequireOwn(string action)
    {
        if (report.State != ReportState.UnderReview)
            throw new Refused($"当前为“{CaseNames.Of(report.State)}”，不能{action}。只有复核中的报告可以。");
        if (!IsOwn) throw new Refused($"这份报告由{version.Reviewer}复核，您不能{action}。如需由您办理，请先接手复核。");
    }

    public void Note(string action, string before = "", string after = "", string reason = "") =>
        db.Audit.Add(actor.Did(at, action, subject, before, after, reason));
}
