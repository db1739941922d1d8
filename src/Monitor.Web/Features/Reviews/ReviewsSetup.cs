namespace Monitor.Web.Features.Reviews;

public static class ReviewsSetup
{
    public static IServiceCollection AddReviews(this IServiceCollection services) => services
        .AddSingleton<ReviewQueue>()
        .AddSingleton<Workbenches>()
        .AddSingleton<ReviewService>()
        .AddSingleton<ExemptionService>()
        .AddSingleton<RatingService>()
        .AddSingleton<ITodoSource, ReviewTodos>();

    public static void MapReviews(this WebApplication app)
    {
    }
}
