using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Assessment;

/// <summary>
/// What one assessment looks at: the years of a term, oldest first. A single year is a term of one, so both are scored by the same code.
/// </summary>
sealed class Period(CenterYears center, IEnumerable<ReportYear> years)
{
    public Period(CenterHistory history, IEnumerable<ReportYear> years, Rulebook rulebook) : this(new CenterYears(history, rulebook), years)
    {
    }

    public CenterHistory History => center.History;
    public CompiledRulebook Rulebook => center.Rulebook;
    public CenterYear[] Years { get; } = [.. years.Select(y => center[y])];
    public CenterYear LastYear => Years[^1];

    public CenterYear Before(CenterYear year) => center[year.Year.Previous];

    /// <summary>Factor on the target for the centre's industry.</summary>
    public decimal Coefficient(CompiledIndicator indicator) => Rulebook.Coefficient(History.Center.Industry, indicator.Rule.Code);

    public IReadOnlyList<Exemption> Exemptions(IndicatorCode code) => History.Exemptions.Count == 0
        ? []
        : [.. History.Exemptions.Where(e => e.WithdrawnOn is null && e.Indicator == code && Years.Any(y => y.Year == e.Year)).OrderBy(e => e.Year)];

    /// <summary>Level on which the experts settled, the last time; or null.</summary>
    public string? Rating(IndicatorCode code, ReportYear year) =>
        History.Ratings.Where(r => r.Indicator == code && r.Year == year).OrderBy(r => r.SettledOn).LastOrDefault()?.Level;
}
