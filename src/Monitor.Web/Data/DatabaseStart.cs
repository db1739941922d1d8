using System.Data.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Monitor.Web.Data;

/// <summary>Where the program keeps what it knows: one folder, one database file in it.</summary>
public sealed record DataFolder(string Path)
{
    public const string Standard = "data-monitor", Demo = "data-demo";

    /// <param name="given">By whoever started the program; null for the standard one, in the current folder.</param>
    public static DataFolder Of(string? given, bool isDemo = false) => new(System.IO.Path.GetFullPath(given ?? (isDemo ? Demo : Standard)));

    public string Database => System.IO.Path.Combine(Path, "monitor.db");
}

public static class DatabaseStart
{
    public static IServiceCollection AddMonitorData(this IServiceCollection services, DataFolder folder)
    {
        services.AddSingleton(folder);
        services.AddSingleton<DataVersion>();
        services.AddDbContextFactory<MonitorDb>(options => Configure(options, folder.Database));
        services.AddDataProtection().SetApplicationName("Monitor").PersistKeysToDbContext<MonitorDb>();
        return services;
    }

    /// <summary>Creates the folder and brings the database to the newest migration.</summary>
    public static async Task PrepareAsync(IServiceProvider services)
    {
        Directory.CreateDirectory(services.GetRequiredService<DataFolder>().Path);
        await using var db = await services.GetRequiredService<IDbContextFactory<MonitorDb>>().CreateDbContextAsync();
        await db.Database.MigrateAsync();
        await AppendOnlyTables.PrepareAsync(db);
        await Data.StaleOverviews.PrepareAsync(db);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL");
    }

    internal static void Configure(DbContextOptionsBuilder options, string database) => options
        .UseSqlite(new SqliteConnectionStringBuilder { DataSource = database, ForeignKeys = true, DefaultTimeout = 30 }.ToString(),
            sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
        .AddInterceptors(new ConnectionSettings());

    /// <summary>
    /// SQLite forgets these with the connection. A commit must be on the disk before it is told. Who waits for the one writer asks again after a few
    /// milliseconds, as SQLite does it, and not after the driver's 150: an import writes in short turns, and saves take theirs between them.
    /// </summary>
    sealed class ConnectionSettings : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Apply(connection);
            return Task.CompletedTask;
        }

        static void Apply(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 1000;";
            command.ExecuteNonQuery();
        }
    }

    /// <summary>For the migrations tool.</summary>
    sealed class DesignTime : IDesignTimeDbContextFactory<MonitorDb>
    {
        public MonitorDb CreateDbContext(string[] args)
        {
            var options = new DbContextOptionsBuilder<MonitorDb>();
            Configure(options, "design.db");
            return new(options.Options);
        }
    }
}
