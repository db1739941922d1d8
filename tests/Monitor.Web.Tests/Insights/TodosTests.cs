using Microsoft.EntityFrameworkCore;
using Monitor.Web.Data;
using Monitor.Web.Shared.Components;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Insights;

public sealed class TodosTests(DemoHost host) : IClassFixture<DemoHost>
{
    static readonly DateOnly Today = new(2027, 1, 15);

    [Fact]
    public async Task Leader_SeesGroundsThatNobodyActsOn_AndLateDistricts()
    {
        var todos = (await host.Get<Todos>().OfAsync(host.Actor("lingdao"), default)).All;
        Assert.Contains(todos, t => t is { Href: "/centers/CQ2025-04", Tone: StateTone.Stopped } && t.Text.Contains("一票否决"));
        Assert.Contains(todos, t => t.Href == "/centers/CQ2024-02" && t.Text.Contains("2025年度触发撤销条件"));
        Assert.Contains(todos, t => t.Href == "/centers/CQ2024-03" && t.Text.Contains("2024年度触发整改提示"));
        Assert.DoesNotContain(todos, t => t.Text.StartsWith("另有", StringComparison.Ordinal));
        Assert.Contains(todos, t => t.Text == "黔江区：2023、2024、2025年度1家创新中心逾期未报，最长已逾期1,052天" && t.Due == new DateOnly(2026, 2, 28));
    }

    [Fact]
    public async Task Leader_IsNotRemindedOfWhatANoticeWasIssuedFor()
    {
        var todos = (await host.Get<Todos>().OfAsync(host.Actor("lingdao"), default)).All;
        Assert.DoesNotContain(todos, t => t.Href == "/centers/CQ2023-01");
        Assert.DoesNotContain(todos, t => t.Href == "/centers/CQ2024-02" && t.Text.Contains("2024年度"));
    }

    [Fact]
    public async Task AuditAdministrator_HasNone() => Assert.Empty((await host.Get<Todos>().OfAsync(host.Actor("shenji"), default)).All);

    [Fact]
    public async Task SecurityAdministrator_SeesAccountsThatWaitForARole()
    {
        using var own = new DemoHost();
        await using (var db = own.Db())
        {
            db.Users.Add(new Account { UserName = "xinren", NormalizedUserName = "XINREN", DisplayName = "新人", SecurityStamp = "1" });
            await db.SaveChangesAsync();
        }
        var todo = Assert.Single((await own.Get<Todos>().OfAsync(own.Actor("anquan"), default)).All);
        Assert.Equal(("“新人”（xinren）等待授予角色", "/accounts"), (todo.Text, todo.Href));
        using var client = await own.SignInAsync("anquan");
        Assert.Contains("您有 1 件待办。", Html.Plain(await client.GetStringAsync("/")));
    }

    [Theory]
    [InlineData(new string[0], "暂无待办。")]
    [InlineData(new[] { "" }, "您有 1 件待办。")]
    [InlineData(new[] { "2027-02-28", "2027-02-01", "" }, "您有 3 件待办，最近一件 2月1日到期。")]
    [InlineData(new[] { "2027-01-15" }, "您有 1 件待办，最近一件 今天到期。")]
    [InlineData(new[] { "2027-01-14", "2028-01-01" }, "您有 2 件待办，其中 1 件已过期，最近一件 2028年1月1日到期。")]
    [InlineData(new[] { "2027-01-14" }, "您有 1 件待办，均已过期。")]
    public void Answer_SaysHowManyAndTheNearestDay(string[] days, string answer)
    {
        var todos = days.Select(d => new Todo("", "/", d == "" ? null : DateOnly.Parse(d), StateTone.Idle)).OrderBy(t => t.Due ?? DateOnly.MaxValue);
        Assert.Equal(answer, new TodoList(Today, [.. todos]).Answer);
    }

    [Fact]
    public async Task FirstPage_ListsThemBeforeAnyScript()
    {
        using var client = await host.SignInAsync("jingban");
        var page = Html.Plain(await client.GetStringAsync("/"));
        Assert.Contains("其中 1 件已过期", page);
        Assert.Contains("href=\"/centers/CQ2025-04\"", page);
        Assert.Contains("2026年2月28日到期", page);
    }
}
