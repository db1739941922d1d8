using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Insights.Models;

namespace Monitor.Web.Features.Insights;

/// <summary>What the overview is computed from, as the database holds it on a day.</summary>
sealed record OverviewFacts
{
    public required DateOnly Today { get; init; }
    public required IReadOnlyList<Center> Centers { get; init; }
    public required IReadOnlyDictionary<DistrictCode, District> Districts { get; init; }
    public required IReadOnlyDictionary<CenterCode, CenterHistory> Histories { get; init; }
    public required IReadOnlyList<Round> Rounds { get; init; }
    public required IReadOnlyDictionary<(CenterCode, ReportYear), ReportState> States { get; init; }

    /// <summary>Score and grade of every year; the whole scorecards are read for the year shown only.</summary>
    public required IReadOnlyDictionary<(CenterCode, ReportYear), (decimal? Score, Grade Grade)> Grades { get; init; }

    public static async Task<OverviewFacts> LoadAsync(MonitorDb db, DateOnly today, CancellationToken cancel) => new()
    {
        Today = today,
        Centers = await db.Centers.AsNoTracking().OrderBy(c => c.Code).ToListAsync(cancel),
        Districts = await db.Districts.AsNoTracking().ToDictionaryAsync(d => d.Code, cancel),
        Histories = await CenterHistories.LoadAsync(db, null, cancel),
        Rounds = await db.Rounds.AsNoTracking().Where(r => r.Opens <= today).OrderBy(r => r.Year).ToListAsync(cancel),
        States = await db.Reports.AsNoTracking().ToDictionaryAsync(r => (r.Center, r.Year), r => r.State, cancel),
        Grades = (await db.Assessments.AsNoTracking().Where(a => a.SupersededAt == null && !a.IsTerm)
                .Select(a => new { a.Center, a.Year, a.Score, a.Grade }).ToListAsync(cancel))
            .ToDictionary(a => (a.Center, a.Year), a => (a.Score, a.Grade)),
    };

    public DistrictCode DistrictOf(Center center, DateOnly day) => ActorProvider.Current(center.LeadDistrict, Districts, day);

    public DistrictCode DistrictToday(Center center) => DistrictOf(center, Today);

    public string NameOf(DistrictCode district) => Districts.TryGetValue(district, out var known) ? known.Name : district.ToString();

    /// <summary>The last day on which the year's report was due, of the present districts where there is no round.</summary>
    public DateOnly DueDay(CenterCode center, ReportYear year) =>
        Histories[center].Rounds.FirstOrDefault(r => r.Year == year)?.EffectiveDue is { } due && due < Today ? due : Today;
}

/// <summary>Scorecards and standing flags of the year shown, by centre.</summary>
/// <param name="ForConsultation">需会商: centres whose grade is not robust.</param>
sealed record YearFacts(IReadOnlyDictionary<CenterCode, Scorecard> Scorecards, ILookup<CenterCode, RecordedFlag> Flags, IReadOnlySet<CenterCode> ForConsultation)
{
    public static YearFacts None { get; } =
        new(new Dictionary<CenterCode, Scorecard>(), Array.Empty<RecordedFlag>().ToLookup(f => f.Flag.Key.Center), new HashSet<CenterCode>());

    public static async Task<YearFacts> LoadAsync(MonitorDb db, ReportYear year, CancellationToken cancel)
    {
        var cards = await db.Assessments.AsNoTracking().Where(a => a.Year == year && a.SupersededAt == null && !a.IsTerm).Select(a => a.Json).ToListAsync(cancel);
        var flags = await db.Flags.AsNoTracking().Where(f => f.Year == year && f.EndedAt == null && f.Status != FlagStatus.Dismissed).ToListAsync(cancel);
        return new(
            cards.Select(CanonicalJson.Read<Scorecard>).ToDictionary(c => c.Center),
            flags.Select(f => f.Recorded()).ToLookup(f => f.Flag.Key.Center),
            await ModelResults.ForConsultationAsync(db, year, cancel));
    }
}
