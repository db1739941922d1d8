namespace Monitor.Web.Features.Reviews;

public static class ReviewsSetup
{
    public static IServiceCollection AddReviews(this IServiceCollection services) => services;

    public static void MapReviews(this WebApplication app)
    {
    }
}
