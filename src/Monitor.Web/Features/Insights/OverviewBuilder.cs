using Monitor.Analytics.Cases;
using Monitor.Analytics.Insight;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Cases;

namespace Monitor.Web.Features.Insights;

/// <summary>Makes the overview from facts: no database, no clock.</summary>
static class OverviewBuilder
{
    /// <summary>Years of the rounds that have opened, and all that were reported; newest first.</summary>
    public static IReadOnlyList<ReportYear> Years(OverviewFacts facts) =>
        [.. facts.Rounds.Select(r => r.Year).Union(ReportedYears(facts)).OrderDescending()];

    /// <summary>The one asked for; else the newest with a report; else the newest round.</summary>
    /// <exception cref="NotFoundForActor">The one asked for is none of <see cref="Years"/>.</exception>
    public static ReportYear? YearToShow(OverviewFacts facts, ReportYear? asked)
    {
        var years = Years(facts);
        if (asked is { } year)
            return years.Contains(year) ? year : throw new NotFoundForActor($"{year}年度没有报送批次。请从“年度”中选择其他年度。");
        var reported = ReportedYears(facts).ToList();
        return reported.Count > 0 ? reported.Max() : years.Count > 0 ? years[0] : null;
    }

    public static Overview Of(OverviewFacts facts, YearFacts ofYear, ReportYear? year, OverviewFilter filter)
    {
        var centers = facts.Centers.Where(c => filter.Fits(c, facts.DistrictToday(c))).ToList();
        var byYear = year is { } last ? Span(facts, last).Select(y => Summary(facts, centers, y)).ToList() : [];
        var now = byYear.Count == 0 ? [] : CentersNow(ofYear, byYear[^1], byYear.Count > 1 ? byYear[^2] : null);
        var unreported = ReportsMissing.Of(facts, centers);
        return new()
        {
            AsOf = facts.Today,
            Year = year,
            Years = Years(facts),
            Filter = filter,
            Choices = Choices(facts),
            ByYear = byYear,
            Centers = now,
            Unreported = unreported,
            Round = ReportsMissing.OpenRound(facts, centers),
            Cases = Cases(facts, centers.Select(c => c.Code).ToHashSet()),
            Districts = Districts(facts, year, now, unreported, ReportsMissing.Timeliness(facts, centers, year)),
            Rulebook = string.Join("、", ofYear.Scorecards.Values.Select(c => $"{c.RulebookId} {c.RulebookVersion}").Distinct().Order(StringComparer.Ordinal)),
            Synthetic = facts.Centers.Any(c => c.Synthetic),
            AllCenters = facts.Centers.Count,
        };
    }

    static IEnumerable<ReportYear> ReportedYears(OverviewFacts facts) => facts.Histories.Values.SelectMany(h => h.Reports).Select(r => r.Year).Distinct();

    static IEnumerable<ReportYear> Span(OverviewFacts facts, ReportYear last)
    {
        var first = ReportedYears(facts).Append(last).Min();
        for (var year = first; year <= last; year = year.Next) yield return year;
    }

    public static YearSummary Summary(OverviewFacts facts, IEnumerable<Center> centers, ReportYear year) => new(year,
        [.. centers.Where(c => facts.Histories[c.Code] is var h && (h.Expects(year) || h.Report(year) is not null)).Select(c => OfCenter(facts, c, year))]);

    static CenterYear OfCenter(OverviewFacts facts, Center center, ReportYear year)
    {
        var history = facts.Histories[center.Code];
        var report = history.Report(year);
        var fields = Measure.All.SelectMany(m => m.Over is { } over ? [m.Field, over] : new[] { m.Field }).Distinct();
        var known = facts.Grades.TryGetValue((center.Code, year), out var graded);
        return new()
        {
            Code = center.Code,
            Name = center.Name,
            Industry = center.Industry,
            Batch = center.Batch,
            District = DistrictName(facts, center, facts.DueDay(center.Code, year)),
            Reported = report is not null,
            Provisional = report is { IsVerified: false },
            Values = fields.Select(f => (Field: f, report?.Value(f).Value.Number)).Where(v => v.Number is not null).ToDictionary(v => v.Field, v => v.Number!.Value),
            Plans = history.TargetsOf(year),
            Score = known ? graded.Score : null,
            Grade = known ? graded.Grade : null,
        };
    }

    static List<CenterNow> CentersNow(YearFacts facts, YearSummary now, YearSummary? before)
    {
        var grades = before?.Centers.ToDictionary(c => c.Code, c => c.Grade);
        return [.. now.Centers
            .Select(c => (Center: c, Card: facts.Scorecards.GetValueOrDefault(c.Code)))
            .Select(c => new CenterNow(c.Center, c.Card?.Progress, c.Card?.Outcome, grades?.GetValueOrDefault(c.Center.Code), RisksOf(facts, c.Center.Code), facts.ForConsultation.Contains(c.Center.Code)))
            .OrderByDescending(c => c.Worst is { } worst ? (int)worst : -1)
            .ThenBy(c => c.Figures.Score ?? -1).ThenBy(c => c.Figures.Code)];
    }

    /// <summary>A district's lateness is no risk of the centre: it stands in the list of reports that are missing.</summary>
    static List<Risk> RisksOf(YearFacts facts, CenterCode center) => [.. facts.Flags[center]
        .Where(f => f.Flag.Against == FlagTarget.Center)
        .OrderByDescending(f => f.Flag.Severity).ThenBy(f => f.Flag.Key.Rule).ThenBy(f => f.Flag.Key.Subject, StringComparer.Ordinal)
        .Select(f => new Risk(f.Flag.Severity, f.Flag.Title, f.Flag.Clause.Number, f.Flag.Statement, f.Status, f.Flag.Provisional))];

    static List<CaseStage> Cases(OverviewFacts facts, IReadOnlySet<CenterCode> centers) => [.. facts.OpenCases
        .Where(c => centers.Contains(c.Center))
        .Select(c => (c.Kind, Stage: StageOf(c)))
        .CountBy(c => c)
        .OrderBy(c => c.Key.Kind).ThenBy(c => c.Key.Stage.Order)
        .Select(c => new CaseStage(CaseReader.NameOf(c.Key.Kind), c.Key.Stage.Name, c.Value))];

    static (int Order, string Name) StageOf(ICase one) => one switch
    {
        AnnualReview review => ((int)review.State, CaseNames.Of(review.State)),
        Rectification rectification => ((int)rectification.State, CaseNames.Of(rectification.State)),
        Revocation revocation => ((int)revocation.State, CaseNames.Of(revocation.State)),
        _ => throw new ArgumentOutOfRangeException(nameof(one), one.Kind, null),
    };

    static FilterChoices Choices(OverviewFacts facts) => new(
        [.. facts.Centers.Select(c => c.Batch).Distinct().OrderDescending()],
        [.. facts.Centers.Select(c => c.Industry).Distinct().Order(StringComparer.Ordinal)],
        [.. facts.Centers.Select(facts.DistrictToday).Distinct().Order().Select(d => (d, facts.NameOf(d)))]);

    static List<DistrictNow> Districts(
        OverviewFacts facts, ReportYear? year, IReadOnlyList<CenterNow> now, IReadOnlyList<Unreported> unreported, IReadOnlyDictionary<DistrictCode, Completeness> timeliness)
    {
        var today = facts.Centers.ToDictionary(c => c.Code, facts.DistrictToday);
        var led = now.ToLookup(c => today[c.Figures.Code]);
        var late = unreported.Where(u => u.IsOverdue).ToLookup(u => u.District);
        return [.. facts.Districts.Values
            .Where(d => (d.ValidFrom is null || d.ValidFrom <= facts.Today) && (d.ValidTo is null || d.ValidTo >= facts.Today))
            .OrderBy(d => d.Code)
            .Select(d => new DistrictNow(d.Code, d.Name, d.Region, led[d.Code].Count(), led[d.Code].Count(c => c.Figures.Reported), late[d.Code].Count(), led[d.Code].Max(c => c.Worst))
            {
                Summary = year is { } shown && led.Contains(d.Code) ? new(shown, [.. led[d.Code].Select(c => c.Figures)]) : null,
                Timeliness = timeliness.GetValueOrDefault(d.Code),
            })];
    }

    /// <summary>Who answered on that day, with the name of its designation where that has gone.</summary>
    internal static string DistrictName(OverviewFacts facts, Center center, DateOnly day)
    {
        var name = facts.NameOf(facts.DistrictOf(center, day));
        var former = facts.NameOf(center.LeadDistrict);
        return name == former ? name : $"{name}（原{former}）";
    }
}
