using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Operations;

/// <param name="DatabaseBytes">Database with its write-ahead log.</param>
public sealed record SystemStatus(
    string Version, string DataFolder, long DatabaseBytes, long FreeBytes, DateTime Now, int Accounts, int Centers, int Submissions, int AuditEntries);

/// <summary>State of the running program. It counts business data, and shows none.</summary>
public sealed class SystemService(IDbContextFactory<MonitorDb> databases, DataFolder folder, TimeProvider time)
{
    public async Task<SystemStatus> GetAsync(Actor actor, CancellationToken cancel)
    {
        actor.Require(Role.SystemAdmin);
        await using var db = await databases.CreateDbContextAsync(cancel);
        return new(
            AppVersion.Text, folder.Path,
            new[] { folder.Database, folder.Database + "-wal" }.Select(f => new FileInfo(f)).Where(f => f.Exists).Sum(f => f.Length),
            new DriveInfo(folder.Path).AvailableFreeSpace, time.UtcNow(),
            await db.Users.CountAsync(cancel), await db.Centers.CountAsync(cancel), await db.Submissions.CountAsync(cancel), await db.Audit.CountAsync(cancel));
    }
}
