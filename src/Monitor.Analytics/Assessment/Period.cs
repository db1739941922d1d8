using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Assessment;

/// <summary>
/// What one assessment looks at: the years of a term, oldest first. A single year is a term of one, so both are scored by the same code.
/// </summary>
sealed record Period(CenterHistory History, IReadOnlyList<ReportYear> Years, Rulebook Rulebook)
{
    public ReportYear LastYear => Years[^1];

    public Input Input(FieldCode field, ReportYear year)
    {
        var value = History.Report(year)?.Value(field) ?? SourcedValue.Missing;
        return new(field, Rulebook.Field(field)?.Name ?? field.ToString(), year, value.Value, value.Source);
    }

    /// <summary>
    /// Target before the coefficient: of a flow the sum over the years, a year without one adding nothing; else that of the last year.
    /// Null where none is set.
    /// </summary>
    public decimal? PlanTarget(Indicator indicator, IReadOnlyList<ReportYear> years)
    {
        var targets = years.Select(y => History.TargetOf(y, indicator.Code) ?? indicator.DefaultTarget).ToList();
        return indicator.Nature != Nature.Flow ? targets[^1]
            : targets.Any(t => t is not null) ? targets.Sum()
            : null;
    }

    /// <summary>Factor on the target for the centre's industry: that of the indicator goes before that of all.</summary>
    public decimal Coefficient(string indicator)
    {
        var ofIndustry = Rulebook.Coefficients.Where(c => c.Industry == History.Center.Industry).ToList();
        return (ofIndustry.FirstOrDefault(c => c.Indicator == indicator) ?? ofIndustry.FirstOrDefault(c => c.Indicator is null))?.Factor ?? 1;
    }

    public IReadOnlyList<Exemption> Exemptions(string code) =>
        [.. History.Exemptions.Where(e => e.WithdrawnOn is null && e.Indicator == code && Years.Contains(e.Year)).OrderBy(e => e.Year)];

    /// <summary>Level on which the experts settled, the last time; or null.</summary>
    public string? Rating(string code, ReportYear year) =>
        History.Ratings.Where(r => r.Indicator == code && r.Year == year).OrderBy(r => r.SettledOn).LastOrDefault()?.Level;
}
