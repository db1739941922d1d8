using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Monitor.Web.Data;

namespace Monitor.Web.Tests.Submissions;

/// <summary>Contexts of the host's database with something between: what fails or happens while they save.</summary>
sealed class Databases(IDbContextFactory<MonitorDb> host, IInterceptor between) : IDbContextFactory<MonitorDb>
{
    public MonitorDb CreateDbContext()
    {
        using var db = host.CreateDbContext();
        return new(new DbContextOptionsBuilder<MonitorDb>((DbContextOptions<MonitorDb>)db.GetService<IDbContextOptions>()).AddInterceptors(between).Options);
    }
}
