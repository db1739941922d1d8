using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Insights.Summaries;

namespace Monitor.Web.Features.Insights.Compare;

/// <summary>对比: of centres for everybody who sees centres, of those that he sees; of groups for those who see all.</summary>
public sealed class ComparisonService(IDbContextFactory<MonitorDb> databases, OverviewService overviews, TimeProvider time)
{
    /// <summary>Kind of the address: districts; without one centres are compared.</summary>
    /// <exception cref="NotFoundForActor">No such kind.</exception>
    public static ComparedKind ParseKind(string? kind) =>
        string.IsNullOrWhiteSpace(kind) ? ComparedKind.Centers
        : Enum.GetValues<ComparedKind>().Cast<ComparedKind?>().FirstOrDefault(k => k.ToString()!.Equals(kind.Trim(), StringComparison.OrdinalIgnoreCase))
            ?? throw new NotFoundForActor($"不能按“{kind}”对比。请改为创新中心、批次、产业或牵头区县。");

    /// <param name="codes">In the order in which they are shown.</param>
    /// <exception cref="NotFoundForActor">One of them does not exist, or the actor does not see it.</exception>
    public async Task<Comparison> OfCentersAsync(Actor actor, IReadOnlyList<CenterCode> codes, CancellationToken cancel)
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
        var chosen = picked.Select(code => facts.Centers.Single(c => c.Code == code)).ToList();
        var parts = chosen.SelectMany(c => CenterParts.Of(facts, c)).Where(p => p.Expected && years.Contains(p.Now.Figures.Year)).ToLookup(p => p.Now.Figures.Code);
        return new()
        {
            Kind = ComparedKind.Centers,
            Groups = [.. chosen.Select(c => new ComparedGroup(c.Code.ToString(), c.Name, $"/centers/{c.Code}", parts[c.Code].ToDictionary(p => p.Now.Figures.Year, p => YearSummary.Of(p.Now.Figures.Year, [p]))))],
            Centers = [.. chosen.Select(c => new ComparedCenter(
                c.Code, c.Name, known.DistrictName(c.LeadDistrict, known.Today), c.Industry, c.Batch,
                parts[c.Code].ToDictionary(p => p.Now.Figures.Year, p => OverviewBuilder.Named(known, p).Figures), years.Where(y => shows(c.Code, y)).ToHashSet()))],
            Years = years,
            Choices = [.. seen.Values.OrderBy(c => c.Code).Select(c => (c.Code.ToString(), $"{c.Code} {c.Name}"))],
            LeftOut = codes.Distinct().Count() - chosen.Count,
            Synthetic = chosen.Any(c => c.Synthetic),
            MayGroup = actor.SeesAll,
        };
    }

    /// <summary>Each group is what the overview shows of it, under the same filter.</summary>
    /// <param name="keys">Batches, industries or codes of bureaux, in the order in which they are shown.</param>
    /// <param name="filter">Which centres are counted; the kind's own dimension in it is not looked at.</param>
    /// <exception cref="Forbidden">The actor does not see every centre.</exception>
    /// <exception cref="NotFoundForActor">There is no such group.</exception>
    public async Task<Comparison> OfGroupsAsync(Actor actor, ComparedKind kind, IReadOnlyList<string> keys, OverviewFilter filter, CancellationToken cancel)
    {
        if (!actor.SeesAll) throw new Forbidden("按批次、产业、区县对比汇集全市各创新中心的数据，只供市级部门查看。您可以对比本区县的创新中心。");
        filter = Narrowed(filter, kind, null);
        var city = await overviews.GetAsync(actor, null, filter, cancel);
        var choices = ChoicesOf(kind, city.Choices);
        var distinct = keys.Distinct().ToList();
        if (distinct.FirstOrDefault(k => choices.All(c => c.Key != k)) is { } unknown)
            throw new NotFoundForActor($"没有“{unknown}”这个{CompareWords.NameOf(kind)}。请在“对比”中重新选择。");
        var groups = new List<ComparedGroup>();
        foreach (var key in distinct.Take(Comparison.Most))
        {
            var own = Narrowed(filter, kind, key);
            var overview = await overviews.GetAsync(actor, city.Year, own, cancel);
            groups.Add(new(key, choices.First(c => c.Key == key).Name, $"/overview{own.Query(city.Year)}", overview.ByYear.Where(y => y.Expected > 0).ToDictionary(y => y.Year)));
        }
        return new()
        {
            Kind = kind,
            Groups = groups,
            Years = [.. city.ByYear.Select(y => y.Year).Where(y => groups.Any(g => g.In(y) is not null))],
            Choices = choices,
            Filter = filter,
            Narrowing = city.Choices,
            LeftOut = distinct.Count - groups.Count,
            Synthetic = city.Synthetic,
            MayGroup = true,
        };
    }

    static OverviewFilter Narrowed(OverviewFilter filter, ComparedKind kind, string? key) => kind switch
    {
        ComparedKind.Batches => filter with { Batch = key is null ? null : int.Parse(key) },
        ComparedKind.Industries => filter with { Industry = key },
        ComparedKind.Districts => filter with { District = key is null ? default(DistrictCode?) : new DistrictCode(key) },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    static IReadOnlyList<(string Key, string Name)> ChoicesOf(ComparedKind kind, FilterChoices of) => kind switch
    {
        ComparedKind.Batches => [.. of.Batches.Select(b => (b.ToString(), $"{b}年批"))],
        ComparedKind.Industries => [.. of.Industries.Select(i => (i, i))],
        ComparedKind.Districts => [.. of.Districts.Select(d => (d.Code.ToString(), d.Name))],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
