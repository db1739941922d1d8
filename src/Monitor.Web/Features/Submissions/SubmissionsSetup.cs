namespace Monitor.Web.Features.Submissions;

public static class SubmissionsSetup
{
    public static IServiceCollection AddSubmissions(this IServiceCollection services) => services;

    public static void MapSubmissions(this WebApplication app)
    {
    }
}
