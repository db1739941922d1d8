namespace Monitor.Web.Features.Cases;

public static class CasesSetup
{
    public static IServiceCollection AddCases(this IServiceCollection services) => services
        .AddSingleton<FlagService>()
        .AddSingleton<AnnualReviewService>()
        .AddSingleton<RectificationService>()
        .AddSingleton<RevocationService>()
        .AddSingleton<IncidentService>();
}
