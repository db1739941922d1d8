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

    static readonly object Missing = new();

    /// <summary>The answer is 404. Blazor leaves the saying to the status page, which is rendered in the page's stead: it is told what the page found.</summary>
    public static void IsMissing(this HttpContext http, string message)
    {
        http.Items[Missing] = message;
        http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    /// <summary>What was not there, in the page's words; null where no page said so.</summary>
    public static string? MissingMessage(this HttpContext http) => http.Items[Missing] as string;

    public static int StatusOf(Exception e) => e switch
    {
        Forbidden => StatusCodes.Status403Forbidden,
        NotFoundForActor => StatusCodes.Status404NotFound,
        Refused => StatusCodes.Status409Conflict,
        BadHttpRequestException bad => bad.StatusCode,
        _ => StatusCodes.Status500InternalServerError,
    };
}
