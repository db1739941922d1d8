using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Reviews;
using Monitor.Web.Tests.Cases;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Reviews;

/// <summary>Exemptions and expert ratings: what people judge of a year besides its values.</summary>
public sealed class JudgementTests : IDisposable
{
    const string Center = "CQ2024-01";

    readonly DemoHost host = new();
    readonly CaseScene scene;

    public JudgementTests() => scene = new(host);

    public void Dispose() => host.Dispose();

    async Task<IndicatorScore> IndicatorAsync(string code) => (await scene.CardAsync(Center)).Indicators.Single(i => i.Code == code);

    Task<string> ExemptAsync() => scene.Exemptions.GrantAsync(scene.Reviewer, Center, 2026, "C3", "专利局系统停机", CaseScene.Scan, default);

    [Fact]
    public async Task Exemption_TakesTheIndicatorOut_AndSaysWhoCarriesItsWeight()
    {
        await scene.HandedInAsync(Center);
        var before = await scene.CardAsync(Center);
        await ExemptAsync();
        var card = await scene.CardAsync(Center);
        Assert.Equal(ScoreStatus.Exempt, card.Indicators.Single(i => i.Code == "C3").Status);
        Assert.Equal(before.ScoredWeight - 6, card.ScoredWeight);
        Assert.Contains(card.Notes, n => n.Contains("C3 发明专利授权") && n.Contains("其权重6由已计分的指标按比例分摊"));
        Assert.Contains("已豁免", (await scene.Exemptions.GrantAsync(scene.Reviewer, Center, 2026, "C3", "再次", CaseScene.Scan, default).RefusedAsync()).Message);
        await scene.AuditIsWholeAsync();
    }

    [Fact]
    public async Task Exemption_NeedsReasonDocumentAndAScoredIndicator()
    {
        await scene.HandedInAsync(Center);
        await scene.Exemptions.GrantAsync(scene.Reviewer, Center, 2026, "C3", " ", CaseScene.Scan, default).RefusedAsync();
        await scene.Exemptions.GrantAsync(scene.Reviewer, Center, 2026, "C3", "理由", [], default).RefusedAsync();
        await scene.Exemptions.GrantAsync(scene.Reviewer, Center, 2026, "E1", "理由", CaseScene.Scan, default).RefusedAsync();
        Assert.Equal(ScoreStatus.Scored, (await IndicatorAsync("C3")).Status);
    }

    [Fact]
    public async Task Withdrawal_IsAnEntryOfItsOwn_AndScoresAgain()
    {
        await scene.HandedInAsync(Center);
        var id = await ExemptAsync();
        await scene.Exemptions.WithdrawAsync(scene.OtherReviewer, Center, id, "系统已恢复", default);
        await scene.Exemptions.WithdrawAsync(scene.OtherReviewer, Center, id, "再次", default).RefusedAsync();
        Assert.Equal(ScoreStatus.Scored, (await IndicatorAsync("C3")).Status);
        await using var db = host.Db();
        var kept = await db.Exemptions.Include(e => e.Withdrawal).SingleAsync(e => e.Id == id);
        Assert.Equal(("专利局系统停机", "系统已恢复"), (kept.Reason, kept.Withdrawal!.Reason));
        Assert.Equal(["豁免指标", "撤回豁免"], await scene.StepsAsync(id));
    }

    [Fact]
    public async Task Exemption_OnceTheReviewIsWithTheDistrict_IsRefused()
    {
        await scene.VerifiedAsync(Center);
        var review = AnnualReview.IdOf(Center, 2026);
        await scene.Reviews.OpenAsync(scene.Reviewer, Center, 2026, new(Grade.Fail, "意见", "现场不符"), default);
        var id = await ExemptAsync();
        Assert.Contains("得分已变为", (await scene.Reviews.SendForOpinionAsync(scene.Reviewer, scene.Key(review), default).RefusedAsync()).Message);
        await scene.Reviews.AmendAsync(scene.Reviewer, scene.Key(review), new(Grade.Fail, "意见", "现场不符"), default);
        await scene.Reviews.SendForOpinionAsync(scene.Reviewer, scene.Key(review), default);
        Assert.Contains("已送区县", (await scene.Exemptions.WithdrawAsync(scene.Reviewer, Center, id, "反悔", default).RefusedAsync()).Message);
    }

    [Fact]
    public async Task Rating_IsScoredOnceSettled_BySomebodyWhoHasAPartInIt()
    {
        await RatedAsync();
        await scene.Ratings.GiveAsync(scene.Reviewer, Center, 2026, new("D7", "良", "资料齐全"), default);
        Assert.Contains("至少 2 位", (await SettleAsync(scene.Reviewer, "良").RefusedAsync()).Message);
        await scene.Ratings.GiveAsync(scene.Reviewer, Center, 2026, new("D7", "优", "水平高", "王专家", "某大学", CaseScene.Scan), default);
        Assert.Equal(ScoreStatus.NotRated, (await IndicatorAsync("D7")).Status);
        Assert.Contains("先给出您自己的评定", (await SettleAsync(scene.OtherReviewer, "优").RefusedAsync()).Message);
        await SettleAsync(scene.Reviewer, "优");
        Assert.Equal(100, (await IndicatorAsync("D7")).Points);
        await scene.Ratings.GiveAsync(scene.OtherReviewer, Center, 2026, new("D7", "良", "迟来"), default).RefusedAsync();

        await SettleAsync(scene.Reviewer, "良");
        Assert.Equal(75, (await IndicatorAsync("D7")).Points);
        await using var db = host.Db();
        Assert.Equal(["优", "良"], await db.ExpertLevels.Where(l => l.Center == new CenterCode(Center)).OrderBy(l => l.Id).Select(l => l.Level).ToArrayAsync());
        await scene.AuditIsWholeAsync();
    }

    [Fact]
    public async Task Rating_OfOthers_IsSeenOnlyAfterOnesOwn()
    {
        await RatedAsync();
        await scene.Ratings.GiveAsync(scene.Reviewer, Center, 2026, new("D7", "良", "资料齐全"), default);
        Assert.Null(Assert.Single((await BenchAsync(scene.OtherReviewer)).Ratings).Opinions);
        await scene.Ratings.GiveAsync(scene.OtherReviewer, Center, 2026, new("D7", "优", "水平高"), default);
        Assert.Equal(["良", "优"], Assert.Single((await BenchAsync(scene.OtherReviewer)).Ratings).Opinions!.Select(o => o.Level));
    }

    [Fact]
    public async Task Rating_TwiceByOne_OrAfterTypingAnothers_OrWithoutScan_IsRefused()
    {
        await RatedAsync();
        await scene.Ratings.GiveAsync(scene.Reviewer, Center, 2026, new("D7", "优", "水平高", "王专家", "某大学"), default).RefusedAsync();
        await scene.Ratings.GiveAsync(scene.Reviewer, Center, 2026, new("D7", "优", "水平高", "王专家", "某大学", CaseScene.Scan), default);
        await scene.Ratings.GiveAsync(scene.OtherReviewer, Center, 2026, new("D7", "良", "另有看法", "王专家", "某大学", CaseScene.Scan), default).RefusedAsync();
        Assert.Contains("不能再作独立评定", (await scene.Ratings.GiveAsync(scene.Reviewer, Center, 2026, new("D7", "优", "我的"), default).RefusedAsync()).Message);
        Assert.Contains("应为：优、良", (await scene.Ratings.GiveAsync(scene.OtherReviewer, Center, 2026, new("D7", "甲", "我的"), default).RefusedAsync()).Message);
        Assert.Contains("不由专家评定", (await scene.Ratings.GiveAsync(scene.OtherReviewer, Center, 2026, new("C3", "优", "我的"), default).RefusedAsync()).Message);
    }

    Task SettleAsync(Actor actor, string level) => scene.Ratings.SettleAsync(actor, Center, 2026, "D7", level, "多数意见", default);

    async Task<Judgements> BenchAsync(Actor actor) => (await host.Get<Workbenches>().OfAsync(actor, Center, 2026, default)).Judgements;

    /// <summary>The demo's scheme with D7 rated by experts, and the report of 2026 handed in under it.</summary>
    async Task RatedAsync()
    {
        await using (var db = host.Db())
        {
            var scheme = JsonNode.Parse((await db.Rulebooks.SingleAsync(r => r.Id == "cq-2026")).Json)!;
            scheme["version"] = "rated";
            var indicator = scheme["indicators"]!.AsArray().Single(i => (string)i!["code"]! == "D7")!;
            indicator["formula"] = new JsonObject();
            indicator["scoring"] = JsonNode.Parse("""{ "method": "expertRating", "levels": [{ "name": "优", "points": 100 }, { "name": "良", "points": 75 }] }""");
            db.Rulebooks.Add(new() { Id = "cq-2026", Version = "rated", FirstYear = 2026, Json = scheme.ToJsonString(), Sha256 = "rated", LoadedAt = host.Clock.Now.AddSeconds(1) });
            await db.SaveChangesAsync();
        }
        await scene.HandedInAsync(Center);
    }
}

static class RefusedCommand
{
    /// <summary>The refusal with which the command ended.</summary>
    public static Task<Refused> RefusedAsync(this Task command) => Assert.ThrowsAsync<Refused>(() => command);
}
