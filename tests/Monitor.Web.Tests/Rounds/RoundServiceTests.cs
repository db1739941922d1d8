using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Rounds;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Rounds;

/// <summary>Demo clock: 2027-01-15; the round of 2026 is open until 2027-02-28.</summary>
public sealed class RoundServiceTests : IDisposable
{
    readonly DemoHost host = new();

    public void Dispose() => host.Dispose();

    RoundService Rounds => host.Get<RoundService>();
    Actor Reviewer => host.Actor("fuhe");

    [Theory]
    [InlineData("2027-02-28", RoundPhase.Open)]
    [InlineData("2027-03-01", RoundPhase.Grace)]
    [InlineData("2027-03-31", RoundPhase.Grace)]
    [InlineData("2027-04-01", RoundPhase.Closed)]
    public async Task Phase_FollowsDueDayAndGrace(string today, RoundPhase phase)
    {
        host.Clock.MoveTo(DateOnly.Parse(today));
        Assert.Equal(phase, (await Rounds.GetAsync(Reviewer, 2026, default)).Phase);
    }

    [Fact]
    public async Task PastRound_CountsOnTimeLateAndOverdue()
    {
        var round = await Rounds.GetAsync(Reviewer, 2023, default);
        Assert.Equal((7, 6, 5, 1, 6, 1), (round.Completeness.Expected, round.Completeness.Submitted, round.Completeness.OnTime,
            round.Completeness.Late, round.Completeness.Accepted, round.Completeness.Overdue));
    }

    [Fact]
    public async Task OpenRound_ExpectsTheCenterInItsExtraYear() =>
        Assert.Contains((await Rounds.GetAsync(Reviewer, 2026, default)).Districts.SelectMany(d => d.Reports), r => r.Reporting.Center == "CQ2023-03");

    [Fact]
    public async Task CenterOfAnAbolishedDistrict_IsExpectedFromItsSuccessorFromThenOn()
    {
        Assert.Equal("渝北区", await DistrictOf(2024));
        Assert.Equal("两江新区", await DistrictOf(2025));

        async Task<string> DistrictOf(int year) => (await Rounds.GetAsync(Reviewer, year, default)).Districts
            .Single(d => d.Reports.Any(r => r.Reporting.Center == "CQ2024-04")).Name;
    }

    [Fact]
    public async Task Extension_ShowsBothDatesAndHoldsForTheDistrictOnly()
    {
        await Rounds.ExtendAsync(Reviewer, 2026, "500106", new(2027, 3, 15), "区县来函 2027-01-14", default);
        var reports = (await Rounds.GetAsync(Reviewer, 2026, default)).Districts.SelectMany(d => d.Reports).ToList();
        Assert.All(reports.Where(r => r.Reporting.District == "500106"), r =>
            Assert.Equal((new DateOnly(2027, 2, 28), new DateOnly(2027, 3, 15)), (r.Reporting.FirstDue, r.Reporting.Due)));
        Assert.All(reports.Where(r => r.Reporting.District != "500106"), r => Assert.Null(r.Reporting.ExtendedDue));
        await using var db = host.Db();
        Assert.Contains("区县来函", (await db.Audit.SingleAsync(a => a.Action == "延长报送期限")).Reason);
    }

    [Theory]
    [InlineData("2027-02-28", "来函", "应晚于现截止日")]
    [InlineData("2027-03-15", " ", "未填写延期理由")]
    public async Task Extension_NeedsALaterDayAndAReason(string due, string reason, string told)
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => Rounds.ExtendAsync(Reviewer, 2026, "500106", DateOnly.Parse(due), reason, default));
        Assert.Contains(told, refused.Message);
    }

    [Fact]
    public async Task ExtensionAfterTheDueDay_TakesTheOverdueFlagBack()
    {
        host.Clock.MoveTo(new(2027, 3, 2));
        await host.Get<Features.Risk.DailyRefresh>().RunAsync(default);
        Assert.True(await Stands());
        await Rounds.ExtendAsync(Reviewer, 2026, "500106", new(2027, 3, 15), "区县来函", default);
        Assert.False(await Stands());

        async Task<bool> Stands()
        {
            await using var db = host.Db();
            return await db.Flags.AnyAsync(f => f.Rule == "R-OVERDUE" && f.Center == "CQ2025-01" && f.Year == 2026 && f.EndedAt == null);
        }
    }

    [Fact]
    public async Task Open_ExpectsTheCentersOfThatYear()
    {
        host.Clock.MoveTo(new(2028, 1, 10));
        await Rounds.OpenAsync(Reviewer, 2027, new(2028, 1, 10), new(2028, 2, 28), new(2028, 3, 31), true, default);
        var round = await Rounds.GetAsync(Reviewer, 2027, default);
        Assert.Equal((7, true), (round.Completeness.Expected, round.Round.RequiresStampedScan));
    }

    [Theory]
    [InlineData(2026, "2027-01-10", "2027-02-28", "2027-03-31", "已经开设")]
    [InlineData(2028, "2028-01-10", "2028-02-28", "2028-03-31", "不能开设批次")]
    [InlineData(2027, "2027-03-10", "2027-02-28", "2027-03-31", "日期顺序不对")]
    [InlineData(2027, "2027-01-10", "2027-01-14", "2027-03-31", "已过")]
    public async Task Open_RefusesWhatMakesNoRound(int year, string opens, string due, string grace, string told)
    {
        var refused = await Assert.ThrowsAsync<Refused>(() =>
            Rounds.OpenAsync(Reviewer, year, DateOnly.Parse(opens), DateOnly.Parse(due), DateOnly.Parse(grace), false, default));
        Assert.Contains(told, refused.Message);
    }

    [Theory]
    [InlineData("baosong")]
    [InlineData("shending")]
    [InlineData("shenji")]
    public async Task RolesWithoutAllCenters_SeeNoRounds(string userName) =>
        await Assert.ThrowsAsync<Forbidden>(() => Rounds.ListAsync(host.Actor(userName), default));

    [Theory]
    [InlineData("lingdao")]
    [InlineData("jingban")]
    [InlineData("baosong")]
    public async Task OnlyTheServiceCentre_OpensAndExtends(string userName)
    {
        await Assert.ThrowsAsync<Forbidden>(() => Rounds.OpenAsync(host.Actor(userName), 2027, new(2027, 1, 1), new(2027, 2, 1), new(2027, 3, 1), false, default));
        await Assert.ThrowsAsync<Forbidden>(() => Rounds.ExtendAsync(host.Actor(userName), 2026, "500106", new(2027, 3, 15), "来函", default));
    }
}
