namespace Monitor.Analytics.Insight;

/// <summary>The few statistics that the models share. Robust ones first: with few centres one wild value must not move the yardstick.</summary>
static class Statistics
{
    /// <summary>Standard deviations per median absolute deviation of a normal distribution.</summary>
    public const double MadToSigma = 1.4826;

    /// <exception cref="ArgumentException">No values.</exception>
    public static double Median(IEnumerable<double> values) => Quantile(values, 0.5);

    /// <summary>Linear between the two nearest values in order.</summary>
    /// <exception cref="ArgumentException">No values.</exception>
    public static double Quantile(IEnumerable<double> values, double share)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return OfSorted(sorted, share);
    }

    public static double OfSorted(ReadOnlySpan<double> sorted, double share)
    {
        if (sorted.IsEmpty) throw new ArgumentException("No values.");
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        return below + 1 == sorted.Length ? sorted[below] : sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }

    /// <summary>Median distance from the median.</summary>
    public static double Mad(IReadOnlyCollection<double> values)
    {
        var middle = Median(values);
        return Median(values.Select(v => Math.Abs(v - middle)));
    }

    /// <summary>Φ(x), by the series φ(x)·(x + x³/3 + x⁵/15 + …) (Marsaglia 2004): exact to the last digits within ±7.</summary>
    public static double NormalCdf(double x)
    {
        if (x < -8) return 0;
        if (x > 8) return 1;
        double sum = x, term = x;
        for (var i = 3; sum + term != sum; i += 2)
            sum += term *= x * x / i;
        return Math.Clamp(0.5 + sum * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI), 0, 1);
    }

    /// <summary>The x for which Φ(x) is the share; within ±8.</summary>
    public static double NormalQuantile(double share)
    {
        double low = -8, high = 8;
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            if (NormalCdf(middle) < share) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }

    /// <summary>Chance that at least so many of independent events happen, each with its own chance.</summary>
    public static double AtLeast(int count, IReadOnlyCollection<double> chances)
    {
        var exactly = new double[chances.Count + 1];
        exactly[0] = 1;
        var seen = 0;
        foreach (var chance in chances)
        {
            seen++;
            for (var k = seen; k > 0; k--) exactly[k] = exactly[k] * (1 - chance) + exactly[k - 1] * chance;
            exactly[0] *= 1 - chance;
        }
        return Math.Min(1, exactly.Skip(count).Sum());
    }

    /// <summary>A rare chance on the scale of a z-score, so that unlike detectors can be ranked together.</summary>
    public static double AsZ(double chance) => -NormalQuantile(Math.Clamp(chance, 1e-15, 1));

    /// <summary>The normal z-score as rare as a t-score with these degrees of freedom (Wallace 1959).</summary>
    public static double TAsZ(double t, double freedom) =>
        (8 * freedom + 1) / (8 * freedom + 3) * Math.Sqrt(freedom * Math.Log(1 + t * t / freedom));

    /// <summary>
    /// A deviation in robust standard deviations, measured by the MAD of so few values that its own error counts: as a t-score. The MAD is
    /// worth about half as many values as it is taken from.
    /// </summary>
    public static double RobustAsZ(double deviation, int count) => TAsZ(deviation, Math.Max(1, (count - 1) / 2.0));

    /// <summary>The greatest of several z-scores, made smaller by having looked so many times (Bonferroni). Beyond 7 it makes no difference.</summary>
    public static double Greatest(double z, int looks) =>
        z > 7 || looks <= 1 ? z : Math.Max(0, AsZ(Math.Min(1, looks * NormalCdf(-z))));

    /// <summary>Normally distributed, from two uniform draws (Box and Muller).</summary>
    public static double NextNormal(this Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
