using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Assessment;

/// <summary>
/// One indicator: coefficient on its target, method, cap. A year in which it is exempt is left out of it; where no other year remains it is
/// not scored.
/// </summary>
static class IndicatorScorer
{
    public static Calculation Calculate(Period period, CompiledIndicator indicator) => Calculate(period, indicator, period.Coefficient(indicator));

    /// <summary>What the period is measured against, after the coefficient. Positive, or null.</summary>
    /// <param name="indicator">One of the period's rulebook.</param>
    public static decimal? Target(Period period, Indicator indicator)
    {
        var compiled = period.Rulebook.Indicators.First(i => i.Rule == indicator);
        return Positive(PlanTarget(compiled, period.Years) * period.Coefficient(compiled));
    }

    static decimal? Positive(decimal? target) => target > 0 ? target : null;

    /// <summary>
    /// Target before the coefficient: of a flow the sum over the years, a year without one adding nothing; else that of the last year.
    /// Null where none is set.
    /// </summary>
    static decimal? PlanTarget(CompiledIndicator indicator, CenterYear[] years)
    {
        if (indicator.Rule.Nature != Nature.Flow) return years[^1].Target(indicator);
        decimal? sum = null;
        foreach (var year in years)
            if (year.Target(indicator) is { } target) sum = sum is { } before ? before + target : target;
        return sum;
    }

    static Calculation Calculate(Period period, CompiledIndicator indicator, decimal coefficient)
    {
        var rule = indicator.Rule;
        var exemptions = period.Exemptions(indicator.Code);
        var left = exemptions.Count == 0 ? period.Years : Without(period.Years, exemptions);
        var years = left.Length == 0 ? period.Years : left;

        var reading = Formulas.Read(indicator.Formula, rule.Nature, years);
        var planTarget = PlanTarget(indicator, years);
        var target = Positive(planTarget * coefficient);
        var prior = rule.Scoring is Growth ? OfYear(indicator, period.Before(years[^1])) : null;
        var parts = CalculateParts(period, indicator, coefficient);
        var calculation = new Calculation
        {
            Indicator = indicator,
            Reading = reading,
            Exemptions = exemptions,
            Coefficient = coefficient,
            PlanTarget = planTarget,
            Target = target,
            Rate = reading.Value / target,
            Current = prior is null ? null : OfYear(indicator, years[^1]),
            Prior = prior,
            PriorIsProvisional = prior is { IsProvisional: true } || parts.Any(p => p.PriorIsProvisional),
            Level = rule.Scoring is ExpertRating rating ? Settled(rating, period.Rating(indicator.Code, years[^1].Year)) : null,
            Parts = parts.Length == 0 ? [] : Composition.ShareOut(parts),
        };
        return calculation.Judged(
            rule.Weight == 0 ? new(ScoreStatus.Unweighted)
            : left.Length == 0 ? new(ScoreStatus.Exempt)
            : Methods.Judge(calculation));
    }

    /// <summary>The coefficient of the whole is that of its parts.</summary>
    static Calculation[] CalculateParts(Period period, CompiledIndicator indicator, decimal coefficient) =>
        indicator.Parts.Length == 0 ? [] : [.. indicator.Parts.Select(p => Calculate(period, p, coefficient))];

    static CenterYear[] Without(CenterYear[] years, IReadOnlyList<Exemption> exemptions) => [.. years.Where(y => exemptions.All(e => e.Year != y.Year))];

    static Reading OfYear(CompiledIndicator indicator, CenterYear year) => Formulas.Read(indicator.Formula, Nature.Stock, [year]);

    static RatingLevel? Settled(ExpertRating rating, string? level) => rating.Levels.FirstOrDefault(l => l.Name == level);
}
