namespace Monitor.Web.Features.Risk;

public static class RiskSetup
{
    public static IServiceCollection AddRisk(this IServiceCollection services) => services
        .AddSingleton<AssessmentKeeper>()
        .AddSingleton<Recorder>()
        .AddSingleton<ModelSignal>()
        .AddSingleton<ModelKeeper>()
        .AddSingleton<DailyRefresh>()
        .AddHostedService<ModelRefresh>()
        .AddHostedService(services => services.GetRequiredService<DailyRefresh>());
}
