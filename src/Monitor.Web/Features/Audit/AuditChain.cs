using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Audit;

/// <summary>The end of the chain: how many entries there are, and the hash of the last. Kept outside, it proves later that nothing was cut off.</summary>
public sealed record AuditHead(long Count, string Hash)
{
    public static AuditHead Empty { get; } = new(0, "");

    /// <summary>12:9f86d0…</summary>
    public override string ToString() => $"{Count}:{Hash}";

    /// <summary>Null where the text is none of <see cref="ToString"/>.</summary>
    public static AuditHead? Parse(string? text) =>
        text?.Trim().Split(':') is [var count, var hash] && long.TryParse(count, out var number) ? new(number, hash) : null;
}

/// <summary>What is wrong with the log, and at which entry; null number where it is the end that is missing.</summary>
public sealed record AuditFault(long? Number, string Message);

/// <summary>Entries in a chain: each seals its own content, its number and the one before it, so that none can be altered, removed or moved unseen.</summary>
public static class AuditChain
{
    /// <summary>Gives new entries their numbers and seals, in their order.</summary>
    public static void Seal(IEnumerable<AuditEntry> added, AuditHead head)
    {
        foreach (var entry in added)
        {
            entry.Number = head.Count + 1;
            entry.Hash = HashOf(entry, head.Hash);
            head = new(entry.Number, entry.Hash);
        }
    }

    public static async Task<AuditHead> HeadAsync(MonitorDb db, CancellationToken cancel) =>
        await db.Audit.AsNoTracking().OrderByDescending(e => e.Number).Select(e => new AuditHead(e.Number, e.Hash)).FirstOrDefaultAsync(cancel) ?? AuditHead.Empty;

    /// <param name="entries">All, in the order in which they are stored.</param>
    /// <param name="kept">A head kept outside, where there is one.</param>
    /// <returns>The first fault; null where the log is whole.</returns>
    public static AuditFault? Verify(IEnumerable<AuditEntry> entries, AuditHead? kept = null)
    {
        var head = AuditHead.Empty;
        var keptIsMet = kept is null or { Count: 0 };
        foreach (var entry in entries)
        {
            if (entry.Number != head.Count + 1)
                return new(head.Count + 1, $"第{head.Count + 1}条缺失或被移动：其位置上是第{entry.Number}条。");
            if (entry.Hash != HashOf(entry, head.Hash))
                return new(entry.Number, $"第{entry.Number}条被改动：{ChinaTime.Text(entry.At)} {entry.ActorName} {entry.Action} {entry.Subject}，内容与封存值不符。");
            head = new(entry.Number, entry.Hash);
            if (head.Count == kept?.Count)
            {
                if (head.Hash != kept.Hash) return new(head.Count, $"第{head.Count}条与所存的末尾不符：日志在此之前被整体重写。");
                keptIsMet = true;
            }
        }
        return keptIsMet ? null : new(null, $"末尾被截去：所存的末尾是第{kept!.Count}条，日志只有{head.Count}条。");
    }

    /// <summary>SHA-256, lower-case hex.</summary>
    static string HashOf(AuditEntry e, string previous) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson.Write(new
    {
        previous,
        e.Number,
        At = e.At.Ticks,
        e.ActorId,
        e.ActorName,
        e.Role,
        e.Action,
        e.Subject,
        e.Before,
        e.After,
        e.Reason,
        e.RemoteIp,
    }))));
}
