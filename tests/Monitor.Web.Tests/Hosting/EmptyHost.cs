using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Monitor.Web.Tests.Hosting;

/// <summary>The program without the demo, on an empty folder; its clock stands at the demo's start.</summary>
public sealed class EmptyHost : WebApplicationFactory<Program>
{
    readonly string folder = Directory.CreateTempSubdirectory("monitor-empty-").FullName;

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseSetting("data", folder)
        .ConfigureServices(services => services.AddSingleton<TimeProvider>(new StandingClock(DemoClock.Start)));

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing || !Directory.Exists(folder)) return;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
