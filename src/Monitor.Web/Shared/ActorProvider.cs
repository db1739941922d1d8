using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web;

/// <summary>
/// Turns the signed-in principal into an <see cref="Actor"/>. Account, role and district are read anew each time, and the
/// cookie's security stamp is compared, so that a right that was revoked is gone at once, also in an open circuit.
/// </summary>
public sealed class ActorProvider(
    IHttpContextAccessor http, AuthenticationStateProvider circuit, IDbContextFactory<MonitorDb> databases,
    IOptions<IdentityOptions> identity, TimeProvider time)
{
    /// <exception cref="Forbidden">Nobody is signed in, no role is granted, or the account was disabled or changed since.</exception>
    public async Task<Actor> GetAsync(CancellationToken cancel = default) =>
        await FindAsync(cancel) ?? throw new Forbidden("您的账号尚未授权，或登录已失效。请重新登录；如仍不能使用，请联系安全保密管理员授权。");

    /// <summary>Null where <see cref="GetAsync"/> would throw.</summary>
    public async Task<Actor?> FindAsync(CancellationToken cancel = default)
    {
        var principal = http.HttpContext?.User ?? (await circuit.GetAuthenticationStateAsync()).User;
        if (!int.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)) return null;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancel);
        if (account is null || account.MustChangePassword
            || account.SecurityStamp != principal.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType))
            return null;
        var roleName = await db.UserRoles.Where(held => held.UserId == id)
            .Join(db.Roles, held => held.RoleId, role => role.Id, (_, role) => role.Name).SingleOrDefaultAsync(cancel);
        if (!Enum.TryParse<Role>(roleName, out var role)) return null;
        var ip = http.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "";
        if (account.DistrictCode is not { } granted) return new(id, account.DisplayName, role, null, new HashSet<DistrictCode>(), ip);

        var districts = await db.Districts.AsNoTracking().ToDictionaryAsync(d => d.Code, cancel);
        return new(id, account.DisplayName, role, Current(granted, districts, time.Today()), Inherited(granted, districts, time.Today()), ip);
    }

    /// <summary>The district that answers for this one on a day: itself, or the last of its successors.</summary>
    public static DistrictCode Current(DistrictCode code, IReadOnlyDictionary<DistrictCode, District> districts, DateOnly day) =>
        districts.TryGetValue(code, out var district) && district.Successor is { } successor && district.ValidTo < day
            ? Current(successor, districts, day)
            : code;

    /// <summary>The current district and all that passed their rights to it.</summary>
    public static IReadOnlySet<DistrictCode> Inherited(DistrictCode code, IReadOnlyDictionary<DistrictCode, District> districts, DateOnly day)
    {
        var current = Current(code, districts, day);
        return districts.Keys.Where(d => Current(d, districts, day) == current).Append(current).ToHashSet();
    }

    /// <summary>Where and as what the actor works, e.g. 万州区 · 区县填报员.</summary>
    public async Task<string> PlaceAsync(Actor actor, CancellationToken cancel = default)
    {
        if (actor.District is not { } code) return CaseNames.Of(actor.Role);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var district = await db.Districts.Where(d => d.Code == code).Select(d => d.Name).SingleOrDefaultAsync(cancel);
        return $"{district ?? code.ToString()} · {CaseNames.Of(actor.Role)}";
    }
}
