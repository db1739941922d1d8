using Monitor.Analytics.Cases;
using Monitor.Web.Shared.Components;

namespace Monitor.Web.Features.Accounts;

/// <summary>The security administrator's: accounts that wait for a role, and the first accounts of those who do the work.</summary>
public sealed class AccountTodos(AccountService accounts) : ITodoSource
{
    public async Task<IReadOnlyList<Todo>> OfAsync(Actor actor, CancellationToken cancel)
    {
        if (actor.Role != Role.SecurityAdmin) return [];
        var list = await accounts.ListAsync(actor, cancel);
        if (list.Accounts.All(a => a.Role is Role.SystemAdmin or Role.SecurityAdmin or Role.AuditAdmin))
            return [new("还没有业务人员的账号，请新建并授予角色", "/accounts", null, StateTone.Idle)];
        return [.. list.Accounts.Where(a => a is { Role: null, Disabled: false })
            .Select(a => new Todo($"“{a.DisplayName}”（{a.UserName}）等待授予角色", "/accounts", null, StateTone.Attention))];
    }
}
