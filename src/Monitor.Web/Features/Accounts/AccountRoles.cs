using Microsoft.AspNetCore.Identity;
using Monitor.Analytics.Cases;

namespace Monitor.Web.Features.Accounts;

/// <summary>Kinds of roles. An account holds at most one, so that the three administrators stay apart from each other and from business.</summary>
public static class AccountRoles
{
    public static IReadOnlyList<Role> Administrators { get; } = [Role.SystemAdmin, Role.SecurityAdmin, Role.AuditAdmin];

    public static bool IsAdministrator(this Role role) => Administrators.Contains(role);
    public static bool NeedsDistrict(this Role role) => role is Role.DistrictReporter or Role.DistrictApprover;

    /// <summary>Creates the rows of all roles where they are missing, under the names of <see cref="Role"/>.</summary>
    public static async Task PrepareAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole<int>>>();
        foreach (var name in Enum.GetNames<Role>())
            if (!await roles.RoleExistsAsync(name)) await roles.CreateAsync(new(name));
    }
}
