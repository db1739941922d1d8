using Monitor.Web.Shared.Components;

namespace Monitor.Web.Features.Cases;

/// <summary>The next steps of cases that are the actor's to take.</summary>
public sealed class CaseTodos(CaseReader cases) : ITodoSource
{
    public async Task<IReadOnlyList<Todo>> OfAsync(Actor actor, CancellationToken cancel) => !actor.SeesAll && !actor.IsDistrict ? [] :
    [
        .. (await cases.BoardAsync(actor, cancel)).Lines.Where(l => l.IsMine)
            .Select(l => new Todo($"{l.CenterName} {l.Title}（{l.State}）：{l.Next}", $"/cases/{l.Id}", l.Deadline, l.Late ? StateTone.Stopped : StateTone.Active)),
    ];
}
