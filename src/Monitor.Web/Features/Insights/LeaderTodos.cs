using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Shared.Components;

namespace Monitor.Web.Features.Insights;

/// <summary>What leaders and officers of the commission should look at: grounds to rectify or revoke that nobody acts on yet, and districts that are late.</summary>
public sealed class LeaderTodos(IDbContextFactory<MonitorDb> databases, TimeProvider time) : ITodoSource
{
    public async Task<IReadOnlyList<Todo>> OfAsync(Actor actor, CancellationToken cancel)
    {
        if (actor.Role is not (Role.CommissionLeader or Role.CommissionOfficer)) return [];
        await using var db = await databases.CreateDbContextAsync(cancel);
        var facts = await OverviewFacts.LoadAsync(db, time.Today(), cancel);
        var grave = new[] { Severity.Rectify, Severity.Revoke };
        var flags = await db.Flags.AsNoTracking()
            .Where(f => f.EndedAt == null && f.Status != FlagStatus.Dismissed && grave.Contains(f.Severity)).ToListAsync(cancel);
        return [.. Flagged(facts, flags.Select(f => f.Recorded().Flag)), .. Late(facts)];
    }

    /// <summary>One for each centre and year. A flag to rectify no longer waits once the notice for its year was issued.</summary>
    static IEnumerable<Todo> Flagged(OverviewFacts facts, IEnumerable<RiskFlag> flags) => flags
        .Where(f => f.Severity == Severity.Revoke || !facts.Histories[f.Key.Center].Rectifications.Any(r => r.ForYear == f.Key.Year && r.IssuedOn is not null))
        .GroupBy(f => (f.Key.Center, f.Key.Year))
        .Select(g => (g.Key, Worst: g.MaxBy(f => f.Severity)!))
        .OrderByDescending(g => g.Worst.Severity).ThenByDescending(g => g.Key.Year).ThenBy(g => g.Key.Center)
        .Select(g => new Todo(
            $"{facts.Histories[g.Key.Center].Center.Name}：{g.Key.Year}年度{(g.Worst.Severity == Severity.Revoke ? "触发撤销条件" : "触发整改提示")}（{g.Worst.Title}）",
            $"/centers/{g.Key.Center}", null, g.Worst.Severity == Severity.Revoke ? StateTone.Stopped : StateTone.Attention));

    static IEnumerable<Todo> Late(OverviewFacts facts) => ReportsMissing.Of(facts, facts.Centers)
        .Where(u => u.IsOverdue).GroupBy(u => (u.District, u.DistrictName))
        .Select(g => new Todo(
            $"{g.Key.DistrictName}：{string.Join("、", g.Select(u => u.Year.ToString()).Distinct().Order(StringComparer.Ordinal))}年度"
            + $"{g.Select(u => u.Code).Distinct().Count()}家创新中心逾期未报，最长已逾期{g.Max(u => u.DaysLate):#,##0}天",
            $"/overview?district={g.Key.District}#reporting", g.Max(u => u.Due), StateTone.Attention));
}
