namespace Monitor.Web.Features.Centers;

public static class CentersSetup
{
    public static IServiceCollection AddCenters(this IServiceCollection services) => services;

    public static void MapCenters(this WebApplication app)
    {
    }
}
