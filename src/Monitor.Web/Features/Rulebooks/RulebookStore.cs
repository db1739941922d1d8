using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Rulebooks;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Rulebooks;

/// <summary>The rulebooks in the database, as the shelf that says which one governs a year.</summary>
public sealed class RulebookStore(TimeProvider time)
{
    (string Key, RulebookShelf Shelf)? read;

    /// <summary>Of each first year in force, the version loaded last. Parsed once, until what is stored changes.</summary>
    public async Task<RulebookShelf> ShelfAsync(MonitorDb db, CancellationToken cancel)
    {
        var stored = await db.Rulebooks.AsNoTracking().Select(r => new { r.Id, r.Version, r.FirstYear, r.LoadedAt, r.Sha256 }).ToListAsync(cancel);
        var current = stored.GroupBy(r => r.FirstYear).Select(g => g.MaxBy(r => r.LoadedAt)!).OrderBy(r => r.FirstYear).ToList();
        var key = string.Join(',', current.Select(r => r.Sha256));
        if (read is { } known && known.Key == key) return known.Shelf;

        var hashes = current.Select(r => r.Sha256).ToList();
        var texts = await db.Rulebooks.AsNoTracking().Where(r => hashes.Contains(r.Sha256)).Select(r => r.Json).ToListAsync(cancel);
        var shelf = new RulebookShelf(texts.Select(json => RulebookReader.Read(json)));
        read = (key, shelf);
        return shelf;
    }

    /// <summary>Keeps a rulebook as it came. One already kept, with the same text, stays; the caller saves.</summary>
    /// <exception cref="RulebookException">The text is no rulebook.</exception>
    /// <exception cref="Refused">This id and version are kept with another text: a changed text needs a new version.</exception>
    public async Task<Rulebook> AddAsync(MonitorDb db, string json, CancellationToken cancel)
    {
        var rulebook = RulebookReader.Read(json);
        var sha = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
        if (await db.Rulebooks.FindAsync([rulebook.Id, rulebook.Version], cancel) is { } kept)
        {
            if (kept.Sha256 != sha)
                throw new Refused($"考核方案 {rulebook.Id} 版本 {rulebook.Version} 已存在，且内容不同。请为修改后的方案另取版本号。");
            return rulebook;
        }
        db.Rulebooks.Add(new()
        {
            Id = rulebook.Id,
            Version = rulebook.Version,
            FirstYear = rulebook.FirstYear,
            Json = json,
            Sha256 = sha,
            LoadedAt = time.UtcNow(),
        });
        return rulebook;
    }
}
