namespace Monitor.Web.Features.Rounds;

public static class RoundsSetup
{
    public static IServiceCollection AddRounds(this IServiceCollection services) => services
        .AddSingleton<RoundService>()
        .AddSingleton<ITodoSource, FirstStepTodos>();
}
