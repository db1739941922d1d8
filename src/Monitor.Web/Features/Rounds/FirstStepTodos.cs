using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Web.Data;
using Monitor.Web.Shared.Components;

namespace Monitor.Web.Features.Rounds;

/// <summary>Where nothing is there yet, what the service centre does first: bring in the list, then open a round.</summary>
public sealed class FirstStepTodos(IDbContextFactory<MonitorDb> databases) : ITodoSource
{
    public async Task<IReadOnlyList<Todo>> OfAsync(Actor actor, CancellationToken cancel)
    {
        if (actor.Role != Role.Reviewer) return [];
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.Centers.AnyAsync(cancel)) return [new("建设名单还是空的，请导入建设名单和建设方案目标", "/lists", null, StateTone.Idle)];
        return await db.Rounds.AnyAsync(cancel) ? [] : [new("还没有报送批次，请开设批次", "/rounds", null, StateTone.Idle)];
    }
}
