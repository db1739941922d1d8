using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Monitor.Web.Data;
using Monitor.Web.Features.Accounts;

namespace Monitor.Web.Features.Commands;

/// <summary>The database of the web program, opened by a command: as it is, or not at all.</summary>
static class CommandDatabase
{
    /// <exception cref="CommandException">There is none, or it is not of this program's version. Nothing is created or migrated.</exception>
    public static async Task<ServiceProvider> OpenAsync(string? data, TimeProvider time, CancellationToken cancel)
    {
        var folder = DataFolder.Of(data);
        if (!File.Exists(folder.Database))
            throw new CommandException($"{folder.Path}：没有数据库（monitor.db）。请用 --data 指明网页服务的数据目录。");

        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(time);
        services.AddMonitorData(folder);
        services.AddHttpContextAccessor();
        services.AddAccounts();
        var provider = services.BuildServiceProvider();
        try
        {
            await RequireCurrentAsync(provider, folder, cancel);
            return provider;
        }
        catch
        {
            await provider.DisposeAsync();
            throw;
        }
    }

    static async Task RequireCurrentAsync(ServiceProvider provider, DataFolder folder, CancellationToken cancel)
    {
        try
        {
            await using var db = await provider.GetRequiredService<IDbContextFactory<MonitorDb>>().CreateDbContextAsync(cancel);
            var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToHashSet();
            var known = db.Database.GetMigrations().ToHashSet();
            if (!applied.IsSubsetOf(known))
                throw new CommandException($"{folder.Database}：由更新版本的程序建立，本版本 {AppVersion.Text} 不能读取。请使用新版本。");
            if (!applied.SetEquals(known))
                throw new CommandException($"{folder.Database}：版本较旧。请先启动一次网页服务，由它升级后重试。");
        }
        catch (SqliteException e)
        {
            throw new CommandException($"{folder.Database}：打不开（{e.Message}）。请核对 --data 是否为网页服务的数据目录。", e);
        }
    }
}
