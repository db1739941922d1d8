using Monitor.Analytics.Cases;
using Monitor.Web.Shared.Components;

namespace Monitor.Web.Features.Accounts;

/// <summary>Accounts that wait for a role: the security administrator's.</summary>
public sealed class AccountTodos(AccountService accounts) : ITodoSource
{
    public async Task<IReadOnlyList<Todo>> OfAsync(Actor actor, CancellationToken cancel)
    {
        if (actor.Role != Role.SecurityAdmin) return [];
        var list = await accounts.ListAsync(actor, cancel);
        return [.. list.Accounts.Where(a => a is { Role: null, Disabled: false })
            .Select(a => new Todo($"“{a.DisplayName}”（{a.UserName}）等待授予角色", "/accounts", null, StateTone.Attention))];
    }
}
