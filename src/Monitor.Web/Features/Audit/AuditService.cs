using CsvHelper;
using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Audit;

/// <param name="Page">From 1.</param>
/// <param name="Head">End of the whole chain, to be kept outside.</param>
public sealed record AuditList(IReadOnlyList<AuditEntry> Entries, int Page, int Pages, int Total, AuditHead Head);

/// <summary>The audit log, newest first: read by the audit administrator, written by every service with its change.</summary>
public sealed class AuditService(IDbContextFactory<MonitorDb> databases)
{
    public const int PageSize = 50;

    /// <param name="search">Part of a name, action or subject; empty for all.</param>
    public async Task<AuditList> ListAsync(Actor actor, string? search, int page, CancellationToken cancel)
    {
        actor.Require(Role.AuditAdmin);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var entries = Matching(db, search);
        var total = await entries.CountAsync(cancel);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 1, pages);
        return new(
            await entries.OrderByDescending(e => e.Number).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel),
            page, pages, total, await AuditChain.HeadAsync(db, cancel));
    }

    /// <summary>What is seen, as CSV for Excel, oldest first.</summary>
    public async Task<byte[]> ExportAsync(Actor actor, string? search, CancellationToken cancel)
    {
        actor.Require(Role.AuditAdmin);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var stream = new MemoryStream();
        using (var writer = CsvWriter.Create(stream, new CsvWriterOptions { WriteByteOrderMark = true, Injection = CsvInjection.Escape }))
        {
            writer.WriteRecord(["序号", "时间", "姓名", "角色", "动作", "对象", "之前", "之后", "理由", "来自", "封存值"]);
            await foreach (var e in Matching(db, search).OrderBy(e => e.Number).AsAsyncEnumerable().WithCancellation(cancel))
                writer.WriteRecord([$"{e.Number}", ChinaTime.Text(e.At), e.ActorName, e.Role, e.Action, e.Subject, e.Before, e.After, e.Reason, e.RemoteIp, e.Hash]);
        }
        return stream.ToArray();
    }

    /// <returns>The first fault of the log; null where it is whole.</returns>
    public async Task<AuditFault?> VerifyAsync(Actor actor, string? keptHead, CancellationToken cancel)
    {
        actor.Require(Role.AuditAdmin);
        var kept = string.IsNullOrWhiteSpace(keptHead) ? null
            : AuditHead.Parse(keptHead) ?? throw new Refused($"“{keptHead}”不是日志末尾。应为“条数:封存值”，请从上次记下的末尾复制。");
        await using var db = await databases.CreateDbContextAsync(cancel);
        return AuditChain.Verify(await db.Audit.AsNoTracking().OrderBy(e => e.Id).ToListAsync(cancel), kept);
    }

    static IQueryable<AuditEntry> Matching(MonitorDb db, string? search)
    {
        var entries = db.Audit.AsNoTracking();
        if (string.IsNullOrWhiteSpace(search)) return entries;
        var part = search.Trim();
        return entries.Where(e => e.ActorName.Contains(part) || e.Action.Contains(part) || e.Subject.Contains(part));
    }
}
