using System.Text.RegularExpressions;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Insights;
using Monitor.Web.Features.Insights.Maps;
using Monitor.Web.Tests.Hosting;
using static Monitor.Web.Tests.Insights.Figures;

namespace Monitor.Web.Tests.Insights;

public sealed class TileMapTests(DemoHost host) : IClassFixture<DemoHost>
{
    static DistrictNow District(string code, params CenterYear[] centers) =>
        new(code, code, "", centers.Length == 0 ? null : new YearSummary(2025, Tally(centers)), 0);

    static TileMap Map(string subject, params DistrictNow[] districts) => TileMap.Of(Overview([Year(2025)]) with { Districts = districts }, MapSubject.Of(subject));

    static string Look(TileMap map, string district) => map.Tiles.Single(t => t.District.Code == district).Class.Look;

    [Fact]
    public void Keys_AreUnique_AndAnUnknownOneShowsTheRisks()
    {
        Assert.Distinct(MapSubject.All.Select(s => s.Key));
        Assert.Equal("risk", MapSubject.Of("nonsense").Key);
        Assert.Equal("risk", MapSubject.Of(null).Key);
    }

    [Fact]
    public void EveryMeasure_CanBeChosen_AndAgainstItsPlanWhereItIsASum()
    {
        Assert.All(Measure.All, m => Assert.Contains(MapSubject.All, s => s.Key == m.Key));
        Assert.NotNull(MapSubject.Of("trained").Other);
        Assert.Null(MapSubject.Of("self-sustaining").Other);
        Assert.All(MapSubject.All.Where(s => s.Other is not null), s => Assert.Equal(s, s.Other!.Other));
    }

    [Theory]
    [InlineData("F08=59", "step1")]
    [InlineData("F08=60", "step2")]
    [InlineData("F08=79", "step2")]
    [InlineData("F08=80", "step3")]
    [InlineData("F08=99", "step3")]
    [InlineData("F08=100", "step4")]
    [InlineData("", "nodata")]
    public void Plan_HasItsLinesAtSixtyEightyAndHundredPercent(string values, string look) =>
        Assert.Equal(look, Look(Map("trained-plan", District("A", Center("A1", values, "B2=100"))), "A"));

    [Fact]
    public void Values_AreSplitIntoFourSteps_EqualOnesTogether()
    {
        var map = Map("trained", District("A", Center("1", "F08=10")), District("B", Center("2", "F08=10")), District("C", Center("3", "F08=20")), District("D", Center("4", "F08=30")), District("E", Center("5", "F08=400")));
        Assert.Equal(["step1", "step1", "step2", "step3", "step4"], map.Tiles.Select(t => t.Class.Look));
        Assert.Equal(["400 人", "30 人", "20 人", "10 人"], map.Legend.Take(4).Select(l => l.Class.Name));
        Assert.Equal([1, 1, 1, 2, 0, 0], map.Legend.Select(l => l.Count));
        Assert.Equal(["E", "D", "C", "A", "B"], map.Rows.Select(r => r.District.Code.ToString()));
    }

    [Fact]
    public void Zero_IsAValue_AndMissingIsNone()
    {
        var map = Map("trained", District("A", Center("1", "F08=0")), District("B", Center("2")), District("C"));
        Assert.Equal(["step4", "nodata", "none"], map.Tiles.Select(t => t.Class.Look));
        Assert.Equal(["0", "—", null], map.Tiles.Select(t => t.Reading?.Text));
        Assert.Equal(["A", "B"], map.Rows.Select(r => r.District.Code.ToString()));
    }

    [Theory]
    [InlineData("excellent", Grade.Excellent, Grade.Good)]
    [InlineData("good", Grade.Good, Grade.Pass)]
    [InlineData("pass", Grade.Good, Grade.Pass, Grade.Fail)]
    [InlineData("fail", Grade.Pass, Grade.Fail)]
    [InlineData("nodata", Grade.Ungraded)]
    public void Grade_IsTheShareOfGoodAndAbove(string look, params Grade[] grades) =>
        Assert.Equal(look, Look(Map("grade", District("A", [.. grades.Select((g, i) => Center($"{i}", "F08=1", grade: g))])), "A"));

    [Theory]
    [InlineData(2, 0, 0, 2, "fine", "100 %")]
    [InlineData(1, 1, 0, 2, "notice", "● 50 %")]
    [InlineData(1, 1, 1, 3, "warning", "▲ 33.3 %")]
    [InlineData(1, 0, 0, 3, "fine", "100 %")]
    [InlineData(0, 0, 0, 2, "nodata", "—")]
    public void Punctuality_LooksAtWhatIsDue(int onTime, int late, int overdue, int expected, string look, string text)
    {
        var map = Map("punctuality", District("A", Center("1")) with { Punctuality = new(onTime, late, overdue, expected - onTime - late - overdue) });
        Assert.Equal((look, text), (Look(map, "A"), map.Tiles[0].Reading!.Text));
        Assert.Equal([$"{onTime}", $"{late}", $"{overdue}", $"{expected - onTime - late - overdue}"], map.Tiles[0].Reading!.Cells.Take(4));
    }

    [Theory]
    [InlineData(null, "没有牵头的创新中心")]
    [InlineData(2024, "没有符合条件的创新中心")]
    public void EmptyTile_IsNotSaidToLeadNone_WhereAFilterHidesThem(int? batch, string name) =>
        Assert.Equal((name, 1), TileMap.Of(Overview([Year(2025)]) with { Districts = [District("A")], Filter = new(batch) }, MapSubject.Of(null)).Legend[^1] is var l ? (l.Class.Name, l.Count) : default);

    [Fact]
    public async Task Demo_TilesAddUpToTheCity()
    {
        var overview = await host.Get<OverviewService>().GetAsync(host.Actor("lingdao"), 2025, OverviewFilter.None, default);
        Assert.Equal(overview.Now![Measure.Trained].Value, overview.Districts.Sum(d => d.Summary?[Measure.Trained].Value));
        foreach (var grade in Enum.GetValues<Grade>()) Assert.Equal(overview.Now.With(grade), overview.Districts.Sum(d => d.Summary?.With(grade) ?? 0));
        Assert.Equal(overview.Now.Expected, overview.Districts.Sum(d => d.Punctuality is { } p ? p.OnTime + p.Late + p.Overdue + p.Waiting : 0));
        Assert.Equal(overview.Unreported.Count(u => u is { IsOverdue: true, Year.Value: 2025 }), overview.Districts.Sum(d => d.Punctuality?.Overdue ?? 0));
        foreach (var subject in MapSubject.All)
        {
            var map = TileMap.Of(overview, subject);
            Assert.Equal(overview.Districts.Count, map.Legend.Sum(l => l.Count));
            Assert.All(map.Rows, r => Assert.Equal(subject.Heads.Count, r.Reading!.Cells.Count));
            Assert.All(map.Rows, r => Assert.True(subject is RiskSubject || r.Reading!.Cells.Any(c => r.Reading.Text.EndsWith(c, StringComparison.Ordinal))));
        }
    }

    [Theory]
    [InlineData("?map=trained&year=2025", "培养工程师（人）")]
    [InlineData("?map=grade", "良好及以上")]
    [InlineData("?map=punctuality&year=2024", "按时率")]
    public async Task Address_ChoosesWhatTheMapShows(string query, string head) =>
        Assert.Contains($">{head}</th>", await (await host.OnceSignedInAsync("lingdao")).GetStringAsync($"/overview{query}"));

    [Fact]
    public async Task District_IsReachedFromTheMap_AndLeadsBackToTheCity()
    {
        var client = await host.OnceSignedInAsync("lingdao");
        Assert.Contains("href=\"/overview?year=2025&amp;district=500106&amp;map=trained#main\"", await client.GetStringAsync("/overview?year=2025&map=trained"));
        Assert.Equal("全市总览", await LinkAsync("lingdao", "/overview?year=2025&district=500106&map=trained", "/overview?year=2025&amp;map=trained"));
        Assert.DoesNotContain("class=\"tile", await client.GetStringAsync("/overview?year=2025&district=500106&map=trained"));
        Assert.Equal("沙坪坝区", await LinkAsync("lingdao", "/centers/CQ2024-01?year=2025", "/overview?district=500106"));
        Assert.Equal("本区总览", await LinkAsync("baosong", "/centers/CQ2024-01", "/my-overview", crumb: true));
    }

    /// <summary>What the link to an address says on a page.</summary>
    async Task<string> LinkAsync(string user, string page, string href, bool crumb = false)
    {
        var html = await (await host.OnceSignedInAsync(user)).GetStringAsync(page);
        if (crumb) html = html[html.IndexOf("class=\"crumb\"", StringComparison.Ordinal)..];
        return Regex.Match(html, $"<a[^>]*href=\"{Regex.Escape(href)}\"[^>]*>([^<]*)</a>").Groups[1].Value;
    }
}
