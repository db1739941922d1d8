using Microsoft.EntityFrameworkCore;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Accounts;

/// <summary>
/// Whether the three administrators exist. Until then nothing but 首次启动 can be opened, and that asks for a code which
/// only who started the program can read.
/// </summary>
public sealed class FirstStart(IDbContextFactory<MonitorDb> databases)
{
    volatile bool done;

    /// <summary>Printed to the console at a first start; new with each start.</summary>
    public string Code { get; } = OneTimeCode.Create();

    /// <summary>Never goes back: the last holder of an administrator's role cannot lose it.</summary>
    public async Task<bool> IsDoneAsync(CancellationToken cancel = default)
    {
        if (done) return true;
        var wanted = AccountRoles.Administrators.Select(r => r.ToString()).ToList();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var held = await db.Roles.Where(r => wanted.Contains(r.Name!) && db.UserRoles.Any(u => u.RoleId == r.Id)).CountAsync(cancel);
        return done = held == wanted.Count;
    }

    public bool Opens(string? code) => code is not null && OneTimeCode.Same(OneTimeCode.Normalize(code), OneTimeCode.Normalize(Code));
}

/// <summary>Sends everything to 首次启动 until it is done.</summary>
public static class FirstStartGate
{
    public const string Path = "/setup";

    public static IApplicationBuilder UseFirstStartGate(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (http.IsAsset() || http.Request.Path.StartsWithSegments(Path)
            || await http.RequestServices.GetRequiredService<FirstStart>().IsDoneAsync(http.RequestAborted))
            await next(http);
        else
            http.Response.Redirect(Path);
    });
}
