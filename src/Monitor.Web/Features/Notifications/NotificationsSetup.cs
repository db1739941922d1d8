namespace Monitor.Web.Features.Notifications;

public static class NotificationsSetup
{
    public static IServiceCollection AddNotifications(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(configuration.GetSection("Smtp").Get<SmtpSettings>() ?? new())
        .AddSingleton<IMailer, SmtpMailer>()
        .AddSingleton<NotificationService>()
        .AddSingleton<NotificationJob>()
        .AddHostedService(services => services.GetRequiredService<NotificationJob>());
}
