namespace Monitor.Web.Features.Evidence;

public static class EvidenceSetup
{
    public static IServiceCollection AddEvidence(this IServiceCollection services) => services.AddSingleton<EvidenceService>();

    /// <summary>A download is always a file to save, whatever it is: nothing that a district hands in runs in a browser.</summary>
    public static void MapEvidence(this WebApplication app) =>
        app.MapGet("/evidence/files/{id:int}", async (int id, ActorProvider actors, EvidenceService evidence, CancellationToken cancel) =>
        {
            var (name, content) = await evidence.DownloadAsync(await actors.GetAsync(cancel), id, cancel);
            return Results.File(content, "application/octet-stream", name);
        });
}
