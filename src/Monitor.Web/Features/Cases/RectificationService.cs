using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Cases;

/// <summary>A finding as it is proposed; the requirement is what must be done about it.</summary>
public sealed record FindingDraft(string Text, string Requirement, int? Flag = null);

/// <summary>What a rectification is proposed on: confirmed flags of the year, or its failed review; the term's assessment where it is of the term.</summary>
public sealed record RectificationDraft(ReportYear ForYear, IReadOnlyList<FindingDraft> Findings, bool ForTerm = false, string Reason = "");

/// <summary>整改措施 for a finding, by its number.</summary>
public sealed record MeasureDraft(int Finding, string Text, string Owner, DateOnly? Due);

/// <summary>通知整改 (三（一）), one method per action.</summary>
public sealed class RectificationService(CaseMover mover)
{
    static readonly CasePath<Rectification, RectificationState, RectificationAction> Path =
        new(CaseAccess.RectificationAsync, RectificationTransitions.Next, CaseNames.Of, CaseNames.Of);

    /// <returns>Id of the case.</returns>
    /// <exception cref="Refused">No ground, a finding without requirement, or a case of the year is open.</exception>
    public async Task<string> ProposeAsync(Actor actor, CenterCode code, RectificationDraft draft, CancellationToken cancel)
    {
        actor.Require(Role.Reviewer);
        var id = "";
        await mover.OpenAsync(actor, code, async work =>
        {
            await work.RequireStandingAsync();
            if (RectificationGrounds.WhyNot(await work.HistoryAsync(), draft.ForYear, work.Today) is { } reason) throw new Refused(reason);
            var restsOn = await RectificationGrounds.OfAsync(work, draft);
            var all = await work.Db.Rectifications.AsNoTracking().ToListAsync(cancel);
            if (all.Find(r => r.Center == code && r.ForYear == draft.ForYear && r.ForTerm == draft.ForTerm && r.IsOpen) is { } open)
                throw new Refused($"{code} {draft.ForYear}年度已有整改案件 {open.Id} 正在办理，不重复提出。");
            id = CaseWork.NextId("ZG", work.Today.Year, all.Select(r => r.Id));
            var notice = new Rectification
            {
                Id = id,
                Center = code,
                ForYear = draft.ForYear,
                ForTerm = draft.ForTerm,
                State = RectificationState.Proposed,
                ProposedOn = work.Today,
                DocumentNumber = "",
                OwnerId = actor.UserId,
                Owner = actor.Name,
                Findings = [.. draft.Findings.Select((f, i) => new Finding
                {
                    Number = i + 1,
                    Text = Given.Text(f.Text, $"问题{i + 1}"),
                    Requirement = Given.Text(f.Requirement, $"问题{i + 1}的整改要求"),
                    FlagId = f.Flag,
                })],
            };
            work.Db.Rectifications.Add(notice);
            await work.StepAsync(notice, "提出整改", "", CaseNames.Of(notice.State), new(Given.Optional(draft.Reason, "提出整改的理由"), restsOn));
        }, cancel);
        return id;
    }

    public Task ApproveAsync(Actor actor, CaseKey key, string opinion, CancellationToken cancel) => MoveAsync(actor, key, RectificationAction.Approve, (work, notice) =>
    {
        work.RequireOther(notice.OwnerId, CaseNames.Of(RectificationAction.Approve));
        notice.ApprovedBy = actor.Name;
        return Task.FromResult(new StepNote(Given.Optional(opinion, "批准意见"), $"问题 {notice.Findings.Count} 项"));
    }, cancel);

    /// <summary>The leader signed on paper: the scan is kept, the signer and the day are named.</summary>
    public Task RegisterApprovalAsync(Actor actor, CaseKey key, string signer, DateOnly? signedOn, IReadOnlyList<CaseFile> scan, CancellationToken cancel) =>
        MoveAsync(actor, key, RectificationAction.RegisterApproval, (work, notice) =>
        {
            work.RequireOther(notice.OwnerId, CaseNames.Of(RectificationAction.RegisterApproval));
            notice.ApprovedBy = Given.Text(signer, "签批领导姓名");
            var day = Given.Past(signedOn, "签批日期", work.Today, notice.ProposedOn, "提出日期");
            return Task.FromResult(new StepNote(RestsOn: $"{notice.ApprovedBy} {ChinaTime.Text(day)} 签批", Files: Given.Files(scan, "签批件扫描件")));
        }, cancel);

    /// <summary>Fixes number, deadline and re-check year: the calendar year of the deadline, after the year that failed.</summary>
    public Task IssueAsync(Actor actor, CaseKey key, string documentNumber, DateOnly? deadline, CancellationToken cancel) => MoveAsync(actor, key, RectificationAction.Issue, async (work, notice) =>
    {
        var number = Given.Text(documentNumber, "通知文号");
        if (await work.Db.Rectifications.AnyAsync(r => r.DocumentNumber == number && r.Id != notice.Id, cancel)) throw new Refused($"文号“{number}”已用于另一份整改通知。请核对文号。");
        var until = await RectificationGrounds.DeadlineAsync(work, notice, deadline);
        (notice.DocumentNumber, notice.IssuedOn, notice.FirstDeadline, notice.RecheckYear) = (number, work.Today, until, new(until.Year));
        return new(RestsOn: $"期限 {ChinaTime.Text(until)}；复查年度 {until.Year}", DocumentNumber: number);
    }, cancel);

    /// <summary>已发出 is no proof of service.</summary>
    public Task SendAsync(Actor actor, CaseKey key, string channel, CancellationToken cancel) => MoveAsync(actor, key, RectificationAction.Send, (_, notice) =>
        Task.FromResult(new StepNote(RestsOn: $"发出方式：{Given.Text(channel, "发出方式，如机要、公文系统、邮件")}", DocumentNumber: notice.DocumentNumber)), cancel);

    /// <summary>The deadline passed before the notice was served, and bound nobody: another is set, and both are shown. The re-check year follows it.</summary>
    public Task RescheduleAsync(Actor actor, CaseKey key, DateOnly? deadline, string reason, CancellationToken cancel) => MoveAsync(actor, key, RectificationAction.Reschedule, async (work, notice) =>
    {
        var before = notice.Deadline!.Value;
        if (work.Today < before) throw new Refused($"整改期限 {ChinaTime.Text(before)} 未到，通知仍可送达，不用重定期限。");
        var until = await RectificationGrounds.DeadlineAsync(work, notice, deadline);
        notice.ExtensionReason = $"届满前未送达：{Given.Text(reason, "重定期限的理由")}";
        (notice.ExtendedDeadline, notice.ExtendedOn, notice.RecheckYear) = (until, work.Today, new(until.Year));
        return new(notice.ExtensionReason, $"原期限 {ChinaTime.Text(before)}；新期限 {ChinaTime.Text(until)}；复查年度 {until.Year}", notice.DocumentNumber);
    }, cancel);

    /// <summary>已送达, by a dated acknowledgement.</summary>
    public Task ServeAsync(Actor actor, CaseKey key, DateOnly? servedOn, string receiver, IReadOnlyList<CaseFile> proof, CancellationToken cancel) =>
        MoveAsync(actor, key, RectificationAction.Serve, (work, notice) =>
        {
            var day = Given.Past(servedOn, "送达日期", work.Today, notice.IssuedOn, "核发日期");
            if (day >= notice.Deadline) throw new Refused($"送达日期 {ChinaTime.Text(day)} 不早于整改期限 {ChinaTime.Text(notice.Deadline!.Value)}，没有留出整改时间，不能作为有效送达。请先重定期限，再登记送达。");
            notice.ServedOn = day;
            return Task.FromResult(new StepNote(RestsOn: $"{ChinaTime.Text(day)} 由{Given.Text(receiver, "签收人")}签收", DocumentNumber: notice.DocumentNumber, Files: Given.Files(proof, "送达回证或签收回执")));
        }, cancel);

    /// <summary>整改方案: every finding has at least one measure, with owner and a date not after the deadline.</summary>
    public Task SubmitPlanAsync(Actor actor, CaseKey key, IReadOnlyList<MeasureDraft> measures, IReadOnlyList<CaseFile> files, CancellationToken cancel) =>
        MoveAsync(actor, key, RectificationAction.SubmitPlan, (work, notice) =>
        {
            RequireInTime(work, notice, "提交整改方案");
            foreach (var finding in notice.Findings.OrderBy(f => f.Number))
            {
                var own = measures.Where(m => m.Finding == finding.Number).ToList();
                if (own.Count == 0) throw new Refused($"第{finding.Number}项问题没有整改措施。每项问题至少一条措施，写明责任人和完成日期。");
                work.Db.RemoveRange(finding.Measures);
                finding.Measures.Clear();
                finding.Measures.AddRange(own.Select(m => Planned(work, notice, finding, m)));
            }
            if (measures.FirstOrDefault(m => notice.Findings.All(f => f.Number != m.Finding)) is { } stray) throw new Refused($"通知中没有第{stray.Finding}项问题。");
            return Task.FromResult(new StepNote(RestsOn: string.Join("；", measures.Select(m => $"问题{m.Finding}：{m.Text.Trim()}（{m.Owner.Trim()}，{ChinaTime.Text(m.Due!.Value)}）")), Files: files));
        }, cancel);

    public Task ReturnPlanAsync(Actor actor, CaseKey key, string reason, CancellationToken cancel) =>
        MoveAsync(actor, key, RectificationAction.ReturnPlan, (_, _) => Task.FromResult(new StepNote(Given.Text(reason, "退回方案的理由"))), cancel);

    public Task AcceptPlanAsync(Actor actor, CaseKey key, string opinion, CancellationToken cancel) =>
        MoveAsync(actor, key, RectificationAction.AcceptPlan, (_, _) => Task.FromResult(new StepNote(Given.Optional(opinion, "认可意见"))), cancel);

    /// <summary>A later deadline, once; the first one stays beside it. The re-check year is fixed by the notice, and the period must end within it.</summary>
    public Task ExtendAsync(Actor actor, CaseKey key, DateOnly? deadline, string reason, CancellationToken cancel) => MoveAsync(actor, key, RectificationAction.Extend, (work, notice) =>
    {
        var (before, until) = (notice.Deadline!.Value, Given.Day(deadline, "新的整改期限"));
        if (notice.ExtendedOn is { } on) throw new Refused($"已于 {ChinaTime.Text(on)} 延期一次（原 {ChinaTime.Text(notice.FirstDeadline!.Value)}，现 {ChinaTime.Text(before)}），不再延期。");
        RequireInTime(work, notice, "延长期限");
        if (until <= before) throw new Refused($"新的整改期限 {ChinaTime.Text(until)} 须晚于现期限 {ChinaTime.Text(before)}。请改为以后的日期。");
        if (until > notice.RecheckYear!.Value.LastDay) throw new Refused($"新的整改期限 {ChinaTime.Text(until)} 晚于复查年度 {notice.RecheckYear} 的年末。复查年度由通知确定，请改为该年12月31日或以前的日期。");
        notice.ExtensionReason = Given.Text(reason, "延期的理由");
        (notice.ExtendedDeadline, notice.ExtendedOn) = (until, work.Today);
        return Task.FromResult(new StepNote(notice.ExtensionReason, $"原期限 {ChinaTime.Text(before)}；新期限 {ChinaTime.Text(until)}"));
    }, cancel);

    public Task SubmitEvidenceAsync(Actor actor, CaseKey key, string statement, IReadOnlyList<CaseFile> files, CancellationToken cancel) =>
        MoveAsync(actor, key, RectificationAction.SubmitEvidence, (work, notice) =>
        {
            notice.EvidenceOn = work.Today;
            var late = work.Today.DayNumber - notice.Deadline!.Value.DayNumber;
            return Task.FromResult(new StepNote(Given.Text(statement, "整改情况说明"), late > 0 ? $"逾期 {late} 天提交" : "期限内提交", Files: Given.Files(files, "佐证材料")));
        }, cancel);

    /// <summary>现场复核, by somebody who does not own the case.</summary>
    public Task InspectAsync(Actor actor, CaseKey key, DateOnly? visitedOn, string findings, IReadOnlyList<CaseFile> files, CancellationToken cancel) =>
        MoveAsync(actor, key, RectificationAction.Inspect, (work, notice) =>
        {
            work.RequireOther(notice.OwnerId, CaseNames.Of(RectificationAction.Inspect));
            var day = Given.Past(visitedOn, "现场复核日期", work.Today, notice.EvidenceOn, "佐证提交日期");
            return Task.FromResult(new StepNote(Given.Text(findings, "现场复核情况"), $"{ChinaTime.Text(day)} 现场复核", Files: files));
        }, cancel);

    public Task AcceptAsync(Actor actor, CaseKey key, string opinion, CancellationToken cancel) => JudgeAsync(actor, key, RectificationAction.Accept, opinion, cancel);

    public Task RejectAsync(Actor actor, CaseKey key, string opinion, CancellationToken cancel) => JudgeAsync(actor, key, RectificationAction.Reject, opinion, cancel);

    /// <summary>The deadline passed without evidence: the period has ended just the same.</summary>
    public Task RecordExpiryAsync(Actor actor, CaseKey key, CancellationToken cancel) => MoveAsync(actor, key, RectificationAction.RecordExpiry, (work, notice) =>
    {
        if (work.Today <= notice.Deadline) throw new Refused($"整改期限为 {ChinaTime.Text(notice.Deadline!.Value)}，当天24时前仍可提交佐证，还不能记录期满。");
        return Task.FromResult(new StepNote(RestsOn: $"期限 {ChinaTime.Text(notice.Deadline!.Value)} 已过，未收到佐证；转{notice.RecheckYear}年度复盘复查"));
    }, cancel);

    public Task AwaitRecheckAsync(Actor actor, CaseKey key, CancellationToken cancel) => MoveAsync(actor, key, RectificationAction.AwaitRecheck, (_, notice) =>
        Task.FromResult(new StepNote(RestsOn: $"由{notice.RecheckYear}年度复盘复查")), cancel);

    /// <summary>销号, on the review of the re-check year.</summary>
    public Task CloseAsync(Actor actor, CaseKey key, string opinion, CancellationToken cancel) => MoveAsync(actor, key, RectificationAction.Close, async (work, notice) =>
    {
        var recheck = await RecheckAsync(work, notice);
        if (recheck.IsFailed) throw new Refused($"复查年度{notice.RecheckYear}年复盘会签为不合格，不能销号。");
        notice.ClosedOn = work.Today;
        return new(Given.Optional(opinion, "销号意见"), $"{notice.RecheckYear}年度复盘 {ChinaTime.Text(recheck.ConcludedOn)} 结论：{Names.Of(recheck.Conclusion)}，{(recheck.CoSigned ? "已会签" : "未会签")}");
    }, cancel);

    /// <summary>拟撤销, on the confirmed V-STILL-BELOW of this very notice; the proposal becomes a case of its own.</summary>
    /// <returns>Id of the revocation.</returns>
    public async Task<string> ProposeRevocationAsync(Actor actor, CaseKey key, DateOnly? hearingDeadline, string reason, CancellationToken cancel)
    {
        var id = "";
        await MoveAsync(actor, key, RectificationAction.ProposeRevocation, async (work, notice) =>
        {
            var recheck = await RecheckAsync(work, notice);
            var flags = await work.Db.Flags.Where(f => f.Center == notice.Center && f.Rule == new RuleId("V-STILL-BELOW") && f.Year == notice.RecheckYear!.Value && f.EndedAt == null).ToListAsync(cancel);
            var ground = flags.Find(f => f.Subject == notice.Id && f.Severity == Severity.Revoke)
                ?? throw new Refused($"复查年度{notice.RecheckYear}年复盘结论为{Names.Of(recheck.Conclusion)}，“整改后次年仍未达标”的环节不齐备（见三（四）4），不能提出撤销。");
            id = await RevocationService.AddAsync(work, [ground.Id], hearingDeadline, reason);
            return new(Given.Text(reason, "提出撤销的理由"), $"标记 {ground.Id} {ground.Rule}；撤销案件 {id}");
        }, cancel);
        return id;
    }

    Task JudgeAsync(Actor actor, CaseKey key, RectificationAction action, string opinion, CancellationToken cancel) => MoveAsync(actor, key, action, (work, notice) =>
    {
        (notice.InspectedOn, notice.Accepted) = (work.Today, action == RectificationAction.Accept);
        return Task.FromResult(new StepNote(Given.Text(opinion, "验收意见")));
    }, cancel);

    Task MoveAsync(Actor actor, CaseKey key, RectificationAction action, Func<CaseWork, Rectification, Task<StepNote>> apply, CancellationToken cancel) =>
        mover.MoveAsync(Path, actor, key, action, apply, cancel);

    static PlannedMeasure Planned(CaseWork work, Rectification notice, Finding finding, MeasureDraft draft)
    {
        var due = Given.Day(draft.Due, $"第{finding.Number}项问题措施的完成日期");
        if (due < work.Today || due > notice.Deadline)
            throw new Refused($"第{finding.Number}项问题措施的完成日期 {ChinaTime.Text(due)} 须在今天至整改期限 {ChinaTime.Text(notice.Deadline!.Value)} 之间。请改正完成日期。");
        return new() { Text = Given.Text(draft.Text, $"第{finding.Number}项问题的整改措施"), Owner = Given.Text(draft.Owner, $"第{finding.Number}项问题措施的责任人"), Due = due };
    }

    static void RequireInTime(CaseWork work, Rectification notice, string action)
    {
        if (work.Today > notice.Deadline) throw new Refused($"整改期限 {ChinaTime.Text(notice.Deadline!.Value)} 已过，不能{action}。");
    }

    /// <exception cref="Refused">It is not concluded.</exception>
    static async Task<ReviewConclusion> RecheckAsync(CaseWork work, Rectification notice) =>
        (await work.HistoryAsync()).Review(notice.RecheckYear!.Value)
        ?? throw new Refused($"复查年度{notice.RecheckYear}年的复盘尚未定论。请在该年度复盘定论后办理。");
}
