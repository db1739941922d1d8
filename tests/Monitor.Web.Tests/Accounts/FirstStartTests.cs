using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Accounts;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Accounts;

/// <summary>The program without the demo, on an empty folder.</summary>
public sealed class FirstStartTests : IDisposable
{
    readonly EmptyHost host = new();

    public void Dispose() => host.Dispose();

    [Theory]
    [InlineData("/")]
    [InlineData("/account/login")]
    [InlineData("/overview")]
    public async Task BeforeTheAdministratorsExist_EverythingLeadsToTheSetup(string path)
    {
        var answer = await host.CreateClient(new() { AllowAutoRedirect = false }).GetAsync(path);
        Assert.Equal((HttpStatusCode.Redirect, FirstStartGate.Path), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task Setup_CreatesThreePeopleOnce_AndOpensTheProgram()
    {
        await Assert.ThrowsAsync<Refused>(() => SetUpAsync("WRONG-CODE", Three()));
        await Assert.ThrowsAsync<Refused>(() => SetUpAsync(Code, Three("同一人", "同一人", "第三人")));
        await SetUpAsync(Code, Three());
        await Assert.ThrowsAsync<Refused>(() => SetUpAsync(Code, Three()));

        await using var db = host.Services.GetRequiredService<IDbContextFactory<MonitorDb>>().CreateDbContext();
        Assert.Equal(3, await db.Users.CountAsync());
        Assert.All(await db.Users.ToListAsync(), u => Assert.True(u.MustChangePassword));
        Assert.Equal(HttpStatusCode.OK, (await host.CreateClient().GetAsync("/account/login")).StatusCode);
    }

    [Fact]
    public async Task AfterTheSetup_TheSecurityAdministratorIsToldToCreateTheOthers()
    {
        await SetUpAsync(Code, Three());
        var actor = new Actor(1, "安全", Role.SecurityAdmin, null, new HashSet<DistrictCode>());
        var todo = Assert.Single(await host.Services.GetServices<ITodoSource>().OfType<AccountTodos>().Single().OfAsync(actor, default));
        Assert.Equal(("还没有业务人员的账号，请新建并授予角色", "/accounts"), (todo.Text, todo.Href));
    }

    [Fact]
    public async Task EmptyProgram_HasRealDistrictsAndTheNewSchemeOnly()
    {
        _ = host.Services;
        await using var db = host.Services.GetRequiredService<IDbContextFactory<MonitorDb>>().CreateDbContext();
        Assert.Equal(["cq-2026"], await db.Rulebooks.Select(r => r.Id).ToListAsync());
        Assert.Equal(39, await db.Districts.CountAsync(d => d.ValidTo == null));
        Assert.False(await db.Centers.AnyAsync());
        Assert.False(await db.Users.AnyAsync());
    }

    string Code => host.Services.GetRequiredService<FirstStart>().Code;

    async Task SetUpAsync(string code, IReadOnlyList<FirstAdministrator> three)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SignInService>().SetUpAsync(code, three, default);
    }

    static IReadOnlyList<FirstAdministrator> Three(string system = "甲", string security = "乙", string audit = "丙") =>
    [
        new(Role.SystemAdmin, "system", system, "First#2027pass"),
        new(Role.SecurityAdmin, "security", security, "First#2027pass"),
        new(Role.AuditAdmin, "audit", audit, "First#2027pass"),
    ];
}
