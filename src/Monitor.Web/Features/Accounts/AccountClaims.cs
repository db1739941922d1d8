using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Accounts;

/// <summary>The cookie says who it is and whether the password must be changed first. Rights are not in it: they are read anew.</summary>
public sealed class AccountClaims(UserManager<Account> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account>(users, options)
{
    public const string MustChangePassword = "must-change-password";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (user.MustChangePassword) identity.AddClaim(new(MustChangePassword, ""));
        return identity;
    }
}

/// <summary>Sends who must change the password to that page, until it is done.</summary>
public static class PasswordGate
{
    public const string Path = "/account/password";

    public static IApplicationBuilder UsePasswordGate(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (!http.User.HasClaim(c => c.Type == AccountClaims.MustChangePassword) || http.IsAsset()
            || http.Request.Path.StartsWithSegments("/account") || http.Request.Path.StartsWithSegments("/status"))
            return next(http);
        http.Response.Redirect(Path);
        return Task.CompletedTask;
    });
}
