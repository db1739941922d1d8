using Monitor.Analytics.Assessment;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Insight;

/// <summary>One centre's reported year within a <see cref="Panel"/>: values in the order of the panel's fields, null where missing.</summary>
sealed record PanelRow(CenterHistory History, ReportYear Year, decimal?[] Values)
{
    public CenterCode Center => History.Center.Code;
    /// <summary>1 in the year of designation.</summary>
    public int Ordinal => History.Center.Validity.OrdinalOf(Year);
    /// <summary>Share of the year that the centre was designated: what flows of a first year are measured against.</summary>
    public double Exposure => Exposures.Of(History.Center.Validity, Year);
}

static class Exposures
{
    public static double Of(ValidityPeriod validity, ReportYear year) =>
        year == validity.FirstYear ? Math.Max(1 / 12.0, (year.LastDay.DayNumber - validity.From.DayNumber + 1) / 365.25) : 1;
}

/// <summary>
/// A field as the models see it. A stock (state at the year's end) does not grow with the length of a first year; a flow does. A zero says
/// that there was nothing to count, which rules and checks judge: on a log scale it is no value.
/// </summary>
sealed record PanelField(ReportField Field, bool IsStock)
{
    /// <summary>Added to counts before the logarithm, which makes the scatter of small ones more even.</summary>
    const double CountOffset = 0.5;

    public string Code => Field.Code;
    public bool IsCount => Field.Kind == FieldKind.Count;

    /// <summary>Natural log per year of exposure; NaN where missing or zero.</summary>
    public double Log(decimal? value, double exposure)
    {
        if (value is not (> 0 and var v)) return double.NaN;
        return Math.Log(((double)v + (IsCount ? CountOffset : 0)) / (IsStock ? 1 : exposure));
    }

    public double Value(double log, double exposure) =>
        Math.Max(0, Math.Exp(log) * (IsStock ? 1 : exposure) - (IsCount ? CountOffset : 0));

    /// <summary>
    /// Variance of the log that chance alone gives: a counted flow scatters as Poisson events do, a counted stock by rounding; amounts by nothing.
    /// </summary>
    public double Chance(double value) =>
        !IsCount ? 0 : IsStock ? 0.1 / Math.Pow(value + CountOffset, 2) : 1 / (value + CountOffset);
}

/// <summary>All reported centre-years up to a year, ordered by centre and year, whatever the order they came in.</summary>
sealed class Panel
{
    readonly Dictionary<(CenterCode, ReportYear), int> index;

    public Panel(IEnumerable<CenterHistory> histories, ReportYear upTo, Rulebook rulebook)
    {
        var stocks = rulebook.Indicators.Where(i => i.Nature == Nature.Stock).SelectMany(i => i.Formula.Sum).ToHashSet();
        var planned = rulebook.Fields.Where(f => f.Planned).Select(f => f.Code).ToList();
        // What was done of what the plan sets is progress, which has rules of its own: little of it is no error.
        Fields = [.. rulebook.Fields.Where(f => f.Kind != FieldKind.YesNo && !f.Planned && !planned.Exists(p => Wholes.IsPart(rulebook, f.Code, p))).Select(f => new PanelField(f, stocks.Contains(f.Code)))];
        Rows =
        [
            .. from history in histories.OrderBy(h => h.Center.Code)
               from year in history.Reports.Select(r => r.Year).Distinct().Where(y => y <= upTo).Order()
               let report = history.Report(year)!
               select new PanelRow(history, year, [.. Fields.Select(f => report.Value(f.Code).Value.Number)]),
        ];
        index = Rows.Select((r, i) => (r, i)).ToDictionary(r => (r.r.Center, r.r.Year), r => r.i);
        Logs = [.. Rows.Select(r => Fields.Select((f, k) => f.Log(r.Values[k], r.Exposure)).ToArray())];
    }

    public IReadOnlyList<PanelField> Fields { get; }
    public IReadOnlyList<PanelRow> Rows { get; }
    public double[][] Logs { get; }

    /// <summary>Place of the centre's year before, or −1. A first year under six months is not compared with (domain §2).</summary>
    public int Before(int row) => Rows[row].History.Center.Validity.IsGraded(Rows[row].Year.Previous)
        ? index.GetValueOrDefault((Rows[row].Center, Rows[row].Year.Previous), -1)
        : -1;
}
