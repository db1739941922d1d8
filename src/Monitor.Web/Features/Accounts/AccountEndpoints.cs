using Microsoft.AspNetCore.Antiforgery;

namespace Monitor.Web.Features.Accounts;

public static class AccountEndpoints
{
    public static void MapAccounts(this WebApplication app) =>
        app.MapPost("/account/logout", async (HttpContext http, IAntiforgery antiforgery, SignInService signIn) =>
        {
            try
            {
                await antiforgery.ValidateRequestAsync(http);
            }
            catch (AntiforgeryValidationException)
            {
                return Results.BadRequest();
            }
            await signIn.SignOutAsync(http.RequestAborted);
            return Results.LocalRedirect("/account/login");
        });
}
