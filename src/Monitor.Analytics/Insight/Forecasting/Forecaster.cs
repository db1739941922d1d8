using Monitor.Analytics.Assessment;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Insight.Forecasting;

/// <summary>
/// Next year and the end of the term, for each centre and indicator. Strength comes from pooling over centres: no centre has more than
/// three points of its own. On each panel the method is chosen by how it did on that panel's past. Seeded; independent of the order of centres.
/// </summary>
public static class Forecaster
{
    /// <summary>Changes whenever the same data could be forecast differently.</summary>
    public const string Model = "forecast/1";

    /// <summary>Centres that must have taught growth before the pooled method is trusted to its own backtest.</summary>
    public const int FewestCenters = 3;
    const int Seed = 2026;

    /// <param name="histories">Every centre known, as of the day of the forecast; finished terms teach growth too.</param>
    /// <param name="from">The last year that is looked at.</param>
    /// <returns>Forecasts of the centres whose term covers that year or ends with it, by code.</returns>
    public static PanelForecast Forecast(IEnumerable<CenterHistory> histories, ReportYear from, Rulebook rulebook)
    {
        var panel = new SeriesPanel(histories, from, rulebook);
        var (method, scores, note) = Choose(panel);
        var errors = new ErrorModel(panel, method);
        var risks = new FailureRiskModel(panel, from, rulebook);
        var order = Shuffled(errors.Shape.Count);
        return new()
        {
            From = from,
            Method = method.Name,
            MethodNote = note,
            Backtest = scores,
            Centers = [.. Enumerable.Range(0, panel.Histories.Count).Where(c => panel.Histories[c].Expects(from)).Select(c =>
            {
                var indicators = panel.Scales.Select((_, i) => Indicator(panel, c, i, from, method, errors, order)).ToList();
                return new CenterForecast(panel.Histories[c].Center.Code, from, indicators, risks.Of(c, indicators));
            })],
            RiskBacktest = risks.Backtest(),
        };
    }

    /// <summary>The part of a forecast that is kept, to be replayed.</summary>
    public static ForecastRun ToRun(CenterForecast forecast, DateOnly on) => new(forecast.From, on, Model,
        [.. forecast.Indicators.Where(i => i.Term is { Target: not null }).Select(i => new TermOutlook(
            i.Code, i.Name, i.Unit, i.Term!.Target!.Value, i.Term.Median, i.Term.Eighty.Low, i.Term.Eighty.High, Math.Round((decimal)i.Term.Probability!.Value, 3)))]);

    internal static (IMethod Method, IReadOnlyList<MethodScore> Scores, string Note) Choose(SeriesPanel panel)
    {
        IMethod[] methods =
        [
            new PooledGrowth(panel),
            new SimpleMethod(ForecastMethod.LastValue, panel.Scales),
            new SimpleMethod(ForecastMethod.Drift, panel.Scales),
            new SimpleMethod(ForecastMethod.Target, panel.Scales),
        ];
        var known = panel.Steps.Where(s => double.IsFinite(s.Next)).ToList();
        var centers = known.Select(s => s.Center).Distinct().Count();
        var mase = methods.Select(m => new MethodScore(m.Name, Backtests.Mase(panel, known, m))).ToList();
        if (centers < FewestCenters)
            return (methods[0], mase, $"{(centers == 0 ? "没有" : $"只有{centers}个")}中心有相邻两年的数据，各方法的好坏无从比较，按建设方案增长和一般规律估计，区间很宽。");
        var best = mase.MinBy(s => s.Mase)!;
        var chosen = methods.Single(m => m.Name == best.Method);
        return (chosen, mase, best.Method == ForecastMethod.Pooled
            ? $"采用各中心合并估计的增长模型：用{centers}个中心的历史回测，误差为“上年值”的{best.Mase:0.00}倍，小于几种简单方法。"
            : $"用{centers}个中心的历史回测，简单方法“{Names.Of(best.Method)}”误差最小（“上年值”的{best.Mase:0.00}倍），本次采用它。");
    }

    static IndicatorForecast Indicator(SeriesPanel panel, int center, int indicator, ReportYear from, IMethod method, ErrorModel errors, int[] order)
    {
        var (scale, validity) = (panel.Scales[indicator], panel.Histories[center].Center.Validity);
        var result = new IndicatorForecast
        {
            Code = scale.Indicator.Code,
            Name = scale.Indicator.Name,
            Unit = scale.Indicator.Unit,
            History = [.. panel.Values[center][indicator].OrderBy(v => v.Key).Select(v => new YearValue(v.Key, v.Value))],
        };
        if (panel.Last(center, indicator) is not { } last) return result with { Note = "没有已报数值，无法预测" };

        var ahead = new List<(ReportYear Year, double[] Values)>();
        var start = panel.StepAt(center, indicator, last);
        var logs = Enumerable.Repeat(start.Log, errors.Shape.Count).ToArray();
        var previous = Enumerable.Repeat(start.Previous, errors.Shape.Count).ToArray();
        var end = from < validity.LastYear ? validity.LastYear : from;
        for (var year = last; year < end; year = year.Next)
        {
            var step = panel.StepAt(center, indicator, year) with { CenterGap = start.CenterGap };
            for (var k = 0; k < logs.Length; k++)
            {
                var predicted = method.Predict(step with { Log = logs[k], Previous = previous[k] });
                // Later years draw their errors in another order, so that a good year is not followed by a good one by construction.
                var error = errors.Shape[ahead.Count % 2 == 0 ? k : order[k]];
                (previous[k], logs[k]) = (logs[k], predicted + errors.Sigma(indicator, scale, predicted) * error);
            }
            ahead.Add((year.Next, [.. logs.Select(l => Rounded(scale, l))]));
        }
        var next = ahead.FirstOrDefault(a => a.Year == from.Next).Values;
        var points = panel.Values[center][indicator].Values.Count(v => v is not null);
        return result with
        {
            Next = next is null ? null : Outlook(scale, next, panel.Targets[center][indicator].GetValueOrDefault(from.Next)),
            Term = Term(panel, center, indicator, ahead),
            Note = points == 1 ? "只有一年数据，区间很宽，仅供参考" : "",
        };
    }

    /// <summary>As <see cref="TermScorer"/> adds up: a missing past year adds 0 to a flow. Null where the term has no known or foretold value.</summary>
    static Outlook? Term(SeriesPanel panel, int center, int indicator, List<(ReportYear Year, double[] Values)> ahead)
    {
        var scale = panel.Scales[indicator];
        var years = panel.Histories[center].Center.Validity.Years;
        var known = years.Where(y => ahead.All(a => a.Year != y)).Select(y => (Year: y, Value: panel.Values[center][indicator].GetValueOrDefault(y))).ToList();
        var foretold = ahead.Where(a => years.Contains(a.Year)).ToList();
        var draws = foretold.Count == 0 ? 1 : foretold[0].Values.Length;
        var targets = years.Select(y => panel.Targets[center][indicator].GetValueOrDefault(y)).ToList();
        var target = scale.Indicator.Nature != Nature.Flow ? targets[^1] : targets.Any(t => t is not null) ? targets.Sum() : null;
        var values = scale.Indicator.Nature switch
        {
            Nature.Flow => Enumerable.Range(0, draws).Select(k => known.Sum(v => (double)(v.Value ?? 0)) + foretold.Sum(a => a.Values[k])),
            Nature.Stock => foretold.Count > 0 ? foretold[^1].Values : known[^1].Value is { } last ? [(double)last] : [],
            _ => Ratios(),
        };
        var all = values.ToArray();
        if (all.Length == 0) return null;
        // Flows only grow: what is reached already stays reached.
        var reached = scale.Indicator.Nature == Nature.Flow && known.Sum(v => v.Value ?? 0) >= target;
        return Outlook(scale, all, target) with { IsDecided = target is not null && (foretold.Count == 0 || reached) };

        IEnumerable<double> Ratios()
        {
            var weights = known.Select(v => (v.Value, Weight: Denominator(v.Year))).Where(v => v is { Value: not null, Weight: > 0 }).ToList();
            // What a future ratio divides by is taken to stay what it last was.
            var weight = weights.Count > 0 ? weights[^1].Weight!.Value : 1;
            var sum = weights.Sum(v => v.Weight!.Value) + weight * foretold.Count;
            return weights.Count + foretold.Count == 0 ? [] : Enumerable.Range(0, draws).Select(k =>
                (weights.Sum(v => (double)v.Value!.Value * v.Weight!.Value) + weight * foretold.Sum(a => a.Values[k])) / sum);
        }

        double? Denominator(ReportYear year)
        {
            var report = panel.Histories[center].Report(year);
            var parts = scale.Indicator.Formula.Over.Select(f => report?.Value(f).Value.Number).ToList();
            return parts.Contains(null) ? null : (double)parts.Sum()!.Value;
        }
    }

    static Outlook Outlook(IndicatorScale scale, double[] values, decimal? target)
    {
        var sorted = values.Order().ToArray();
        decimal At(double share) => Shown(scale, Statistics.OfSorted(sorted, share));
        Interval Middle(double share) => new(At((1 - share) / 2), At((1 + share) / 2));
        return new(At(0.5), Middle(0.5), Middle(0.8), Middle(0.95), target,
            target is { } t ? sorted.Count(v => v >= (double)t - 1e-9) / (double)sorted.Length : null);
    }

    /// <summary>Counts are whole.</summary>
    static double Rounded(IndicatorScale scale, double log)
    {
        var value = scale.Value(log);
        return scale.IsCount ? Math.Round(value, MidpointRounding.AwayFromZero) : value;
    }

    static decimal Shown(IndicatorScale scale, double value) =>
        Numbers.Normalize(Math.Round((decimal)Math.Min(value, 1e15), scale.IsCount ? 0 : 2, MidpointRounding.AwayFromZero));

    static int[] Shuffled(int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        new Random(Seed).Shuffle(order);
        return order;
    }
}
