using Monitor.Analytics.Assessment;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Insight.Forecasting;

/// <summary>
/// Chance that next year's score falls below the pass line: the score moves from this year's by what scores of other centres did (a shrunk
/// regression), with the scatter that they had. The chance is calibrated on the panel's past, each centre judged as if never seen.
/// </summary>
sealed class FailureRiskModel
{
    const int Features = 3;
    const int Reasons = 3;
    /// <summary>Degrees that the scatter of scores is believed in before any is seen.</summary>
    const double Lean = 6;
    const double PriorVariance = 100;

    static readonly (double Mean, double Variance)[] Prior = [(12, 100), (0, 25), (0.8, 0.04)];

    readonly SeriesPanel panel;
    readonly ReportYear from;
    readonly Rulebook rulebook;
    readonly Scorecard?[] cards;
    readonly List<(int Center, double[] X, double Next)> known = [];
    readonly Ridge ridge = new(Features, Prior);

    public FailureRiskModel(SeriesPanel panel, ReportYear from, Rulebook rulebook)
    {
        (this.panel, this.from, this.rulebook) = (panel, from, rulebook);
        cards = new Scorecard?[panel.Histories.Count];
        for (var c = 0; c < cards.Length; c++)
        {
            var history = panel.Histories[c];
            var scored = history.Center.Validity.Years.Append(history.Center.Validity.LastYear.Next)
                .Where(y => y <= from).ToDictionary(y => y, y => Scorer.Score(history, y, rulebook));
            cards[c] = scored.GetValueOrDefault(from);
            foreach (var (year, card) in scored)
                if (card?.Composite is { } now && scored.GetValueOrDefault(year.Next)?.Composite is { } next)
                    known.Add((c, X(history, year, now), (double)next));
        }
        foreach (var (center, x, next) in known) ridge.Add(center, x, next, 1 / PriorVariance);
    }

    double Line => (double)rulebook.Scoring.Lines.Pass;

    public FailureRisk? Of(int center, IReadOnlyList<IndicatorForecast> indicators)
    {
        var history = panel.Histories[center];
        if (!history.Expects(from.Next) || cards[center] is not { Composite: { } composite } card) return null;
        var expected = Dot(ridge.Solve(), X(history, from, composite));
        var centers = known.Select(k => k.Center).Distinct().Count();
        return new(Chance(expected, Sigma(known)), Math.Clamp(expected, 0, 100), WhatCosts(card, indicators),
            centers == 0 ? "没有可供参照的中心，概率很粗略，仅供参考" : centers < 8 ? $"依据只有{centers}个中心，概率很粗略，仅供参考" : "不含一票否决和底线，仅供参考，不是结论");
    }

    /// <summary>Ten bins; the chance of each past year is computed without its centre.</summary>
    public RiskBacktest Backtest()
    {
        var fits = known.Select(k => k.Center).Distinct().ToDictionary(c => c, c => (Fit: ridge.SolveWithout(c), Sigma: Sigma([.. known.Where(k => k.Center != c)])));
        var forecasts = known.Select(k =>
            (Predicted: Chance(Dot(fits[k.Center].Fit, k.X), fits[k.Center].Sigma), Failed: Composition.Round((decimal)k.Next) < rulebook.Scoring.Lines.Pass)).ToList();
        return new(Bins(forecasts), fits.Count, forecasts.Count(f => f.Failed));
    }

    public static IReadOnlyList<ReliabilityBin> Bins(IEnumerable<(double Predicted, bool CameTrue)> forecasts) =>
        [.. forecasts.GroupBy(f => Math.Min(9, (int)(f.Predicted * 10))).OrderBy(g => g.Key).Select(g => new ReliabilityBin(
            g.Key / 10.0, (g.Key + 1) / 10.0, g.Count(), g.Average(f => f.Predicted), g.Count(f => f.CameTrue) / (double)g.Count()))];

    double Chance(double expected, double sigma) => Statistics.NormalCdf((Line - 0.005 - expected) / sigma);

    /// <summary>Leave-one-out scatter is not affordable per centre: the fit has three coefficients, and the widening below stands for them.</summary>
    double Sigma(IReadOnlyList<(int Center, double[] X, double Next)> seen)
    {
        var fit = ridge.Solve();
        var sum = seen.Sum(k => Math.Pow(k.Next - Dot(fit, k.X), 2));
        return Math.Sqrt((sum + Lean * PriorVariance) / (seen.Count + Lean)) * (1 + 1.0 / Math.Max(1, seen.Count));
    }

    List<RiskReason> WhatCosts(Scorecard card, IReadOnlyList<IndicatorForecast> indicators)
    {
        var foretold = indicators.Where(i => i.Next is not null).ToDictionary(i => i.Code);
        return [.. card.Indicators.Where(i => i.Points is not null && i.Weight > 0).Select(i =>
        {
            var next = foretold.GetValueOrDefault(i.Code)?.Next;
            var points = next is null ? i.Points!.Value : Points(i, next) ?? i.Points!.Value;
            var lost = (double)((100 - points) * i.Weight / card.ScoredWeight);
            return new RiskReason(i.Code, i.Name, lost, next?.Target is { } target
                ? $"{i.Name}下年预计为目标的{Numbers.Text(Math.Round(next.Median / target * 100))}%，约失{lost:0.0}分"
                : $"{i.Name}约失{lost:0.0}分");
        }).Where(r => r.PointsLost > 0.05).OrderByDescending(r => r.PointsLost).ThenBy(r => r.Code).Take(Reasons)];
    }

    /// <summary>By the indicator's own method; null where that looks at more than a value and a target.</summary>
    decimal? Points(IndicatorScore score, Outlook next)
    {
        var indicator = rulebook.Indicator(score.Code)!;
        if (indicator.Scoring is Growth or Parts or ExpertRating) return null;
        if ((Methods.MeasureOf(indicator.Scoring) == Measure.Rate ? next.Median / next.Target : next.Median) is not { } measured) return null;
        var points = Math.Clamp(Methods.Points(indicator.Scoring, measured), 0, 100);
        return points > indicator.Cap ? indicator.Cap : points;
    }

    static double[] X(CenterHistory history, ReportYear year, decimal composite) =>
        [1, history.Center.Validity.OrdinalOf(year) == 1 ? 1 : 0, (double)composite];

    static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
}
