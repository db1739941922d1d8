namespace Monitor.Web.Features.Documents;

public static class DocumentsSetup
{
    public static IServiceCollection AddDocuments(this IServiceCollection services) => services
        .AddSingleton<IDocumentSource, RectificationDocuments>()
        .AddSingleton<IDocumentSource, RevocationDocuments>()
        .AddSingleton<IDocumentSource, ReviewDocuments>()
        .AddSingleton<IDocumentSource, TermDocuments>()
        .AddSingleton<IDocumentSource, ReceiptDocuments>()
        .AddSingleton<IDocumentSource, YearlyDocuments>()
        .AddSingleton<DocumentWriter>()
        .AddSingleton<TemplateService>()
        .AddSingleton<DocumentService>()
        .AddSingleton<ITodoSource, DocumentTodos>();

    public static void MapDocuments(this WebApplication app)
    {
        app.MapGet("/documents/drafts/{kind}/{subject}", async (string kind, string subject, ActorProvider actors, DocumentService documents, CancellationToken cancel) =>
            FileOf(await documents.DraftAsync(await actors.GetAsync(cancel), kind, subject, cancel)));
        app.MapGet("/documents/{id:int}/file", async (int id, ActorProvider actors, DocumentService documents, CancellationToken cancel) =>
            FileOf(await documents.OpenAsync(await actors.GetAsync(cancel), id, cancel)));
    }

    static IResult FileOf(DocumentFile file) => Results.File(file.Content, file.ContentType, file.FileName);
}
