using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Insights.Summaries;

namespace Monitor.Web.Features.Insights;

/// <summary>What a district sees of its own centres: those it leads, in totals, and those it joins, each for itself.</summary>
/// <param name="Led">Computed from the centres that the district sees, and from nothing else; scores, grades and flags only of years disclosed to it.</param>
/// <param name="Centers">Led and joined, expected in the year.</param>
/// <param name="City">The city's middle of each measure, in which no centre can be told.</param>
public sealed record DistrictOverview(string District, Overview Led, IReadOnlyList<DistrictCenter> Centers, IReadOnlyList<CityReference> City)
{
    /// <summary>What is compared with the city.</summary>
    public static IReadOnlyList<Measure> Measures { get; } =
        [Measure.Trained, Measure.Titles, Measure.Patents, Measure.Transfers, Measure.Revenue, Measure.SelfSustaining];

    /// <summary>2025年度沙坪坝区牵头的2家创新中心，已报送2家；已公开得分的2家均未触发整改提示或撤销条件。</summary>
    public string Answer
    {
        get
        {
            if (Centers.Count == 0) return Led.Year is { } none ? $"{none}年度{District}没有应报送的创新中心。" : "尚无报送批次。";
            var led = Centers.Where(c => !c.IsJoint).ToList();
            if (led.Count == 0) return $"{Led.Year}年度{District}没有牵头的创新中心，参与建设{Centers.Count}家。";
            var shown = led.Where(c => c is { IsDisclosed: true, Figures.Reported: true }).ToList();
            return $"{Led.Year}年度{District}牵头的{led.Count}家创新中心，已报送{led.Count(c => c.Figures.Reported)}家；"
                + (shown.Count == 0 ? "得分、等级和风险标记尚未公开。" : $"已公开得分的{shown.Count}家{Risks(shown)}。");
        }
    }

    static string Risks(List<DistrictCenter> shown)
    {
        var parts = new[] { (Severity.Revoke, "触发撤销条件"), (Severity.Rectify, "触发整改提示") }
            .Select(p => (Count: shown.Count(c => c.Risks.Any(r => r.Severity == p.Item1)), What: p.Item2)).Where(p => p.Count > 0)
            .Select(p => shown.Count == 1 ? p.What : $"{p.Count}家{p.What}").ToList();
        return parts.Count > 0 ? (shown.Count == 1 ? "" : "中，") + string.Join("，", parts) : $"{(shown.Count == 1 ? "" : "均")}未触发整改提示或撤销条件";
    }
}

/// <param name="IsJoint">Another district leads it.</param>
/// <param name="IsDisclosed">Score, grade and flags of the year may be shown; else they are null and empty.</param>
public sealed record DistrictCenter(CenterYear Figures, bool IsJoint, bool IsDisclosed, IReadOnlyList<Risk> Risks);

/// <summary>本区总览: for districts, of their own centres.</summary>
public sealed class DistrictOverviewService(
    IDbContextFactory<MonitorDb> databases, OverviewKeeper keeper, Kept<ReportYear, IReadOnlyList<CityReference>> city, TimeProvider time)
{
    /// <param name="year">Null for the newest with a report of its own.</param>
    /// <exception cref="Forbidden">The actor is of no district.</exception>
    /// <exception cref="NotFoundForActor">No round of that year has opened, and nothing was reported for it.</exception>
    public async Task<DistrictOverview> GetAsync(Actor actor, ReportYear? year, CancellationToken cancel)
    {
        actor.Require(Role.DistrictReporter, Role.DistrictApprover);
        var district = actor.District ?? throw new Forbidden("您的账号没有所属区县，请联系安全保密管理员。");
        await using var db = await databases.CreateDbContextAsync(cancel);
        var seen = (await db.SeenAsync(actor, cancel)).ToDictionary(c => c.Code);
        var (own, shows) = await (await OverviewFacts.LoadAsync(db, seen.Keys, cancel)).SeenByAsync(db, actor, cancel);
        var known = await Known.LoadAsync(db, time.Today(), own.Histories.Values.SelectMany(h => h.Reports).Select(r => r.Year), cancel);
        var shown = known.YearToShow(year);
        var everything = own.Centers.SelectMany(c => CenterParts.Of(own, c)).ToList();
        var led = own.Centers.Where(c => known.DistrictToday(c.LeadDistrict) == district).ToDictionary(c => c.Code);
        var parts = everything.Where(p => led.ContainsKey(p.Now.Figures.Code)).ToList();
        var name = known.NameOf(district);
        return new(
            name,
            OverviewBuilder.Of(OverviewSource.Of(known, shown, new(District: district), new([], [], [(district, name)]), parts,
                Tally.Sum(led.Values.Select(c => CenterParts.OfAnyYear(own, c, parts.Where(p => p.Now.Figures.Code == c.Code)))))),
            [.. everything.Where(p => p.Expected && p.Now.Figures.Year == shown).Select(p => OverviewBuilder.Named(known, p))
                .Select(c => new DistrictCenter(c.Figures, !actor.Leads(seen[c.Figures.Code]), shows(c.Figures.Code, shown!.Value), c.Risks))
                .OrderBy(c => c.IsJoint).ThenBy(c => c.Figures.Code)],
            shown is { } of ? await CityAsync(of, cancel) : [.. DistrictOverview.Measures.Select(m => CityReference.Of(m, []))]);
    }

    async Task<IReadOnlyList<CityReference>> CityAsync(ReportYear year, CancellationToken cancel)
    {
        await keeper.CatchUpAsync(cancel);
        return await city.GetAsync(year, async () =>
        {
            await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
            var parts = await db.OverviewParts.AsNoTracking().Where(p => p.Year == year.Value && p.Expected).Select(p => p.Json).ToListAsync(CancellationToken.None);
            var figures = parts.Select(p => CanonicalJson.Read<CenterPart>(p).Now.Figures).ToList();
            return [.. DistrictOverview.Measures.Select(m => CityReference.Of(m, figures))];
        }).WaitAsync(cancel);
    }
}
