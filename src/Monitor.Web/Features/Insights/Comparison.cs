using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Insights.Summaries;

namespace Monitor.Web.Features.Insights;

/// <summary>Chosen centres side by side, year by year.</summary>
/// <param name="Years">From the first to the last that any of them reported.</param>
/// <param name="Choices">All centres that the reader sees.</param>
/// <param name="LeftOut">Chosen beyond <see cref="Most"/>, and not compared.</param>
public sealed record Comparison(
    IReadOnlyList<ComparedCenter> Centers, IReadOnlyList<ReportYear> Years, IReadOnlyList<(CenterCode Code, string Name)> Choices, int LeftOut, bool Synthetic)
{
    public const int Most = 6;

    /// <summary>The highest value of all of them: one scale for what stands side by side.</summary>
    public decimal MostOf(Measure measure) => Centers.SelectMany(c => c.Years.Values).Max(y => Total.Of(measure, y).Value) ?? 0;

    public string Answer
    {
        get
        {
            if (Centers.Count == 0) return $"请在下方选择要对比的创新中心，最多 {Most} 家。";
            var newest = Years.LastOrDefault(y => Centers.Any(c => c.In(y)?.Score is not null));
            var ranked = Centers.Select(c => (c.Name, c.In(newest)?.Score)).Where(c => c.Score is not null).OrderByDescending(c => c.Score).ToList();
            return ranked.Count < 2
                ? $"对比{Centers.Count}家创新中心；可对比得分的不足两家。"
                : $"对比{Centers.Count}家创新中心：{newest}年度得分最高的是{ranked[0].Name}（{Numbers.Text(ranked[0].Score)}分），最低的是{ranked[^1].Name}（{Numbers.Text(ranked[^1].Score)}分）。";
        }
    }
}

/// <param name="Years">Years in which it was expected or reported; score and grade only where the reader may see them.</param>
/// <param name="Disclosed">Years of which the reader sees score and grade.</param>
public sealed record ComparedCenter(CenterCode Code, string Name, string District, string Industry, int Batch, IReadOnlyDictionary<ReportYear, CenterYear> Years, IReadOnlySet<ReportYear> Disclosed)
{
    public CenterYear? In(ReportYear year) => Years.GetValueOrDefault(year);
}

/// <summary>对比: for everybody who sees centres, of those that he sees.</summary>
public sealed class ComparisonService(IDbContextFactory<MonitorDb> databases, TimeProvider time)
{
    /// <param name="codes">In the order in which they are shown.</param>
    /// <exception cref="NotFoundForActor">One of them does not exist, or the actor does not see it.</exception>
    public async Task<Comparison> GetAsync(Actor actor, IReadOnlyList<CenterCode> codes, CancellationToken cancel)
    {
        actor.RequireReader();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var seen = (await db.SeenAsync(actor, cancel)).ToDictionary(c => c.Code);
        if (codes.FirstOrDefault(c => !seen.ContainsKey(c)) is var unknown && codes.Any(c => !seen.ContainsKey(c)))
            throw new NotFoundForActor($"没有编码为“{unknown}”的创新中心，或您无权查看。请在“对比”中重新选择。");
        var picked = codes.Distinct().Take(Comparison.Most).ToList();
        var (facts, shows) = await (await OverviewFacts.LoadAsync(db, picked, cancel)).SeenByAsync(db, actor, cancel);
        var known = await Known.LoadAsync(db, time.Today(), [], cancel);
        var reported = facts.Histories.Values.SelectMany(h => h.Reports).Select(r => r.Year.Value).ToList();
        List<ReportYear> years = reported.Count == 0 ? [] : [.. Enumerable.Range(reported.Min(), reported.Max() - reported.Min() + 1).Select(y => new ReportYear(y))];
        return new(
            [.. picked.Select(code => facts.Centers.Single(c => c.Code == code)).Select(c => new ComparedCenter(
                c.Code, c.Name, known.DistrictName(c.LeadDistrict, known.Today), c.Industry, c.Batch,
                CenterParts.Of(facts, c).Where(p => p.Expected && years.Contains(p.Now.Figures.Year)).ToDictionary(p => p.Now.Figures.Year, p => OverviewBuilder.Named(known, p).Figures),
                years.Where(y => shows(c.Code, y)).ToHashSet()))],
            years, [.. seen.Values.OrderBy(c => c.Code).Select(c => (c.Code, c.Name))], codes.Distinct().Count() - picked.Count, facts.Centers.Any(c => c.Synthetic));
    }
}
