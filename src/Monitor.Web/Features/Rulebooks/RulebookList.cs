using System.Text;
using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;

namespace Monitor.Web.Features.Rulebooks;

/// <summary>A rulebook that is kept.</summary>
/// <param name="Last">The last year it governs; null where no later one follows.</param>
/// <param name="IsCurrent">The version that holds for its years; an older version of the same first year does not.</param>
public sealed record RulebookLine(Rulebook Rulebook, int? Last, bool IsCurrent, DateTime LoadedAt)
{
    public string Years => Last is { } last ? last == Rulebook.FirstYear ? $"{last}年度" : $"{Rulebook.FirstYear}–{last}年度" : $"{Rulebook.FirstYear}年度起";
    public string Href => $"/rulebooks/{Rulebook.Id}/{Rulebook.Version}.json";
}

/// <param name="Drafts">Newest first; empty for districts, which see none.</param>
/// <param name="MayCompare">The reader sees drafts and what-if.</param>
/// <param name="HasYears">There is a year to try a rulebook on.</param>
public sealed record RulebookList(IReadOnlyList<RulebookLine> Rulebooks, IReadOnlyList<RulebookDraft> Drafts, bool MayCompare, bool HasYears, ReportYear Today);

/// <summary>考核方案: which are in force, and for those who see all centres also the drafts.</summary>
public sealed class RulebookService(IDbContextFactory<MonitorDb> databases, TimeProvider time)
{
    public async Task<RulebookList> ListAsync(Actor actor, CancellationToken cancel)
    {
        actor.RequireReader();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var today = time.Today();
        var stored = await db.Rulebooks.AsNoTracking().ToListAsync(cancel);
        var newest = stored.GroupBy(r => r.FirstYear).Select(g => g.MaxBy(r => r.LoadedAt)!).OrderBy(r => r.FirstYear).ToList();
        var drafts = actor.SeesAll ? await db.RulebookDrafts.AsNoTracking().OrderByDescending(d => d.Id).ToListAsync(cancel) : [];
        return new(
            [.. stored.OrderByDescending(r => r.FirstYear).ThenByDescending(r => r.LoadedAt).Select(r => new RulebookLine(
                RulebookReader.Read(r.Json), newest.FirstOrDefault(n => n.FirstYear > r.FirstYear)?.FirstYear - 1, newest.Contains(r), r.LoadedAt))],
            drafts, actor.SeesAll, await db.Rounds.AnyAsync(r => r.Opens <= today, cancel) || await db.Reports.AnyAsync(cancel), new(today.Year));
    }

    /// <summary>The file as it was kept.</summary>
    /// <exception cref="NotFoundForActor">No such rulebook.</exception>
    public async Task<byte[]> FileAsync(Actor actor, string id, string version, CancellationToken cancel)
    {
        actor.RequireReader();
        await using var db = await databases.CreateDbContextAsync(cancel);
        return Encoding.UTF8.GetBytes((await db.Rulebooks.FindAsync([id, version], cancel) ?? throw new NotFoundForActor()).Json);
    }

    /// <exception cref="NotFoundForActor">No such draft, or the actor sees none.</exception>
    public async Task<(string Name, byte[] Content)> DraftFileAsync(Actor actor, int id, CancellationToken cancel)
    {
        actor.RequireReader();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var draft = (actor.SeesAll ? await db.RulebookDrafts.FindAsync([id], cancel) : null) ?? throw new NotFoundForActor();
        return ($"{draft.Name}-草案第{draft.Version}版.json", Encoding.UTF8.GetBytes(draft.Json));
    }
}
