using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Insight.Robustness;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;

namespace Monitor.Web.Features.Insights;

/// <summary>What is recorded of some centres, as far as the overview rests on it.</summary>
sealed record OverviewFacts
{
    public required IReadOnlyList<Center> Centers { get; init; }
    public required IReadOnlyDictionary<CenterCode, CenterHistory> Histories { get; init; }
    public required IReadOnlyDictionary<(CenterCode, ReportYear), ReportState> States { get; init; }

    /// <summary>Of every year.</summary>
    public required IReadOnlyDictionary<(CenterCode, ReportYear), Scorecard> Scorecards { get; init; }

    /// <summary>Flags that stand and were not dismissed.</summary>
    public required ILookup<(CenterCode, ReportYear), RecordedFlag> Flags { get; init; }

    /// <summary>需会商: centres and years whose grade the last study found not robust.</summary>
    public required IReadOnlySet<(CenterCode, ReportYear)> ForConsultation { get; init; }

    /// <summary>Cases that are not closed.</summary>
    public required ILookup<CenterCode, ICase> OpenCases { get; init; }

    public static async Task<OverviewFacts> LoadAsync(MonitorDb db, IReadOnlyCollection<CenterCode> only, CancellationToken cancel)
    {
        var robustness = await db.ModelRuns.AsNoTracking().Where(r => r.Kind == ModelKind.Robustness && only.Contains(r.Center)).OrderBy(r => r.Id)
            .Select(r => new { r.Center, r.Year, r.Detail }).ToListAsync(cancel);
        ICase[] open =
        [
            .. await db.Reviews.AsNoTracking().Where(r => r.ConcludedOn == null && only.Contains(r.Center)).ToListAsync(cancel),
            .. (await db.Rectifications.AsNoTracking().Where(r => r.ClosedOn == null && only.Contains(r.Center)).ToListAsync(cancel)).Where(r => r.IsOpen),
            .. (await db.Revocations.AsNoTracking().Where(r => r.EndedOn == null && only.Contains(r.Center)).ToListAsync(cancel)).Where(r => r.IsOpen),
        ];
        return new()
        {
            Centers = await db.Centers.AsNoTracking().Where(c => only.Contains(c.Code)).OrderBy(c => c.Code).ToListAsync(cancel),
            Histories = await CenterHistories.LoadAsync(db, only, cancel),
            States = await db.Reports.AsNoTracking().Where(r => only.Contains(r.Center)).ToDictionaryAsync(r => (r.Center, r.Year), r => r.State, cancel),
            Scorecards = (await db.Assessments.AsNoTracking().Where(a => a.SupersededAt == null && !a.IsTerm && only.Contains(a.Center)).Select(a => a.Json).ToListAsync(cancel))
                .Select(CanonicalJson.Read<Scorecard>).ToDictionary(c => (c.Center, c.Year)),
            Flags = (await db.Flags.AsNoTracking().Where(f => f.EndedAt == null && f.Status != FlagStatus.Dismissed && only.Contains(f.Center)).ToListAsync(cancel))
                .Select(f => f.Recorded()).ToLookup(f => (f.Flag.Key.Center, f.Flag.Key.Year)),
            ForConsultation = robustness.GroupBy(r => (r.Center, r.Year)).Where(g => CanonicalJson.Read<CenterRobustness>(g.Last().Detail).NeedsConsultation)
                .Select(g => g.Key).ToHashSet(),
            OpenCases = open.ToLookup(c => c.Center),
        };
    }

    /// <summary>
    /// Only what the actor may see of centres that it sees: scores, grades and flags of years disclosed to it; neither cases nor what models say. Whatever
    /// is computed from it can say no more.
    /// </summary>
    /// <returns>The facts, and whether verdicts on a centre's year may be shown.</returns>
    public async Task<(OverviewFacts Facts, Func<CenterCode, ReportYear, bool> Shows)> SeenByAsync(MonitorDb db, Actor actor, CancellationToken cancel)
    {
        var sent = await Disclosure.SentForOpinionAsync(db, [.. Histories.Keys], cancel);
        var disclosed = Histories.ToDictionary(h => h.Key, h => new Disclosure(actor, h.Value, sent[h.Key].ToHashSet(), termSent: false));
        return (this with
        {
            Scorecards = Scorecards.Where(c => Shows(c.Key.Item1, c.Key.Item2)).ToDictionary(),
            Flags = Flags.Where(f => Shows(f.Key.Item1, f.Key.Item2)).SelectMany(f => f).ToLookup(f => (f.Flag.Key.Center, f.Flag.Key.Year)),
            ForConsultation = new HashSet<(CenterCode, ReportYear)>(),
            OpenCases = Array.Empty<ICase>().ToLookup(c => c.Center),
        }, Shows);

        bool Shows(CenterCode center, ReportYear year) => disclosed.TryGetValue(center, out var of) && of.Shows(year);
    }
}
