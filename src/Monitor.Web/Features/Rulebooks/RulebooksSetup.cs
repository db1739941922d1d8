using Monitor.Web.Data;

namespace Monitor.Web.Features.Rulebooks;

public static class RulebooksSetup
{
    public static IServiceCollection AddRulebooks(this IServiceCollection services) => services
        .AddSingleton(SeedFolder.Shipped)
        .AddSingleton<RulebookStore>()
        .AddSingleton<ReferenceLists>();
}
