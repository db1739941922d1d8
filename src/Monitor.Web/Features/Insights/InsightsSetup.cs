using Monitor.Web.Features.Insights.Charts;

namespace Monitor.Web.Features.Insights;

public static class InsightsSetup
{
    public static IServiceCollection AddInsights(this IServiceCollection services) => services
        .AddSingleton<ChartRenderer>()
        .AddSingleton<KeptOverviews>()
        .AddSingleton<OverviewService>()
        .AddSingleton<ITodoSource, LeaderTodos>();

    public static void MapInsights(this WebApplication app) => app.MapCharts();
}
