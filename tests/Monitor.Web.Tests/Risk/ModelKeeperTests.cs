using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Insight.Screening;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Cases;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Insights;
using Monitor.Web.Features.Risk;
using Monitor.Web.Features.Rulebooks;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Risk;

/// <summary>Results of models are kept, flags follow from them, and nothing is trained anew to replay one.</summary>
public sealed class ModelKeeperTests : IDisposable
{
    readonly DemoHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task ASecondRunOfTheSameData_KeepsNothingMore()
    {
        Assert.True(await host.Get<ModelKeeper>().RunAsync(default) > 0);
        Assert.Equal(0, await host.Get<ModelKeeper>().RunAsync(default));
    }

    [Fact]
    public async Task AChangedReport_AddsItsResults_AndKeepsTheEarlierOnes()
    {
        await host.Get<ModelKeeper>().RunAsync(default);
        await using var db = host.Db();
        var before = await db.ModelRuns.AsNoTracking().OrderBy(r => r.Id).ToListAsync();
        var value = await db.SubmittedValues.FirstAsync(v => v.Field == "F26" && db.Submissions.Any(s => s.Id == v.SubmissionId && s.Report.Year == new ReportYear(2025) && s.SubmittedAt != null));
        await db.SubmittedValues.Where(v => v.SubmissionId == value.SubmissionId && v.Field == value.Field).ExecuteUpdateAsync(set => set.SetProperty(v => v.Value, value.Value * 9));
        host.Clock.MoveTo(host.Clock.Today().AddDays(1));

        Assert.True(await host.Get<ModelKeeper>().RunAsync(default) > 0);

        var after = await db.ModelRuns.AsNoTracking().OrderBy(r => r.Id).ToListAsync();
        Assert.Equal(before.Select(r => (r.Id, r.Detail)), after.Take(before.Count).Select(r => (r.Id, r.Detail)));
        var center = (await db.Submissions.Include(s => s.Report).SingleAsync(s => s.Id == value.SubmissionId)).Report.Center;
        Assert.Contains(after.Skip(before.Count), r => r.Center == center && r.Kind == ModelKind.Screening);
    }

    [Fact]
    public async Task WhatTheScreeningFinds_BecomesAFlag_AndReplayReadsTheKeptRun()
    {
        Assert.DoesNotContain(await FlagsAsync(), f => f.Rule == "R-IMPLAUSIBLE");
        await using var db = host.Db();
        var value = await db.SubmittedValues.FirstAsync(v => v.Field == "F08" && db.Submissions.Any(s => s.Id == v.SubmissionId && s.Report.Year == new ReportYear(2025) && s.SubmittedAt != null));
        await db.SubmittedValues.Where(v => v.SubmissionId == value.SubmissionId && v.Field == value.Field).ExecuteUpdateAsync(set => set.SetProperty(v => v.Value, value.Value * 40));
        var center = (await db.Submissions.Include(s => s.Report).SingleAsync(s => s.Id == value.SubmissionId)).Report.Center;

        await host.Get<ModelKeeper>().RunAsync(default);

        var flag = Assert.Single(await FlagsAsync(), f => f.Rule == "R-IMPLAUSIBLE" && f.Center == center && f.Year == new ReportYear(2025));
        var history = (await CenterHistories.LoadAsync(db, [center]))[center];
        var replayed = RuleEngine.Evaluate(history, 2025, host.Clock.Today(), await host.Get<RulebookStore>().ShelfAsync(db, default)).Flags.Single(f => f.Key.Rule == "R-IMPLAUSIBLE");
        Assert.Equal(flag.Json, CanonicalJson.Write(replayed));
        Assert.Contains(Screener.Model, flag.Json);
    }

    [Fact]
    public async Task AResultReadsBackAsItWas()
    {
        await host.Get<ModelKeeper>().RunAsync(default);
        await using var db = host.Db();
        foreach (var run in await db.ModelRuns.AsNoTracking().ToListAsync())
            Assert.Equal(run.Detail, run.Kind switch
            {
                ModelKind.Screening => CanonicalJson.Write(CanonicalJson.Read<CenterScreening>(run.Detail)),
                ModelKind.Forecast => CanonicalJson.Write(CanonicalJson.Read<ForecastDetail>(run.Detail)),
                _ => CanonicalJson.Write(CanonicalJson.Read<Monitor.Analytics.Insight.Robustness.CenterRobustness>(run.Detail)),
            });
    }

    [Fact]
    public async Task TheCentrePage_ShowsThem_ToTheReviewer_AndNotToADistrict()
    {
        await host.Get<ModelKeeper>().RunAsync(default);
        foreach (var (user, sees) in new[] { ("fuhe", true), ("lingdao", true), ("baosong", false) })
        {
            var page = await (await host.OnceSignedInAsync(user)).GetStringAsync($"/centers/{Submissions.District.First}?year=2025");
            Assert.Equal(sees, page.Contains("等级稳健性"));
            Assert.Equal(sees, page.Contains("期满累计预计"));
            Assert.Equal(sees, page.Contains("概率的可靠性"));
        }
    }

    [Fact]
    public async Task TheTermAssessment_HasTheKeptForecast_BesideItsOutcome()
    {
        await using var db = host.Db();
        Assert.Null((await OutcomeAsync()).Forecast);
        await host.Get<ModelKeeper>().RunAsync(default);
        var forecast = (await OutcomeAsync()).Forecast!;
        Assert.Equal(2025, forecast.Year.Value);
        Assert.NotEmpty(forecast.Term);

        async Task<TermOutcome> OutcomeAsync() =>
            await TermOutcome.LoadAsync(db, (await CenterHistories.LoadAsync(db, [Submissions.District.First]))[Submissions.District.First], default);
    }

    [Fact]
    public async Task TheOverview_MarksTheGradesThatAreNotRobust_AsTheStudyFoundThem()
    {
        var overviews = host.Get<OverviewService>();
        Assert.DoesNotContain((await overviews.GetAsync(host.Actor("lingdao"), 2025, OverviewFilter.None, default)).Centers, c => c.NeedsConsultation);
        await host.Get<ModelKeeper>().RunAsync(default);
        await using var db = host.Db();
        var expected = (await db.ModelRuns.Where(r => r.Kind == ModelKind.Robustness && r.Year == new ReportYear(2025)).ToListAsync())
            .Select(r => CanonicalJson.Read<Monitor.Analytics.Insight.Robustness.CenterRobustness>(r.Detail)).Where(r => r.NeedsConsultation).Select(r => r.Center).Order();
        var overview = await overviews.GetAsync(host.Actor("lingdao"), 2025, OverviewFilter.None, default);
        Assert.Equal(expected, overview.Centers.Where(c => c.NeedsConsultation).Select(c => c.Figures.Code).Order());
        Assert.NotEmpty(expected);
    }

    async Task<IReadOnlyList<StoredFlag>> FlagsAsync()
    {
        await using var db = host.Db();
        return await db.Flags.AsNoTracking().Where(f => f.EndedAt == null).ToListAsync();
    }
}
