namespace Monitor.Bench.Models;

/// <summary>How well scores separate what was planted from what was not.</summary>
static class Measures
{
    /// <summary>Area under the ROC curve: the chance that a planted one scores above an innocent one, ties counting half.</summary>
    public static double Auc(IReadOnlyCollection<(double Score, bool Planted)> scored)
    {
        var sorted = scored.OrderBy(s => s.Score).ToArray();
        double ranks = 0;
        for (var i = 0; i < sorted.Length;)
        {
            var end = i;
            while (end < sorted.Length && sorted[end].Score == sorted[i].Score) end++;
            for (var k = i; k < end; k++) if (sorted[k].Planted) ranks += (i + end + 1) / 2.0;
            i = end;
        }
        double planted = scored.Count(s => s.Planted), innocent = scored.Count - planted;
        return (ranks - planted * (planted + 1) / 2) / (planted * innocent);
    }

    /// <summary>Share of planted ones among the 5 % with the highest scores. Ties at the border count by their share.</summary>
    public static double PrecisionAtFivePercent(IReadOnlyCollection<(double Score, bool Planted)> scored)
    {
        var alarms = Math.Max(1, (int)Math.Round(scored.Count * 0.05));
        var line = scored.OrderByDescending(s => s.Score).ElementAt(alarms - 1).Score;
        var above = scored.Where(s => s.Score > line).ToList();
        var at = scored.Where(s => s.Score == line).ToList();
        return (above.Count(s => s.Planted) + (alarms - above.Count) * at.Count(s => s.Planted) / (double)at.Count) / alarms;
    }
}
