namespace Monitor.Web.Features.Audit;

public static class AuditSetup
{
    public static IServiceCollection AddAudit(this IServiceCollection services) => services.AddSingleton<AuditService>();

    public static void MapAudit(this WebApplication app) =>
        app.MapGet("/audit.csv", async (string? search, ActorProvider actors, AuditService audit, CancellationToken cancel) =>
            Results.File(await audit.ExportAsync(await actors.GetAsync(cancel), search, cancel), "text/csv; charset=utf-8", "审计日志.csv"));
}
