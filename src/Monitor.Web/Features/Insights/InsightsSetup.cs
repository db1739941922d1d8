using Monitor.Web.Features.Insights.Charts;
using Monitor.Web.Features.Insights.Compare;
using Monitor.Web.Features.Insights.Summaries;

namespace Monitor.Web.Features.Insights;

public static class InsightsSetup
{
    public static IServiceCollection AddInsights(this IServiceCollection services) => services
        .AddSingleton<ChartRenderer>()
        .AddSingleton<OverviewKeeper>()
        .AddSingleton(typeof(Kept<,>))
        .AddSingleton<OverviewService>()
        .AddSingleton<DistrictOverviewService>()
        .AddSingleton<ComparisonService>()
        .AddSingleton<ITodoSource, LeaderTodos>();

    public static void MapInsights(this WebApplication app) => app.MapCharts();
}
