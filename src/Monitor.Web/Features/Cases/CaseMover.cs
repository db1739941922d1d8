using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Risk;

namespace Monitor.Web.Features.Cases;

/// <summary>One kind of case: where it is kept, which moves it knows, and what they are called.</summary>
sealed record CasePath<TCase, TState, TAction>(
    Func<MonitorDb, string, CancellationToken, Task<TCase?>> Find,
    Func<TState, TAction, Role, TState> Next,
    Func<TState, string> StateName,
    Func<TAction, string> ActionName)
    where TCase : class, ICase<TState> where TState : struct, Enum;

/// <summary>
/// What all moves of cases share: load or fail, transition, what the move does, step and audit entry; one transaction, on what the actor saw.
/// </summary>
public sealed class CaseMover(Recorder recorder, TimeProvider time)
{
    /// <summary>Opens something at a centre that the actor sees.</summary>
    internal Task OpenAsync(Actor actor, CenterCode code, Func<CaseWork, Task> open, CancellationToken cancel) => recorder.RecordAsync(async db =>
    {
        await open(new(db, actor, await CaseAccess.CenterAsync(db, actor, code, cancel), time.UtcNow(), cancel));
        return [code];
    }, cancel);

    /// <exception cref="IllegalTransition">The state does not allow the action.</exception>
    /// <exception cref="NotPermitted">It belongs to another role.</exception>
    internal Task MoveAsync<TCase, TState, TAction>(
        CasePath<TCase, TState, TAction> path, Actor actor, CaseKey key, TAction action, Func<CaseWork, TCase, Task<StepNote>> apply, CancellationToken cancel)
        where TCase : class, ICase<TState> where TState : struct, Enum =>
        ChangeAsync(path, actor, key, path.ActionName(action), async (work, of) =>
        {
            var (from, to) = (of.State, path.Next(of.State, action, actor.Role));
            RequireSeen(key, of.Revision);
            var note = await apply(work, of);
            of.State = to;
            await work.StepAsync(of, path.ActionName(action), path.StateName(from), path.StateName(to), note);
        }, cancel);

    /// <summary>A change that moves no state; it notes its own step.</summary>
    internal Task ChangeAsync<TCase, TState, TAction>(
        CasePath<TCase, TState, TAction> path, Actor actor, CaseKey key, string action, Func<CaseWork, TCase, Task> change, CancellationToken cancel)
        where TCase : class, ICase<TState> where TState : struct, Enum => recorder.RecordAsync(async db =>
        {
            var (found, center) = await CaseAccess.FindAsync(db, actor, d => path.Find(d, key.Id, cancel), cancel);
            var work = new CaseWork(db, actor, center, time.UtcNow(), cancel);
            await work.RequireActingAsync(action);
            await change(work, found);
            return [found.Center];
        }, cancel);

    /// <exception cref="Refused">The case has moved since the actor looked.</exception>
    internal static void RequireSeen(CaseKey key, int revision)
    {
        if (key.Revision != revision) throw new Refused("这个案件在您打开后有了变动，您的操作没有执行。请刷新页面，看过最新内容后再办理。");
    }
}
