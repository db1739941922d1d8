using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Insights.Summaries;
using Monitor.Web.Shared.Components;

namespace Monitor.Web.Features.Insights;

/// <summary>What leaders and officers of the commission should look at: grounds to rectify or revoke that nobody acts on yet, and districts that are late.</summary>
public sealed class LeaderTodos(IDbContextFactory<MonitorDb> databases, OverviewKeeper keeper, TimeProvider time) : ITodoSource
{
    /// <summary>Beyond it, one line tells how many more there are.</summary>
    const int MostListed = 10;

    public async Task<IReadOnlyList<Todo>> OfAsync(Actor actor, CancellationToken cancel)
    {
        if (actor.Role is not (Role.CommissionLeader or Role.CommissionOfficer)) return [];
        await keeper.CatchUpAsync(cancel);
        await using var db = await databases.CreateDbContextAsync(cancel);
        return [.. await FlaggedAsync(db, cancel), .. await LateAsync(db, cancel)];
    }

    /// <summary>One for each centre and year. A flag to rectify no longer waits once the notice for its year was issued, and none waits of a centre that was revoked.</summary>
    static async Task<IEnumerable<Todo>> FlaggedAsync(MonitorDb db, CancellationToken cancel)
    {
        var grave = new[] { Severity.Rectify, Severity.Revoke };
        var flags = (await db.Flags.AsNoTracking().Where(f => f.EndedAt == null && f.Status != FlagStatus.Dismissed && grave.Contains(f.Severity)).ToListAsync(cancel))
            .Select(f => f.Recorded().Flag).ToList();
        var noticed = (await db.Rectifications.Where(r => r.IssuedOn != null).Select(r => new { r.Center, r.ForYear }).ToListAsync(cancel)).Select(r => (r.Center, r.ForYear)).ToHashSet();
        var revoked = await db.Revocations.Where(r => r.RevokedOn != null && r.WithdrawnOn == null).Select(r => r.Center).ToListAsync(cancel);
        flags.RemoveAll(f => revoked.Contains(f.Key.Center));
        var centers = flags.Select(f => f.Key.Center).Distinct().ToList();
        var names = await db.Centers.Where(c => centers.Contains(c.Code)).ToDictionaryAsync(c => c.Code, c => c.Name, cancel);
        var waiting = flags
            .Where(f => f.Severity == Severity.Revoke || !noticed.Contains((f.Key.Center, f.Key.Year)))
            .GroupBy(f => (f.Key.Center, f.Key.Year))
            .Select(g => (g.Key, Worst: g.MaxBy(f => f.Severity)!))
            .OrderByDescending(g => g.Worst.Severity).ThenByDescending(g => g.Key.Year).ThenBy(g => g.Key.Center).ToList();
        var more = waiting.Skip(MostListed).ToList();
        return
        [
            .. waiting.Take(MostListed).Select(g => new Todo(
                $"{names[g.Key.Center]}：{g.Key.Year}年度{(g.Worst.Severity == Severity.Revoke ? "触发撤销条件" : "触发整改提示")}（{g.Worst.Title}）",
                $"/centers/{g.Key.Center}", null, ToneOf(g.Worst))),
            .. more.Count > 0 ? [new Todo($"另有 {more.Select(g => g.Key.Center).Distinct().Count()} 家创新中心触发整改提示或撤销条件", "/overview#risk", null, ToneOf(more[0].Worst))] : Array.Empty<Todo>(),
        ];

        static StateTone ToneOf(RiskFlag worst) => worst.Severity == Severity.Revoke ? StateTone.Stopped : StateTone.Attention;
    }

    async Task<IEnumerable<Todo>> LateAsync(MonitorDb db, CancellationToken cancel)
    {
        var today = time.Today();
        var known = await Known.LoadAsync(db, today, [], cancel);
        var late = (await db.OverviewParts.Where(p => p.MissingSince < today).Select(p => new { p.District, p.Center, p.Year, Due = p.MissingSince!.Value }).ToListAsync(cancel))
            .Where(p => known.Opened(p.Year));
        return late.GroupBy(p => (Today: known.DistrictToday(p.District), Name: known.DistrictName(p.District, today)))
            .OrderBy(g => g.Min(p => p.Due)).ThenBy(g => g.Key.Today)
            .Select(g => new Todo(
                $"{g.Key.Name}：{string.Join("、", g.Select(p => p.Year).Distinct().Order())}年度"
                + $"{g.Select(p => p.Center).Distinct().Count()}家创新中心逾期未报，最长已逾期{today.DayNumber - g.Min(p => p.Due).DayNumber:#,##0}天",
                $"/overview?district={g.Key.Today}#reporting", g.Max(p => p.Due), StateTone.Attention));
    }
}
