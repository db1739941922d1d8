using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Monitor.Web.Features.Insights.Charts;

namespace Monitor.Web.Features.Centers;

public static class CentersSetup
{
    public static IServiceCollection AddCenters(this IServiceCollection services)
    {
        services.TryAddSingleton<ChartRenderer>();
        return services.AddSingleton<CenterService>().AddSingleton<CenterFileService>();
    }

    public static void MapCenters(this WebApplication app)
    {
        app.MapGet("/centers.csv", async ([AsParameters] CenterFilter filter, ActorProvider actors, CenterService centers, [FromServices] TimeProvider time, CancellationToken cancel) =>
            Results.File(
                CenterCsv.Of(await centers.ListAsync(await actors.GetAsync(cancel), filter, cancel)),
                "text/csv; charset=utf-8", $"创新中心-{time.Today():yyyyMMdd}.csv"));
        app.MapGet("/centers/{code}/charts/trend.png", (string code, ActorProvider actors, CenterFileService files, ChartRenderer renderer, CancellationToken cancel) =>
            ChartAsync(code, actors, files, "png", "image/png", chart => renderer.Png(chart), cancel));
        app.MapGet("/centers/{code}/charts/trend.svg", (string code, ActorProvider actors, CenterFileService files, ChartRenderer renderer, CancellationToken cancel) =>
            ChartAsync(code, actors, files, "svg", "image/svg+xml", chart => Encoding.UTF8.GetBytes(renderer.Svg(chart)), cancel));
    }

    static async Task<IResult> ChartAsync(
        string code, ActorProvider actors, CenterFileService files, string ending, string type, Func<ChartModel, byte[]> draw, CancellationToken cancel)
    {
        var file = await files.OpenAsync(await actors.GetAsync(cancel), code, null, cancel);
        var chart = CenterCharts.Trend(file) ?? throw new NotFoundForActor("可公开的得分不足两个年度，还没有各年度得分图。");
        return Results.File(draw(chart), type, $"{file.Code}-各年度得分.{ending}");
    }
}
