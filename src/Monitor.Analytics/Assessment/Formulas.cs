using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Assessment;

/// <summary>
/// What a formula gave. No value means missing, unless the denominator is zero: then there is nothing to measure.
/// The note says, over several years, which of them entered.
/// </summary>
sealed record Reading(IReadOnlyList<Input> Inputs, decimal? Value, bool ZeroDenominator = false, string Note = "")
{
    public bool IsMissing => Value is null && !ZeroDenominator;

    /// <summary>Chinese list of the fields left blank.</summary>
    public string MissingFields => string.Join("、", Inputs.Where(i => i.Value.IsMissing).Select(i => $"{i.Field} {i.Name}").Distinct());
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

    /// <summary>
    /// Stock: the last year's value. Flow: the sum over the years, a missing one adding 0. Ratio: sum of numerators ÷ sum of
    /// denominators over the years in which both are known.
    /// </summary>
    public static Reading Read(Period period, Formula formula, Nature nature, IReadOnlyList<ReportYear> years)
    {
        if (formula.Sum.Count == 0) return new([], null);
        if (nature == Nature.Stock) years = [years[^1]];
        IReadOnlyList<Input> inputs =
            [.. years.SelectMany(y => formula.Sum.Concat(formula.Over).Distinct().Select(f => period.Input(f, y)))];
        return formula.Over.Count == 0 ? Total(inputs, formula, years) : Quotient(inputs, formula, years);
    }

    static Reading Total(IReadOnlyList<Input> inputs, Formula formula, IReadOnlyList<ReportYear> years)
    {
        var sums = years.ToDictionary(y => y, y => Sum(inputs, formula.Sum, y));
        var missing = years.Where(y => sums[y] is null).ToList();
        if (missing.Count == years.Count) return new(inputs, null);
        return new(inputs, sums.Values.Sum(), Note: missing.Count == 0 ? "" : $"{Listed(missing)}年度未填报，按0计入合计");
    }

    static Reading Quotient(IReadOnlyList<Input> inputs, Formula formula, IReadOnlyList<ReportYear> years)
    {
        var over = years.ToDictionary(y => y, y => Sum(inputs, formula.Over, y));
        // A known zero below the line leaves nothing to measure, even where the number above it is blank.
        if (over.Values.All(v => v == 0)) return new(inputs, null, ZeroDenominator: true);

        var complete = years.Where(y => over[y] is not null && Sum(inputs, formula.Sum, y) is not null).ToList();
        var denominator = complete.Sum(y => over[y]!.Value);
        if (denominator == 0) return new(inputs, null);
        var numerator = complete.Sum(y => Sum(inputs, formula.Sum, y)!.Value);
        return new(inputs, numerator / denominator * formula.Scale,
            Note: years.Count == 1 ? "" : $"按{complete.Count}个数据完整的年度（{Listed(complete)}）合计");
    }

    static decimal? Sum(IReadOnlyList<Input> inputs, IReadOnlyList<string> fields, ReportYear year)
    {
        var values = fields.Select(f => inputs.First(i => i.Year == year && i.Field == f).Value.Number).ToList();
        return values.Contains(null) ? null : values.Sum();
    }

    static string Listed(IEnumerable<ReportYear> years) => string.Join("、", years);
}
