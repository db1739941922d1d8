using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Insight.Forecasting;
using Monitor.Analytics.Insight.Robustness;
using Monitor.Analytics.Insight.Screening;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Rulebooks;

namespace Monitor.Web.Features.Risk;

/// <summary>A centre's forecast, with which method the panel's past spoke for.</summary>
/// <param name="RiskBacktest">Null in what was kept before it was.</param>
public sealed record ForecastDetail(CenterForecast Forecast, string MethodNote, RiskBacktest? RiskBacktest = null);

/// <summary>
/// Runs the models over all centres, and keeps what they say: screening, forecast and robustness of the years that may still be looked at. What
/// says the same as before is not kept again; flags follow from what is new.
/// </summary>
public sealed class ModelKeeper(IDbContextFactory<MonitorDb> databases, AssessmentKeeper assessments, RulebookStore rulebooks, TimeProvider time)
{
    /// <summary>Changes whenever the same scorecards could be studied differently.</summary>
    const string RobustnessModel = "robustness/1";
    /// <summary>Reported years before the present one that are looked at again: later ones have been concluded.</summary>
    const int YearsBack = 2;

    /// <returns>How many results are new.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var found = await ComputeAsync(cancel);
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var kept = (await db.ModelRuns.AsNoTracking().GroupBy(r => new { r.Kind, r.Center, r.Year }).Select(g => g.OrderByDescending(r => r.Id).First()).ToListAsync(cancel))
            .ToDictionary(r => (r.Kind, r.Center, r.Year));
        var added = found.Where(r => !(kept.GetValueOrDefault((r.Kind, r.Center, r.Year)) is { } same && same.Model == r.Model && same.Detail == r.Detail)).ToList();
        if (added.Count == 0) return 0;
        db.ModelRuns.AddRange(added);
        await db.SaveChangesAsync(cancel);
        await assessments.RefreshAsync(db, added.Select(r => r.Center).ToHashSet(), cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return added.Count;
    }

    /// <summary>Outside of any transaction: others go on writing meanwhile.</summary>
    async Task<IReadOnlyList<ModelRun>> ComputeAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.Rulebooks.AnyAsync(cancel)) return [];
        var shelf = await rulebooks.ShelfAsync(db, cancel);
        var histories = (await CenterHistories.LoadAsync(db, cancel: cancel)).Values.Select(h => h.AsOf(time.Today())).ToList();
        return
        [
            .. from year in histories.SelectMany(h => h.Reports).Select(r => r.Year).Distinct().Order()
               where year.Value >= time.Today().Year - YearsBack
               from run in Runs(histories, year, shelf.For(year))
               select run,
        ];
    }

    IEnumerable<ModelRun> Runs(IReadOnlyList<CenterHistory> histories, ReportYear year, Rulebook rulebook)
    {
        var today = time.Today();
        foreach (var screening in Screener.Screen(histories, year, rulebook))
            yield return Run(ModelKind.Screening, screening.Center, Screener.Model, CanonicalJson.Write(Screener.ToRun(screening, today)), screening);

        var forecast = Forecaster.Forecast(histories, year, rulebook);
        foreach (var center in forecast.Centers)
            yield return Run(ModelKind.Forecast, center.Center, Forecaster.Model, CanonicalJson.Write(Forecaster.ToRun(center, today)), new ForecastDetail(center, forecast.MethodNote, forecast.RiskBacktest));

        var cards = histories.OrderBy(h => h.Center.Code).Select(h => Scorer.Score(h, year, rulebook)).OfType<Scorecard>().ToList();
        foreach (var center in RobustnessStudy.Of(cards, rulebook))
            yield return Run(ModelKind.Robustness, center.Center, RobustnessModel, "", center);

        ModelRun Run<T>(ModelKind kind, CenterCode center, string model, string run, T detail) => new()
        {
            Kind = kind,
            Center = center,
            Year = year,
            On = today,
            ComputedAt = time.UtcNow(),
            Model = model,
            Run = run,
            Detail = CanonicalJson.Write(detail),
        };
    }
}
