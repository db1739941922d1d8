using Microsoft.AspNetCore.Mvc;

namespace Monitor.Web.Features.Centers;

public static class CentersSetup
{
    public static IServiceCollection AddCenters(this IServiceCollection services) => services
        .AddSingleton<CenterService>()
        .AddSingleton<CenterFileService>();

    public static void MapCenters(this WebApplication app) =>
        app.MapGet("/centers.csv", async ([AsParameters] CenterFilter filter, ActorProvider actors, CenterService centers, [FromServices] TimeProvider time, CancellationToken cancel) =>
            Results.File(
                CenterCsv.Of(await centers.ListAsync(await actors.GetAsync(cancel), filter, cancel)),
                "text/csv; charset=utf-8", $"创新中心-{time.Today():yyyyMMdd}.csv"));
}
