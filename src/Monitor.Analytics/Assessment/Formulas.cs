using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Assessment;

/// <summary>
/// What a formula gave of some years. No value means missing, unless the denominator is zero: then there is nothing to measure. Cells and
/// words are gathered when they are asked for.
/// </summary>
sealed class Reading(CompiledFormula formula, CenterYear[] years, decimal? value, bool zeroDenominator = false)
{
    public decimal? Value => value;
    public bool ZeroDenominator => zeroDenominator;
    public bool IsMissing => value is null && !zeroDenominator;
    public bool IsProvisional => years.Any(y => y.IsProvisional);

    public IEnumerable<Input> Inputs => years.SelectMany(y => formula.Fields.Select(y.Input));

    /// <summary>Chinese list of the fields left blank.</summary>
    public string MissingFields => string.Join("、", Inputs.Where(i => i.Value.IsMissing).Select(i => $"{i.Field} {i.Name}").Distinct());

    /// <summary>Over several years, which of them entered; in Chinese, may be empty.</summary>
    public string Note
    {
        get
        {
            if (value is null) return "";
            var complete = years.Where(y => Formulas.IsComplete(formula, y)).ToList();
            return formula.Over.Length > 0 ? years.Length == 1 ? "" : $"按{complete.Count}个数据完整的年度（{Listed(complete)}）合计"
                : complete.Count == years.Length ? "" : $"{Listed(years.Except(complete))}年度未填报，按0计入合计";
        }
    }

    static string Listed(IEnumerable<CenterYear> years) => string.Join("、", years.Select(y => y.Year));
}

/// <summary>Formulas of the rulebook, as text and as numbers.</summary>
static class Formulas
{
    /// <summary>E.g. F26 ÷ F28 × 100; empty where an expert rates.</summary>
    public static string Text(Formula formula)
    {
        if (formula.Over.Count == 0) return string.Join(" + ", formula.Sum);
        var scale = formula.Scale == 1 ? "" : $" × {Numbers.Text(formula.Scale)}";
        return $"{Bracketed(formula.Sum)} ÷ {Bracketed(formula.Over)}{scale}";
    }

    static string Bracketed(IReadOnlyList<string> sum) => sum.Count == 1 ? sum[0] : $"({string.Join(" + ", sum)})";

    /// <param name="formula">One of the period's rulebook.</param>
    public static Reading Read(Period period, Formula formula, Nature nature) => Read(period.Rulebook.Formula(formula), nature, period.Years);

    /// <summary>
    /// Stock: the last year's value. Flow: the sum over the years, a missing one adding 0. Ratio: sum of numerators ÷ sum of
    /// denominators over the years in which both are known.
    /// </summary>
    public static Reading Read(CompiledFormula formula, Nature nature, CenterYear[] years)
    {
        if (formula.Sum.Length == 0) return new(formula, [], null);
        if (nature == Nature.Stock && years.Length > 1) years = [years[^1]];
        return formula.Over.Length == 0 ? new(formula, years, Total(formula, years)) : Quotient(formula, years);
    }

    /// <summary>All that the formula reads of the year is known.</summary>
    public static bool IsComplete(CompiledFormula formula, CenterYear year) => Sum(year, formula.Sum) is not null && Sum(year, formula.Over) is not null;

    static decimal? Total(CompiledFormula formula, CenterYear[] years)
    {
        decimal? total = null;
        foreach (var year in years)
            if (Sum(year, formula.Sum) is { } sum) total = total is { } before ? before + sum : sum;
        return total;
    }

    static Reading Quotient(CompiledFormula formula, CenterYear[] years)
    {
        var (numerator, denominator, isZero) = (0m, 0m, true);
        foreach (var year in years)
        {
            var over = Sum(year, formula.Over);
            isZero &= over == 0;
            if (over is not { } known || Sum(year, formula.Sum) is not { } above) continue;
            denominator += known;
            numerator += above;
        }
        // A known zero below the line leaves nothing to measure, even where the number above it is blank.
        return new(formula, years, denominator == 0 ? null : numerator / denominator * formula.Scale, isZero);
    }

    static decimal? Sum(CenterYear year, int[] fields)
    {
        var sum = 0m;
        foreach (var field in fields)
        {
            if (year.Number(field) is not { } number) return null;
            sum += number;
        }
        return sum;
    }
}
