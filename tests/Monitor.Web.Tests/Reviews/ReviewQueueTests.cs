using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Analytics.Cases;
using Monitor.Web.Features.Reviews;
using Monitor.Web.Features.Risk;
using Monitor.Web.Features.Rulebooks;
using Monitor.Web.Features.Submissions;
using Monitor.Web.Shared.Components;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Reviews;

public sealed class ReviewQueueTests : IDisposable
{
    static readonly DateOnly Due = new(2027, 2, 28);

    readonly DemoHost host = new();

    Actor Reviewer => host.Actor("fuhe");

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task Queue_OfTheOpenRound_HasEveryExpectedCenterAndNoOther()
    {
        var queue = await QueueAsync();
        Assert.Equal(2026, queue.Round.Year.Value);
        // Designated 2024–2026, and one of 2023 under 延续观察; the others of 2022 and 2023 are through.
        Assert.Equal(
            ["CQ2023-03", "CQ2024-01", "CQ2024-02", "CQ2024-03", "CQ2024-04", "CQ2025-01", "CQ2025-02", "CQ2025-03", "CQ2025-04", "CQ2026-01", "CQ2026-02", "CQ2026-03"],
            queue.Lines.Select(l => l.Center.ToString()).Order());
        Assert.All(queue.Lines, l => Assert.False(l.IsReported));
        Assert.Null(queue.NextFor(Reviewer));
    }

    [Fact]
    public async Task Queue_OfACenterWhoseDistrictWasAbolished_NamesTheSuccessor() =>
        Assert.Equal("两江新区", (await QueueAsync()).Lines.Single(l => l.Center == "CQ2024-04").Expected.DistrictName);

    [Fact]
    public async Task Queue_OfAnOldRound_NamesTheDistrictOfThen()
    {
        host.Clock.MoveTo(new(2025, 3, 1));
        Assert.Equal("渝北区", (await QueueAsync(2024)).Lines.Single(l => l.Center == "CQ2024-04").Expected.DistrictName);
    }

    [Fact]
    public async Task Queue_PutsTheLongestWaitingFirst_AndOffersItNext()
    {
        await HandInAsync(new() { Of = "CQ2024-01", On = new(2027, 1, 14) });
        await HandInAsync(new() { Of = "CQ2025-01", On = new(2027, 1, 12) });
        host.Clock.MoveTo(new(2027, 1, 17));

        var queue = await QueueAsync();
        Assert.Equal([("CQ2025-01", 5), ("CQ2024-01", 3)], queue.AwaitingReview.Select(l => (l.Center.ToString(), l.WaitDays)));
        Assert.Equal(10, queue.AwaitingDistrict.Count());
        Assert.Equal("CQ2025-01", queue.NextFor(Reviewer)!.Center.ToString());
        Assert.Null(queue.NextFor(host.Actor("lingdao")));
        Assert.Equal("2026年度应报12家：2份等候复核，最久的已等5天；10家未报送，截止日2027年2月28日。", QueueWords.Answer(queue));
    }

    [Fact]
    public async Task Queue_OffersAReviewerNothingThatAnotherReviews()
    {
        await HandInAsync(new());
        await host.Get<ReviewService>().StartAsync(host.Actor("fuhe2"), new(HandedIn.Center, HandedIn.Year, 1), default);
        var queue = await QueueAsync();
        Assert.Null(queue.NextFor(Reviewer));
        Assert.Equal(HandedIn.Center, queue.NextFor(host.Actor("fuhe2"))!.Center.ToString());
        Assert.Equal(host.Actor("fuhe2").Name, queue.AwaitingReview.Single().Reviewer);
    }

    [Fact]
    public async Task Queue_CountsTheCentersOwnWarningsAndWhatIsExplained()
    {
        await HandInAsync(new());
        await using (var db = host.Db())
        {
            Assert.Equal((1, 1), Counts(await QueueAsync()));
            await db.Issues.ExecuteUpdateAsync(i => i.SetProperty(x => x.Explanation, ""));
        }
        Assert.Equal((1, 0), Counts(await QueueAsync()));

        static (int, int) Counts(RoundQueue queue) => (queue.AwaitingReview.Single().Warnings, queue.AwaitingReview.Single().Explained);
    }

    [Theory]
    [InlineData(0, "按期")]
    [InlineData(1, "迟报1天")]
    [InlineData(31, "迟报31天")]
    public async Task Report_HandedInDaysAfterTheDueDay_IsLateByThem(int days, string says)
    {
        host.Clock.MoveTo(Due.AddDays(days));
        await HandInAsync(new() { On = Due.AddDays(days) });
        var line = (await QueueAsync()).AwaitingReview.Single();
        Assert.Equal((days, says), (line.DaysLate, QueueWords.Timeliness(line.DaysLate)));
    }

    [Theory]
    [InlineData(10, 0)]
    [InlineData(11, 1)]
    public async Task Report_WithAnExtension_IsLateAfterTheLaterDay(int days, int late)
    {
        await using (var db = host.Db())
        {
            db.RoundExtensions.Add(new() { Year = 2026, Center = HandedIn.Center, Due = Due.AddDays(10), GrantedOn = new(2027, 2, 1), Reason = "系统迁移" });
            await db.SaveChangesAsync();
        }
        await HandInAsync(new() { On = Due.AddDays(days) });
        var line = (await QueueAsync()).AwaitingReview.Single();
        Assert.Equal(late, line.DaysLate);
        Assert.Equal(Due.AddDays(10), line.Expected.Reporting.Due);
    }

    [Fact]
    public async Task Report_HandedInAgain_IsLateByItsFirstVersion()
    {
        await HandInAsync(new() { On = Due });
        await HandInAsync(new() { On = Due.AddDays(20), Cells = new() { ["F08"] = "180" } });
        var line = (await QueueAsync()).AwaitingReview.Single();
        Assert.Equal((2, 0), (line.Version, line.DaysLate));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 12)]
    public async Task Centers_NotReported_AreOverdueFromTheDayAfterTheDueDay(int days, int overdue)
    {
        host.Clock.MoveTo(Due.AddDays(days));
        Assert.Equal(overdue, (await QueueAsync()).Lines.Count(l => l.IsOverdue));
    }

    [Fact]
    public async Task QueueAndWorkbench_AreReadByServiceCentreAndCommissionOnly()
    {
        await HandInAsync(new());
        foreach (var actor in new[] { "baosong", "shending", "xitong", "anquan", "shenji" }.Select(host.Actor))
        {
            await Assert.ThrowsAsync<Forbidden>(() => host.Get<ReviewQueue>().OfAsync(actor, null, default));
            await Assert.ThrowsAsync<Forbidden>(() => host.Get<Workbenches>().OfAsync(actor, HandedIn.Center, 2026, default));
        }
        foreach (var actor in new[] { "jingban", "lingdao" }.Select(host.Actor))
        {
            Assert.NotNull(await host.Get<ReviewQueue>().OfAsync(actor, 2026, default));
            Assert.False((await host.Get<Workbenches>().OfAsync(actor, HandedIn.Center, 2026, default)).IsWriting);
        }
    }

    [Fact]
    public async Task Pages_PrerenderTheirAnswer_AndAreClosedToDistricts()
    {
        await HandInAsync(new());
        using var reviewer = await host.SignInAsync("fuhe");
        Assert.Contains("2026年度应报12家：1份等候复核", await reviewer.GetStringAsync("/reviews"));
        Assert.Contains("1条提醒；按申报值暂得", await reviewer.GetStringAsync("/reviews/2026/CQ2024-01"));
        Assert.Equal(HttpStatusCode.NotFound, (await reviewer.GetAsync("/reviews/2026/CQ2024-02")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reviewer.GetAsync("/reviews/99999/CQ2024-01")).StatusCode);
        using var district = await host.SignInAsync("baosong");
        Assert.Equal(HttpStatusCode.Forbidden, (await district.GetAsync("/reviews")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await district.GetAsync("/reviews/2026/CQ2024-01")).StatusCode);
    }

    [Fact]
    public async Task Workbench_WhereNothingWasHandedIn_IsNotFound()
    {
        foreach (var (center, year) in new[] { ("CQ2024-01", 2026), ("CQ2099-01", 2025), (" ", 2025), ("CQ2024-01", 99999) })
            await Assert.ThrowsAsync<NotFoundForActor>(() => host.Get<Workbenches>().OfAsync(Reviewer, center, year, default));
    }

    /// <summary>The round expects it no longer; what it reported before is still there to be read.</summary>
    [Fact]
    public async Task Workbench_OfACentreThatWasRevokedBeforeTheDueDate_StillOpens()
    {
        await HandInAsync(new());
        await using (var db = host.Db())
        {
            db.Revocations.Add(new() { Id = "CX-2027-71", Center = HandedIn.Center, Year = 2026, State = RevocationState.Revoked, ProposedOn = new(2026, 12, 1), HearingDeadline = new(2026, 12, 10), RevokedOn = new(2027, 1, 14), EndedOn = new(2027, 1, 14) });
            await db.SaveChangesAsync();
        }

        Assert.DoesNotContain((await QueueAsync()).Lines, l => l.Expected.Reporting.Center == HandedIn.Center);
        Assert.Equal("沙坪坝区", (await host.Get<Workbenches>().OfAsync(Reviewer, HandedIn.Center, 2026, default)).DistrictName);
    }

    [Fact]
    public async Task Report_ThatWasWithdrawn_AwaitsTheDistrictAgain()
    {
        await HandInAsync(new());
        await host.Get<SubmissionFlow>().WithdrawAsync(host.Actor("baosong"), HandedIn.Year, new(HandedIn.Center, 1), "数据有误", default);
        var queue = await QueueAsync();
        Assert.Empty(queue.AwaitingReview);
        Assert.False(queue.Lines.Single(l => l.Center == HandedIn.Center).IsReported);
        await Assert.ThrowsAsync<NotFoundForActor>(() => host.Get<Workbenches>().OfAsync(Reviewer, HandedIn.Center, 2026, default));
        await Assert.ThrowsAsync<NotFoundForActor>(() => host.Get<ReviewService>().StartAsync(Reviewer, new(HandedIn.Center, HandedIn.Year, 2), default));
    }

    [Fact]
    public async Task Queue_OfAYearWithoutRound_IsNotFound() =>
        await Assert.ThrowsAsync<NotFoundForActor>(() => host.Get<ReviewQueue>().OfAsync(Reviewer, 2019, default));

    [Fact]
    public async Task Todos_ListWhatWaitsLongestFirst_ThenOverdueDistricts()
    {
        await HandInAsync(new() { Of = "CQ2024-01", On = new(2027, 1, 14) });
        await HandInAsync(new() { Of = "CQ2025-01", On = new(2027, 1, 12) });
        host.Clock.MoveTo(Due.AddDays(1));

        var todos = await TodosAsync("fuhe");
        Assert.Equal(["/reviews/2026/CQ2025-01", "/reviews/2026/CQ2024-01", "/reviews?year=2026"], todos.Select(t => t.Href));
        Assert.StartsWith("2026年度 10 个中心逾期未报", todos[2].Text);
        Assert.Equal((StateTone.Attention, new DateOnly(2027, 3, 31)), (todos[2].Tone, todos[2].Due));
    }

    [Fact]
    public async Task Todos_OfWhatAnotherReviews_AreNone()
    {
        await HandInAsync(new());
        await host.Get<ReviewService>().StartAsync(Reviewer, new(HandedIn.Center, HandedIn.Year, 1), default);
        Assert.StartsWith("完成复核", Assert.Single(await TodosAsync("fuhe")).Text);
        Assert.Empty(await TodosAsync("fuhe2"));
    }

    [Fact]
    public async Task Todos_OfOtherRoles_AreNone()
    {
        await HandInAsync(new());
        foreach (var userName in new[] { "baosong", "lingdao", "shenji" }) Assert.Empty(await TodosAsync(userName));
    }

    async Task<RoundQueue> QueueAsync(int? year = null) => (await host.Get<ReviewQueue>().OfAsync(Reviewer, year, default))!;

    Task<IReadOnlyList<Todo>> TodosAsync(string userName) =>
        host.Services.GetServices<ITodoSource>().OfType<ReviewTodos>().Single().OfAsync(host.Actor(userName), default);

    async Task HandInAsync(HandedIn report)
    {
        await using var db = host.Db();
        await report.InAsync(db, host.Get<RulebookStore>(), host.Get<AssessmentKeeper>());
    }
}
