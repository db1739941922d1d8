using Monitor.Analytics.Assessment;
using Monitor.Analytics.Rulebooks;

namespace Monitor.Analytics.Insight.Robustness;

/// <summary>
/// A scorecard's points as arrays, to be composed again under other weights in the order of <see cref="Composition"/>: weight of what is not
/// scored shared out, groups capped, bonus and deduction added, clamped. Weights are those of the rulebook's indicators, in its order.
/// </summary>
sealed class PointsTable
{
    const double Floor = 1;

    readonly int[] indicators;
    readonly double[] points;
    readonly double[] logs;
    /// <summary>Where each group begins among the scored indicators, and the end.</summary>
    readonly int[] groups;
    readonly double[] caps;
    readonly bool isCapped;
    readonly double adjustments;

    public PointsTable(Scorecard card, Rulebook rulebook)
    {
        var order = rulebook.Indicators.Select((i, at) => (i.Code, At: at)).ToDictionary(i => i.Code, i => i.At);
        var grouped = rulebook.Dimensions
            .Select(d => (d.Cap, Scores: card.Indicators.Where(i => i.Dimension == d.Code && i.Points is not null).ToList()))
            .Where(d => d.Scores.Count > 0)
            .ToList();
        var scores = grouped.SelectMany(d => d.Scores).ToList();
        indicators = [.. scores.Select(s => order[s.Code.ToString()])];
        points = [.. scores.Select(s => (double)s.Points!.Value)];
        logs = [.. points.Select(p => Math.Log(Math.Max(p, Floor)))];
        groups = [0, .. grouped.Select((_, i) => grouped.Take(i + 1).Sum(d => d.Scores.Count))];
        caps = [.. grouped.Select(d => (double?)d.Cap ?? double.PositiveInfinity)];
        isCapped = grouped.Any(d => d.Cap is not null);
        adjustments = (double)card.Adjustments.Sum(a => a.Points);
    }

    /// <summary>Places, in the rulebook, of the indicators that have points.</summary>
    public IReadOnlyList<int> Scored => indicators;

    /// <param name="without">Place in the rulebook of an indicator to leave out; none where negative.</param>
    /// <returns>NaN where nothing is left to compose.</returns>
    public double Arithmetic(ReadOnlySpan<double> weights, int without = -1)
    {
        double sum = 0, total = 0, capped = 0;
        for (var g = 0; g < caps.Length; g++)
        {
            double group = 0, weight = 0;
            for (var i = groups[g]; i < groups[g + 1]; i++)
            {
                if (indicators[i] == without) continue;
                group += weights[indicators[i]] * points[i];
                weight += weights[indicators[i]];
            }
            sum += group;
            total += weight;
        }
        if (total == 0) return double.NaN;
        if (!isCapped) return Math.Clamp(sum / total + adjustments, 0, 100);
        for (var g = 0; g < caps.Length; g++)
        {
            double group = 0;
            for (var i = groups[g]; i < groups[g + 1]; i++)
                if (indicators[i] != without) group += weights[indicators[i]] * points[i];
            capped += Math.Min(group / total, caps[g]);
        }
        return Math.Clamp(capped + adjustments, 0, 100);
    }

    /// <summary>
    /// Weighted geometric mean of scores floored at 1. A group's cap limits its mean to what would add the cap to an arithmetic composite.
    /// </summary>
    public double Geometric(ReadOnlySpan<double> weights)
    {
        double total = 0, sum = 0;
        foreach (var i in indicators) total += weights[i];
        if (total == 0) return double.NaN;
        for (var g = 0; g < caps.Length; g++)
        {
            double group = 0, weight = 0;
            for (var i = groups[g]; i < groups[g + 1]; i++)
            {
                group += weights[indicators[i]] * logs[i];
                weight += weights[indicators[i]];
            }
            sum += isCapped && weight > 0 ? weight * Math.Min(group / weight, Math.Log(Math.Max(caps[g] * total / weight, Floor))) : group;
        }
        return Math.Clamp(Math.Exp(sum / total) + adjustments, 0, 100);
    }
}
