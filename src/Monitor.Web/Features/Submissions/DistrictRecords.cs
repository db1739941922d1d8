using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;

namespace Monitor.Web.Features.Submissions;

/// <summary>A centre with its report of one year, and whether the district may work on it.</summary>
sealed record CenterRecord(Center Center, CenterHistory History, Round Round, RoundExtension? Extension, AnnualReport? Report, DateOnly Today)
{
    public bool IsExpected => History.Expects(Round.Year);
    /// <summary>Expected, or reported all the same.</summary>
    public bool IsInRound => IsExpected || Report is not null;
    public DateOnly Due => Extension?.Due ?? Round.Due;
    public string? Lock => ReportLock.Why(Round, Extension?.Due, Standing, Report, Today);
    public string? WhyNotEditable => ReportLock.WhyNotEditable(Round, Extension?.Due, Standing, Report, Today);

    CenterState Standing => CenterStanding.On(History, Today);
}

/// <summary>What is recorded of the centres that a district leads or joins: the one place where its scope is applied to reports.</summary>
static class DistrictRecords
{
    /// <exception cref="NotFoundForActor">There is no such round.</exception>
    public static async Task<Round> RoundAsync(MonitorDb db, ReportYear year, CancellationToken cancel) =>
        await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Year == year, cancel)
        ?? throw new NotFoundForActor($"没有{year}年度的报送批次。");

    /// <summary>Centres that the actor's district leads or joins, by code.</summary>
    public static async Task<IReadOnlyList<Center>> CentersAsync(MonitorDb db, Actor actor, CancellationToken cancel) =>
        actor.IsDistrict ? await db.SeenAsync(actor, cancel) : [];

    /// <summary>
    /// The centres in each of the rounds, with their reports, versions and values. Tracked: what is changed in it is saved.
    /// </summary>
    public static async Task<IReadOnlyList<CenterRecord>> LoadAsync(
        MonitorDb db, IReadOnlyList<Round> rounds, IReadOnlyList<Center> centers, DateOnly today, CancellationToken cancel)
    {
        var (years, codes) = (rounds.Select(r => r.Year).ToList(), centers.Select(c => c.Code).ToList());
        var histories = await CenterHistories.LoadAsync(db, codes, cancel);
        var extensions = await db.RoundExtensions.AsNoTracking().Where(e => years.Contains(e.Year) && codes.Contains(e.Center))
            .ToDictionaryAsync(e => (e.Year, e.Center), cancel);
        var reports = await db.Reports.Where(r => years.Contains(r.Year) && codes.Contains(r.Center))
            .Include(r => r.Submissions).ThenInclude(s => s.Values)
            .Include(r => r.Submissions).ThenInclude(s => s.Upload)
            .Include(r => r.Submissions).ThenInclude(s => s.Notes)
            .ToDictionaryAsync(r => (r.Year, r.Center), cancel);
        return
        [
            .. from round in rounds
               from center in centers
               let key = (round.Year, center.Code)
               select new CenterRecord(center, histories[center.Code], round, extensions.GetValueOrDefault(key), reports.GetValueOrDefault(key), today),
        ];
    }

    /// <summary>One centre that the actor's district leads.</summary>
    /// <exception cref="NotFoundForActor">There is none, or another district leads it.</exception>
    public static async Task<CenterRecord> LedAsync(MonitorDb db, Actor actor, ReportYear year, CenterCode code, DateOnly today, CancellationToken cancel)
    {
        var round = await RoundAsync(db, year, cancel);
        var center = await db.Centers.AsNoTracking().Include(c => c.JointDistricts).SingleOrDefaultAsync(c => c.Code == code, cancel);
        if (center is null || !actor.Leads(center)) throw new NotFoundForActor();
        return (await LoadAsync(db, [round], [center], today, cancel))[0];
    }

    /// <summary>The centre's newest upload that was not turned away by a lock; null where there is none, as for what came with the demo.</summary>
    public static async Task<IReadOnlyDictionary<CenterCode, UploadedReport>> NewestUploadsAsync(
        MonitorDb db, ReportYear year, IReadOnlyCollection<CenterCode> centers, CancellationToken cancel)
    {
        var uploaded = await db.UploadedReports.AsNoTracking().Include(r => r.Upload)
            .Where(r => r.Upload.Year == year && centers.Contains(r.Center) && r.Outcome != UploadOutcome.Locked).ToListAsync(cancel);
        return uploaded.GroupBy(r => r.Center).ToDictionary(g => g.Key, g => g.MaxBy(r => r.UploadId)!);
    }

    /// <summary>Why no file can be taken for any of the centres; null where one can.</summary>
    public static string? WhyNoneEditable(IReadOnlyList<CenterRecord> records)
    {
        if (records.Any(r => r.WhyNotEditable is null)) return null;
        var reasons = records.GroupBy(r => r.WhyNotEditable, r => r.Center.Code).ToList();
        return reasons.Count == 1 ? reasons[0].Key : string.Concat(reasons.Select(g => $"{Some([.. g])} {g.Key}"));
    }

    /// <summary>CQ2024-01、CQ2024-02、CQ2024-03等39家: a reason is said once, however many it holds for.</summary>
    static string Some(IReadOnlyList<CenterCode> centers) => string.Join("、", centers.Take(3)) + (centers.Count > 3 ? $"等{centers.Count}家" : "");

    /// <summary>What audit entries about a report are filed under.</summary>
    public static string Subject(ReportYear year, CenterCode center) => $"{year}年度报告 {center}";
}
