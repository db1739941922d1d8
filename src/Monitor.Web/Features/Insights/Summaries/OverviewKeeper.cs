using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Insights.Summaries;

/// <summary>
/// Keeps the parts of the overview and their sums in step with what is recorded. Triggers note the centres that somebody has changed; before anything
/// is read, their parts are made anew, and what they added is taken from the sums and added again.
/// </summary>
public sealed class OverviewKeeper(IDbContextFactory<MonitorDb> databases, DataVersion version) : IDisposable
{
    /// <summary>Others wait for the one writer meanwhile.</summary>
    const int AtOnce = 100;

    readonly SemaphoreSlim oneAtATime = new(1);
    long caughtUp = -1;

    /// <returns>The version of the database at which nothing was left to do.</returns>
    public async Task<long> CatchUpAsync(CancellationToken cancel)
    {
        if (version.Current() is var now && now == Volatile.Read(ref caughtUp)) return now;
        await oneAtATime.WaitAsync(cancel);
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            do now = version.Current(); while (await MakeAsync(db, cancel));
            Volatile.Write(ref caughtUp, now);
            return now;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>For who is in the middle of a transaction, and reads in it: nobody else could write meanwhile.</summary>
    public static async Task CatchUpAsync(MonitorDb db, CancellationToken cancel)
    {
        while (await MakeAsync(db, cancel)) { }
    }

    /// <returns>Whether there was anything to do.</returns>
    static async Task<bool> MakeAsync(MonitorDb db, CancellationToken cancel)
    {
        if (!await db.StaleOverviews.AnyAsync(cancel)) return false;
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        var stale = await db.StaleOverviews.OrderBy(s => s.Center).Take(AtOnce).ToListAsync(cancel);
        var codes = stale.Select(s => s.Center).ToList();
        await StoreAsync(db, await OverviewFacts.LoadAsync(db, codes, cancel), codes, cancel);
        db.StaleOverviews.RemoveRange(stale);
        await db.SaveChangesAsync(cancel);
        if (own is not null) await own.CommitAsync(cancel);
        return true;
    }

    /// <summary>Makes the parts of the centres from the facts, in place of those that are kept, and changes the sums by the difference; the caller saves.</summary>
    internal static async Task StoreAsync(MonitorDb db, OverviewFacts facts, IReadOnlyCollection<CenterCode> codes, CancellationToken cancel)
    {
        var kept = (await db.OverviewParts.Where(p => codes.Contains(p.Center)).ToListAsync(cancel)).ToDictionary(p => (p.Center, p.Year));
        var changes = new Changes();
        foreach (var made in facts.Centers.SelectMany(c => Made(facts, c)))
        {
            if (kept.Remove((made.Center, made.Year), out var before))
            {
                if (IsSame(before, made)) continue;
                changes.Take(before);
                db.Entry(before).CurrentValues.SetValues(made);
            }
            else
            {
                db.OverviewParts.Add(made);
            }
            changes.Add(made);
        }
        foreach (var gone in kept.Values) changes.Take(gone);
        db.OverviewParts.RemoveRange(kept.Values);
        await changes.ApplyAsync(db, cancel);
    }

    static IEnumerable<OverviewPart> Made(OverviewFacts facts, Center center)
    {
        var parts = CenterParts.Of(facts, center).ToList();
        foreach (var part in parts)
            yield return Row(part.Now.Figures.Year.Value, part.Expected, part.Now.Worst is { } worst ? (int)worst : -1, part.Now.Figures.Score ?? -1, part.MissingSince,
                Text(part.Expected ? part with { Before = null } : part), part is { Expected: true, Before: { } before } ? Text(before) : null);
        yield return Row(OverviewPart.AnyYear, false, -1, -1, null, CenterParts.OfAnyYear(facts, center, parts).ToJson(), null);

        OverviewPart Row(int year, bool expected, int worst, decimal score, DateOnly? missingSince, string json, string? beforeJson) => new()
        {
            Center = center.Code,
            Year = year,
            District = center.LeadDistrict,
            Batch = center.Batch,
            Industry = center.Industry,
            Expected = expected,
            Worst = worst,
            Score = score,
            MissingSince = missingSince,
            Json = json,
            BeforeJson = beforeJson,
        };
    }

    static string Text<T>(T of) => JsonSerializer.Serialize(of, CanonicalJson.Options);

    /// <summary>What a part added to the sums.</summary>
    internal static Tally TallyOf(OverviewPart part)
    {
        if (part.Year == OverviewPart.AnyYear) return CanonicalJson.Read<Tally>(part.Json);
        var kept = CanonicalJson.Read<CenterPart>(part.Json);
        return PartTally.Of(part.BeforeJson is { } before ? kept with { Before = CanonicalJson.Read<CenterYear>(before) } : kept);
    }

    static bool IsSame(OverviewPart one, OverviewPart other) =>
        (one.Json, one.BeforeJson) == (other.Json, other.BeforeJson) && (one.District, one.Batch, one.Industry) == (other.District, other.Batch, other.Industry);

    public void Dispose() => oneAtATime.Dispose();

    /// <summary>What is to be added to each sum.</summary>
    sealed class Changes
    {
        readonly Dictionary<(int Batch, string Industry, string District, int Year), List<Tally>> added = [];

        public void Add(OverviewPart part) => Add(part, TallyOf(part));

        public void Take(OverviewPart part) => Add(part, Tally.None - TallyOf(part));

        void Add(OverviewPart part, Tally tally)
        {
            foreach (var batch in new[] { part.Batch, 0 })
                foreach (var industry in new[] { part.Industry, "" })
                    foreach (var district in new[] { part.District.ToString(), "" })
                    {
                        var key = (batch, industry, district, part.Year);
                        if (!added.TryGetValue(key, out var tallies)) added[key] = tallies = [];
                        tallies.Add(tally);
                    }
        }

        public async Task ApplyAsync(MonitorDb db, CancellationToken cancel)
        {
            foreach (var ((batch, industry, district, year), tallies) in added)
            {
                var tally = Tally.Sum(tallies);
                if (tally.IsNone) continue;
                var total = await db.OverviewTotals.FindAsync([batch, industry, district, year], cancel);
                if (total is null)
                {
                    db.OverviewTotals.Add(new() { Batch = batch, Industry = industry, District = district, Year = year, Json = tally.ToJson() });
                }
                else if (CanonicalJson.Read<Tally>(total.Json) + tally is { IsNone: false } sum)
                {
                    total.Json = sum.ToJson();
                }
                else
                {
                    db.OverviewTotals.Remove(total);
                }
            }
        }
    }
}
