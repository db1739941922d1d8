namespace Monitor.Web.Features.Risk;

public static class RiskSetup
{
    public static IServiceCollection AddRisk(this IServiceCollection services) => services
        .AddSingleton<AssessmentKeeper>()
        .AddSingleton<Recorder>()
        .AddSingleton<DailyRefresh>()
        .AddHostedService(services => services.GetRequiredService<DailyRefresh>());
}
