using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Demo;

namespace Monitor.Web.Tests.Hosting;

/// <summary>
/// The real program on the demo data, in a folder of its own: each host starts from a copy of a database that was loaded once for the whole
/// test run. Its clock stands at the demo's start until <see cref="Clock"/> is moved.
/// </summary>
public sealed class DemoHost : WebApplicationFactory<Program>
{
    static readonly Lazy<string> Loaded = new(() =>
    {
        using var first = new DemoHost(fresh: true);
        _ = first.Services;
        first.Services.GetRequiredService<IDbContextFactory<MonitorDb>>().CreateDbContext().Database
            .ExecuteSqlRaw("PRAGMA wal_checkpoint(TRUNCATE)");
        var copy = Path.Combine(NewFolder(), "monitor.db");
        File.Copy(Path.Combine(first.folder, "monitor.db"), copy);
        return copy;
    });

    readonly string folder = NewFolder();

    public DemoHost() : this(fresh: false)
    {
    }

    DemoHost(bool fresh)
    {
        if (!fresh) File.Copy(Loaded.Value, Path.Combine(folder, "monitor.db"));
    }

    public StandingClock Clock { get; } = new(DemoClock.Start);

    readonly Dictionary<string, HttpClient> browsers = [];

    /// <summary>As <see cref="SignIn.SignInAsync"/>, the same browser each time: for tests that only look.</summary>
    public async Task<HttpClient> OnceSignedInAsync(string userName) =>
        browsers.TryGetValue(userName, out var browser) ? browser : browsers[userName] = await this.SignInAsync(userName);

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    public MonitorDb Db() => Get<IDbContextFactory<MonitorDb>>().CreateDbContext();

    /// <summary>The actor that a demo account signs in as, e.g. baosong.</summary>
    public Actor Actor(string userName)
    {
        var demo = Get<DemoAccounts>().All.Single(a => a.UserName == userName);
        using var db = Db();
        var id = db.Users.Single(u => u.UserName == userName).Id;
        return new(id, demo.DisplayName, demo.Role, demo.District is { } d ? ActorProvider.Current(d, Districts(db), Clock.Today()) : default(DistrictCode?),
            demo.District is { } own ? ActorProvider.Inherited(own, Districts(db), Clock.Today()) : new HashSet<DistrictCode>());
    }

    public static byte[] Sample(string name) => File.ReadAllBytes(SeedFolder.Shipped.File(Path.Combine("samples", name)));

    static Dictionary<DistrictCode, District> Districts(MonitorDb db) => db.Districts.AsNoTracking().ToDictionary(d => d.Code);

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseSetting("demo", "true")
        .UseSetting("data", folder)
        .ConfigureServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            // The database was refreshed when it was loaded, on the same day: a test that moves the clock runs the refresh itself.
            foreach (var background in services.Where(s => s.ServiceType == typeof(IHostedService) && (s.ImplementationFactory is not null || s.ImplementationType?.Assembly == typeof(Program).Assembly)).ToList())
                services.Remove(background);
        });

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        // The base class comes here more than once.
        if (!disposing || !Directory.Exists(folder)) return;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }


    static string NewFolder() => Directory.CreateTempSubdirectory("monitor-tests-").FullName;
}

/// <summary>A clock that stands still until it is moved.</summary>
public sealed class StandingClock(DateTime startUtc) : TimeProvider
{
    public DateTime Now { get; set; } = startUtc;
    public override DateTimeOffset GetUtcNow() => new(Now);
    public void MoveTo(DateOnly day) => Now = ChinaTime.UtcOf(day, new(9, 0));
}
