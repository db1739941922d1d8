namespace Monitor.Web.Features.Versions;

public static class VersionsSetup
{
    public static IServiceCollection AddVersions(this IServiceCollection services) => services.AddSingleton<VersionService>();
}
