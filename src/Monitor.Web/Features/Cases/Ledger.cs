using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;

namespace Monitor.Web.Features.Cases;

/// <summary>One centre in the ledger: what its district owed late, and visits that the centre itself refused.</summary>
public sealed record LedgerLine(CenterCode Center, string Name, IReadOnlyList<Overdue> Overdue, IReadOnlyList<SiteVisit> Refusals)
{
    public int Days => Overdue.Sum(o => o.Days);
    public int Reminders => Overdue.Sum(o => o.Reminders.Count);
    public int Delivered => Overdue.Sum(o => o.Reminders.Count(r => r.Delivery == Delivery.Acknowledged));
}

public sealed record LedgerDistrict(string Name, IReadOnlyList<LedgerLine> Lines);

/// <summary>不配合台账, by district.</summary>
public sealed record LedgerView(IReadOnlyList<LedgerDistrict> Districts)
{
    public string Answer
    {
        get
        {
            var lines = Districts.SelectMany(d => d.Lines).ToList();
            var (late, reminders, delivered, refusing) = (Districts.Count(d => d.Lines.Any(l => l.Days > 0)), lines.Sum(l => l.Reminders), lines.Sum(l => l.Delivered), lines.Count(l => l.Refusals.Count > 0));
            string?[] parts =
            [
                late > 0 ? $"{late}个区县有逾期报送" : null,
                reminders > 0 ? $"共催报{reminders}次（{(delivered > 0 ? $"有送达证明{delivered}次" : "均无送达证明")}）" : null,
                refusing > 0 ? $"{refusing}家创新中心拒绝过走访" : null,
            ];
            return parts.OfType<string>().ToList() is { Count: > 0 } said ? string.Join("，", said) + "。" : "没有逾期、催报或被拒绝的记录。";
        }
    }
}

/// <summary>Reads the ledger: computed from what is recorded, never typed.</summary>
public sealed class Ledger(IDbContextFactory<MonitorDb> databases, TimeProvider time)
{
    public async Task<LedgerView> OfAsync(Actor actor, CancellationToken cancel)
    {
        actor.RequireReader();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var centers = await db.SeenAsync(actor, cancel);
        var codes = centers.Select(c => c.Code).ToList();
        var histories = await CenterHistories.LoadAsync(db, codes, cancel);
        var names = await DistrictNames.LoadAsync(db, time.Today(), cancel);
        var reminders = (await db.Remindings.AsNoTracking().Where(r => codes.Contains(r.Center)).OrderBy(r => r.Id).ToListAsync(cancel)).ToLookup(r => r.Center);
        var refusals = (await db.SiteVisits.AsNoTracking().Where(v => v.State == VisitState.Refused && codes.Contains(v.Center)).OrderBy(v => v.Id).ToListAsync(cancel)).ToLookup(v => v.Center);
        return new(
        [
            .. centers.Select(c => (District: names.Named(c.LeadDistrict).ToString(), Line: new LedgerLine(c.Code, c.Name, Overdue.Of(histories[c.Code], [.. reminders[c.Code]], time.Today()), [.. refusals[c.Code]])))
                .Where(l => l.Line.Overdue.Count + l.Line.Refusals.Count > 0)
                .GroupBy(l => l.District, l => l.Line).Select(g => new LedgerDistrict(g.Key, [.. g.OrderByDescending(l => l.Days)])).OrderByDescending(d => d.Lines.Sum(l => l.Days)),
        ]);
    }
}
