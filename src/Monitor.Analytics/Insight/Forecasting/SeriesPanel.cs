using Monitor.Analytics.Assessment;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Insight.Forecasting;

/// <summary>An indicator as the forecast sees it: on a log scale, flows per full year.</summary>
/// <param name="Offset">Added before the log, so that a zero stays a number: half a unit for counts, else a fiftieth of the usual value.</param>
/// <param name="Bound">Most it can be (100 % where the checks keep the numerator within the denominator); null where nothing bounds it.</param>
sealed record IndicatorScale(Indicator Indicator, bool IsCount, double Offset, double? Bound)
{
    public double Log(decimal value, double exposure) => Math.Log(Math.Max(0, (double)value) / Per(exposure) + Offset);

    public double Value(double log, double exposure = 1)
    {
        var value = Math.Max(0, (Math.Exp(Math.Min(log, 40)) - Offset) * Per(exposure));
        return Bound is { } bound ? Math.Min(bound, value) : value;
    }

    /// <summary>Variance of the log that counting alone gives.</summary>
    public double Chance(double log) =>
        !IsCount ? 0 : Indicator.Nature == Nature.Stock ? 0.1 * Math.Exp(-2 * log) : Math.Exp(-log);

    double Per(double exposure) => Indicator.Nature == Nature.Flow ? exposure : 1;
}

/// <summary>
/// A centre's indicator in one year, and what the plan sets for this year and the next; all logs, NaN where not known. Gap: log of value ÷ target;
/// center gap: its mean over the centre's indicators, how the centre does against its plan.
/// </summary>
readonly record struct Step(
    int Center, int Indicator, int Ordinal, double Log, double Previous, double Target, double NextTarget, double CenterGap, double Next)
{
    public double Gap => Log - Target;
}

/// <summary>Every centre's indicators, year by year, up to a year.</summary>
sealed class SeriesPanel
{
    public SeriesPanel(IEnumerable<CenterHistory> histories, ReportYear upTo, Rulebook rulebook)
    {
        Histories = [.. histories.Where(h => h.Reports.Any(r => r.Year <= upTo)).OrderBy(h => h.Center.Code)];
        var indicators = rulebook.Indicators.Where(i => i.Formula.Sum.Count > 0).ToList();
        var counts = rulebook.Fields.Where(f => f.Kind == FieldKind.Count).Select(f => f.Code).ToHashSet();
        CenterYears[] centers = [.. Histories.Select(h => new CenterYears(h, rulebook))];
        Values = [.. centers.Select(c => indicators.Select(i => c.History.Center.Validity.Years.Append(c.History.Center.Validity.LastYear.Next)
            .Where(y => y <= upTo).ToDictionary(y => y, y => Read(c, y, i))).ToArray())];
        Scales = [.. indicators.Select((indicator, i) =>
        {
            var isCount = indicator.Nature != Nature.Ratio && indicator.Formula.Sum.All(counts.Contains);
            var positive = Values.SelectMany(c => c[i].Values).Where(v => v > 0).Select(v => (double)v!.Value).ToList();
            return new IndicatorScale(indicator, isCount, isCount ? 0.5 : positive.Count == 0 ? 1 : Statistics.Median(positive) / 50, BoundOf(indicator, rulebook));
        })];
        Targets = [.. centers.Select(c => indicators.Select(i => c.History.Center.Validity.Years.Append(c.History.Center.Validity.LastYear.Next)
            .ToDictionary(y => y, y => IndicatorScorer.Target(new Period(c, [y]), i))).ToArray())];
        Steps = [.. Enumerable.Range(0, Histories.Count).SelectMany(StepsOf)];
    }

    public IReadOnlyList<CenterHistory> Histories { get; }
    public IReadOnlyList<IndicatorScale> Scales { get; }
    /// <summary>By centre and indicator; null where missing.</summary>
    public Dictionary<ReportYear, decimal?>[][] Values { get; }
    public Dictionary<ReportYear, decimal?>[][] Targets { get; }
    /// <summary>Every known value, with the next year's where that is known too.</summary>
    public IReadOnlyList<Step> Steps { get; }

    /// <summary>The last year with a value, or null where there is none.</summary>
    public ReportYear? Last(int center, int indicator) =>
        Values[center][indicator].Where(v => v.Value is not null).Select(v => (ReportYear?)v.Key).Max();

    public Step StepAt(int center, int indicator, ReportYear year) => Step(center, indicator, year, CenterGap(center, year));

    IEnumerable<Step> StepsOf(int center) =>
        from year in Values[center].SelectMany(v => v.Keys).Distinct().Order()
        let gap = CenterGap(center, year)
        from indicator in Enumerable.Range(0, Scales.Count)
        where Values[center][indicator].GetValueOrDefault(year) is not null
        select Step(center, indicator, year, gap);

    Step Step(int center, int indicator, ReportYear year, double centerGap) => new(
        center, indicator, Histories[center].Center.Validity.OrdinalOf(year),
        Log(center, indicator, year, Values), Log(center, indicator, year.Previous, Values),
        Log(center, indicator, year, Targets), Log(center, indicator, year.Next, Targets),
        centerGap, Log(center, indicator, year.Next, Values));

    double Log(int center, int indicator, ReportYear year, Dictionary<ReportYear, decimal?>[][] table) =>
        table[center][indicator].GetValueOrDefault(year) is { } value
            ? Scales[indicator].Log(value, Exposures.Of(Histories[center].Center.Validity, year))
            : double.NaN;

    double CenterGap(int center, ReportYear year)
    {
        var gaps = Enumerable.Range(0, Scales.Count)
            .Select(i => Log(center, i, year, Values) - Log(center, i, year, Targets)).Where(double.IsFinite).ToList();
        return gaps.Count == 0 ? double.NaN : Statistics.Median(gaps);
    }

    static decimal? Read(CenterYears center, ReportYear year, Indicator indicator) =>
        center[year].Report is null ? null : Formulas.Read(new(center, [year]), indicator.Formula, indicator.Nature).Value;

    static double? BoundOf(Indicator indicator, Rulebook rulebook) =>
        Wholes.IsShare(rulebook, indicator.Formula) ? (double)indicator.Formula.Scale
            : indicator.Formula is { Sum: [var field], Over: [] } ? (double?)rulebook.Field(field)?.Maximum : null;
}
