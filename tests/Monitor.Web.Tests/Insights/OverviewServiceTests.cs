using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Cases;
using Monitor.Web.Features.Insights;
using Monitor.Web.Features.Insights.Charts;
using Monitor.Web.Features.Insights.Maps;
using Monitor.Web.Features.Intake;
using Monitor.Web.Features.Risk;
using Monitor.Web.Features.Rulebooks;
using Monitor.Web.Features.Submissions;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Insights;

/// <summary>Against sums that are computed here from the seed files alone.</summary>
public sealed class OverviewServiceTests(DemoHost host) : IClassFixture<DemoHost>
{
    static readonly OverviewFilter All = OverviewFilter.None;

    Task<Overview> Get(ReportYear? year = null, OverviewFilter? filter = null) =>
        host.Get<OverviewService>().GetAsync(host.Actor("lingdao"), year, filter ?? All, default);

    [Theory]
    [InlineData("baosong")]
    [InlineData("shending")]
    [InlineData("xitong")]
    [InlineData("anquan")]
    [InlineData("shenji")]
    public async Task Overview_IsRefusedToDistrictsAndAdministrators(string user) => await Assert.ThrowsAsync<Forbidden>(() =>
        host.Get<OverviewService>().GetAsync(host.Actor(user), null, All, default));

    [Theory]
    [InlineData("lingdao")]
    [InlineData("jingban")]
    [InlineData("fuhe")]
    public async Task Overview_IsOpenToThoseWhoSeeEveryCenter_AndShowsTheNewestYearReported(string user) =>
        Assert.Equal(2025, (await host.Get<OverviewService>().GetAsync(host.Actor(user), null, All, default)).Year?.Value);

    [Fact]
    public async Task Totals_OfEveryYear_EqualTheSumsOfTheFiles()
    {
        var overview = await Get();
        Assert.Equal([2022, 2023, 2024, 2025], overview.ByYear.Select(y => y.Year.Value));
        foreach (var year in overview.ByYear)
            foreach (var measure in Measure.All)
            {
                var rows = SeedFigures.Rows.Where(r => r.Year == year.Year && r.Has(measure.Field) && (measure.Over is not { } o || r.Has(o))).ToList();
                var sum = rows.Sum(r => r.Values[measure.Field]);
                Assert.Equal(measure.Over is { } over ? sum * 100 / rows.Sum(r => r.Values[over]) : sum, year[measure].Value);
                Assert.Equal(rows.Count, year[measure].Counted);
            }
    }

    [Fact]
    public async Task Plans_EqualTheTargetsOfThoseThatReported()
    {
        foreach (var year in (await Get()).ByYear)
            foreach (var measure in Measure.All.Where(m => m is { Plan: not null, IsRatio: false }))
            {
                var reported = SeedFigures.Rows.Where(r => r.Year == year.Year && r.Has(measure.Field)).ToList();
                var planned = reported.Where(r => SeedFigures.Target(r.Center, r.Year, measure.Plan!) > 0).ToList();
                Assert.Equal(planned.Sum(r => SeedFigures.Target(r.Center, r.Year, measure.Plan!)), year[measure].Plan?.Value ?? 0);
                Assert.Equal(planned.Sum(r => r.Values[measure.Field]), year[measure].Plan?.Reached ?? 0);
            }
    }

    [Fact]
    public async Task Values_AgreeWithTheScorecards()
    {
        await using var db = host.Db();
        var cards = (await db.Assessments.Where(a => a.Year == 2025 && a.SupersededAt == null && !a.IsTerm).Select(a => a.Json).ToListAsync())
            .Select(CanonicalJson.Read<Scorecard>).ToDictionary(c => c.Center);
        foreach (var center in (await Get()).Centers.Where(c => c.Figures.Reported))
            foreach (var measure in Measure.All.Where(m => m.Plan is not null))
                Assert.Equal(
                    cards[center.Figures.Code].Indicators.Single(i => i.Code == measure.Plan!).Value!.Value,
                    Total.Of(measure, center.Figures).Value!.Value, precision: 18);
    }

    [Fact]
    public async Task Answer_OfTheDemo_IsTheOneOfItsStories() =>
        Assert.Equal("2025年度13家创新中心中，2家触发撤销条件，2家触发整改提示，1家逾期未报。", OverviewWords.Answer(await Get()));

    [Fact]
    public async Task Year_ThatHasNoRound_IsNotFound() => await Assert.ThrowsAsync<NotFoundForActor>(() => Get(2019));

    [Fact]
    public async Task OpenYear_WithoutAnyReport_HasNoValues_AndNobodyIsLate()
    {
        var overview = await Get(2026);
        Assert.All(Measure.All, m => Assert.Null(overview.Now![m].Value));
        Assert.Equal("2026年度12家创新中心均尚未报送。", OverviewWords.Answer(overview));
        Assert.Equal((12, 0, 44), (overview.Round!.Expected, overview.Round.HandedIn, overview.Round.DaysLeft));
    }

    [Fact]
    public async Task Unreported_StandsAgainstTheDistrict_WithItsDays()
    {
        var overview = await Get();
        Assert.Equal(
            [("黔江区", 2023, 1052), ("黔江区", 2024, 686), ("黔江区", 2025, 321)],
            overview.Unreported.Where(u => u.IsOverdue).Select(u => (u.DistrictName, u.Year.Value, u.DaysLate)));
        Assert.Equal(12, overview.Unreported.Count(u => !u.IsOverdue));
        Assert.Empty(overview.Centers.Single(c => c.Figures.Code == "CQ2023-04").Risks);
    }

    [Fact]
    public async Task LateReport_OfTheDistrict_IsNoRiskOfTheCenter()
    {
        await using var db = host.Db();
        Assert.Contains(await db.Flags.Where(f => f.Center == "CQ2022-02" && f.Year == 2023).ToListAsync(), f => f.Against == FlagTarget.District);
        Assert.DoesNotContain((await Get(2023)).Centers.Single(c => c.Figures.Code == "CQ2022-02").Risks, r => r.Title.Contains('报'));
    }

    [Fact]
    public async Task District_ThatTookOverAnother_HasItsCenters_UnderTheirFormerName()
    {
        var overview = await Get(filter: new(District: "LJXQ"));
        Assert.Equal(["CQ2024-04"], overview.Centers.Select(c => c.Figures.Code.ToString()));
        Assert.Equal("两江新区（原渝北区）", overview.Centers[0].Figures.District);
        Assert.Equal("渝北区", (await Get(2024, new(District: "LJXQ"))).Centers.Single(c => c.Figures.Code == "CQ2024-04").Figures.District);
        Assert.StartsWith("2025年度两江新区1家创新中心未触发", OverviewWords.Answer(overview));
    }

    [Fact]
    public async Task Filters_NarrowEveryPart()
    {
        var overview = await Get(filter: new(Batch: 2024, Industry: "软件信息服务"));
        Assert.Equal(["CQ2024-02", "CQ2024-04"], overview.Centers.Select(c => c.Figures.Code.ToString()).Order());
        Assert.All(overview.Unreported, u => Assert.StartsWith("CQ2024-", u.Code.ToString()));
        Assert.Equal("?year=2025&batch=2024&industry=%E8%BD%AF%E4%BB%B6%E4%BF%A1%E6%81%AF%E6%9C%8D%E5%8A%A1", overview.Filter.Query(overview.Year));
        Assert.StartsWith("2024年批软件信息服务产业", ((CategoryChart)OverviewCharts.Grades.Of(overview)).Subtitle);
    }

    [Fact]
    public async Task Filter_ThatFitsNothing_LeavesNothing() => Assert.Equal(0, (await Get(filter: new(Batch: 1999))).Now!.Expected);

    [Fact]
    public async Task Map_HasEveryBureauOfTheDay_EachInAPlaceOfItsOwn()
    {
        var placed = DistrictTiles.Place((await Get()).Districts);
        Assert.Equal(39, placed.Count);
        Assert.Distinct(placed.Select(p => p.Place));
        Assert.DoesNotContain(placed, p => p.District.Name == "渝北区");
        Assert.All(placed, p => Assert.InRange(p.Place.Row, 1, 7));
        Assert.All(placed, p => Assert.InRange(DistrictTiles.Short(p.District.Name).Length, 2, 4));
    }

    [Fact]
    public async Task Cases_AreThoseOfTheBoard_ByStage_AndFollowTheFilter()
    {
        using var own = new DemoHost();
        await using (var db = own.Db())
        {
            db.Reviews.RemoveRange(db.Reviews.Where(r => r.Center == "CQ2025-01" && r.Year == 2025));
            await db.SaveChangesAsync();
            db.Reviews.Add(new() { Center = "CQ2025-01", Year = 2025, State = ReviewState.Consulting, Conclusion = Grade.Good, SentOn = new(2027, 1, 10) });
            await db.SaveChangesAsync();
        }
        var cases = (await own.Get<OverviewService>().GetAsync(own.Actor("lingdao"), 2025, All, default)).Cases;
        var board = await own.Get<CaseReader>().BoardAsync(own.Actor("lingdao"), default);
        Assert.Contains(new("复盘", "征求意见", 1), cases);
        Assert.Equal(
            board.Lines.CountBy(l => (CaseReader.NameOf(l.Kind), l.State)).Select(c => new CaseStage(c.Key.Item1, c.Key.State, c.Value)).OrderBy(c => c.Kind + c.Stage, StringComparer.Ordinal),
            cases.OrderBy(c => c.Kind + c.Stage, StringComparer.Ordinal));
        Assert.DoesNotContain((await own.Get<OverviewService>().GetAsync(own.Actor("lingdao"), 2025, new(Batch: 2022), default)).Cases, c => c.Stage == "征求意见");
    }

    [Fact]
    public async Task Dismissed_FlagsAreNoRisk()
    {
        using var own = new DemoHost();
        await using (var db = own.Db())
        {
            var flag = await db.Flags.SingleAsync(f => f.Center == "CQ2025-03" && f.Year == 2025 && f.EndedAt == null);
            (flag.Status, flag.Decision, flag.DecidedAt, flag.DecisionReason) = (FlagStatus.Dismissed, FlagStatus.Dismissed, own.Clock.Now, "测试");
            await db.SaveChangesAsync();
        }
        var overview = await own.Get<OverviewService>().GetAsync(own.Actor("lingdao"), 2025, All, default);
        Assert.Empty(overview.Centers.Single(c => c.Figures.Code == "CQ2025-03").Risks);
    }

    [Fact]
    public async Task NewReport_ChangesTheOverview_ProvisionalUntilItIsVerified()
    {
        using var own = new DemoHost();
        var reported = await Record(own, verified: false);
        var trained = reported.Now![Measure.Trained];
        Assert.Equal((2026, 184m + 102, 2, 12, true), (reported.Year?.Value, trained.Value, trained.Counted, trained.Expected, trained.Provisional));
        Assert.Equal((2, 10), (reported.Round!.HandedIn, reported.Unreported.Count(u => !u.IsOverdue)));
        Assert.Contains("2家按申报值暂计", OverviewWords.Answer(reported));

        await own.Get<Recorder>().RecordAsync(async db =>
        {
            foreach (var report in await db.Reports.Include(r => r.Submissions).Where(r => r.Year == 2026).ToListAsync())
            {
                report.State = ReportState.Verified;
                report.Submissions[^1].VerifiedAt = own.Clock.Now;
            }
            return ["CQ2024-01", "CQ2025-01"];
        }, default);
        var verified = await own.Get<OverviewService>().GetAsync(own.Actor("lingdao"), null, All, default);
        Assert.Equal(trained.Value, verified.Now![Measure.Trained].Value);
        Assert.False(verified.Now[Measure.Trained].Provisional);
        Assert.NotEqual(OverviewCharts.Grades.Of(reported).Fingerprint(), OverviewCharts.Grades.Of(verified).Fingerprint());
    }

    /// <summary>The good sample of 沙坪坝区, handed in as its two reports.</summary>
    static async Task<Overview> Record(DemoHost host, bool verified)
    {
        await host.Get<Recorder>().RecordAsync(async db =>
        {
            var (content, name) = (DemoHost.Sample("2026-500106-good.csv"), "2026-500106-good.csv");
            var rulebook = (await host.Get<RulebookStore>().ShelfAsync(db, default)).For(2026);
            var file = ReportFile.Check(content, name, new IntakeContext { Rulebook = rulebook }, ReadLimits.None);
            var upload = await UploadFiles.KeepAsync(db, content, file, 2026, "500106", host.Clock.Now, "测试", default);
            foreach (var report in file.Reports)
            {
                var submission = SubmissionValues.From(report, upload, 1, host.Clock.Now, "测试");
                submission.SubmittedAt = host.Clock.Now;
                submission.VerifiedAt = verified ? host.Clock.Now : null;
                db.Reports.Add(new() { Center = report.Center, Year = 2026, State = verified ? ReportState.Verified : ReportState.Submitted, Submissions = { submission } });
            }
            return [.. file.Reports.Select(r => r.Center)];
        }, default);
        return await host.Get<OverviewService>().GetAsync(host.Actor("lingdao"), null, All, default);
    }
}
