using Microsoft.AspNetCore.Identity;
using Monitor.Analytics.Cases;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Accounts;

/// <summary>One of the three administrators at the first start.</summary>
public sealed record FirstAdministrator(Role Role, string UserName, string DisplayName, string Password);

/// <summary>What a person does with their own account: sign in and out, set and change the password; and the first start.</summary>
public sealed class SignInService(
    SignInManager<Account> signIn, IServiceScopeFactory scopes, FirstStart firstStart, IHttpContextAccessor http, TimeProvider time)
{
    /// <returns>Why not, in Chinese; null when signed in.</returns>
    public async Task<string?> SignInAsync(string userName, string password, CancellationToken cancel)
    {
        const string wrong = "用户名或密码不正确。请检查大小写后重新输入；连续输错 5 次，账号将锁定 15 分钟。";
        var account = await signIn.UserManager.FindByNameAsync(userName.Trim());
        var result = account is null
            ? SignInResult.Failed
            : await signIn.PasswordSignInAsync(account, password, isPersistent: false, lockoutOnFailure: true);
        var (action, problem) = result switch
        {
            { Succeeded: true } => ("登录", null),
            { IsLockedOut: true } when account!.IsDisabled() => ("登录被拒：已停用", "该账号已停用。如需启用，请联系安全保密管理员。"),
            { IsLockedOut: true } => ("登录被拒：已锁定", "连续输错密码，该账号已锁定 15 分钟。请稍后再试，或联系安全保密管理员重置密码。"),
            _ => ("登录失败", wrong),
        };
        await RecordAsync(account, userName.Trim(), action, cancel);
        return problem;
    }

    public async Task SignOutAsync(CancellationToken cancel)
    {
        var account = await signIn.UserManager.GetUserAsync(http.HttpContext!.User);
        await signIn.SignOutAsync();
        if (account is not null) await RecordAsync(account, account.UserName!, "退出登录", cancel);
    }

    /// <exception cref="Refused">The current password is wrong, or the new one too weak.</exception>
    public async Task ChangePasswordAsync(string current, string changed, CancellationToken cancel)
    {
        var id = int.Parse(signIn.UserManager.GetUserId(http.HttpContext!.User)!);
        if (current == changed) throw new Refused("新密码与当前密码相同，请换一个。");
        await AccountWork.RunAsync(scopes, async work =>
        {
            var account = await work.FindAsync(id);
            account.MustChangePassword = false;
            AccountWork.Demand(await work.Users.ChangePasswordAsync(account, current, changed));
            work.Db.Audit.Add(Entry(account, account.UserName!, await work.RoleOfAsync(account), "修改密码"));
        }, cancel);
        await signIn.RefreshSignInAsync((await signIn.UserManager.FindByIdAsync(id.ToString()))!);
    }

    /// <summary>Sets the password with a one-time code, which is spent by it.</summary>
    /// <exception cref="Refused">The code does not fit, or the password is too weak.</exception>
    public Task RedeemAsync(string userName, string code, string password, CancellationToken cancel) =>
        AccountWork.RunAsync(scopes, async work =>
        {
            var account = await work.Users.FindByNameAsync(userName.Trim());
            if (account is null || account.IsDisabled() || !await work.OpensAsync(account, code, time.UtcNow()))
                throw new Refused("用户名或重置码不正确，或重置码已使用、已过期。请核对后重试，或联系安全保密管理员重新发放。");
            AccountWork.Demand(await work.Users.AddPasswordAsync(account, password));
            account.MustChangePassword = false;
            account.Enable();
            await work.SpendCodeAsync(account);
            work.Db.Audit.Add(Entry(account, account.UserName!, await work.RoleOfAsync(account), "凭重置码设置密码"));
        }, cancel);

    /// <summary>Creates the three administrators, all or none. Each changes the password at their first sign-in.</summary>
    /// <exception cref="Refused">The code is wrong, it was done already, or a name or password does not do.</exception>
    public async Task SetUpAsync(string code, IReadOnlyList<FirstAdministrator> three, CancellationToken cancel)
    {
        if (!firstStart.Opens(code)) throw new Refused("启动码不正确。启动码显示在程序启动窗口（控制台）中，请核对后重新输入。");
        if (await firstStart.IsDoneAsync(cancel)) throw new Refused("三位管理员已经设置，请直接登录。");
        if (three.DistinctBy(a => a.DisplayName.Trim()).Count() != AccountRoles.Administrators.Count)
            throw new Refused("三位管理员应为三个不同的人，请分别填写姓名。");
        await AccountWork.RunAsync(scopes, async work =>
        {
            foreach (var one in three)
            {
                var account = new Account { UserName = one.UserName.Trim(), DisplayName = one.DisplayName.Trim(), MustChangePassword = true };
                var created = await work.Users.CreateAsync(account, one.Password);
                if (!created.Succeeded)
                    throw new Refused($"{CaseNames.Of(one.Role)}：{string.Join(" ", created.Errors.Select(e => e.Description))}");
                AccountWork.Demand(await work.Users.AddToRoleAsync(account, one.Role.ToString()));
                work.Db.Audit.Add(Entry(account, account.UserName, one.Role, "首次启动设置管理员"));
            }
        }, cancel);
    }

    Task RecordAsync(Account? account, string userName, string action, CancellationToken cancel) => AccountWork.RunAsync(scopes, async work =>
    {
        var role = account is null ? null : await work.RoleOfAsync(account);
        work.Db.Audit.Add(Entry(account, userName, role, action));
    }, cancel);

    AuditEntry Entry(Account? account, string userName, Role? role, string action) => new()
    {
        At = time.UtcNow(),
        ActorId = account?.Id,
        ActorName = account?.DisplayName ?? "",
        Role = role is { } held ? CaseNames.Of(held) : "",
        Action = action,
        Subject = userName.Length > 64 ? userName[..64] : userName,
        RemoteIp = http.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "",
    };
}
