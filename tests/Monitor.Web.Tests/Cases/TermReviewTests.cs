using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Cases;
using Monitor.Web.Features.Centers;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Cases;

/// <summary>三年建设评估 of a term that ends in 2026.</summary>
public sealed class TermReviewTests : IDisposable
{
    const string Center = "CQ2024-03";

    readonly DemoHost host = new();
    readonly CaseScene scene;
    readonly string id = TermReview.IdOf(Center);

    public TermReviewTests() => scene = new(host);

    public void Dispose() => host.Dispose();

    async Task ReviewedAsync()
    {
        await scene.VerifiedAsync(Center);
        Assert.Contains("2026年度复盘尚未定论", (await Assert.ThrowsAsync<Refused>(() => scene.Terms.OpenAsync(scene.Reviewer, Center, new(true, "意见"), default))).Message);
        await scene.ConcludedAsync(Center, Grade.Fail);
    }

    [Fact]
    public async Task Term_BeforeItsLastReport_IsNotAssessed() =>
        Assert.Contains("建设期未满", (await Assert.ThrowsAsync<Refused>(() => scene.Terms.OpenAsync(scene.Reviewer, Center, new(true, "意见"), default))).Message);

    [Theory]
    [InlineData(false, CenterState.ExtendedObservation)]
    [InlineData(true, CenterState.Building)]
    public async Task Conclusion_CoSigned_DecidesWhatTheCentreBecomes(bool passed, CenterState becomes)
    {
        await ReviewedAsync();
        await scene.Terms.OpenAsync(scene.Reviewer, Center, new(passed, "评估意见", "综合现场情况"), default);
        await scene.Terms.SendForOpinionAsync(scene.Reviewer, scene.Key(id), default);
        await scene.Terms.CoSignAsync(scene.Approver(Center), scene.Key(id), "同意", default);
        await scene.Terms.ConcludeAsync(scene.Reviewer, scene.Key(id), default);
        await using var db = host.Db();
        var history = (await CenterHistories.LoadAsync(db, [new CenterCode(Center)]))[Center];
        Assert.Equal(becomes, CenterStanding.On(history with { Rectifications = [] }, host.Clock.Today()));
        Assert.Equal(passed ? CenterState.Expired : CenterState.ExtendedObservation, CenterStanding.On(history with { Rectifications = [] }, history.Center.Validity.To.AddDays(1)));
        Assert.Equal(!passed, history.Expects(2027));
        var desk = await host.Get<CenterCases>().OfAsync(scene.Reviewer, Center, default);
        Assert.Equal(!passed, desk.ToRectify.Any(y => y.ForTerm));
        await scene.AuditIsWholeAsync();
    }

    [Fact]
    public async Task Dissent_IsSettledByALeader_AndIsNotCoSigned_AndTheDistrictSeesTheTermOnceSent()
    {
        await ReviewedAsync();
        await scene.Terms.OpenAsync(scene.Reviewer, Center, new(false, "评估意见", "综合现场情况"), default);
        var files = host.Get<CenterFileService>();
        Assert.False((await files.OpenAsync(scene.Reporter(Center), Center, "term", default)).Period.IsDisclosed);
        await Assert.ThrowsAsync<NotFoundForActor>(() => host.Get<CaseReader>().OfAsync(scene.Reporter(Center), id, default));
        await scene.Terms.SendForOpinionAsync(scene.Reviewer, scene.Key(id), default);
        Assert.True((await files.OpenAsync(scene.Reporter(Center), Center, "term", default)).Period.IsDisclosed);
        var seen = await host.Get<CaseReader>().OfAsync(scene.Reporter(Center), id, default);
        Assert.Equal(3, seen.Term!.Reviews.Count);
        Assert.Null(seen.Term.Forecast);

        await scene.Terms.DissentAsync(scene.Approver(Center), scene.Key(id), "数据有误", default);
        await Assert.ThrowsAsync<Refused>(() => scene.Terms.ConcludeAsync(scene.Reviewer, scene.Key(id), default));
        await scene.Terms.SettleAsync(scene.Leader, scene.Key(id), false, "维持", default);
        await using var db = host.Db();
        Assert.False((await CenterHistories.LoadAsync(db, [new CenterCode(Center)]))[Center].TermConclusion!.IsFailed);
    }
}
