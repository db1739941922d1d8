using System.Text.RegularExpressions;
using Monitor.Web.Features.Centers;
using Monitor.Web.Shared.Components;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Shared;

/// <summary>However little or much there is, every page that is offered opens and makes sense.</summary>
public sealed class SystemStateTests
{
    /// <summary>Reporter, reviewer and leader: approver and officer are offered the same pages. Administrators see nothing of centres.</summary>
    static readonly string[] Everybody = ["baosong", "fuhe", "lingdao"];

    static readonly Dictionary<string, Func<DemoHost, Task>> States = new()
    {
        ["empty"] = SystemStates.EmptyAsync,
        ["one centre"] = SystemStates.OneCenterAsync,
        ["one year"] = SystemStates.OneYearAsync,
        ["without targets"] = SystemStates.WithoutTargetsAsync,
        ["revoked"] = SystemStates.RevokedAsync,
        ["many centres"] = SystemStates.ManyCentersAsync,
    };

    /// <param name="leastPages">Pages that the leader is offered at least: else nothing was looked at.</param>
    [Theory]
    [InlineData("empty", 9)]
    [InlineData("one centre", 11)]
    [InlineData("one year", 12)]
    [InlineData("without targets", 20)]
    [InlineData("revoked", 20)]
    [InlineData("many centres", 20)]
    public async Task EveryPageThatIsOffered_Opens_WithoutAWordThatNobodyWrites(string state, int leastPages)
    {
        using var host = new DemoHost();
        await States[state](host);
        var faults = new List<string>();
        foreach (var userName in Everybody)
        {
            var walk = new PageWalk(await host.SignInAsync(userName));
            await walk.RunAsync();
            faults.AddRange(walk.Faults.Select(f => $"{userName} {f}"));
            if (userName == "lingdao") Assert.True(walk.Opened.Count >= leastPages, string.Join(' ', walk.Opened));
        }
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    [Fact]
    public async Task ManyCenters_ALeaderIsToldOfTheWorst_AndHowManyMoreThereAre_AndAReasonIsSaidOnce()
    {
        using var host = new DemoHost();
        await SystemStates.ManyCentersAsync(host);
        var todos = (await host.Get<Todos>().OfAsync(host.Actor("lingdao"), default)).All;
        var grave = todos.Where(t => t.Text.Contains("年度触发")).ToList();
        Assert.Equal(10, grave.Count);
        Assert.Equal(StateTone.Stopped, grave[0].Tone);
        Assert.Matches("^另有 [0-9]+ 家创新中心触发整改提示或撤销条件$", Assert.Single(todos, t => t.Href == "/overview#risk").Text);

        var page = await (await host.SignInAsync("baosong")).GetStringAsync("/submissions/2025");
        Assert.Matches("CQ2025-101、CQ2025-105、CQ2025-111等[0-9]+家 2025年度报送已于", page);
    }

    [Fact]
    public async Task RevokedCenter_SaysSoOnItsPageAndInTheList()
    {
        using var host = new DemoHost();
        await SystemStates.RevokedAsync(host);
        var leader = await host.SignInAsync("lingdao");
        Assert.Contains("已撤销", await leader.GetStringAsync("/centers/CQ2024-03"));
        Assert.Matches(new Regex("CQ2024-03.*?已撤销", RegexOptions.Singleline), await leader.GetStringAsync("/centers"));
        var told = (await host.Get<CenterFileService>().OpenAsync(host.Actor("lingdao"), "CQ2024-03", null, default)).Timeline;
        Assert.Equal(("撤销", EntryLook.Bad), (told[^1].Title, told[^1].Entries.Single().Look));
        Assert.DoesNotContain(told.SelectMany(c => c.Entries), e => e.Look == EntryLook.Next);
        Assert.DoesNotContain((await host.Get<Todos>().OfAsync(host.Actor("lingdao"), default)).All, t => t.Href == "/centers/CQ2024-03");
    }

    /// <summary>What it had handed in stays to be read, and no further case is offered.</summary>
    [Fact]
    public async Task RevokedCenter_ItsLastReportOpens_AndNoCaseIsOffered()
    {
        using var host = new DemoHost();
        Assert.Contains("开展三年建设评估", await (await host.SignInAsync("fuhe")).GetStringAsync("/cases/of/CQ2024-03"));
        await SystemStates.RevokedAsync(host);
        var reviewer = await host.SignInAsync("fuhe");
        Assert.Contains("已核定", await reviewer.GetStringAsync("/reviews/2026/CQ2024-03"));
        var desk = await reviewer.GetStringAsync("/cases/of/CQ2024-03");
        Assert.Contains("已撤销，不再新办案件", desk);
        Assert.DoesNotContain("开展三年建设评估", desk);
    }
}
