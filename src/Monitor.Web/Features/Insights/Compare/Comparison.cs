using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Insights.Compare;

/// <summary>What stands side by side: centres, or groups of them.</summary>
public enum ComparedKind { Centers, Batches, Industries, Districts }

/// <summary>Chosen centres or groups side by side, year by year.</summary>
public sealed record Comparison
{
    public const int Most = 6;

    public required ComparedKind Kind { get; init; }

    /// <summary>In the order of the address.</summary>
    public required IReadOnlyList<ComparedGroup> Groups { get; init; }

    /// <summary>The same centres with their scores; empty where groups are compared.</summary>
    public IReadOnlyList<ComparedCenter> Centers { get; init; } = [];

    /// <summary>From the first to the last that any of them reported.</summary>
    public required IReadOnlyList<ReportYear> Years { get; init; }

    /// <summary>All that the reader may choose from.</summary>
    public required IReadOnlyList<(string Key, string Name)> Choices { get; init; }

    /// <summary>Which centres are counted in groups; without the kind's own dimension.</summary>
    public OverviewFilter Filter { get; init; } = OverviewFilter.None;

    /// <summary>What groups can be narrowed by; null where centres are compared.</summary>
    public FilterChoices? Narrowing { get; init; }

    /// <summary>Chosen beyond <see cref="Most"/>, and not compared.</summary>
    public required int LeftOut { get; init; }

    public required bool Synthetic { get; init; }

    /// <summary>The reader sees every centre, and so may compare groups.</summary>
    public required bool MayGroup { get; init; }

    /// <summary>The highest value of all of them: one scale for what stands side by side.</summary>
    public decimal MostOf(Measure measure) => Groups.SelectMany(g => g.Years.Values).Max(y => y[measure].Value) ?? 0;

    public string Answer => Kind == ComparedKind.Centers ? CompareWords.OfCenters(this) : CompareWords.OfGroups(this);
}

/// <param name="Key">In the address: a centre's or bureau's code, a batch, an industry.</param>
/// <param name="Href">Where more of it is shown.</param>
/// <param name="Years">Totals of the years in which a centre of it was expected or reported.</param>
public sealed record ComparedGroup(string Key, string Name, string Href, IReadOnlyDictionary<ReportYear, YearSummary> Years)
{
    public YearSummary? In(ReportYear year) => Years.GetValueOrDefault(year);
}

/// <param name="Years">Years in which it was expected or reported; score and grade only where the reader may see them.</param>
/// <param name="Disclosed">Years of which the reader sees score and grade.</param>
public sealed record ComparedCenter(CenterCode Code, string Name, string District, string Industry, int Batch, IReadOnlyDictionary<ReportYear, CenterYear> Years, IReadOnlySet<ReportYear> Disclosed)
{
    public CenterYear? In(ReportYear year) => Years.GetValueOrDefault(year);
}

/// <summary>The comparison in sentences, and its kinds by their names.</summary>
static class CompareWords
{
    public static string NameOf(ComparedKind kind) => kind switch
    {
        ComparedKind.Centers => "创新中心",
        ComparedKind.Batches => "批次",
        ComparedKind.Industries => "产业",
        ComparedKind.Districts => "牵头区县",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>家 for centres, 个 for groups.</summary>
    public static string CounterOf(ComparedKind kind) => kind == ComparedKind.Centers ? "家" : "个";

    public static string OfCenters(Comparison comparison)
    {
        var centers = comparison.Centers;
        if (centers.Count == 0) return Choose(comparison.Kind);
        var newest = comparison.Years.LastOrDefault(y => centers.Any(c => c.In(y)?.Score is not null));
        var ranked = centers.Select(c => (c.Name, c.In(newest)?.Score)).Where(c => c.Score is not null).OrderByDescending(c => c.Score).ToList();
        return ranked.Count < 2
            ? $"对比{centers.Count}家创新中心；可对比得分的不足两家。"
            : $"对比{centers.Count}家创新中心：{newest}年度得分最高的是{ranked[0].Name}（{Formats.Score(ranked[0].Score)}分），最低的是{ranked[^1].Name}（{Formats.Score(ranked[^1].Score)}分）。";
    }

    /// <summary>By the share of 良好 and above, which groups of different sizes can be held against each other by.</summary>
    public static string OfGroups(Comparison comparison)
    {
        if (comparison.Groups.Count == 0) return Choose(comparison.Kind);
        var what = $"对比{comparison.Groups.Count}个{NameOf(comparison.Kind)}";
        var newest = comparison.Years.LastOrDefault(y => comparison.Groups.Any(g => g.In(y) is { } s && Graded(s) > 0));
        var ranked = comparison.Groups.Select(g => (g.Name, Year: g.In(newest))).Where(g => g.Year is { } y && Graded(y) > 0)
            .OrderByDescending(g => Good(g.Year!) / (decimal)Graded(g.Year!)).ToList();
        if (ranked.Count < 2) return $"{what}；可对比等级的不足两个。";
        var (best, worst) = (ranked[0], ranked[^1]);
        return Good(best.Year!) * Graded(worst.Year!) == Good(worst.Year!) * Graded(best.Year!)
            ? $"{what}：{newest}年度良好及以上的比例相同。"
            : $"{what}：{newest}年度良好及以上的比例最高的是{best.Name}（{Share(best.Year!)}），最低的是{worst.Name}（{Share(worst.Year!)}）。";
    }

    public static int Graded(YearSummary year) => year.With(Grade.Excellent) + year.With(Grade.Good) + year.With(Grade.Pass) + year.With(Grade.Fail);

    static int Good(YearSummary year) => year.With(Grade.Excellent) + year.With(Grade.Good);

    static string Share(YearSummary year) => $"已定级{Graded(year)}家中{Good(year)}家";

    static string Choose(ComparedKind kind) => $"请在下方选择要对比的{NameOf(kind)}，最多 {Comparison.Most} {CounterOf(kind)}。";
}
