using Monitor.Analytics.Assessment;
using Monitor.Analytics.Insight.Forecasting;
using Monitor.Analytics.Insight.Screening;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Rulebooks;

namespace Monitor.Web.Features.Insights;

/// <summary>
/// Screens and forecasts the newest reported year over all centres, and keeps what came out differently from the run before. Earlier years keep
/// the runs they have: their judgements were made with them.
/// </summary>
public sealed class ModelRuns(RulebookStore rulebooks, TimeProvider time)
{
    /// <summary>Adds the runs that changed; the caller saves, refreshes the flags that follow, and commits.</summary>
    public async Task KeepAsync(MonitorDb db, CancellationToken cancel)
    {
        var today = time.Today();
        var known = (await CenterHistories.LoadAsync(db, cancel: cancel)).Values.Select(h => h.AsOf(today)).ToDictionary(h => h.Center.Code);
        var years = known.Values.SelectMany(h => h.Reports).Where(r => r.WithdrawnOn is null).Select(r => r.Year).ToList();
        if (years.Count == 0) return;
        var year = years.Max();
        var rulebook = (await rulebooks.ShelfAsync(db, cancel)).For(year);

        foreach (var screening in Screener.Screen(known.Values, year, rulebook))
            if (Screener.ToRun(screening, today) is var run && !Same(known[screening.Center].Screening(year), run, r => r with { On = today }))
                db.ModelRuns.Add(Row(screening.Center, run, rulebook));
        foreach (var forecast in Forecaster.Forecast(known.Values, year, rulebook).Centers)
            if (Forecaster.ToRun(forecast, today) is var run && !Same(known[forecast.Center].Forecast(year), run, r => r with { On = today }))
                db.ModelRuns.Add(Row(forecast.Center, run, rulebook));
    }

    public static StoredModelRun Row(CenterCode center, ScreeningRun run, Rulebook? rulebook = null) =>
        Row(ModelKind.Screening, center, run.Year, run.On, CanonicalJson.Write(run), rulebook);

    public static StoredModelRun Row(CenterCode center, ForecastRun run, Rulebook? rulebook = null) =>
        Row(ModelKind.Forecast, center, run.Year, run.On, CanonicalJson.Write(run), rulebook);

    static StoredModelRun Row(ModelKind kind, CenterCode center, ReportYear year, DateOnly on, string json, Rulebook? rulebook) => new()
    {
        Kind = kind,
        Center = center,
        Year = year,
        On = on,
        RulebookId = rulebook?.Id ?? "",
        RulebookVersion = rulebook?.Version ?? "",
        Json = json,
    };

    /// <summary>The same but for the day.</summary>
    static bool Same<T>(T? kept, T run, Func<T, T> today) where T : class =>
        kept is not null && CanonicalJson.Write(today(kept)) == CanonicalJson.Write(run);
}
