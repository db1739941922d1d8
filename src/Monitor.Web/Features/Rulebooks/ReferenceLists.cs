using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Rulebooks;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;

namespace Monitor.Web.Features.Rulebooks;

/// <summary>What every database needs before anything is entered: the districts, and the default scheme. Synthetic schemes come with the demo only.</summary>
public sealed class ReferenceLists(IDbContextFactory<MonitorDb> databases, RulebookStore rulebooks, SeedFolder seeds, DemoMode demo)
{
    public async Task LoadAsync(CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.Districts.AnyAsync(cancel)) db.Districts.AddRange(ListFiles.Districts(seeds.File("districts.csv")));
        foreach (var path in Directory.GetFiles(seeds.File("rulebooks"), "*.json").Order(StringComparer.Ordinal))
        {
            var json = await File.ReadAllTextAsync(path, cancel);
            if (demo.IsDemo || !RulebookReader.Read(json).Synthetic) await rulebooks.AddAsync(db, json, cancel);
        }
        await db.SaveChangesAsync(cancel);
    }
}
