namespace Monitor.Web.Features.Lists;

public static class ListsSetup
{
    public static IServiceCollection AddLists(this IServiceCollection services) => services.AddSingleton<ListService>();

    public static void MapLists(this WebApplication app)
    {
        foreach (var ending in new[] { "xlsx", "csv" })
            app.MapGet($"/lists/{{kind}}/template.{ending}", async (string kind, ActorProvider actors, ListService lists, CancellationToken cancel) =>
            {
                var template = lists.Template(await actors.GetAsync(cancel), kind, ending);
                return Results.File(template.Content, template.ContentType, template.FileName);
            });
    }
}
