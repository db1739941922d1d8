using System.Text;
using Microsoft.Net.Http.Headers;
using Monitor.Web.Features.Insights.Charts;

namespace Monitor.Web.Features.Insights;

/// <summary>The overview as files, for those who see it: /charts/trained.png?year=2025&amp;batch=2024 and /overview/briefing.docx?year=2025.</summary>
static class ChartEndpoints
{
    const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void MapCharts(this WebApplication app)
    {
        app.MapGet("/charts/{name}.{ending:regex(^(png|svg)$)}", GetAsync);
        app.MapGet("/overview/briefing.docx", BriefingAsync);
    }

    static async Task<IResult> BriefingAsync(
        string? year, string? batch, string? industry, string? district,
        ActorProvider actors, OverviewService overviews, ChartRenderer renderer, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        var overview = await overviews.GetAsync(actor, OverviewFilter.ParseYear(year), OverviewFilter.Parse(batch, industry, district), cancel);
        return Results.File(Briefing.Docx(overview, renderer), Docx, $"{overview.Year}年度运行情况简报-{overview.Filter.Words(overview.Choices)}.docx");
    }

    static async Task<IResult> GetAsync(
        string name, string ending, string? year, string? batch, string? industry, string? district,
        HttpContext http, ActorProvider actors, OverviewService overviews, ChartRenderer renderer, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        var overview = await overviews.GetAsync(actor, OverviewFilter.ParseYear(year), OverviewFilter.Parse(batch, industry, district), cancel);
        var chart = OverviewCharts.Find(name) ?? throw new NotFoundForActor("没有这张图表。请从“总览”中下载。");
        var model = chart.Of(overview);
        // May be kept by the one browser, which asks each time whether it is still so: rights and numbers change.
        http.Response.Headers.CacheControl = "private, no-cache";
        var tag = new EntityTagHeaderValue($"\"{model.Fingerprint()}-{ending}\"");
        var file = $"总览-{chart.ChineseName}{(overview.Year is { } shown ? $"-{shown}年度" : "")}.{ending}";
        return ending == "png"
            ? Results.Bytes(renderer.Png(model), "image/png", file, entityTag: tag)
            : Results.Bytes(Encoding.UTF8.GetBytes(renderer.Svg(model)), "image/svg+xml", file, entityTag: tag);
    }
}
