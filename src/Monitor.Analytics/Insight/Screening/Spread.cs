namespace Monitor.Analytics.Insight.Screening;

/// <summary>
/// Middle and spread of one field's deviations, strengthened by those of all fields: with few of its own, a field leans on the pool
/// (shrinkage); the deviation under test never enters its own yardstick.
/// </summary>
sealed class Spread
{
    /// <summary>As many values of its own weigh as much as the pool.</summary>
    const double Lean = 4;
    const double Least = 0.05;
    /// <summary>Above so many, one value more or less does not move a median.</summary>
    const int LeaveOutUpTo = 40;

    readonly double[] values;
    readonly double chance;
    readonly double poolMiddle;
    readonly double poolVariance;
    readonly (double Middle, double Variance) whole;

    /// <param name="values">The field's deviations, on the log scale.</param>
    /// <param name="chances">Variance of each that counting alone explains.</param>
    public Spread(IReadOnlyCollection<double> values, IReadOnlyCollection<double> chances, double poolMiddle, double poolVariance)
    {
        this.values = [.. values];
        chance = chances.Count == 0 ? 0 : Statistics.Median(chances);
        (this.poolMiddle, this.poolVariance) = (poolMiddle, poolVariance);
        whole = Of(this.values);
    }

    /// <summary>How surely the spread is known: with few values of its own, a field's tails are taken for heavy.</summary>
    public double Freedom => values.Length + 3;

    public (double Middle, double Variance) Without(double value)
    {
        if (values.Length > LeaveOutUpTo) return whole;
        var at = Array.IndexOf(values, value);
        return at < 0 ? whole : Of([.. values[..at], .. values[(at + 1)..]]);
    }

    (double, double) Of(double[] own)
    {
        if (own.Length == 0) return (poolMiddle, poolVariance);
        var (middle, variance) = Robust(own, chance);
        return ((own.Length * middle + Lean * poolMiddle) / (own.Length + Lean),
            Math.Max(Least * Least, (own.Length * variance + Lean * poolVariance) / (own.Length + Lean)));
    }

    /// <summary>Median, and the squared spread by the MAD beyond what chance explains.</summary>
    public static (double Middle, double Variance) Robust(IReadOnlyCollection<double> values, double chance)
    {
        var spread = Statistics.MadToSigma * Statistics.Mad(values);
        return (Statistics.Median(values), Math.Max(Least * Least, spread * spread - chance));
    }
}
