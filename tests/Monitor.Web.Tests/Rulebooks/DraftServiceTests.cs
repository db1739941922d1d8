using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Rulebooks;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Rulebooks;

/// <summary>The demo's clock stands in January 2027: the round of 2026 is open, and 2027 is the first year that nobody has begun to report.</summary>
public sealed class DraftServiceTests(DemoHost host) : IClassFixture<DemoHost>, IAsyncLifetime
{
    /// <summary>One host for all, as it was before each: a host takes longer than a test.</summary>
    public async Task InitializeAsync()
    {
        host.Clock.Now = DemoClock.Start;
        await using var db = host.Db();
        await db.RulebookDrafts.ExecuteDeleteAsync();
        await db.Rulebooks.Where(r => r.FirstYear > 2026).ExecuteDeleteAsync();
        await db.Rounds.Where(r => r.Year > 2026).ExecuteDeleteAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    DraftService Drafts => host.Get<DraftService>();

    static WhatIfRequest Changed(string query = "good=80", string from = "base=cq-2026") => WhatIfRequest.Of($"http://localhost{WhatIfRequest.Page}?{from}&year=2025&{query}");

    Task<int> Save(string name = "新方案", string user = "fuhe", WhatIfRequest? request = null, string reason = "提高要求") =>
        Drafts.SaveAsync(host.Actor(user), request ?? Changed(), name, reason, default);

    Task Publish(int draft, int year = 2027, string number = "演示〔2027〕1号", string reason = "同意", Actor? actor = null) =>
        Drafts.PublishAsync(actor ?? host.Actor("lingdao"), draft, number, year, reason, default);

    [Fact]
    public void EveryCommand_IsInTheTable() => Assert.Equal(
        ["PublishAsync", "SaveAsync"],
        typeof(DraftService).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(m => m.Name).Order());

    [Fact]
    public async Task EveryCommand_IsRefusedForRolesThatMayNot()
    {
        var draft = await Save();
        var before = await CountAsync();
        foreach (var role in Enum.GetValues<Role>())
        {
            var actor = new Actor(8000 + (int)role, "某人", role, null, new HashSet<DistrictCode>());
            if (role is not (Role.Reviewer or Role.CommissionOfficer))
                await Assert.ThrowsAsync<Forbidden>(() => Drafts.SaveAsync(actor, Changed(), "越权", "理由", default));
            if (role != Role.CommissionLeader) await Assert.ThrowsAsync<Forbidden>(() => Publish(draft, actor: actor));
        }
        Assert.Equal(before, await CountAsync());
    }

    [Theory]
    [InlineData("fuhe")]
    [InlineData("jingban")]
    public async Task Draft_IsKeptWithWhoWhenAndWhy_AndChangesNoShelf(string user)
    {
        var id = await Save(user: user);
        await using var db = host.Db();
        var draft = await db.RulebookDrafts.SingleAsync(d => d.Id == id);
        Assert.Equal(("新方案", 1, "cq-2026 1.2", "提高要求", host.Actor(user).Name), (draft.Name, draft.Version, draft.BasedOn, draft.Reason, draft.Author));
        Assert.Equal(80, RulebookReader.Read(draft.Json).Scoring.Lines.Good);
        Assert.Equal(75, (await host.Get<RulebookStore>().ShelfAsync(db, default)).For(2026).Scoring.Lines.Good);
        Assert.Equal("良好线 75→80", (await db.Audit.OrderBy(a => a.Id).LastAsync()).After);
    }

    [Fact]
    public async Task SameName_AddsAVersion_AndKeepsTheFirst()
    {
        var first = await Save();
        var second = await Save(request: Changed("good=85", $"draft={first}"));
        await using var db = host.Db();
        Assert.Equal(
            [(first, 1, "cq-2026 1.2", 80m), (second, 2, "草案“新方案”第1版", 85m)],
            (await db.RulebookDrafts.OrderBy(d => d.Version).ToListAsync()).Select(d => (d.Id, d.Version, d.BasedOn, RulebookReader.Read(d.Json).Scoring.Lines.Good)));
        Assert.Equal("1.2-草案2", RulebookReader.Read(db.RulebookDrafts.Single(d => d.Id == second).Json).Version);
    }

    [Theory]
    [InlineData("", "理由", "good=80", "草案名称未填写")]
    [InlineData("名称", " ", "good=80", "修改理由未填写")]
    [InlineData("名称", "理由", "good=75", "没有任何修改")]
    [InlineData("名称", "理由", "good=95", "有数值不能使用")]
    public async Task Draft_WithoutWhatItNeeds_IsRefused(string name, string reason, string query, string why) =>
        Assert.Contains(why, (await Assert.ThrowsAsync<Refused>(() => Save(name, request: Changed(query), reason: reason))).Message);

    [Fact]
    public async Task Name_Of61Characters_IsRefused_Of60Kept()
    {
        await Save(new('名', 60));
        await Assert.ThrowsAsync<Refused>(() => Save(new('名', 61)));
    }

    [Fact]
    public async Task Published_GovernsFromItsFirstYear_AndNoYearBefore()
    {
        await using var db = host.Db();
        var assessed = await db.Assessments.CountAsync();
        var draft = await Save();
        await Publish(draft);
        var shelf = await host.Get<RulebookStore>().ShelfAsync(db, default);
        var published = shelf.For(2027);
        Assert.Equal(("cq-2027", "1.0", "演示〔2027〕1号", 80m, true), (published.Id, published.Version, published.DocumentNumber, published.Scoring.Lines.Good, published.Synthetic));
        Assert.Equal(("cq-2026", "cq-2022"), (shelf.For(2026).Id, shelf.For(2025).Id));
        Assert.Equal(assessed, await db.Assessments.CountAsync());
        var lines = (await host.Get<RulebookService>().ListAsync(host.Actor("fuhe"), default)).Rulebooks;
        Assert.Equal([("cq-2027", "2027年度起"), ("cq-2026", "2026年度"), ("cq-2022", "2022–2025年度")], lines.Select(l => (l.Rulebook.Id, l.Years)));
        var kept = await db.RulebookDrafts.SingleAsync(d => d.Id == draft);
        Assert.Equal(("cq-2027 1.0", host.Actor("lingdao").Name, "同意"), (kept.PublishedAs, kept.PublishedBy, kept.PublishReason));
        var entry = await db.Audit.OrderBy(a => a.Id).LastAsync();
        Assert.Equal(("发布考核方案", "cq-2027 1.0", "草案“新方案”第1版", "同意"), (entry.Action, entry.Subject, entry.Before, entry.Reason));
    }

    [Theory]
    [InlineData(2025)]
    [InlineData(2026)]
    public async Task FirstYear_ThatIsConcludedOrOpen_IsRefused(int year)
    {
        var draft = await Save();
        var refused = await Assert.ThrowsAsync<Refused>(() => Publish(draft, year));
        Assert.Equal($"首个适用年度填写为 {year}，应不早于 2027：此前年度已开始报送或已有结论，考核方案不能改变。请改为 2027 或以后的年度。", refused.Message);
    }

    [Fact]
    public async Task Round_OpeningTomorrow_DoesNotBindItsYear_OpeningTodayDoes()
    {
        var today = host.Clock.Today();
        await using (var db = host.Db())
        {
            db.Rounds.Add(new() { Year = 2027, Opens = today.AddDays(1), Due = today.AddDays(60), GraceEnds = today.AddDays(90) });
            await db.SaveChangesAsync();
            Assert.Equal(2027, await DraftService.FirstFreeYearAsync(db, today, default));
        }
        var draft = await Save();
        host.Clock.MoveTo(today.AddDays(1));
        await Assert.ThrowsAsync<Refused>(() => Publish(draft, 2027));
        await Publish(draft, 2028);
    }

    [Theory]
    [InlineData("", "同意", 2027, "文号未填写")]
    [InlineData("号", "", 2027, "批准意见未填写")]
    [InlineData("号", "同意", 2100, "不能发布")]
    public async Task Publication_WithoutWhatItNeeds_IsRefused(string number, string reason, int year, string why)
    {
        var draft = await Save();
        Assert.Contains(why, (await Assert.ThrowsAsync<Refused>(() => Publish(draft, year, number, reason))).Message);
        await using var db = host.Db();
        Assert.DoesNotContain(await db.Rulebooks.ToListAsync(), r => r.FirstYear > 2026);
    }

    [Fact]
    public async Task Author_OfAnyVersion_WhoBecameALeader_MayNotPublish()
    {
        var author = host.Actor("jingban");
        var first = await Save(user: "jingban");
        var second = await Save(request: Changed("good=85", $"draft={first}"));
        await Assert.ThrowsAsync<Forbidden>(() => Publish(second, actor: author with { Role = Role.CommissionLeader }));
        await Publish(second);
    }

    [Fact]
    public async Task Publishing_Twice_OrAnOlderVersion_IsRefused()
    {
        var first = await Save();
        var second = await Save(request: Changed("good=85", $"draft={first}"));
        Assert.Contains("已有第2版", (await Assert.ThrowsAsync<Refused>(() => Publish(first))).Message);
        await Publish(second);
        Assert.Contains("不能再次发布", (await Assert.ThrowsAsync<Refused>(() => Publish(second, 2028))).Message);
    }

    [Fact]
    public async Task SecondRulebook_OfAYearNotBegun_IsItsNextVersion_AndTakesItsPlace()
    {
        await Publish(await Save());
        host.Clock.Now = host.Clock.Now.AddMinutes(1);
        await Publish(await Save("另一方案", request: Changed("good=85")));
        await using var db = host.Db();
        var now = (await host.Get<RulebookStore>().ShelfAsync(db, default)).For(2027);
        Assert.Equal(("1.1", 85m), (now.Version, now.Scoring.Lines.Good));
        var lines = (await host.Get<RulebookService>().ListAsync(host.Actor("fuhe"), default)).Rulebooks.Where(l => l.Rulebook.Id == "cq-2027");
        Assert.Equal([("1.1", true), ("1.0", false)], lines.Select(l => (l.Rulebook.Version, l.IsCurrent)));
    }

    [Fact]
    public async Task District_SeesTheRulebooks_AndNothingOfADraft()
    {
        var draft = await Save("保密的草案");
        var list = await host.Get<RulebookService>().ListAsync(host.Actor("baosong"), default);
        Assert.NotEmpty(list.Rulebooks);
        Assert.Empty(list.Drafts);
        var browser = await host.OnceSignedInAsync("baosong");
        Assert.DoesNotContain("草案", await browser.GetStringAsync("/rulebooks"));
        Assert.Equal(404, (int)(await browser.GetAsync($"/rulebooks/drafts/{draft}/file")).StatusCode);
        var leader = await host.OnceSignedInAsync("lingdao");
        var rulebooks = await leader.GetStringAsync("/rulebooks");
        Assert.Contains("保密的草案", rulebooks);
        Assert.Contains("href=\"/rulebooks/what-if\"", rulebooks);
        Assert.Contains("保密的草案", await leader.GetStringAsync($"/rulebooks/what-if?draft={draft}"));
        Assert.Equal(200, (int)(await leader.GetAsync($"/rulebooks/drafts/{draft}/file")).StatusCode);
    }

    [Fact]
    public async Task Download_IsTheFileAsItWasKept()
    {
        await using var db = host.Db();
        var kept = await db.Rulebooks.SingleAsync(r => r.Id == "cq-2026");
        Assert.Equal(kept.Json, await (await host.OnceSignedInAsync("fuhe")).GetStringAsync($"/rulebooks/{kept.Id}/{kept.Version}.json"));
    }

    async Task<(int, int, int)> CountAsync()
    {
        await using var db = host.Db();
        return (await db.RulebookDrafts.CountAsync(), await db.Rulebooks.CountAsync(), await db.Audit.CountAsync());
    }
}
