using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Accounts;

/// <summary>Composition of sign-in, sessions and accounts.</summary>
public static class AccountsSetup
{
    /// <summary>Wrong passwords in a row that lock an account.</summary>
    public const int FailuresBeforeLock = 5;
    public static readonly TimeSpan LockTime = TimeSpan.FromMinutes(15);

    /// <summary>How long a session goes on after its account was changed, until the cookie is looked at again.</summary>
    public static readonly TimeSpan Revalidation = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddIdentity<Account, IdentityRole<int>>(identity =>
            {
                identity.Password.RequiredLength = 10;
                identity.Password.RequireDigit = true;
                identity.Password.RequireLowercase = true;
                identity.Password.RequireUppercase = true;
                identity.Password.RequireNonAlphanumeric = true;
                identity.Password.RequiredUniqueChars = 5;
                identity.Lockout.MaxFailedAccessAttempts = FailuresBeforeLock;
                identity.Lockout.DefaultLockoutTimeSpan = LockTime;
            })
            .AddEntityFrameworkStores<MonitorDb>()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddErrorDescriber<ChineseIdentityErrors>()
            .AddPasswordValidator<NoUserNameInPassword>();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "monitor";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.LoginPath = "/account/login";
            cookie.AccessDeniedPath = "/status/403";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
        });
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "monitor-form";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = Revalidation);
        services.AddAuthorizationBuilder().SetFallbackPolicy(
            new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, RevalidatingSession>();
        services.AddScoped<ActorProvider>();
        services.AddScoped<SignInService>();
        services.AddSingleton<AccountService>();
        services.AddSingleton<ITodoSource, AccountTodos>();
        services.AddSingleton<FirstStart>();
        return services;
    }
}
