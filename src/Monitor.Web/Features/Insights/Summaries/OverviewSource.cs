using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Insights.Summaries;

/// <summary>What an overview is put together from: sums of parts, and the parts that are listed.</summary>
sealed record OverviewSource
{
    public required Known Known { get; init; }
    public required ReportYear? Year { get; init; }
    public required OverviewFilter Filter { get; init; }
    public required FilterChoices Choices { get; init; }

    /// <summary>Of every centre, whatever the filter.</summary>
    public required Tally Everything { get; init; }

    /// <summary>Of the centres that fit, whatever the year.</summary>
    public required Tally AnyYear { get; init; }

    /// <summary>Of the centres that fit.</summary>
    public required IReadOnlyDictionary<int, Tally> ByYear { get; init; }

    /// <summary>Of the centres that fit, by lead district of the designation: in the year shown, and whatever the year.</summary>
    public required IReadOnlyDictionary<DistrictCode, (Tally OfYear, Tally AnyYear)> ByDistrict { get; init; }

    /// <summary>Of the year shown, the worst first; with those that left.</summary>
    public required IReadOnlyList<CenterPart> Centers { get; init; }

    /// <summary>Of rounds that have opened; the longest missing first.</summary>
    public required IReadOnlyList<CenterPart> Unreported { get; init; }

    /// <summary>From parts that are all there.</summary>
    public static OverviewSource Of(Known known, ReportYear? year, OverviewFilter filter, FilterChoices choices, IReadOnlyCollection<CenterPart> parts, Tally anyYear)
    {
        return new()
        {
            Known = known,
            Year = year,
            Filter = filter,
            Choices = choices,
            Everything = anyYear,
            AnyYear = anyYear,
            ByYear = parts.GroupBy(p => p.Now.Figures.Year.Value).ToDictionary(g => g.Key, g => Tally.Sum(g.Select(PartTally.Of))),
            ByDistrict = new Dictionary<DistrictCode, (Tally, Tally)>(),
            Centers = [.. parts.Where(p => p.Now.Figures.Year == year)
                .OrderByDescending(p => p.Expected).ThenByDescending(p => p.Now.Worst is { } worst ? (int)worst : -1).ThenBy(p => p.Now.Figures.Score ?? -1).ThenBy(p => p.Now.Figures.Code)],
            Unreported = [.. parts.Where(p => p.MissingSince is not null && known.Opened(p.Now.Figures.Year))
                .OrderBy(p => p.MissingSince).ThenBy(p => p.Now.Figures.Code).ThenBy(p => p.Now.Figures.Year)],
        };
    }
}

/// <summary>What is known on a day, whichever centres are looked at.</summary>
/// <param name="Rounds">That have opened, by year.</param>
/// <param name="Reported">Years with a report, in order.</param>
sealed record Known(DateOnly Today, IReadOnlyList<Round> Rounds, IReadOnlyDictionary<DistrictCode, District> Districts, IReadOnlyList<ReportYear> Reported)
{
    public static async Task<Known> LoadAsync(MonitorDb db, DateOnly today, IEnumerable<ReportYear> reported, CancellationToken cancel) => new(
        today, await db.Rounds.AsNoTracking().Where(r => r.Opens <= today).OrderBy(r => r.Year).ToListAsync(cancel),
        await db.Districts.AsNoTracking().ToDictionaryAsync(d => d.Code, cancel), [.. reported.Distinct().Order()]);

    /// <summary>Years of the rounds that have opened, and all that were reported; newest first.</summary>
    public IReadOnlyList<ReportYear> Years { get; } = [.. Rounds.Select(r => r.Year).Union(Reported).OrderDescending()];

    public bool Opened(ReportYear year) => Rounds.Any(r => r.Year == year);

    /// <summary>The one asked for; else the newest with a report; else the newest round.</summary>
    /// <exception cref="NotFoundForActor">The one asked for is none of <see cref="Years"/>.</exception>
    public ReportYear? YearToShow(ReportYear? asked) => asked is { } year
        ? Years.Contains(year) ? year : throw new NotFoundForActor($"{year}年度没有报送批次。请从“年度”中选择其他年度。")
        : Reported.Count > 0 ? Reported[^1]
        : Years.Count > 0 ? Years[0] : null;

    public DistrictCode DistrictToday(DistrictCode lead) => ActorProvider.Current(lead, Districts, Today);

    public string NameOf(DistrictCode district) => Districts.TryGetValue(district, out var known) ? known.Name : district.ToString();

    /// <summary>Who answered on that day, with the name of its designation where that has gone.</summary>
    public string DistrictName(DistrictCode lead, DateOnly day)
    {
        var (name, former) = (NameOf(ActorProvider.Current(lead, Districts, day)), NameOf(lead));
        return name == former ? name : $"{name}（原{former}）";
    }
}
