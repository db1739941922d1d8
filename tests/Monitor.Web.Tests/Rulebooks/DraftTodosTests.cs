using Microsoft.EntityFrameworkCore;
using Monitor.Web.Data;
using Monitor.Web.Features.Rulebooks;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Rulebooks;

public sealed class DraftTodosTests(DemoHost host) : IClassFixture<DemoHost>, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        await using var db = host.Db();
        await db.RulebookDrafts.ExecuteDeleteAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    Task<int> Draft(string name, string query = "good=80", string from = "base=cq-2026") => host.Get<DraftService>().SaveAsync(
        host.Actor("fuhe"), WhatIfRequest.Of($"http://localhost{WhatIfRequest.Page}?{from}&year=2025&{query}"), name, "提高要求", default);

    async Task<IReadOnlyList<string>> Waiting(string user) =>
        [.. (await host.Get<Todos>().OfAsync(host.Actor(user), default)).All.Where(t => t.Text.Contains("考核方案草案")).Select(t => t.Href)];

    [Fact]
    public async Task Leader_IsShownTheNewestVersionOfEachDraft()
    {
        var (first, other) = (await Draft("甲"), await Draft("乙"));
        var second = await Draft("甲", "good=85", $"draft={first}");
        Assert.Equal([$"/rulebooks/what-if?draft={other}#publish", $"/rulebooks/what-if?draft={second}#publish"], (await Waiting("lingdao")).Order(StringComparer.Ordinal));
        var text = (await host.Get<Todos>().OfAsync(host.Actor("lingdao"), default)).All.Single(t => t.Href.Contains($"draft={second}#")).Text;
        Assert.StartsWith($"考核方案草案“甲”第2版待批准发布（{host.Actor("fuhe").Name}于2027-01-15", text);
    }

    [Theory]
    [InlineData("fuhe")]
    [InlineData("jingban")]
    [InlineData("baosong")]
    [InlineData("xitong")]
    public async Task WhoCannotPublish_HasNoSuchTodo(string user)
    {
        await Draft("甲");
        Assert.Empty(await Waiting(user));
    }

    [Fact]
    public async Task Published_WaitsNoMore_ButALaterVersionDoes()
    {
        var first = await Draft("甲");
        await using (var db = host.Db())
        {
            await db.RulebookDrafts.Where(d => d.Id == first).ExecuteUpdateAsync(s => s.SetProperty(d => d.PublishedAt, host.Clock.Now));
        }
        Assert.Empty(await Waiting("lingdao"));
        var second = await Draft("甲", "good=85", $"draft={first}");
        Assert.Equal([$"/rulebooks/what-if?draft={second}#publish"], await Waiting("lingdao"));
    }

    [Fact]
    public async Task OwnDraft_OfALeader_WaitsForAnother()
    {
        var first = await Draft("甲");
        await using (var db = host.Db())
        {
            db.RulebookDrafts.Add(new RulebookDraft
            {
                Name = "甲",
                Version = 2,
                BasedOn = "草案“甲”第1版",
                Json = (await db.RulebookDrafts.FindAsync(first))!.Json,
                Reason = "再改",
                AuthorId = host.Actor("lingdao").UserId,
                Author = "某领导",
                At = host.Clock.Now,
            });
            await db.SaveChangesAsync();
        }
        Assert.Empty(await Waiting("lingdao"));
    }
}
