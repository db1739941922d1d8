using Microsoft.AspNetCore.Diagnostics;

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
        .UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true)
        .Use(ShowAsPage);

    /// <summary>A page about a failure is only shown: what was posted, or could not be read, is not looked at again for it.</summary>
    static Task ShowAsPage(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IExceptionHandlerFeature>() is not null || http.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            (http.Request.Method, http.Request.ContentType) = (HttpMethods.Get, null);
        return next(http);
    }

    public static int StatusOf(Exception e) => e switch
    {
        Forbidden => StatusCodes.Status403Forbidden,
        NotFoundForActor => StatusCodes.Status404NotFound,
        Refused => StatusCodes.Status409Conflict,
        BadHttpRequestException bad => bad.StatusCode,
        _ => StatusCodes.Status500InternalServerError,
    };
}
