using Monitor.Web.Data;

namespace Monitor.Web.Features.Rulebooks;

public static class RulebooksSetup
{
    public static IServiceCollection AddRulebooks(this IServiceCollection services) => services
        .AddSingleton(SeedFolder.Shipped)
        .AddSingleton<RulebookStore>()
        .AddSingleton<ReferenceLists>()
        .AddSingleton<RulebookService>()
        .AddSingleton<WhatIfService>()
        .AddSingleton<DraftService>()
        .AddSingleton<ITodoSource, DraftTodos>();

    public static void MapRulebooks(this WebApplication app)
    {
        app.MapGet("/rulebooks/{id}/{version}.json", async (string id, string version, ActorProvider actors, RulebookService rulebooks, CancellationToken cancel) =>
            Results.File(await rulebooks.FileAsync(await actors.GetAsync(cancel), id, version, cancel), "application/json", $"考核方案-{id}-{version}.json"));
        app.MapGet("/rulebooks/drafts/{id:int}/file", async (int id, ActorProvider actors, RulebookService rulebooks, CancellationToken cancel) =>
        {
            var (name, content) = await rulebooks.DraftFileAsync(await actors.GetAsync(cancel), id, cancel);
            return Results.File(content, "application/json", name);
        });
    }
}
