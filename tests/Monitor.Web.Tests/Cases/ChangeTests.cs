using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;
using Monitor.Web.Tests.Hosting;
using Monitor.Web.Tests.Reviews;

namespace Monitor.Web.Tests.Cases;

/// <summary>Changes during the term: asked, approved, versioned; years that have ended keep what they had.</summary>
public sealed class ChangeTests : IDisposable
{
    const string Center = "CQ2025-03";

    readonly DemoHost host = new();
    readonly CaseScene scene;

    public ChangeTests() => scene = new(host);

    public void Dispose() => host.Dispose();

    Task<string> AskAsync(int year, string value, string code = "B2") =>
        scene.Changes.AskAsync(scene.Reporter(Center), Center, new(ChangeSubject.Target, value, "产能调整", CaseScene.Scan, year, code), default);

    async Task<CenterHistory> HistoryAsync()
    {
        await using var db = host.Db();
        return (await CenterHistories.LoadAsync(db, [new CenterCode(Center)]))[Center];
    }

    [Fact]
    public async Task Target_IsChangedOnApproval_AndThePlanKeepsItsOwn()
    {
        var before = (await HistoryAsync()).TargetOf(2027, "B2");
        var id = await AskAsync(2027, "77");
        Assert.Equal(before, (await HistoryAsync()).TargetOf(2027, "B2"));
        await AskAsync(2027, "66").RefusedAsync();
        await scene.Changes.ApproveAsync(scene.Reviewer, scene.Key(id), "同意", default);

        var history = await HistoryAsync();
        Assert.Equal(77, history.TargetOf(2027, "B2"));
        Assert.Equal(77, history.TargetsOf(2027)["B2"]);
        Assert.Equal(before, history.AsOf(host.Clock.Today().AddDays(-1)).TargetOf(2027, "B2"));
        Assert.Equal(before, history.Targets.Single(t => t.Year == new ReportYear(2027) && t.Code == "B2").Value);
        Assert.Equal(["申请变更", "批准变更"], await scene.StepsAsync(id));

        await scene.Changes.ApproveAsync(scene.Reviewer, scene.Key(await AskAsync(2027, "88")), "", default);
        Assert.Equal(88, (await HistoryAsync()).TargetOf(2027, "B2"));
        await scene.AuditIsWholeAsync();
    }

    [Fact]
    public async Task Target_OfAYear_CanBeAskedForOnItsLastDay_NotAfter()
    {
        host.Clock.MoveTo(new(2027, 1, 1));
        Assert.Contains("2026年度已结束", (await AskAsync(2026, "77").RefusedAsync()).Message);
        host.Clock.MoveTo(new(2026, 12, 31));
        var id = await AskAsync(2026, "77");
        host.Clock.MoveTo(new(2027, 1, 1));
        Assert.Contains("仍按原目标考核", (await scene.Changes.ApproveAsync(scene.Reviewer, scene.Key(id), "", default).RefusedAsync()).Message);
    }

    [Theory]
    [InlineData("零")]
    [InlineData("0")]
    [InlineData("-5")]
    public async Task Target_ThatIsNoPositiveNumber_IsRefused(string value) => Assert.Contains($"“{value}”", (await AskAsync(2027, value).RefusedAsync()).Message);

    [Fact]
    public async Task Declined_ChangesNothing()
    {
        var before = (await HistoryAsync()).TargetOf(2027, "B2");
        var id = await AskAsync(2027, "77");
        await scene.Changes.DeclineAsync(scene.Reviewer, scene.Key(id), "理由不足", default);
        Assert.Equal(before, (await HistoryAsync()).TargetOf(2027, "B2"));
    }

    [Fact]
    public async Task Name_IsChangedFromNowOn_AndOldYearsKeepTheOldOne()
    {
        var files = host.Get<CenterFileService>();
        var old = (await files.OpenAsync(scene.Reviewer, Center, "2025", default)).Name;
        var id = await scene.Changes.AskAsync(scene.Reporter(Center), Center, new(ChangeSubject.Name, "演示·新名称", "更名", CaseScene.Scan), default);
        await scene.Changes.ApproveAsync(scene.Reviewer, scene.Key(id), "", default);
        var then = await files.OpenAsync(scene.Reviewer, Center, "2025", default);
        Assert.Equal("演示·新名称", then.Name);
        Assert.Contains($"该年度名称：{old}；", then.NamedThen);
        Assert.Null((await files.OpenAsync(scene.Reviewer, Center, "2027", default)).NamedThen);
    }
}
