using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Rulebooks;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Rulebooks;

public sealed class WhatIfServiceTests(DemoHost host) : IClassFixture<DemoHost>
{
    Task<WhatIfView> Try(string query, string user = "fuhe") =>
        host.Get<WhatIfService>().CompareAsync(host.Actor(user), WhatIfRequest.Of($"http://localhost{WhatIfRequest.Page}?{query}"), default);

    [Theory]
    [InlineData("baosong")]
    [InlineData("shending")]
    [InlineData("xitong")]
    [InlineData("anquan")]
    [InlineData("shenji")]
    public async Task WhatIf_IsRefusedToDistrictsAndAdministrators(string user) => await Assert.ThrowsAsync<Forbidden>(() => Try("year=2025", user));

    [Theory]
    [InlineData("fuhe")]
    [InlineData("jingban")]
    [InlineData("lingdao")]
    public async Task WhatIf_StartsFromTheRulebookInForce_AndChangesNothing(string user)
    {
        var view = await Try("year=2025", user);
        Assert.Equal("cq-2022", view.Base.Id);
        Assert.Empty(view.Matter);
        Assert.StartsWith("尚未修改：与2025年度现行方案", WhatIfWords.Answer(view));
    }

    [Fact]
    public async Task InForceSide_ShowsTheScoresThatAreKept()
    {
        await using var db = host.Db();
        var kept = db.Assessments.Where(a => a.Year == 2025 && a.SupersededAt == null && !a.IsTerm).ToDictionary(a => a.Center, a => (a.Score, a.Grade));
        var view = await Try("year=2025&weight-B2=30");
        Assert.NotEmpty(kept);
        Assert.All(view.Centers!.Where(c => kept.ContainsKey(c.Center.Code)), c => Assert.Equal(kept[c.Center.Code], (c.InForce.Score, c.InForce.Grade)));
    }

    [Fact]
    public async Task HigherLine_ListsTheCentersThatChangeGrade_AndSaysSo()
    {
        var view = await Try("year=2025&good=89");
        Assert.NotEmpty(view.Matter);
        Assert.All(view.Matter, c => Assert.True(c is { InForce.Grade: Grade.Good, Changed.Grade: Grade.Pass }));
        Assert.Contains($"{view.Matter.Count}家等级改变", WhatIfWords.Answer(view));
        Assert.EndsWith("，得分均不变。", WhatIfWords.Answer(view));
    }

    [Fact]
    public async Task Differences_AreThoseOfTheNumbers_WithBothSides()
    {
        var view = await Try("year=2025&good=80&weight-B2=12");
        Assert.Equal([("weight-B2", (decimal?)11, 12m), ("good", 75, 80)], view.Differences.Select(d => (d.Lever.Key, d.InForce, d.Changed)));
    }

    [Fact]
    public async Task OtherRulebook_CanBeTriedOnAYearItDoesNotGovern()
    {
        var view = await Try("base=cq-2026&year=2025");
        Assert.Equal(("cq-2026", "cq-2022"), (view.Base.Id, view.InForce.Id));
        Assert.DoesNotContain("尚未修改", WhatIfWords.Answer(view));
    }

    [Fact]
    public async Task BadNumber_IsKept_AndNothingIsCompared()
    {
        var view = await Try("year=2025&weight-B2=%E5%8D%81%E4%BA%8C&good=80");
        Assert.Null(view.Centers);
        Assert.Contains("weight-B2=", WhatIfRequest.Address(view));
        Assert.Contains("good=80", WhatIfRequest.Address(view));
        Assert.Equal("有数值不能使用，尚未试算。请按提示改正。", WhatIfWords.Answer(view));
    }

    [Fact]
    public async Task Address_HoldsWhatDiffersOnly()
    {
        var view = await Try("year=2025&good=80&pass=60");
        Assert.Equal("/rulebooks/what-if?base=cq-2022&year=2025&good=80", WhatIfRequest.Address(view));
        Assert.Equal("/rulebooks/what-if?base=cq-2022&year=2025&good=85&pass=65",
            WhatIfRequest.Address(view, new Dictionary<string, string> { ["pass"] = "65", ["good"] = "85" }));
    }

    [Theory]
    [InlineData("base=none")]
    [InlineData("draft=99")]
    [InlineData("year=2019")]
    [InlineData("year=abc")]
    public async Task WhatDoesNotExist_IsNotFound(string query) => await Assert.ThrowsAsync<NotFoundForActor>(() => Try(query));

    [Theory]
    [InlineData(2.31, "▲ 2.31")]
    [InlineData(-0.5, "▼ 0.5")]
    [InlineData(0.0, "不变")]
    [InlineData(null, "—")]
    public void Arrow_ShowsTheDirection(double? change, string text) => Assert.Equal(text, WhatIfWords.Arrow((decimal?)change));

    [Theory]
    [InlineData(null, Severity.Warning, "新增")]
    [InlineData(Severity.Notice, Severity.Warning, "原为关注")]
    [InlineData(Severity.Notice, null, "不再触发，现为关注")]
    public void FlagChange_IsSaid(Severity? before, Severity? now, string text) =>
        Assert.Equal(text, WhatIfWords.Of(new(new("R-CORE", "CQ2024-01", 2025, ""), "核心指标", before, now)));
}
