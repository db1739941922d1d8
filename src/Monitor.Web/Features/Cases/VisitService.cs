using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Cases;

/// <summary>现场走访: planned, who goes, what was found with photos; a refusal is recorded as such, with its proof.</summary>
public sealed class VisitService(CaseMover mover)
{
    static readonly CasePath<SiteVisit, VisitState, VisitAction> Path = new(CaseAccess.VisitAsync, VisitTransitions.Next, CaseNames.Of, CaseNames.Of);

    /// <returns>Id of the visit.</returns>
    public async Task<string> PlanAsync(Actor actor, CenterCode code, DateOnly? on, string purpose, string visitors, CancellationToken cancel)
    {
        actor.Require(Role.Reviewer);
        var id = "";
        await mover.OpenAsync(actor, code, async work =>
        {
            await work.RequireStandingAsync();
            var day = Given.Day(on, "走访日期");
            if (day < work.Today) throw new Refused($"走访日期 {ChinaTime.Text(day)} 已过。请填写今天或以后的日期；已进行的走访，安排在今天后登记。");
            id = CaseWork.NextId("ZF", work.Today.Year, await work.Db.SiteVisits.Select(v => v.Id).ToListAsync(cancel));
            var visit = new SiteVisit
            {
                Id = id,
                Center = code,
                State = VisitState.Planned,
                PlannedOn = day,
                Purpose = Given.Text(purpose, "走访事项"),
                Visitors = Given.Text(visitors, "走访人员"),
                OwnerId = actor.UserId,
                Owner = actor.Name,
            };
            work.Db.SiteVisits.Add(visit);
            await work.StepAsync(visit, "安排走访", "", CaseNames.Of(visit.State), new(visit.Purpose, $"{ChinaTime.Text(day)}；{visit.Visitors}"));
        }, cancel);
        return id;
    }

    public Task HoldAsync(Actor actor, CaseKey key, DateOnly? on, string findings, IReadOnlyList<CaseFile> photos, CancellationToken cancel) =>
        MoveAsync(actor, key, VisitAction.Hold, (work, visit) => Noted(work, visit, on, findings, "走访情况", photos), cancel);

    /// <summary>The centre refused; what proves it is kept.</summary>
    public Task RecordRefusalAsync(Actor actor, CaseKey key, DateOnly? on, string how, IReadOnlyList<CaseFile> proof, CancellationToken cancel) =>
        MoveAsync(actor, key, VisitAction.RecordRefusal, (work, visit) => Noted(work, visit, on, how, "拒绝的经过（何人、以何方式）", Given.Files(proof, "拒绝的证明，如现场记录、录音录像、书面回复")), cancel);

    public Task CancelAsync(Actor actor, CaseKey key, string reason, CancellationToken cancel) =>
        MoveAsync(actor, key, VisitAction.Cancel, (_, _) => new StepNote(Given.Text(reason, "取消的理由")), cancel);

    Task MoveAsync(Actor actor, CaseKey key, VisitAction action, Func<CaseWork, SiteVisit, StepNote> apply, CancellationToken cancel) =>
        mover.MoveAsync(Path, actor, key, action, (work, visit) => Task.FromResult(apply(work, visit)), cancel);

    static StepNote Noted(CaseWork work, SiteVisit visit, DateOnly? on, string text, string what, IReadOnlyList<CaseFile> files)
    {
        (visit.VisitedOn, visit.Findings) = (Given.Past(on, "实际走访日期", work.Today, work.Center.DesignatedOn, "列入建设名单日期"), Given.Text(text, what));
        return new(visit.Findings, $"{ChinaTime.Text(visit.VisitedOn.Value)} {visit.Visitors}", Files: files);
    }
}
