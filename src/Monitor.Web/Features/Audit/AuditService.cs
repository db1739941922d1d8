using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Audit;

/// <param name="Page">From 1.</param>
public sealed record AuditList(IReadOnlyList<AuditEntry> Entries, int Page, int Pages, int Total);

/// <summary>The audit log, newest first: read by the audit administrator, written by every service with its change.</summary>
public sealed class AuditService(IDbContextFactory<MonitorDb> databases)
{
    public const int PageSize = 50;

    /// <param name="search">Part of a name, action or subject; empty for all.</param>
    public async Task<AuditList> ListAsync(Actor actor, string? search, int page, CancellationToken cancel)
    {
        actor.Require(Role.AuditAdmin);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var entries = db.Audit.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(search))
        {
            var part = search.Trim();
            entries = entries.Where(e => e.ActorName.Contains(part) || e.Action.Contains(part) || e.Subject.Contains(part));
        }
        var total = await entries.CountAsync(cancel);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 1, pages);
        return new(await entries.OrderByDescending(e => e.Id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel), page, pages, total);
    }
}
