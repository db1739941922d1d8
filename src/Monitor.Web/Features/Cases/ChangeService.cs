using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Rulebooks;

namespace Monitor.Web.Features.Cases;

/// <summary>What a district asks to be changed.</summary>
/// <param name="Year">Of the target.</param>
/// <param name="Code">Of the target: an indicator, a part of one, or a planned field.</param>
public sealed record ChangeDraft(ChangeSubject Subject, string After, string Reason, IReadOnlyList<CaseFile> Files, ReportYear? Year = null, string Code = "");

/// <summary>
/// Changes during the term (targets, name, lead entity): asked by the lead district with a document, approved by the service centre. A year that has ended
/// keeps the target it had; what was before stays in the change.
/// </summary>
public sealed class ChangeService(CaseMover mover, RulebookStore rulebooks)
{
    static readonly CasePath<PlanChange, ChangeState, ChangeAction> Path = new(CaseAccess.ChangeAsync, ChangeTransitions.Next, CaseNames.Of, CaseNames.Of);

    public static string NameOf(ChangeSubject subject) => subject switch { ChangeSubject.Target => "建设方案目标", ChangeSubject.Name => "创新中心名称", _ => "牵头建设主体" };

    /// <returns>Id of the case.</returns>
    /// <exception cref="Refused">The year has ended, the value is no number, nothing changes, or the same change waits already.</exception>
    public async Task<string> AskAsync(Actor actor, CenterCode code, ChangeDraft draft, CancellationToken cancel)
    {
        actor.Require(Role.DistrictReporter, Role.DistrictApprover);
        var id = "";
        await mover.OpenAsync(actor, code, async work =>
        {
            await work.RequireActingAsync("申请变更");
            var (year, before, after, value) = draft.Subject switch
            {
                ChangeSubject.Target => await TargetAsync(work, draft),
                ChangeSubject.Name => (new ReportYear(work.Today.Year), work.Center.Name, Given.Text(draft.After, "新名称"), default(decimal?)),
                _ => (new ReportYear(work.Today.Year), work.Center.LeadEntity, Given.Text(draft.After, "新的牵头建设主体"), null),
            };
            if (before == after) throw new Refused($"“{after}”与现在的相同，没有变更。");
            if (await work.Db.PlanChanges.AnyAsync(c => c.Center == code && c.State == ChangeState.Asked && c.Subject == draft.Subject && (draft.Subject != ChangeSubject.Target || c.Year == year && c.Code == draft.Code), cancel))
                throw new Refused("同一事项的变更申请正在办理。请等候办结，或先撤回原申请。");
            id = CaseWork.NextId("BG", work.Today.Year, await work.Db.PlanChanges.Select(c => c.Id).ToListAsync(cancel));
            var change = new PlanChange
            {
                Id = id,
                Center = code,
                Year = year,
                State = ChangeState.Asked,
                Subject = draft.Subject,
                Code = draft.Subject == ChangeSubject.Target ? draft.Code : "",
                Before = before,
                After = after,
                Value = value,
                Reason = Given.Text(draft.Reason, "变更的理由"),
                AskedOn = work.Today,
                OwnerId = actor.UserId,
                Owner = actor.Name,
            };
            work.Db.PlanChanges.Add(change);
            await work.StepAsync(change, "申请变更", "", CaseNames.Of(change.State), new(change.Reason, Worded(change), Files: Given.Files(draft.Files, "变更依据文件")));
        }, cancel);
        return id;
    }

    /// <summary>The change holds from today; years that have ended keep what they had.</summary>
    public Task ApproveAsync(Actor actor, CaseKey key, string opinion, CancellationToken cancel) => MoveAsync(actor, key, ChangeAction.Approve, async (work, change) =>
    {
        await work.RequireStandingAsync();
        if (change.Subject == ChangeSubject.Target) RequireRunning(work, change.Year);
        else if (change.Subject == ChangeSubject.Name) work.Center.Name = change.After;
        else work.Center.LeadEntity = change.After;
        return new(Given.Optional(opinion, "批准意见"), Worded(change));
    }, cancel);

    public Task DeclineAsync(Actor actor, CaseKey key, string reason, CancellationToken cancel) =>
        MoveAsync(actor, key, ChangeAction.Decline, (_, change) => Task.FromResult(new StepNote(Given.Text(reason, "不予批准的理由"), Worded(change))), cancel);

    public Task WithdrawAsync(Actor actor, CaseKey key, string reason, CancellationToken cancel) =>
        MoveAsync(actor, key, ChangeAction.Withdraw, (_, change) => Task.FromResult(new StepNote(Given.Text(reason, "撤回的理由"), Worded(change))), cancel);

    /// <summary>2027年度 B2：120 → 100</summary>
    public static string Worded(PlanChange change) =>
        $"{(change.Subject == ChangeSubject.Target ? $"{change.Year}年度目标 {change.Code}" : NameOf(change.Subject))}：{change.Before} → {change.After}";

    Task MoveAsync(Actor actor, CaseKey key, ChangeAction action, Func<CaseWork, PlanChange, Task<StepNote>> apply, CancellationToken cancel) =>
        mover.MoveAsync(Path, actor, key, action, async (work, change) =>
        {
            var note = await apply(work, change);
            change.DecidedOn = work.Today;
            return note;
        }, cancel);

    async Task<(ReportYear Year, string Before, string After, decimal? Value)> TargetAsync(CaseWork work, ChangeDraft draft)
    {
        var year = draft.Year ?? throw new Refused("未选择目标的年度。请选择后重试。", "年度");
        var history = await work.HistoryAsync();
        if (!history.Expects(year)) throw new Refused($"{year}年度不在本中心的建设期内。");
        RequireRunning(work, year);
        if (!Targets((await rulebooks.ShelfAsync(work.Db, work.Cancel)).For(year)).Any(t => t.Code == draft.Code)) throw new Refused("未选择要变更目标的指标。请选择后重试。");
        if (!decimal.TryParse(draft.After.Trim(), System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var value) || value <= 0)
            throw new Refused($"新目标为“{draft.After}”，应为大于0的数。请改为阿拉伯数字，如 120。");
        return (year, Numbers.Text(history.TargetOf(year, draft.Code)), Numbers.Text(value), value);
    }

    /// <summary>What has a target in the scheme: indicators and planned fields.</summary>
    public static IEnumerable<(string Code, string Name)> Targets(Analytics.Rulebooks.Rulebook rulebook) =>
        [.. rulebook.Indicators.Select(i => (i.Code, i.Name)), .. rulebook.Fields.Where(f => f.Planned).Select(f => (f.Code, f.Name))];

    static void RequireRunning(CaseWork work, ReportYear year)
    {
        if (work.Today > year.LastDay) throw new Refused($"{year}年度已结束，其目标不再变更，仍按原目标考核。");
    }
}
