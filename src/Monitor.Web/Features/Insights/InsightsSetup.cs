namespace Monitor.Web.Features.Insights;

public static class InsightsSetup
{
    public static IServiceCollection AddInsights(this IServiceCollection services) => services;

    public static void MapInsights(this WebApplication app)
    {
    }
}
