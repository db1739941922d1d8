namespace Monitor.Web.Features.Files;

public static class FilesSetup
{
    public static IServiceCollection AddFiles(this IServiceCollection services) => services.AddSingleton<KeptFileService>();

    /// <summary>A download is always a file to save, whatever it is: nothing that a district hands in runs in a browser.</summary>
    public static void MapFiles(this WebApplication app) =>
        app.MapGet("/uploads/{id:int}/file", async (int id, ActorProvider actors, KeptFileService files, CancellationToken cancel) =>
        {
            var (name, content) = await files.DownloadAsync(await actors.GetAsync(cancel), id, cancel);
            return Results.File(content, "application/octet-stream", name);
        });
}
