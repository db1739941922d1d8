using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Analytics.Cases;
using Monitor.Web.Features.Accounts;
using Monitor.Web.Features.Demo;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Accounts;

/// <summary>Accounts: who grants what, passwords, locks.</summary>
public sealed class AccountTests(DemoHost host) : IClassFixture<DemoHost>
{
    AccountService Accounts => host.Get<AccountService>();
    Actor Security => host.Actor("anquan");

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public async Task WrongPasswords_LockFromTheFifthOn(int wrong, bool opens)
    {
        var user = $"lock{wrong}";
        var (_, code) = await NewAsync(user);
        await RedeemAsync(user, code, "Right#2027pass");
        for (var i = 0; i < wrong; i++) Assert.NotEqual(HttpStatusCode.Redirect, (await host.PostLoginAsync(user, "Wrong#2027pass")).StatusCode);
        var answer = await host.PostLoginAsync(user, "Right#2027pass");
        Assert.Equal(opens, answer.StatusCode == HttpStatusCode.Redirect);
        if (!opens) Assert.Contains("锁定", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("Short#1a", "太短")]
    [InlineData("nocapital#2027", "大写")]
    [InlineData("NOSMALL#2027", "小写")]
    [InlineData("NoDigits#here", "数字")]
    [InlineData("NoSymbol2027", "符号")]
    [InlineData("Aa#1Aa#1Aa#1", "重复")]
    [InlineData("Weak-user#2027", "用户名")]
    public async Task WeakPassword_IsRefusedWithWhatItLacks(string password, string told)
    {
        var user = $"weak-user{Guid.NewGuid():N}"[..9];
        var (id, code) = (await Accounts.ListAsync(Security, default)).Accounts.FirstOrDefault(a => a.UserName == user) is { } known
            ? (known.Id, await Accounts.ResetPasswordAsync(Security, known.Id, default))
            : await NewAsync(user);
        Assert.True(id > 0);
        Assert.Contains(told, (await Assert.ThrowsAsync<Refused>(() => RedeemAsync(user, code, password))).Message);
    }

    [Fact]
    public async Task Code_OpensOnce()
    {
        var (_, code) = await NewAsync("once");
        await RedeemAsync("once", code, "Right#2027pass");
        await Assert.ThrowsAsync<Refused>(() => RedeemAsync("once", code, "Other#2027pass"));
    }

    [Fact]
    public async Task NewCode_EndsTheOldPassword()
    {
        var (id, code) = await NewAsync("reset");
        await RedeemAsync("reset", code, "Right#2027pass");
        await Accounts.ResetPasswordAsync(Security, id, default);
        Assert.NotEqual(HttpStatusCode.Redirect, (await host.PostLoginAsync("reset", "Right#2027pass")).StatusCode);
    }

    [Fact]
    public async Task AccountWithoutRole_SeesNothing()
    {
        var (_, code) = await NewAsync("norole");
        await RedeemAsync("norole", code, "Right#2027pass");
        using var client = host.Anonymous();
        await host.PostLoginAsync("norole", "Right#2027pass", client);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/centers")).StatusCode);
    }

    [Fact]
    public async Task SecondRole_IsRefusedUntilTheFirstIsTaken()
    {
        var (id, _) = await NewAsync("two");
        await Accounts.GrantAsync(Security, id, Role.Reviewer, null, "来函", default);
        await Assert.ThrowsAsync<Refused>(() => Accounts.GrantAsync(Security, id, Role.CommissionLeader, null, "来函", default));
        await Accounts.RevokeAsync(Security, id, "调离", default);
        await Accounts.GrantAsync(Security, id, Role.CommissionLeader, null, "来函", default);
        await using var db = host.Db();
        Assert.Equal(["授予角色", "撤销角色", "授予角色"],
            await db.Audit.Where(a => a.Subject.StartsWith("two（") && a.Action.Contains("角色")).OrderBy(a => a.Number).Select(a => a.Action).ToListAsync());
    }

    [Fact]
    public async Task DistrictRole_NeedsADistrict()
    {
        var (id, _) = await NewAsync("nodistrict");
        Assert.Contains("区县", (await Assert.ThrowsAsync<Refused>(() => Accounts.GrantAsync(Security, id, Role.DistrictReporter, null, "来函", default))).Message);
    }

    [Fact]
    public async Task OwnAccount_IsForAnotherToChange() =>
        await Assert.ThrowsAsync<Refused>(() => Accounts.RevokeAsync(Security, Security.UserId, "自己", default));

    [Theory]
    [InlineData("xitong")]
    [InlineData("shenji")]
    [InlineData("lingdao")]
    [InlineData("fuhe")]
    [InlineData("shending")]
    public async Task OnlySecurity_ManagesAccounts(string userName)
    {
        var actor = host.Actor(userName);
        await Assert.ThrowsAsync<Forbidden>(() => Accounts.ListAsync(actor, default));
        await Assert.ThrowsAsync<Forbidden>(() => Accounts.CreateAsync(actor, "x", "某人", default));
        await Assert.ThrowsAsync<Forbidden>(() => Accounts.GrantAsync(actor, 1, Role.Reviewer, null, "来函", default));
        await Assert.ThrowsAsync<Forbidden>(() => Accounts.ResetPasswordAsync(actor, 1, default));
    }

    [Theory]
    [InlineData("xitong", "/system", "/centers", "/accounts", "/audit")]
    [InlineData("anquan", "/accounts", "/centers", "/system", "/audit")]
    [InlineData("shenji", "/audit", "/centers", "/system", "/accounts")]
    public async Task Administrators_HaveTheirOwnPageAndNoOther(string userName, string own, params string[] others)
    {
        using var client = await host.SignInAsync(userName);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(own)).StatusCode);
        foreach (var other in others) Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(other)).StatusCode);
    }

    async Task<(int Id, string Code)> NewAsync(string user)
    {
        var code = await Accounts.CreateAsync(Security, user, $"演示·{user}", default);
        return ((await Accounts.ListAsync(Security, default)).Accounts.Single(a => a.UserName == user).Id, code);
    }

    async Task RedeemAsync(string user, string code, string password)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SignInService>().RedeemAsync(user, code, password, default);
    }
}
