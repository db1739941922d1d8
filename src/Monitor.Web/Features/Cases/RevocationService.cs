using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Cases;

/// <summary>撤销 (三（四）): one method per action. A step that the checklist needs cannot be left out.</summary>
public sealed class RevocationService(CaseMover mover)
{
    static readonly CasePath<Revocation, RevocationState, RevocationAction> Path =
        new(CaseAccess.RevocationAsync, RevocationTransitions.Next, CaseNames.Of, CaseNames.Of);

    /// <param name="flags">Confirmed flags of severity 撤销.</param>
    /// <param name="hearingDeadline">Last day of the right to be heard.</param>
    /// <returns>Id of the case.</returns>
    public async Task<string> ProposeAsync(Actor actor, CenterCode code, IReadOnlyList<int> flags, DateOnly? hearingDeadline, string reason, CancellationToken cancel)
    {
        actor.Require(Role.Reviewer);
        var id = "";
        await mover.OpenAsync(actor, code, async work => id = await AddAsync(work, flags, hearingDeadline, reason), cancel);
        return id;
    }

    /// <summary>Adds the proposal to the transaction.</summary>
    /// <exception cref="Refused">A ground is none: not confirmed, not of severity 撤销, or 程序缺口.</exception>
    internal static async Task<string> AddAsync(CaseWork work, IReadOnlyList<int> flags, DateOnly? hearingDeadline, string reason)
    {
        await work.RequireStandingAsync();
        var code = work.Center.Code;
        var grounds = await work.Db.Flags.Where(f => flags.Contains(f.Id) && f.Center == code).OrderBy(f => f.Id).ToListAsync(work.Cancel);
        if (grounds.Count == 0 || grounds.Count != flags.Distinct().Count()) throw new Refused("提出撤销须选定本中心已确认的“撤销”级风险标记作为依据（三（四））。");
        foreach (var ground in grounds) RequireGround(ground);

        var until = Given.Day(hearingDeadline, "陈述申辩截止日");
        var earliest = work.Today.AddDays(RevocationChecklist.HearingDays);
        if (until < earliest) throw new Refused($"陈述申辩截止日 {ChinaTime.Text(until)} 过早：至少留 {RevocationChecklist.HearingDays} 天，不早于 {ChinaTime.Text(earliest)}（程序规则）。请改为该日或以后的日期。");
        var all = await work.Db.Revocations.AsNoTracking().ToListAsync(work.Cancel);
        if (all.Find(r => r.Center == code && r.IsOpen) is { } open) throw new Refused($"{code} 已有撤销案件 {open.Id} 正在办理，不重复提出。");

        var revocation = new Revocation
        {
            Id = CaseWork.NextId("CX", work.Today.Year, all.Select(r => r.Id)),
            Center = code,
            Year = grounds.Max(g => g.Year),
            State = RevocationState.Proposed,
            ProposedOn = work.Today,
            HearingDeadline = until,
            OwnerId = work.Actor.UserId,
            Owner = work.Actor.Name,
            Grounds = [.. grounds.Select(g => new RevocationGround { FlagId = g.Id })],
        };
        work.Db.Revocations.Add(revocation);
        await work.StepAsync(revocation, "提出撤销", "", CaseNames.Of(revocation.State), new(
            Given.Text(reason, "提出撤销的理由"),
            $"{string.Join("；", grounds.Select(g => $"标记 {g.Id} {g.Rule} {g.Recorded().Flag.Title}"))}；陈述申辩截止 {ChinaTime.Text(until)}"));
        return revocation.Id;
    }

    public Task SubmitStatementAsync(Actor actor, CaseKey key, string statement, IReadOnlyList<CaseFile> files, CancellationToken cancel) =>
        MoveAsync(actor, key, RevocationAction.SubmitStatement, (work, revocation) =>
        {
            if (work.Today > revocation.HearingDeadline) throw new Refused($"陈述申辩期限已于 {ChinaTime.Text(revocation.HearingDeadline)} 24时届满。");
            (revocation.Statement, revocation.HeardOn) = (Given.Text(statement, "陈述申辩意见"), work.Today);
            return Task.FromResult(new StepNote(revocation.Statement, Files: files));
        }, cancel);

    public Task RecordNoStatementAsync(Actor actor, CaseKey key, CancellationToken cancel) => MoveAsync(actor, key, RevocationAction.RecordNoStatement, (work, revocation) =>
    {
        if (work.Today <= revocation.HearingDeadline)
            throw new Refused($"陈述申辩截止日为 {ChinaTime.Text(revocation.HearingDeadline)}，当天24时前仍可陈述，还不能记录期满未陈述。");
        revocation.HeardOn = work.Today;
        return Task.FromResult(new StepNote(RestsOn: $"期限 {ChinaTime.Text(revocation.HearingDeadline)} 届满，未收到陈述申辩"));
    }, cancel);

    public Task DeliberateAsync(Actor actor, CaseKey key, DateOnly? meetingOn, string documentNumber, IReadOnlyList<CaseFile> files, CancellationToken cancel) =>
        MoveAsync(actor, key, RevocationAction.Deliberate, (work, revocation) =>
        {
            var day = Given.Past(meetingOn, "党组会议日期", work.Today, revocation.HeardOn, "陈述申辩日期");
            (revocation.MeetingOn, revocation.MeetingDocument) = (day, Given.Text(documentNumber, "会议纪要文号"));
            return Task.FromResult(new StepNote(RestsOn: $"{ChinaTime.Text(day)} 党组会议审议", DocumentNumber: revocation.MeetingDocument, Files: files));
        }, cancel);

    /// <param name="to">Last day of the publication, which begins today.</param>
    public Task PublicizeAsync(Actor actor, CaseKey key, DateOnly? to, string where, CancellationToken cancel) => MoveAsync(actor, key, RevocationAction.Publicize, (work, revocation) =>
    {
        var until = Given.Day(to, "公示截止日");
        var earliest = work.Today.AddDays(RevocationChecklist.PublicDays);
        if (until < earliest) throw new Refused($"公示截止日 {ChinaTime.Text(until)} 过早：公示不少于 {RevocationChecklist.PublicDays} 天，不早于 {ChinaTime.Text(earliest)}（程序规则）。请改为该日或以后的日期。");
        (revocation.PublicFrom, revocation.PublicTo) = (work.Today, until);
        return Task.FromResult(new StepNote(RestsOn: $"{Given.Text(where, "公示地址或载体")}，{ChinaTime.Text(work.Today)} 至 {ChinaTime.Text(until)}"));
    }, cancel);

    public Task ApproveAsync(Actor actor, CaseKey key, string opinion, CancellationToken cancel) => MoveAsync(actor, key, RevocationAction.Approve, async (work, revocation) =>
    {
        await RequireApprovableAsync(work, revocation, RevocationAction.Approve);
        (revocation.ApprovedBy, revocation.ApprovedOn) = (work.Actor.Name, work.Today);
        return new(Given.Text(opinion, "批准意见"));
    }, cancel);

    /// <summary>The leader signed on paper: the scan is kept, the signer and the day are named.</summary>
    public Task RegisterApprovalAsync(Actor actor, CaseKey key, string signer, DateOnly? signedOn, IReadOnlyList<CaseFile> scan, CancellationToken cancel) =>
        MoveAsync(actor, key, RevocationAction.RegisterApproval, async (work, revocation) =>
        {
            await RequireApprovableAsync(work, revocation, RevocationAction.RegisterApproval);
            var day = Given.Past(signedOn, "签批日期", work.Today, revocation.PublicTo!.Value.AddDays(1), "公示期满次日");
            (revocation.ApprovedBy, revocation.ApprovedOn) = (Given.Text(signer, "签批领导姓名"), day);
            return new(RestsOn: $"{revocation.ApprovedBy} {ChinaTime.Text(day)} 签批", Files: Given.Files(scan, "签批件扫描件"));
        }, cancel);

    /// <summary>Registers the decision. The centre is 已撤销 from today: no further rounds, no new cases.</summary>
    /// <exception cref="Refused">Something on the checklist is missing.</exception>
    public Task RevokeAsync(Actor actor, CaseKey key, string documentNumber, DateOnly? filedOn, IReadOnlyList<CaseFile> files, CancellationToken cancel) =>
        MoveAsync(actor, key, RevocationAction.Revoke, async (work, revocation) =>
        {
            work.RequireOther(revocation.OwnerId, CaseNames.Of(RevocationAction.Revoke));
            revocation.DocumentNumber = Given.Optional(documentNumber, "撤销决定文号");
            revocation.FiledOn = filedOn is null ? null : Given.Past(filedOn, "报市委人才办备案日期", work.Today, revocation.ApprovedOn, "批准日期");
            var missing = RevocationChecklist.Of(revocation, await GroundsAsync(work, revocation), await work.HistoryAsync()).Where(i => !i.Done).ToList();
            if (missing.Count > 0) throw new Refused($"还不能登记撤销，缺少：{string.Join("；", missing.Select(i => $"{i.Text}（{i.Source}）"))}。");
            (revocation.RevokedOn, revocation.EndedOn) = (work.Today, work.Today);
            return new(RestsOn: $"{ChinaTime.Text(revocation.FiledOn!.Value)} 报市委人才办备案；自 {ChinaTime.Text(work.Today)} 起不再报送", DocumentNumber: revocation.DocumentNumber, Files: files);
        }, cancel);

    /// <summary>Withdraws a registered decision by another: the centre stands again from today. The decision itself stays as it was.</summary>
    public Task WithdrawAsync(Actor actor, CaseKey key, string reason, string documentNumber, IReadOnlyList<CaseFile> document, CancellationToken cancel) =>
        MoveAsync(actor, key, RevocationAction.Withdraw, (work, revocation) =>
        {
            work.RequireOther(revocation.OwnerId, CaseNames.Of(RevocationAction.Withdraw));
            revocation.WithdrawnOn = work.Today;
            return Task.FromResult(new StepNote(
                Given.Text(reason, "撤回决定的理由"), $"{ChinaTime.Text(revocation.RevokedOn!.Value)} {revocation.DocumentNumber} 的决定自 {ChinaTime.Text(work.Today)} 起撤回",
                Given.Text(documentNumber, "撤回决定文号"), Given.Files(document, "撤回决定文本")));
        }, cancel);

    public Task DeclineAsync(Actor actor, CaseKey key, string reason, CancellationToken cancel) => MoveAsync(actor, key, RevocationAction.Decline, (work, revocation) =>
    {
        revocation.EndedOn = work.Today;
        return Task.FromResult(new StepNote(Given.Text(reason, "不予撤销的理由")));
    }, cancel);

    Task MoveAsync(Actor actor, CaseKey key, RevocationAction action, Func<CaseWork, Revocation, Task<StepNote>> apply, CancellationToken cancel) =>
        mover.MoveAsync(Path, actor, key, action, apply, cancel);

    static async Task RequireApprovableAsync(CaseWork work, Revocation revocation, RevocationAction action)
    {
        work.RequireOther(revocation.OwnerId, CaseNames.Of(action));
        if (work.Today <= revocation.PublicTo) throw new Refused($"公示至 {ChinaTime.Text(revocation.PublicTo!.Value)} 24时，期满前不能{CaseNames.Of(action)}。");
        foreach (var ground in await GroundsAsync(work, revocation)) RequireGround(ground);
    }

    internal static Task<List<StoredFlag>> GroundsAsync(MonitorDb db, Revocation revocation, CancellationToken cancel)
    {
        var ids = revocation.Grounds.Select(g => g.FlagId).ToList();
        return db.Flags.Where(f => ids.Contains(f.Id)).OrderBy(f => f.Id).ToListAsync(cancel);
    }

    static Task<List<StoredFlag>> GroundsAsync(CaseWork work, Revocation revocation) => GroundsAsync(work.Db, revocation, work.Cancel);

    /// <summary>What is missing before this flag can be a ground: it stands by the numbers, but no notice was served in time. Null where nothing is.</summary>
    public static string? GapOf(RiskFlag flag) => flag.Key.Rule == new RuleId("V-STILL-BELOW") && flag.Severity != Severity.Revoke
        ? $"程序缺口：{flag.Statement}须先依法送达整改通知，并经复查年度复盘，才能据此提出撤销（三（四）4）。"
        : null;

    static void RequireGround(StoredFlag ground)
    {
        var title = ground.Recorded().Flag.Title;
        if (GapOf(ground.Recorded().Flag) is { } gap) throw new Refused(gap);
        if (ground.Severity != Severity.Revoke) throw new Refused($"标记“{title}”为{Names.Of(ground.Severity)}级，不是撤销情形（三（四））。");
        if (ground.Status != FlagStatus.Confirmed) throw new Refused($"标记“{title}”当前为“{Names.Of(ground.Status)}”，须先由复核员确认，才能作为撤销依据。");
    }
}
