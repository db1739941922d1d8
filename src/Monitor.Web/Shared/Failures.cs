namespace Monitor.Web;

/// <summary>What an endpoint throws becomes a status and a page in the user's words.</summary>
public static class Failures
{
    public static IApplicationBuilder UseFailurePages(this IApplicationBuilder app) => app
        .UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/failure",
            CreateScopeForErrors = true,
            AllowStatusCode404Response = true,
            StatusCodeSelector = StatusOf,
            SuppressDiagnosticsCallback = context => StatusOf(context.Exception) != StatusCodes.Status500InternalServerError,
        })
        .UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);

    public static int StatusOf(Exception e) => e switch
    {
        Forbidden => StatusCodes.Status403Forbidden,
        NotFoundForActor => StatusCodes.Status404NotFound,
        Refused => StatusCodes.Status409Conflict,
        BadHttpRequestException bad => bad.StatusCode,
        _ => StatusCodes.Status500InternalServerError,
    };
}
