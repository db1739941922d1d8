using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Insights;
using Monitor.Web.Features.Insights.Charts;
using Monitor.Web.Features.Insights.Summaries;
using Monitor.Web.Features.Risk;
using Monitor.Web.Tests.Hosting;
using static Monitor.Web.Tests.Insights.Figures;
using Sums = Monitor.Web.Features.Insights.Summaries.Tally;

namespace Monitor.Web.Tests.Insights;

/// <summary>The overview's sums are kept: they must be what adding up all centres gives, whatever was changed by whomever.</summary>
public sealed class SummaryTests(DemoHost shared) : IClassFixture<DemoHost>
{
    static readonly OverviewFilter All = OverviewFilter.None;

    [Fact]
    public void Sums_DoNotDependOnTheOrder_AndGiveBackWhatWasAdded()
    {
        var random = new Random(7);
        var tallies = Enumerable.Range(0, 40).Select(i => Tally(
            Center($"A{i}", $"F08={random.Next(-50, 500)} F26={random.Next(100000) / 1000m} F28={random.Next(3)}", $"B2={random.Next(3)} D6={random.Next(90)}", (Grade)random.Next(5), random.Next(2) == 0))).ToList();
        var all = Sums.Sum(tallies);
        var shuffled = tallies.ToArray();
        random.Shuffle(shuffled);
        Assert.Equal(all.ToJson(), Sums.Sum(shuffled).ToJson());
        var left = shuffled.Take(25).Aggregate(all, (sum, one) => sum - one);
        Assert.Equal(Sums.Sum(shuffled.Skip(25)).ToJson(), left.ToJson());
        Assert.True(shuffled.Skip(25).Aggregate(left, (sum, one) => sum - one).IsNone);
        Assert.Equal(all.ToJson(), CanonicalJson.Read<Sums>(all.ToJson()).ToJson());
    }

    [Fact]
    public async Task OfTheDemo_EverySum_IsThatOfItsParts()
    {
        await shared.Get<OverviewKeeper>().CatchUpAsync(default);
        await using var db = shared.Db();
        var parts = await db.OverviewParts.AsNoTracking().ToListAsync();
        foreach (var total in await db.OverviewTotals.AsNoTracking().ToListAsync())
        {
            var fitting = parts.Where(p => p.Year == total.Year && (total.District == "" || total.District == p.District.ToString()) && (total.Batch == 0 || total.Batch == p.Batch)
                && (total.Industry == "" || total.Industry == p.Industry)).ToList();
            Assert.NotEmpty(fitting);
            Assert.Equal(Sums.Sum(fitting.Select(OverviewKeeper.TallyOf)).ToJson(), total.Json);
        }
        Assert.Empty(await db.StaleOverviews.ToListAsync());
    }

    /// <summary>Each table that a part is made from, changed directly, as another process would.</summary>
    [Theory]
    [InlineData("UPDATE Centers SET Name = '改名', Industry = '新产业', Batch = 2030, LeadDistrict = '500107' WHERE Code = 'CQ2024-01'")]
    [InlineData("UPDATE Targets SET Value = Value + 7000000 WHERE Center = 'CQ2024-01'")]
    [InlineData("DELETE FROM Targets WHERE Center = 'CQ2024-02'")]
    [InlineData("UPDATE Rounds SET Due = '2026-06-30', GraceEnds = '2026-07-31' WHERE Year = 2025")]
    [InlineData("INSERT INTO RoundExtensions (Year, Center, Due, GrantedOn, Reason) VALUES (2026, 'CQ2024-01', '2027-05-31', '2027-01-10', '试')")]
    [InlineData("INSERT INTO Reminders (Center, Year, SentOn, Channel, Delivery) VALUES ('CQ2023-04', 2025, '2027-01-10', '电话', 'Sent')")]
    [InlineData("UPDATE Flags SET Status = 'Dismissed' WHERE Center = 'CQ2024-03'")]
    [InlineData("UPDATE Assessments SET SupersededAt = '2027-01-01' WHERE Center = 'CQ2024-01' AND Year = 2025")]
    [InlineData("UPDATE Reviews SET ConcludedOn = NULL WHERE Center = 'CQ2024-01'")]
    [InlineData("INSERT INTO CorrectedValues (SubmissionId, Field, Value, Reason, CorrectedBy) SELECT s.Id, 'F27', 990000000, '更正', '试' FROM Submissions s JOIN Reports r ON r.Id = s.ReportId WHERE r.Center = 'CQ2024-01' AND r.Year = 2025")]
    public async Task AfterAnyChange_WhatIsKept_IsWhatComesOutAnew(string sql)
    {
        using var host = new DemoHost();
        var before = await KeptSummaries.OfAsync(host);
        await using (var db = host.Db()) Assert.True(await db.Database.ExecuteSqlRawAsync(sql) > 0);
        var after = await KeptSummaries.OfAsync(host);
        Assert.NotEqual(before.OrderBy(b => b.Key, StringComparer.Ordinal), after.OrderBy(a => a.Key, StringComparer.Ordinal));
        await KeptSummaries.AreInStepAsync(host);
    }

    [Fact]
    public async Task AfterTheModelsHaveRun_WhoNeedsConsultation_IsCounted()
    {
        using var host = new DemoHost();
        var before = await KeptSummaries.OfAsync(host);
        Assert.True(await host.Get<ModelKeeper>().RunAsync(default) > 0);
        var overview = await host.Get<OverviewService>().GetAsync(host.Actor("lingdao"), 2025, All, default);
        Assert.True(overview.Now!.NeedConsultation > 0);
        Assert.Equal(overview.Centers.Count(c => c.NeedsConsultation), overview.Now.NeedConsultation);
        Assert.NotEqual(before.OrderBy(b => b.Key, StringComparer.Ordinal), (await KeptSummaries.OfAsync(host)).OrderBy(a => a.Key, StringComparer.Ordinal));
        await KeptSummaries.AreInStepAsync(host);
    }

    [Fact]
    public async Task WhatOtherPartsAProgramMakes_IsMadeAnew_AtItsStart()
    {
        using var host = new DemoHost();
        var kept = await KeptSummaries.OfAsync(host);
        await using (var db = host.Db())
        {
            await db.OverviewTotals.ExecuteUpdateAsync(set => set.SetProperty(t => t.Json, "{}"));
            await db.Database.ExecuteSqlRawAsync("PRAGMA user_version = 0");
        }
        await DatabaseStart.PrepareAsync(host.Services);
        Assert.Equal(kept.OrderBy(k => k.Key, StringComparer.Ordinal), (await KeptSummaries.OfAsync(host)).OrderBy(k => k.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task AskedAtOnceByMany_ItIsMadeOnce_AndRight()
    {
        using var host = new DemoHost();
        await using (var db = host.Db()) await db.Centers.ExecuteUpdateAsync(set => set.SetProperty(c => c.Batch, c => c.Batch + 10));
        var seen = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => host.Get<OverviewService>().GetAsync(host.Actor("lingdao"), 2025, All, default))));
        Assert.All(seen, s => Assert.Equal([2036, 2035, 2034, 2033, 2032], s.Choices.Batches));
        await KeptSummaries.AreInStepAsync(host);
    }

    /// <summary>The list ends; counts and sums do not.</summary>
    [Fact]
    public async Task ListedAreTheWorst_CountedAreAll()
    {
        await shared.Get<OverviewKeeper>().CatchUpAsync(default);
        var whole = await ReadAsync(int.MaxValue, 3);
        var cut = await ReadAsync(3, 3);
        Assert.Equal(whole.Centers.Take(3).Select(c => c.Figures.Code), cut.Centers.Select(c => c.Figures.Code));
        Assert.Equal(whole.Unreported.Take(3), cut.Unreported);
        Assert.True(cut.IsCut && !whole.IsCut);
        Assert.Equal(OverviewWords.Answer(whole), OverviewWords.Answer(cut));
        Assert.Equal(OverviewWords.Reporting(whole), OverviewWords.Reporting(cut));
        Assert.Equal(GradeFlow.Of(whole)!.Words, GradeFlow.Of(cut)!.Words);
        Assert.All(Measure.All, m => Assert.Equal(whole.Now![m], cut.Now![m]));
        Assert.Equal(OverviewCharts.Risks.Of(whole).Title, OverviewCharts.Risks.Of(cut).Title);
        Assert.Contains("只画风险最高、得分最低的3家", ((QuadrantChart)OverviewCharts.Quadrant.Of(cut)).Subtitle);
    }

    [Fact]
    public async Task Districts_AddUpToTheCity_AndSoDoBatchesAndIndustries()
    {
        var city = await GetAsync(All);
        Assert.Equal(city.Now!.Tally.ToJson(), Sums.Sum(city.Districts.Select(d => d.Summary).OfType<YearSummary>().Select(s => s.Tally)).ToJson());
        foreach (var filters in new[]
        {
            city.Choices.Batches.Select(b => new OverviewFilter(Batch: b)),
            city.Choices.Industries.Select(i => new OverviewFilter(Industry: i)),
            city.Choices.Districts.Select(d => new OverviewFilter(District: d.Code)),
        })
        {
            var parts = new List<Overview>();
            foreach (var filter in filters) parts.Add(await GetAsync(filter));
            Assert.Equal(city.Now.Tally.ToJson(), Sums.Sum(parts.Select(p => p.Now!.Tally)).ToJson());
            Assert.Equal(city.Centers.Select(c => c.Figures.Code).Order(), parts.SelectMany(p => p.Centers).Select(c => c.Figures.Code).Order());
            Assert.Equal((city.Overdue(), city.Awaited()), (parts.Sum(p => p.Overdue()), parts.Sum(p => p.Awaited())));
        }
    }

    async Task<Overview> GetAsync(OverviewFilter filter) => await shared.Get<OverviewService>().GetAsync(shared.Actor("lingdao"), 2025, filter, default);

    [Theory, InlineData(0, 13), InlineData(-1, 4)]
    public async Task AllAreListed_WhileTheyFit_AndElseTheWorstOnly(int room, int listed)
    {
        await shared.Get<OverviewKeeper>().CatchUpAsync(default);
        Assert.Equal(listed, (await ReadAsync(13 + room, 4)).Centers.Count);
    }

    async Task<Overview> ReadAsync(int all, int worst)
    {
        await using var db = shared.Db();
        return OverviewBuilder.Of(await OverviewReader.ReadAsync(db, shared.Clock.Today(), 2025, All, (all, worst, 3), default));
    }
}
