namespace Monitor.Web.Features.Submissions;

public static class SubmissionsSetup
{
    public static IServiceCollection AddSubmissions(this IServiceCollection services) => services
        .AddSingleton<SubmissionDesk>()
        .AddSingleton<SubmissionFlow>()
        .AddSingleton<UploadService>()
        .AddSingleton<RunningUploads>()
        .AddSingleton<TypingService>()
        .AddSingleton<HeaderMappings>()
        .AddSingleton<MarkedFiles>()
        .AddSingleton<ScanService>()
        .AddSingleton<DemoSamples>()
        .AddSingleton<ITodoSource, SubmissionTodos>();
}
