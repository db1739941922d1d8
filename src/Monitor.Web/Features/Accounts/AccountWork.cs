using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Accounts;

/// <summary>One change to accounts: its context, its transaction, and the entry in the audit log belong together.</summary>
sealed class AccountWork(MonitorDb db, UserManager<Account> users)
{
    const string Provider = "Monitor", ResetCode = "ResetCode";

    public MonitorDb Db => db;
    public UserManager<Account> Users => users;

    /// <exception cref="Refused">The change was refused; nothing of it is kept.</exception>
    public static async Task RunAsync(IServiceScopeFactory scopes, Func<AccountWork, Task> change, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MonitorDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await change(new(db, scope.ServiceProvider.GetRequiredService<UserManager<Account>>()));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <exception cref="NotFoundForActor">No such account.</exception>
    public async Task<Account> FindAsync(int id) =>
        await users.FindByIdAsync(id.ToString()) ?? throw new NotFoundForActor("没有找到该账号。");

    public async Task<Role?> RoleOfAsync(Account account) =>
        (await users.GetRolesAsync(account)) is [var name, ..] && Enum.TryParse<Role>(name, out var role) ? role : null;

    public async Task<string> IssueCodeAsync(Account account, DateTime now)
    {
        var code = OneTimeCode.Create();
        Demand(await users.SetAuthenticationTokenAsync(account, Provider, ResetCode, OneTimeCode.Seal(code, now)));
        return code;
    }

    public async Task<bool> OpensAsync(Account account, string? code, DateTime now) =>
        OneTimeCode.Opens(code, await users.GetAuthenticationTokenAsync(account, Provider, ResetCode), now);

    public async Task SpendCodeAsync(Account account) =>
        Demand(await users.RemoveAuthenticationTokenAsync(account, Provider, ResetCode));

    /// <exception cref="Refused">The last holder must keep the role, or nobody could hand it on.</exception>
    public async Task KeepLastHolderAsync(Account account)
    {
        if (await RoleOfAsync(account) is not { } role || !role.IsAdministrator()) return;
        var holders = await users.GetUsersInRoleAsync(role.ToString());
        if (!holders.Any(h => h.Id != account.Id && !h.IsDisabled()))
            throw new Refused($"“{account.DisplayName}”是唯一的{CaseNames.Of(role)}，请先为另一个账号授予该角色。");
    }

    public static void Demand(IdentityResult result)
    {
        if (!result.Succeeded) throw new Refused(string.Join(" ", result.Errors.Select(e => e.Description)));
    }
}
