namespace Monitor.Web.Features.Demo;

public static class DemoSetup
{
    public static IServiceCollection AddDemo(this IServiceCollection services) => services
        .AddSingleton<DemoLoader>()
        .AddSingleton<DemoAccounts>();

    public static async Task PrepareDemoAsync(this WebApplication app)
    {
        await app.Services.GetRequiredService<DemoLoader>().LoadAsync();
        await app.Services.GetRequiredService<DemoAccounts>().CreateAsync();
    }
}
