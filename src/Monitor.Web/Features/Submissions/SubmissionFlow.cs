using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Risk;

namespace Monitor.Web.Features.Submissions;

/// <summary>A report as the person who decides saw it: what changed since is not decided unseen.</summary>
public sealed record Seen(CenterCode Center, int Revision);

/// <summary>The district's moves of its reports, by <see cref="ReportTransitions"/>: of one centre or several, all or none.</summary>
public sealed class SubmissionFlow(Recorder recorder, TimeProvider time)
{
    public const string Attestation = "本单位已核对所报数据及其佐证，确认内容真实、准确、完整，并对此负责。";
    const int LongestText = 1000;

    /// <summary>提交审定. Needs a draft whose newest file has no error, each warning explained, and a reason where it was handed in before.</summary>
    public Task SendForApprovalAsync(Actor actor, ReportYear year, IReadOnlyList<Seen> seen, CancellationToken cancel)
    {
        actor.Require(Role.DistrictReporter);
        return MoveAsync(actor, year, seen, ReportAction.SendForApproval, "", async (db, record) =>
        {
            var draft = record.Report!.Newest;
            var newest = (await DistrictRecords.NewestUploadsAsync(db, year, [record.Center.Code], cancel)).GetValueOrDefault(record.Center.Code);
            var unexplained = await db.Issues.CountAsync(i => i.UploadId == draft.UploadId && i.Center == record.Center.Code
                && i.Severity == IssueSeverity.Warning && i.Explanation == "", cancel);
            if (WhyNotReady(record.Report, newest, unexplained) is { } reason) throw new Refused($"{record.Center.Code}：{reason}");
            draft.SentForApprovalAt = time.UtcNow();
        }, cancel);
    }

    /// <summary>What still hinders a draft, as a sentence with the next step; null where it is ready for approval.</summary>
    /// <param name="newest">The centre's newest upload.</param>
    /// <param name="unexplained">Warnings of the draft without an explanation.</param>
    public static string? WhyNotReady(AnnualReport report, UploadedReport? newest, int unexplained) => report.Newest switch
    {
        _ when newest is { Outcome: UploadOutcome.Blocked, Upload.IsTyped: true } => $"页面填写的数据{newest.Note}",
        _ when newest is { Outcome: UploadOutcome.Blocked } =>
            $"最近上传的“{newest.Upload.FileName}”{newest.Note}请改正数值或重新上传；要用先前的草稿，请点“不用这份文件”。",
        var draft when report.LastHandedIn is { } last && last.ContentHash == draft.ContentHash => $"与报送过的第{last.Version}版完全相同，请修改后再报。",
        _ when unexplained > 0 => $"还有 {unexplained} 条提醒没有说明，请逐条填写原因。",
        { Reason: "" } when report.Submissions.Any(s => s.SubmittedAt is not null) => "这是重新报送，请填写重报说明。",
        _ => null,
    };

    /// <summary>退回填报员.</summary>
    public Task SendBackAsync(Actor actor, ReportYear year, Seen seen, string reason, CancellationToken cancel)
    {
        actor.Require(Role.DistrictApprover);
        return MoveAsync(actor, year, [seen], ReportAction.SendBack, Text(reason, "退回原因"), (_, record) =>
        {
            (record.Report!.Newest.SentBackAt, record.Report.Newest.SentBackReason) = (time.UtcNow(), reason.Trim());
            return Task.CompletedTask;
        }, cancel);
    }

    /// <summary>审定并报送: the approver answers for the content by <see cref="Attestation"/>, and each report gets its receipt.</summary>
    public Task AttestAsync(Actor actor, ReportYear year, IReadOnlyList<Seen> seen, bool attested, CancellationToken cancel)
    {
        actor.Require(Role.DistrictApprover);
        if (!attested) throw new Refused("请先勾选审定声明，再报送。");
        return MoveAsync(actor, year, seen, ReportAction.Attest, "", async (db, record) =>
        {
            var version = record.Report!.Newest;
            var scans = await ScanService.OfAsync(db, year, [record.Center.Code], cancel);
            if (WhyNotStamped(record.Round, version, scans) is { } reason) throw new Refused($"{record.Center.Code}：{reason}");
            version.SubmittedAt = time.UtcNow();
            version.AttestedBy = actor.Name;
            version.ReceiptNumber = SubmissionValues.ReceiptNumber(year, record.Center.Code, version.Version);
        }, cancel);
    }

    /// <summary>Why the version cannot be attested for want of a 盖章扫描件; null where it can.</summary>
    /// <param name="scans">That stand, of the centre's year.</param>
    public static string? WhyNotStamped(Round round, Submission version, IReadOnlyList<StampedScan> scans) =>
        !round.RequiresStampedScan || scans.Any(s => s.IsOf(version)) ? null
        : scans.Count > 0 ? "已附的盖章扫描件是另一版数据的。请将本版盖章扫描后附上，再报送。"
        : "本批次要求附盖章扫描件，还没有附。请将报告盖章扫描（PDF 或图片）后附上，再报送。";

    /// <summary>撤回 before the review begins. What was handed in stays as it was, marked as withdrawn; work goes on with a copy as the next version.</summary>
    public Task WithdrawAsync(Actor actor, ReportYear year, Seen seen, string reason, CancellationToken cancel)
    {
        actor.Require(Role.DistrictReporter, Role.DistrictApprover);
        return MoveAsync(actor, year, [seen], ReportAction.Withdraw, Text(reason, "撤回原因"), (_, record) =>
        {
            var version = record.Report!.Newest;
            if (version.SubmittedAt is null) return Task.CompletedTask;
            version.WithdrawnAt = time.UtcNow();
            record.Report.Submissions.Add(SubmissionValues.Again(version, time.UtcNow(), actor.Name));
            return Task.CompletedTask;
        }, cancel);
    }

    /// <summary>What the district says about a warning; empty takes it back. Kept at once, and for the next upload with the same finding.</summary>
    public Task ExplainAsync(Actor actor, int issueId, string explanation, CancellationToken cancel)
    {
        actor.Require(Role.DistrictReporter);
        return recorder.RecordAsync(async db =>
        {
            var issue = await db.Issues.SingleOrDefaultAsync(i => i.Id == issueId, cancel);
            var upload = issue is null ? null : await db.Uploads.SingleAsync(u => u.Id == issue.UploadId, cancel);
            if (upload is null || !actor.Districts.Contains(upload.District) || issue!.Center is not { } center) throw new NotFoundForActor();
            var record = await DistrictRecords.LedAsync(db, actor, upload.Year, center, time.Today(), cancel);
            if (issue.Severity != IssueSeverity.Warning) throw new Refused("只有提醒需要说明。");
            if (record.WhyNotEditable is { } reason) throw new Refused(reason);
            var (before, after) = (issue.Explanation, Limited(explanation.Trim()));
            if (before == after) return [];
            issue.Explanation = after;
            (issue.ExplainedBy, issue.ExplainedAt) = after.Length > 0 ? (actor.Name, time.UtcNow()) : ("", default(DateTime?));
            db.Audit.Add(actor.Did(time.UtcNow(), "说明提醒", $"{DistrictRecords.Subject(upload.Year, center)} {issue.Address} {issue.Code}", before, after));
            return [];
        }, cancel);
    }

    /// <summary>What the district says to a remark at a cell of the returned version; empty takes it back. The reviewer sees it once the report comes back.</summary>
    public Task AnswerAsync(Actor actor, ReportYear year, CenterCode center, FieldCode field, string answer, CancellationToken cancel)
    {
        actor.Require(Role.DistrictReporter);
        return recorder.RecordAsync(async db =>
        {
            var record = await DistrictRecords.LedAsync(db, actor, year, center, time.Today(), cancel);
            if (record.Report is not { State: ReportState.Returned or ReportState.Draft, LastHandedIn: { ReturnedAt: not null } returned }) throw new Refused("没有被退回、待修改的报告，不能答复。");
            if (record.Lock is { } locked) throw new Refused(locked);
            var note = await db.ReviewNotes.SingleOrDefaultAsync(n => n.SubmissionId == returned.Id && n.Field == field && n.Remark != "", cancel) ?? throw new NotFoundForActor();
            var (before, after) = (note.Answer, Limited(answer.Trim()));
            if (before == after) return [];
            note.Answer = after;
            (note.AnsweredBy, note.AnsweredAt) = after.Length > 0 ? (actor.Name, time.UtcNow()) : ("", default(DateTime?));
            db.Audit.Add(actor.Did(time.UtcNow(), "答复退回意见", $"{DistrictRecords.Subject(year, center)} {field}", before, after));
            return [];
        }, cancel);
    }

    /// <summary>重报说明 of the draft: why it is handed in again.</summary>
    public Task GiveReasonAsync(Actor actor, ReportYear year, CenterCode center, string reason, CancellationToken cancel)
    {
        actor.Require(Role.DistrictReporter);
        return recorder.RecordAsync(async db =>
        {
            var record = await DistrictRecords.LedAsync(db, actor, year, center, time.Today(), cancel);
            if (record.Report is not { State: ReportState.Draft } report) throw new Refused("没有可以修改的草稿。");
            if (record.Lock is { } locked) throw new Refused(locked);
            var (draft, after) = (report.Newest, Limited(reason.Trim()));
            if (draft.Reason == after) return [];
            db.Audit.Add(actor.Did(time.UtcNow(), "填写重报说明", DistrictRecords.Subject(year, center), draft.Reason, after));
            draft.Reason = after;
            return [];
        }, cancel);
    }

    /// <summary>Every report or none: each is loaded anew, in the actor's scope, as the actor saw it, and moved.</summary>
    Task MoveAsync(
        Actor actor, ReportYear year, IReadOnlyList<Seen> seen, ReportAction action, string reason,
        Func<MonitorDb, CenterRecord, Task> move, CancellationToken cancel)
    {
        if (seen.Count == 0) throw new Refused($"没有选中要{CaseNames.Of(action)}的创新中心。");
        return recorder.RecordAsync(async db =>
        {
            foreach (var (center, revision) in seen)
            {
                var record = await DistrictRecords.LedAsync(db, actor, year, center, time.Today(), cancel);
                var report = record.Report ?? throw new Refused($"{center}：还没有填报，请先上传报送文件。");
                var (before, after) = (report.State, Next(center, report.State, action, actor.Role));
                if (report.Revision != revision) throw new Refused($"{center}：报告刚被他人更改，您的操作没有执行。请刷新页面看过之后再办理。");
                if (record.Lock is { } locked) throw new Refused($"{center}：{locked}");
                await move(db, record);
                report.State = after;
                report.Revision++;
                db.Audit.Add(actor.Did(time.UtcNow(), CaseNames.Of(action), DistrictRecords.Subject(year, center), CaseNames.Of(before), CaseNames.Of(after), reason));
            }
            // Only what is handed in, or taken back, is assessed.
            return action is ReportAction.Attest or ReportAction.Withdraw ? [.. seen.Select(s => s.Center)] : [];
        }, cancel);
    }

    static ReportState Next(CenterCode center, ReportState state, ReportAction action, Role role)
    {
        try
        {
            return ReportTransitions.Next(state, action, role);
        }
        catch (IllegalTransition illegal)
        {
            throw new Refused($"{center}：{illegal.Message}");
        }
    }

    static string Text(string text, string what) =>
        string.IsNullOrWhiteSpace(text) ? throw new Refused($"{what}未填写，请填写后再办理。", what) : Limited(text.Trim());

    static string Limited(string text) =>
        text.Length <= LongestText ? text : throw new Refused($"文字有 {text.Length} 个字，应不超过 {LongestText} 个字。请精简后再保存。");
}
