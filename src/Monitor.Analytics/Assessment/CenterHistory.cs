using System.Text.Json.Serialization;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Assessment;

/// <summary>What a centre is. Districts are those of its designation; successors are resolved by whoever authorises.</summary>
public sealed record CenterProfile
{
    public required CenterCode Code { get; init; }
    public required string Name { get; init; }
    public required string Industry { get; init; }
    public required string LeadEntity { get; init; }
    public required DistrictCode LeadDistrict { get; init; }
    public IReadOnlyList<DistrictCode> JointDistricts { get; init; } = [];
    public required ValidityPeriod Validity { get; init; }
}

/// <summary>Kinds of facts that a history may or may not hold. What is not available cannot be evaluated, and is said.</summary>
[Flags]
public enum Facts
{
    None = 0,
    Reports = 1,
    Targets = 2,
    Rounds = 4,
    Incidents = 8,
    Reviews = 16,
    Cases = 32,
    Models = 64,
    All = Reports | Targets | Rounds | Incidents | Reviews | Cases | Models,
}

/// <summary>
/// Everything recorded about one centre that assessment and rules look at. Each fact carries the day (UTC+8) on which it was
/// recorded, so that <see cref="AsOf"/> gives what was known then, and a past judgement can be replayed.
/// </summary>
public sealed record CenterHistory
{
    public required CenterProfile Center { get; init; }
    public Facts Available { get; init; } = Facts.All;
    public IReadOnlyList<Target> Targets { get; init; } = [];
    /// <summary>Changes of the plan that were approved during the term. The last one of a target counts.</summary>
    public IReadOnlyList<TargetChange> TargetChanges { get; init; } = [];
    public IReadOnlyList<RoundFacts> Rounds { get; init; } = [];
    public IReadOnlyList<ReportVersion> Reports { get; init; } = [];
    public IReadOnlyList<Exemption> Exemptions { get; init; } = [];
    public IReadOnlyList<SettledRating> Ratings { get; init; } = [];
    public IReadOnlyList<Incident> Incidents { get; init; } = [];
    public IReadOnlyList<ReviewConclusion> Reviews { get; init; } = [];
    public IReadOnlyList<TermConclusion> TermConclusions { get; init; } = [];
    public IReadOnlyList<RectificationFacts> Rectifications { get; init; } = [];
    public IReadOnlyList<Declaration> Declarations { get; init; } = [];
    public IReadOnlyList<Reminder> Reminders { get; init; } = [];
    public IReadOnlyList<ScreeningRun> Screenings { get; init; } = [];
    public IReadOnlyList<ForecastRun> Forecasts { get; init; } = [];
    /// <summary>Day on which a revocation was registered.</summary>
    public DateOnly? RevokedOn { get; init; }
    /// <summary>Revocations that no longer hold: they did until the day on which their decision was withdrawn.</summary>
    public IReadOnlyList<WithdrawnRevocation> WithdrawnRevocations { get; init; } = [];

    /// <summary>The newest version handed in for the year and not withdrawn, or null where the year was not reported.</summary>
    public ReportVersion? Report(ReportYear year)
    {
        ReportVersion? newest = null;
        foreach (var report in Reports)
            if (report.Year == year && report.WithdrawnOn is null && !(report.Version <= newest?.Version)) newest = report;
        return newest;
    }

    public decimal? TargetOf(ReportYear year, string code) =>
        TargetChanges.Where(t => t.Year == year && t.Code == code).OrderBy(t => t.ApprovedOn).LastOrDefault()?.Value
        ?? Targets.FirstOrDefault(t => t.Year == year && t.Code == code)?.Value;

    /// <summary>All targets of a year, by code.</summary>
    public IReadOnlyDictionary<string, decimal> TargetsOf(ReportYear year) =>
        Targets.Where(t => t.Year == year).Select(t => t.Code).Union(TargetChanges.Where(t => t.Year == year).Select(t => t.Code)).ToDictionary(c => c, c => TargetOf(year, c)!.Value);

    /// <summary>
    /// The years of its validity; one more under 延续观察, which a failed term assessment opens (domain §2). Nothing falls due once it is revoked.
    /// </summary>
    public bool Expects(ReportYear year) =>
        Center.Validity.Expects(year, TermConclusions.Any(t => t.IsFailed)) && !(RevokedOn <= DueDay(year));

    DateOnly DueDay(ReportYear year) => Rounds.FirstOrDefault(r => r.Year == year)?.EffectiveDue ?? year.LastDay;

    /// <summary>The newest conclusion of the year's review, or null where there is none yet.</summary>
    public ReviewConclusion? Review(ReportYear year) =>
        Reviews.Where(r => r.Year == year).MaxBy(r => r.ConcludedOn);

    /// <summary>The newest conclusion of the three-year assessment.</summary>
    public TermConclusion? TermConclusion => TermConclusions.MaxBy(t => t.ConcludedOn);

    /// <summary>The newest screening of the year, of one day the last; null where it was not screened.</summary>
    public ScreeningRun? Screening(ReportYear year) => Screenings.Where(s => s.Year == year).OrderBy(s => s.On).LastOrDefault();

    /// <summary>The newest forecast made from what was known up to the year.</summary>
    public ForecastRun? Forecast(ReportYear year) => Forecasts.Where(f => f.Year == year).OrderBy(f => f.On).LastOrDefault();

    /// <summary>Only what had been recorded by the end of that day, UTC+8.</summary>
    public CenterHistory AsOf(DateOnly day) => this with
    {
        TargetChanges = Known(TargetChanges, t => t.ApprovedOn <= day),
        Rounds = Known(Rounds, r => r.Opens <= day, r => r.AsOf(day)),
        Reports = Known(Reports, r => r.SubmittedOn <= day && !(r.WithdrawnOn <= day), r => r.AsOf(day)),
        Exemptions = Known(Exemptions, e => e.GrantedOn <= day, e => e.AsOf(day)),
        Ratings = Known(Ratings, r => r.SettledOn <= day),
        Incidents = Known(Incidents, i => i.RecordedOn <= day, i => i.AsOf(day)),
        Reviews = Known(Reviews, r => r.ConcludedOn <= day),
        TermConclusions = Known(TermConclusions, t => t.ConcludedOn <= day),
        Rectifications = Known(Rectifications, r => r.ProposedOn <= day, r => r.AsOf(day)),
        Declarations = Known(Declarations, d => d.DeclaredOn <= day),
        Reminders = Known(Reminders, r => r.SentOn <= day, r => r.AsOf(day)),
        Screenings = Known(Screenings, s => s.On <= day),
        Forecasts = Known(Forecasts, f => f.On <= day),
        RevokedOn = RevokedOn <= day ? RevokedOn : WithdrawnRevocations.FirstOrDefault(r => r.RevokedOn <= day && day < r.WithdrawnOn)?.RevokedOn,
        WithdrawnRevocations = Known(WithdrawnRevocations, r => r.WithdrawnOn <= day),
    };

    static IReadOnlyList<T> Known<T>(IReadOnlyList<T> facts, Func<T, bool> isKnown, Func<T, T>? asOf = null)
    {
        if (facts.Count == 0) return facts;
        var known = facts.Where(isKnown);
        return [.. asOf is null ? known : known.Select(asOf)];
    }
}

/// <summary>A revocation from its registration to the day on which the decision was withdrawn.</summary>
public sealed record WithdrawnRevocation(DateOnly RevokedOn, DateOnly WithdrawnOn);

/// <summary>A target of the plan that was changed during the term, for a year that had not ended.</summary>
public sealed record TargetChange(ReportYear Year, string Code, decimal Value, DateOnly ApprovedOn);

/// <summary>报送批次 as it applies to this centre. An extension keeps the first due date beside the new one.</summary>
public sealed record RoundFacts(ReportYear Year, DateOnly Opens, DateOnly Due, DateOnly GraceEnds, DateOnly? ExtendedDue = null, DateOnly? ExtendedOn = null)
{
    [JsonIgnore]
    public DateOnly EffectiveDue => ExtendedDue ?? Due;
    public RoundFacts AsOf(DateOnly day) => ExtendedOn <= day ? this : this with { ExtendedDue = null, ExtendedOn = null };
}

/// <summary>One version of a report as handed in, and the verified values once a reviewer accepted it.</summary>
public sealed record ReportVersion
{
    public required ReportYear Year { get; init; }
    public required int Version { get; init; }
    public required DateOnly SubmittedOn { get; init; }
    public required IReadOnlyDictionary<FieldCode, SourcedValue> Reported { get; init; }
    /// <summary>撤回 by the district before its review began: from then on it counts as not handed in.</summary>
    public DateOnly? WithdrawnOn { get; init; }
    public DateOnly? VerifiedOn { get; init; }
    /// <summary>Verified values that differ from what was reported; the rest was verified as reported.</summary>
    public IReadOnlyDictionary<FieldCode, SourcedValue> Corrected { get; init; } = new Dictionary<FieldCode, SourcedValue>();

    public bool IsVerified => VerifiedOn is not null;

    /// <summary>The value that scores use: verified where there is one, else reported.</summary>
    public SourcedValue Value(FieldCode field) =>
        IsVerified && Corrected.TryGetValue(field, out var corrected) ? corrected
        : Reported.TryGetValue(field, out var reported) ? reported
        : SourcedValue.Missing;

    public ReportVersion AsOf(DateOnly day)
    {
        var known = WithdrawnOn > day ? this with { WithdrawnOn = null } : this;
        return VerifiedOn <= day || (VerifiedOn is null && Corrected.Count == 0) ? known : known with { VerifiedOn = null, Corrected = new Dictionary<FieldCode, SourcedValue>() };
    }
}

/// <summary>An indicator that a reviewer took out of a year's score, with the reason. Once withdrawn it takes nothing out any more.</summary>
public sealed record Exemption(ReportYear Year, IndicatorCode Indicator, string Reason, DateOnly GrantedOn, DateOnly? WithdrawnOn = null)
{
    public Exemption AsOf(DateOnly day) => WithdrawnOn <= day ? this : this with { WithdrawnOn = null };
}

/// <summary>The settled level of an expert-rated indicator (or part).</summary>
public sealed record SettledRating(ReportYear Year, IndicatorCode Indicator, string Level, DateOnly SettledOn);

/// <summary>Conclusion of one year. Failed means a co-signed 不合格, and nothing else.</summary>
public sealed record ReviewConclusion(ReportYear Year, Grade Conclusion, DateOnly ConcludedOn, bool CoSigned)
{
    [JsonIgnore]
    public bool IsFailed => CoSigned && Conclusion == Grade.Fail;
}

/// <summary>Conclusion of the three-year assessment.</summary>
public sealed record TermConclusion(bool Passed, DateOnly ConcludedOn, bool CoSigned)
{
    [JsonIgnore]
    public bool IsFailed => CoSigned && !Passed;
}
