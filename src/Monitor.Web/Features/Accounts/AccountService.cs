using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Accounts;

/// <summary>A line of 账号与授权.</summary>
/// <param name="HasPassword">False until its holder has set one with the one-time code.</param>
public sealed record AccountLine(
    int Id, string UserName, string DisplayName, Role? Role, DistrictCode? District, string? DistrictName, bool Disabled, bool HasPassword);

public sealed record DistrictChoice(DistrictCode Code, string Name);

public sealed record AccountList(IReadOnlyList<AccountLine> Accounts, IReadOnlyList<DistrictChoice> Districts);

/// <summary>Accounts and their rights: the security administrator's work, each change with its entry in the audit log.</summary>
public sealed class AccountService(IServiceScopeFactory scopes, IDbContextFactory<MonitorDb> databases, TimeProvider time)
{
    const string Created = "新建账号";

    public async Task<AccountList> ListAsync(Actor actor, CancellationToken cancel)
    {
        actor.Require(Role.SecurityAdmin);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var districts = await db.Districts.AsNoTracking().OrderBy(d => d.Code).ToListAsync(cancel);
        var names = districts.ToDictionary(d => d.Code, d => d.Name);
        var roles = await db.UserRoles.Join(db.Roles, u => u.RoleId, r => r.Id, (u, r) => new { u.UserId, r.Name })
            .ToDictionaryAsync(r => r.UserId, r => Enum.Parse<Role>(r.Name!), cancel);
        var accounts = await db.Users.AsNoTracking().OrderBy(a => a.UserName).ToListAsync(cancel);
        var today = time.Today();
        return new(
            [.. accounts.Select(a => new AccountLine(
                a.Id, a.UserName!, a.DisplayName, roles.TryGetValue(a.Id, out var role) ? role : null,
                a.DistrictCode, a.DistrictCode is { } d ? names.GetValueOrDefault(d, d.ToString()) : null, a.IsDisabled(), a.PasswordHash is not null))],
            [.. districts.Where(d => d.ValidTo is null || d.ValidTo >= today).Select(d => new DistrictChoice(d.Code, d.Name))]);
    }

    /// <summary>An account without rights and without a password.</summary>
    /// <returns>The one-time code with which its holder sets the password; it is not kept.</returns>
    public Task<string> CreateAsync(Actor actor, string userName, string displayName, CancellationToken cancel)
    {
        actor.Require(Role.SecurityAdmin);
        return CreateAsync(userName, displayName, account => actor.Did(time.UtcNow(), Created, Name(account)), cancel);
    }

    /// <summary>The same, by the program itself: for who can run commands on its machine (user add).</summary>
    public Task<string> CreateByProgramAsync(string userName, string displayName, CancellationToken cancel) =>
        CreateAsync(userName, displayName, account => new()
        {
            At = time.UtcNow(),
            ActorName = "命令行",
            Role = "",
            Action = Created,
            Subject = Name(account),
        }, cancel);

    async Task<string> CreateAsync(string userName, string displayName, Func<Account, AuditEntry> entry, CancellationToken cancel)
    {
        var code = "";
        await AccountWork.RunAsync(scopes, async work =>
        {
            if (string.IsNullOrWhiteSpace(displayName)) throw new Refused("姓名未填写，请填写使用人的真实姓名。");
            var account = new Account { UserName = userName.Trim(), DisplayName = displayName.Trim() };
            AccountWork.Demand(await work.Users.CreateAsync(account));
            work.Db.Audit.Add(entry(account));
            code = await work.IssueCodeAsync(account, time.UtcNow());
        }, cancel);
        return code;
    }

    /// <summary>Grants the one role of an account. One that holds a role must lose it first: the change is then a step of its own.</summary>
    public Task GrantAsync(Actor actor, int id, Role role, DistrictCode? district, string reason, CancellationToken cancel) =>
        ChangeAsync(actor, id, async (work, account) =>
        {
            if (await work.RoleOfAsync(account) is { } held)
                throw new Refused($"“{account.DisplayName}”已有角色“{CaseNames.Of(held)}”，一个账号只能有一个角色。请先撤销原角色。");
            if (role.NeedsDistrict() && (district is null || await work.Db.Districts.FindAsync([district.Value], cancel) is null))
                throw new Refused($"角色“{CaseNames.Of(role)}”需要指定区县，请选择区县。");
            account.DistrictCode = role.NeedsDistrict() ? district : null;
            AccountWork.Demand(await work.Users.AddToRoleAsync(account, role.ToString()));
            return ("授予角色", "", Describe(role, account.DistrictCode));
        }, Required(reason), cancel);

    public Task RevokeAsync(Actor actor, int id, string reason, CancellationToken cancel) =>
        ChangeAsync(actor, id, async (work, account) =>
        {
            if (await work.RoleOfAsync(account) is not { } held) throw new Refused($"“{account.DisplayName}”没有角色，无需撤销。");
            await work.KeepLastHolderAsync(account);
            var before = Describe(held, account.DistrictCode);
            AccountWork.Demand(await work.Users.RemoveFromRoleAsync(account, held.ToString()));
            account.DistrictCode = null;
            return ("撤销角色", before, "");
        }, Required(reason), cancel);

    public Task DisableAsync(Actor actor, int id, string reason, CancellationToken cancel) =>
        ChangeAsync(actor, id, async (work, account) =>
        {
            await work.KeepLastHolderAsync(account);
            account.Disable();
            return ("停用账号", "在用", "停用");
        }, Required(reason), cancel);

    public Task EnableAsync(Actor actor, int id, string reason, CancellationToken cancel) =>
        ChangeAsync(actor, id, (_, account) =>
        {
            account.Enable();
            return Task.FromResult(("启用账号", "停用", "在用"));
        }, Required(reason), cancel);

    /// <summary>The old password ends at once; a new code replaces an older one.</summary>
    /// <returns>The one-time code, to be handed to the account's holder.</returns>
    public async Task<string> ResetPasswordAsync(Actor actor, int id, CancellationToken cancel)
    {
        var code = "";
        await ChangeAsync(actor, id, async (work, account) =>
        {
            if (account.IsDisabled()) throw new Refused($"“{account.DisplayName}”已停用，请先启用。");
            if (account.PasswordHash is not null) AccountWork.Demand(await work.Users.RemovePasswordAsync(account));
            code = await work.IssueCodeAsync(account, time.UtcNow());
            return ("重置密码", "", "");
        }, "", cancel);
        return code;
    }

    /// <summary>One change to another's account; its open sessions end.</summary>
    Task ChangeAsync(
        Actor actor, int id, Func<AccountWork, Account, Task<(string Action, string Before, string After)>> change, string reason, CancellationToken cancel)
    {
        actor.Require(Role.SecurityAdmin);
        if (actor.UserId == id) throw new Refused("不能更改自己的账号和授权，请由另一位安全保密管理员办理。");
        return AccountWork.RunAsync(scopes, async work =>
        {
            var account = await work.FindAsync(id);
            var (action, before, after) = await change(work, account);
            AccountWork.Demand(await work.Users.UpdateSecurityStampAsync(account));
            work.Db.Audit.Add(actor.Did(time.UtcNow(), action, Name(account), before, after, reason));
        }, cancel);
    }

    static string Required(string reason) =>
        string.IsNullOrWhiteSpace(reason) ? throw new Refused("未填写理由，请写明依据，如“区县来函 2027-01-10”。", "理由") : reason.Trim();

    static string Name(Account account) => $"{account.UserName}（{account.DisplayName}）";
    static string Describe(Role role, DistrictCode? district) => district is { } d ? $"{CaseNames.Of(role)} {d}" : CaseNames.Of(role);
}

static class AccountStanding
{
    /// <summary>A lock without end is how Identity keeps an account out.</summary>
    public static bool IsDisabled(this Account account) => account.LockoutEnd == DateTimeOffset.MaxValue;
    public static void Disable(this Account account) => (account.LockoutEnabled, account.LockoutEnd) = (true, DateTimeOffset.MaxValue);
    public static void Enable(this Account account) => account.LockoutEnd = null;
}
