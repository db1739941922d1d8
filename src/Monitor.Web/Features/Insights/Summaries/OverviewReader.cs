using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Insights.Summaries;

/// <summary>Reads what an overview is put together from, out of the kept sums and parts: a few rows, however many centres there are.</summary>
static class OverviewReader
{
    /// <param name="most">How many centres are listed where all can be, how many where only the worst are, and how many missing reports.</param>
    /// <exception cref="NotFoundForActor">No round of that year has opened, and nothing was reported for it.</exception>
    public static async Task<OverviewSource> ReadAsync(MonitorDb db, DateOnly today, ReportYear? asked, OverviewFilter filter, (int All, int Worst, int Reports) most, CancellationToken cancel)
    {
        // One state of the database for all that is read; a reading transaction keeps nobody from writing.
        await db.Database.OpenConnectionAsync(cancel);
        await using var reading = db.Database.CurrentTransaction is null ? ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true) : null;
        await using var used = reading is null ? null : await db.Database.UseTransactionAsync(reading, cancel);

        var everything = await TotalsAsync(db, 0, "", [""], cancel);
        var known = await Known.LoadAsync(db, today, everything.Where(t => t.Year != OverviewPart.AnyYear && t.Tally[PartTally.Reported] > 0).Select(t => new ReportYear(t.Year)), cancel);
        var year = known.YearToShow(asked);
        var lastRound = known.Rounds.Count > 0 ? known.Rounds[^1].Year.Value : OverviewPart.AnyYear;
        var led = filter.District is { } district ? known.Districts.Keys.Where(d => known.DistrictToday(d) == district).ToList() : null;
        var (batch, industry) = (filter.Batch ?? 0, filter.Industry ?? "");
        var fitting = filter.IsNone ? everything : await TotalsAsync(db, batch, industry, led is null ? [""] : [.. led.Select(d => d.ToString())], cancel);
        var byYear = fitting.Where(t => t.Year != OverviewPart.AnyYear).GroupBy(t => t.Year).ToDictionary(g => g.Key, g => Tally.Sum(g.Select(t => t.Tally)));
        var fit = year is { } of && byYear.TryGetValue(of.Value, out var sum) ? sum.Count(PartTally.Expected) : 0;

        return new()
        {
            Known = known,
            Year = year,
            Filter = filter,
            Choices = await ChoicesAsync(db, known, cancel),
            Everything = Tally.Sum(everything.Where(t => t.Year == OverviewPart.AnyYear).Select(t => t.Tally)),
            AnyYear = Tally.Sum(fitting.Where(t => t.Year == OverviewPart.AnyYear).Select(t => t.Tally)),
            ByYear = byYear,
            ByDistrict = year is { } shown ? await ByDistrictAsync(db, shown, batch, industry, led, cancel) : new Dictionary<DistrictCode, (Tally, Tally)>(),
            Centers = year is { } y ? await PartsAsync(Fitting(db.OverviewParts.Where(p => p.Year == y.Value), filter, led)
                .OrderByDescending(p => p.Expected).ThenByDescending(p => p.Worst).ThenBy(p => p.Score).ThenBy(p => p.Center), fit <= most.All ? most.All : most.Worst, cancel) : [],
            Unreported = await PartsAsync(Fitting(db.OverviewParts.Where(p => p.MissingSince != null && p.Year <= lastRound), filter, led)
                .OrderBy(p => p.MissingSince).ThenBy(p => p.Center).ThenBy(p => p.Year), most.Reports, cancel),
        };
    }

    static async Task<List<(string District, int Year, Tally Tally)>> TotalsAsync(MonitorDb db, int batch, string industry, string[] districts, CancellationToken cancel) =>
        [.. (await db.OverviewTotals.AsNoTracking().Where(t => t.Batch == batch && t.Industry == industry && districts.Contains(t.District))
            .Select(t => new { t.District, t.Year, t.Json }).ToListAsync(cancel)).Select(t => (t.District, t.Year, CanonicalJson.Read<Tally>(t.Json)))];

    static async Task<Dictionary<DistrictCode, (Tally, Tally)>> ByDistrictAsync(
        MonitorDb db, ReportYear year, int batch, string industry, List<DistrictCode>? led, CancellationToken cancel)
    {
        var totals = (await db.OverviewTotals.AsNoTracking()
                .Where(t => t.Batch == batch && t.Industry == industry && t.District != "" && (t.Year == year.Value || t.Year == OverviewPart.AnyYear))
                .Select(t => new { t.District, t.Year, t.Json }).ToListAsync(cancel))
            .Select(t => (District: new DistrictCode(t.District), t.Year, Tally: CanonicalJson.Read<Tally>(t.Json)))
            .Where(t => led?.Contains(t.District) ?? true);
        return totals.GroupBy(t => t.District).ToDictionary(g => g.Key, g => (
            Tally.Sum(g.Where(t => t.Year != OverviewPart.AnyYear).Select(t => t.Tally)), Tally.Sum(g.Where(t => t.Year == OverviewPart.AnyYear).Select(t => t.Tally))));
    }

    static async Task<FilterChoices> ChoicesAsync(MonitorDb db, Known known, CancellationToken cancel)
    {
        var anyDistrict = await db.OverviewTotals.Where(t => t.Year == OverviewPart.AnyYear && t.District == "").Select(t => new { t.Batch, t.Industry }).ToListAsync(cancel);
        var districts = await db.OverviewTotals.Where(t => t.Year == OverviewPart.AnyYear && t.Batch == 0 && t.Industry == "" && t.District != "").Select(t => t.District).ToListAsync(cancel);
        return new(
            [.. anyDistrict.Where(t => t.Batch != 0).Select(t => t.Batch).Distinct().OrderDescending()],
            [.. anyDistrict.Where(t => t.Industry != "").Select(t => t.Industry).Distinct().Order(StringComparer.Ordinal)],
            [.. districts.Select(d => known.DistrictToday(new(d))).Distinct().Order().Select(d => (d, known.NameOf(d)))]);
    }

    static IQueryable<OverviewPart> Fitting(IQueryable<OverviewPart> parts, OverviewFilter filter, List<DistrictCode>? led)
    {
        if (filter.Batch is { } batch) parts = parts.Where(p => p.Batch == batch);
        if (filter.Industry is { } industry) parts = parts.Where(p => p.Industry == industry);
        // By its own index where it is one, as nearly always.
        return led switch { null => parts, [var only] => parts.Where(p => p.District == only), _ => parts.Where(p => led.Contains(p.District)) };
    }

    static async Task<IReadOnlyList<CenterPart>> PartsAsync(IQueryable<OverviewPart> parts, int most, CancellationToken cancel) =>
        [.. (await parts.AsNoTracking().Select(p => p.Json).Take(most).ToListAsync(cancel)).Select(CanonicalJson.Read<CenterPart>)];
}
