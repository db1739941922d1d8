using System.Text;
using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Imports;
using Monitor.Web.Features.Risk;
using Monitor.Web.Features.Rulebooks;
using Monitor.Web.Tests.Cases;
using Monitor.Web.Tests.Hosting;
using Monitor.Web.Tests.Reviews;

namespace Monitor.Web.Tests.Shared;

/// <summary>How full the system may be, from nothing to a hundred times what it holds now.</summary>
static class SystemStates
{
    /// <summary>As installed: districts, rulebooks and accounts, and nothing else.</summary>
    public static async Task EmptyAsync(DemoHost host)
    {
        await using var db = host.Db();
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF");
        string[] kept = ["Districts", "Rulebooks", "Audit", "DataProtectionKeys"];
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct().Where(t => !t.StartsWith("AspNet", StringComparison.Ordinal) && !kept.Contains(t)))
#pragma warning disable EF1002 // Names of the model's own tables.
            await db.Database.ExecuteSqlRawAsync($"DELETE FROM \"{table}\"");
#pragma warning restore EF1002
        Assert.Equal(0, await db.Centers.CountAsync());
    }

    /// <summary>The list is in, no round was opened yet.</summary>
    public static async Task OneCenterAsync(DemoHost host)
    {
        await EmptyAsync(host);
        await using var db = host.Db();
        db.Centers.Add(MadeCenter.Of(HandedIn.Center, "演示·首家产业卓越工程师协同创新中心", "500106", new(2026, 1, 15)));
        await db.SaveChangesAsync();
    }

    /// <summary>One centre's first report, with no target to measure it by.</summary>
    public static async Task OneYearAsync(DemoHost host)
    {
        await OneCenterAsync(host);
        await using var db = host.Db();
        db.Rounds.Add(new() { Year = HandedIn.Year, Opens = new(2027, 1, 10), Due = new(2027, 2, 28), GraceEnds = new(2027, 3, 31) });
        await db.SaveChangesAsync();
        await new HandedIn().InAsync(db, host.Get<RulebookStore>(), host.Get<AssessmentKeeper>());
        await host.Get<ModelKeeper>().RunAsync(default);
    }

    /// <summary>Nobody's construction plan was brought in.</summary>
    public static async Task WithoutTargetsAsync(DemoHost host)
    {
        await using var db = host.Db();
        await db.Targets.ExecuteDeleteAsync();
        await host.Get<AssessmentKeeper>().RefreshAsync(db, null, default);
        await db.SaveChangesAsync();
        await host.Get<ModelKeeper>().RunAsync(default);
    }

    /// <summary>CQ2024-03, after two failed reviews with a notice served between them.</summary>
    public static async Task RevokedAsync(DemoHost host)
    {
        const string center = "CQ2024-03";
        var scene = new CaseScene(host);
        var id = await scene.RectifiedAsync(center);
        await scene.VerifiedAsync(center);
        await scene.ConcludedAsync(center, Grade.Fail);
        await scene.ConfirmAsync(center, 2026, "V-STILL-BELOW");
        await scene.RevokedAsync(await scene.Rectifications.ProposeRevocationAsync(scene.Reviewer, scene.Key(id), new(2027, 2, 15), "两年不合格", default), center);
        await using var db = host.Db();
        Assert.Equal(RevocationState.Revoked, (await db.Revocations.SingleAsync()).State);
    }

    /// <summary>Beside the demo's, 300 centres of all districts with a report of 2025 each: figures and targets of the demo's, in turn.</summary>
    public static async Task ManyCentersAsync(DemoHost host)
    {
        const int many = 300;
        await using var db = host.Db();
        var districts = await db.Districts.Where(d => d.ValidTo == null).Select(d => d.Code).ToListAsync();
        var files = Directory.GetFiles(Path.GetDirectoryName(SeedFolder.Shipped.File(Path.Combine("reports", "2025-500106.csv")))!, "2025-*.csv");
        var rows = files.Order(StringComparer.Ordinal).SelectMany(f => File.ReadAllLines(f).Skip(1)).Select(l => l.Split(',')).ToList();
        var targets = (await db.Targets.AsNoTracking().Where(t => t.Year == new ReportYear(2025)).ToListAsync()).ToLookup(t => t.Center.ToString());
        var text = new StringBuilder(File.ReadLines(files[0]).First()).Append('\n');
        for (var i = 0; i < many; i++)
        {
            var (code, name, like) = ($"CQ2025-{i + 101}", $"演示·第{i + 1}批次先进制造产业卓越工程师协同创新中心", rows[i % rows.Count]);
            // A tenth of them in one district.
            db.Centers.Add(MadeCenter.Of(code, name, i % 10 == 0 ? "500106" : districts[i % districts.Count], new(2025, 5, 16)));
            db.Targets.AddRange(targets[like[0]].Select(t => new PlannedTarget { Center = code, Year = t.Year, Code = t.Code, Value = t.Value }));
            text.AppendJoin(',', [code, name, .. like.Skip(2)]).Append('\n');
        }
        await db.SaveChangesAsync();
        var importer = new ReportImporter(host.Get<IDbContextFactory<MonitorDb>>(), host.Get<RulebookStore>(), host.Get<DataFolder>(), host.Clock);
        var imported = await importer.RunAsync(new(2025, "演示·经办", new(2026, 2, 20), [new("2025.csv", Encoding.UTF8.GetBytes(text.ToString()))]), _ => { }, default);
        Assert.Equal(many, imported.Single().Imported);
        await host.Get<AssessmentKeeper>().RefreshAsync(db, null, default);
        await db.SaveChangesAsync();
    }
}
