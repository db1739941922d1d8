using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Files;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Centers;

/// <summary>Before a year's review is concluded a district sees its values only; afterwards also scores and flags (domain §1).</summary>
public sealed class DisclosureTests : IDisposable
{
    readonly DemoHost host = new();

    Task<CenterFile> OpenAsync(string user, string center, string? period = null) => host.Get<CenterFileService>().OpenAsync(host.Actor(user), center, period, default);

    async Task WithoutReviewAsync(string center, int year)
    {
        await using var db = host.Db();
        Assert.Equal(1, await db.Reviews.Where(r => r.Center == new CenterCode(center) && r.Year == new ReportYear(year)).ExecuteDeleteAsync());
    }

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task District_AfterTheReview_SeesScoreAndTrace()
    {
        var page = await OpenAsync("baosong", "CQ2025-01");
        Assert.True(page.Period.IsDisclosed);
        Assert.NotNull(page.Period.Card!.Score);
        Assert.NotEqual(Grade.Ungraded, page.Period.Card.Grade);
    }

    [Fact]
    public async Task District_BeforeTheReview_SeesValuesTargetsAndCells_AndNoVerdict()
    {
        await WithoutReviewAsync("CQ2025-01", 2025);
        var page = await OpenAsync("baosong", "CQ2025-01");
        var card = page.Period.Card!;
        Assert.False(page.Period.IsDisclosed);
        Assert.Null(card.Score);
        Assert.Null(card.Composite);
        Assert.Equal(Grade.Ungraded, card.Grade);
        Assert.Null(card.Progress.Value);
        Assert.Null(card.Outcome.Value);
        Assert.Empty(card.Dimensions);
        Assert.Empty(card.Notes);
        Assert.All(card.Indicators, i => Assert.True(i is { Points: null, WeightedPoints: null, Method: "", Note: "" }));

        var trained = card.Indicators.Single(i => i.Code == "B2");
        Assert.Equal(61, trained.Value);
        Assert.NotNull(trained.Target);
        Assert.NotNull(page.Cells.Of(Assert.Single(trained.Inputs).Source));
        Assert.DoesNotContain(page.Timeline.SelectMany(c => c.Entries), e => e.Detail.Contains("得分"));
        Assert.Contains("待复盘后公开", page.Answer);
    }

    [Fact]
    public async Task ServiceCentre_BeforeTheReview_SeesTheScore()
    {
        await WithoutReviewAsync("CQ2025-01", 2025);
        Assert.NotNull((await OpenAsync("fuhe", "CQ2025-01")).Period.Card!.Score);
    }

    [Fact]
    public async Task List_BeforeTheReview_ShowsADistrictTheYearBefore()
    {
        await WithoutReviewAsync("CQ2024-01", 2025);
        Assert.Equal(2024, (await NewestAsync("baosong"))!.Year.Value);
        Assert.Equal(2025, (await NewestAsync("fuhe"))!.Year.Value);

        async Task<NewestScore?> NewestAsync(string user) =>
            (await host.Get<CenterService>().ListAsync(host.Actor(user), new(), default)).Lines.Single(l => l.Code == "CQ2024-01").Newest;
    }

    [Fact]
    public async Task Chart_BeforeTheReview_LeavesTheYearOut()
    {
        Assert.Equal(["2024", "2025"], CenterCharts.Trend(await OpenAsync("baosong", "CQ2024-01"))!.Categories);
        await WithoutReviewAsync("CQ2024-01", 2025);
        Assert.Null(CenterCharts.Trend(await OpenAsync("baosong", "CQ2024-01")));
        Assert.Equal(["2024", "2025"], CenterCharts.Trend(await OpenAsync("fuhe", "CQ2024-01"))!.Categories);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task JointDistrict_SeesNoRowOfAVersionThatIsADraftOrWithdrawn(bool withdrawn)
    {
        await using var db = host.Db();
        var submission = await db.Submissions.Include(s => s.Upload).SingleAsync(s => s.Upload.FileName == "2025-GXQ.csv");
        if (withdrawn) submission.WithdrawnAt = host.Clock.Now;
        else submission.SubmittedAt = null;
        await db.SaveChangesAsync();
        await Assert.ThrowsAsync<NotFoundForActor>(() => host.Get<KeptFileService>().OpenAsync(host.Actor("baosong-jiulongpo"), submission.UploadId, null, 2, 4, default));
    }

    [Fact]
    public async Task Flags_OfADistrictsCentre_AppearWithTheReview()
    {
        // 2023 of CQ2022-02: reported late and slow, reviewed.
        Assert.Equal(2, (await OpenAsync("baosong-yubei", "CQ2022-02")).Flags.Count);
        await WithoutReviewAsync("CQ2022-02", 2023);
        Assert.Empty((await OpenAsync("baosong-yubei", "CQ2022-02")).Flags);
        Assert.Equal(2, (await OpenAsync("lingdao", "CQ2022-02")).Flags.Count);
        Assert.Null((await host.Get<CenterService>().ListAsync(host.Actor("baosong-yubei"), new(), default)).Lines[0].Worst);
    }

    [Fact]
    public async Task Term_BeforeItsConclusion_IsShownToADistrictWithoutVerdict()
    {
        Assert.False((await OpenAsync("baosong", "CQ2024-01", "term")).Period.IsDisclosed);
        Assert.Null((await OpenAsync("baosong", "CQ2024-01", "term")).Period.Card!.Score);
        Assert.NotNull((await OpenAsync("baosong-jiulongpo", "CQ2022-01", "term")).Period.Card!.Score);
    }
}
