using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Insight;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Insights.Summaries;

/// <summary>Makes the parts of centres from facts: no database, no clock.</summary>
static class CenterParts
{
    /// <summary>Names in what a centre adds whatever the year; a case with its kind and state, a missing report with its year and due day.</summary>
    public const string Centers = "centers", Synthetic = "synthetic", Case = "case ", Missing = "missing ";

    /// <summary>Of every year in which the centre was expected or reported, and of the year after.</summary>
    public static IEnumerable<CenterPart> Of(OverviewFacts facts, Center center)
    {
        var history = facts.Histories[center.Code];
        var validity = history.Center.Validity;
        var years = validity.Years.Append(validity.LastYear.Next).Where(history.Expects).Union(history.Reports.Where(r => r.WithdrawnOn is null).Select(r => r.Year)).ToHashSet();
        return years.Union(years.Select(y => y.Next)).Order().Select(y => Of(facts, center, history, y, years.Contains(y), years.Contains(y.Previous)));
    }

    /// <summary>What a centre adds to the overview of any year.</summary>
    public static Tally OfAnyYear(OverviewFacts facts, Center center, IEnumerable<CenterPart> parts)
    {
        var names = parts.Where(p => p.MissingSince is not null).Select(p => $"{Missing}{p.Now.Figures.Year} {p.MissingSince:yyyy-MM-dd}")
            .Concat(facts.OpenCases[center.Code].Select(c => Case + StageOf(c))).Append(Centers);
        if (center.Synthetic) names = names.Append(Synthetic);
        return new(names.CountBy(n => n).ToDictionary(n => n.Key, n => (decimal)n.Value));
    }

    public static CenterYear Figures(OverviewFacts facts, Center center, ReportYear year)
    {
        var history = facts.Histories[center.Code];
        var report = history.Report(year);
        var card = facts.Scorecards.GetValueOrDefault((center.Code, year));
        return new()
        {
            Code = center.Code,
            Year = year,
            Name = center.Name,
            Industry = center.Industry,
            Batch = center.Batch,
            District = "",
            Reported = report is not null,
            Provisional = report is { IsVerified: false },
            Values = Fields.Select(f => (Field: f, report?.Value(f).Value.Number)).Where(v => v.Number is not null).ToDictionary(v => v.Field, v => v.Number!.Value),
            Plans = Plans.Select(code => (Code: code, Value: history.TargetOf(year, code))).Where(p => p.Value is not null).ToDictionary(p => p.Code, p => p.Value!.Value),
            Score = card?.Score,
            Grade = card?.Grade,
        };
    }

    static readonly IReadOnlyList<string> Plans = [.. Measure.All.Select(m => m.Plan).OfType<string>().Distinct()];

    static readonly IReadOnlyList<FieldCode> Fields = [.. Measure.All.SelectMany(m => m.Over is { } over ? [m.Field, over] : new[] { m.Field }).Distinct()];

    static CenterPart Of(OverviewFacts facts, Center center, CenterHistory history, ReportYear year, bool isExpected, bool wasExpected)
    {
        var before = wasExpected ? Figures(facts, center, year.Previous) : null;
        var card = facts.Scorecards.GetValueOrDefault((center.Code, year));
        var round = history.Rounds.FirstOrDefault(r => r.Year == year);
        return new()
        {
            Now = new(Figures(facts, center, year), card?.Progress, card?.Outcome, YearStanding.Of(before),
                RisksOf(facts.Flags[(center.Code, year)]), facts.ForConsultation.Contains((center.Code, year))),
            Lead = center.LeadDistrict,
            Expected = isExpected,
            Before = before,
            Due = round?.EffectiveDue,
            Reporting = round is not null && history.Expects(year) ? ReportingOf(facts, center, history, round) : null,
            Reminders = history.Reminders.Count(r => r.Year == year && r.Delivery != Delivery.Failed),
            Rulebook = card is null ? "" : $"{card.RulebookId} {card.RulebookVersion}",
        };
    }

    /// <summary>A district's lateness is no risk of the centre: it stands in the list of reports that are missing.</summary>
    static List<Risk> RisksOf(IEnumerable<RecordedFlag> flags) => [.. flags
        .Where(f => f.Flag.Against == FlagTarget.Center)
        .OrderByDescending(f => f.Flag.Severity).ThenBy(f => f.Flag.Key.Rule).ThenBy(f => f.Flag.Key.Subject, StringComparer.Ordinal)
        .Select(f => new Risk(f.Flag.Severity, f.Flag.Title, f.Flag.Clause.Number, f.Flag.Statement, f.Status, f.Flag.Provisional))];

    static Reporting ReportingOf(OverviewFacts facts, Center center, CenterHistory history, RoundFacts round)
    {
        var handedIn = history.Reports.Where(r => r.Year == round.Year).ToList();
        return new(
            center.Code, center.LeadDistrict, round.Due, round.ExtendedDue,
            facts.States.TryGetValue((center.Code, round.Year), out var state) ? state : null,
            handedIn.Count > 0 ? handedIn.Min(r => r.SubmittedOn) : null);
    }

    static string StageOf(ICase one) => one switch
    {
        AnnualReview review => $"{one.Kind} {(int)review.State}",
        Rectification rectification => $"{one.Kind} {(int)rectification.State}",
        Revocation revocation => $"{one.Kind} {(int)revocation.State}",
        _ => throw new ArgumentOutOfRangeException(nameof(one), one.Kind, null),
    };

    /// <summary>Open cases by stage, in the order of their stages.</summary>
    public static IReadOnlyList<CaseStage> Cases(Tally ofAnyYear) => [.. ofAnyYear.Under(Case)
        .Select(c => (Kind: Enum.Parse<CaseKind>(c.Name.Split(' ')[0]), State: int.Parse(c.Name.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), c.Count))
        .OrderBy(c => c.Kind).ThenBy(c => c.State)
        .Select(c => new CaseStage(Features.Cases.CaseReader.NameOf(c.Kind), NameOf(c.Kind, c.State), c.Count))];

    static string NameOf(CaseKind kind, int state) => kind switch
    {
        CaseKind.Review => CaseNames.Of((ReviewState)state),
        CaseKind.Rectification => CaseNames.Of((RectificationState)state),
        CaseKind.Revocation => CaseNames.Of((RevocationState)state),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static IReadOnlyList<MissingReports> MissingReports(Tally ofAnyYear) => [.. ofAnyYear.Under(Missing)
        .Select(m => new MissingReports(OverviewFilter.ParseYear(m.Name[..4])!.Value, DateOnly.ParseExact(m.Name[5..], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), m.Count))];
}
