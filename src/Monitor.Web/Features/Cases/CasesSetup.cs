namespace Monitor.Web.Features.Cases;

public static class CasesSetup
{
    public static IServiceCollection AddCases(this IServiceCollection services) => services
        .AddSingleton<CaseMover>()
        .AddSingleton<FlagService>()
        .AddSingleton<AnnualReviewService>()
        .AddSingleton<TermReviewService>()
        .AddSingleton<RectificationService>()
        .AddSingleton<RevocationService>()
        .AddSingleton<IncidentService>()
        .AddSingleton<InquiryService>()
        .AddSingleton<DeclarationService>()
        .AddSingleton<VisitService>()
        .AddSingleton<ChangeService>()
        .AddSingleton<ReminderService>()
        .AddSingleton<CorrectionService>()
        .AddSingleton<Ledger>()
        .AddSingleton<CaseReader>()
        .AddSingleton<CaseDesk>()
        .AddSingleton<CenterCases>()
        .AddSingleton<ITodoSource, CaseTodos>();

    /// <summary>A download is always a file to save, whatever it is.</summary>
    public static void MapCases(this WebApplication app) =>
        app.MapGet("/cases/{id}/files/{attachment:int}", async (string id, int attachment, ActorProvider actors, CaseReader cases, CancellationToken cancel) =>
        {
            var (name, content) = await cases.FileAsync(await actors.GetAsync(cancel), id, attachment, cancel);
            return Results.File(content, "application/octet-stream", name);
        });
}
