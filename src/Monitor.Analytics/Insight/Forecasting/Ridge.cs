namespace Monitor.Analytics.Insight.Forecasting;

/// <summary>
/// Weighted linear regression with a normal prior on each coefficient, from sums that are kept by group, so that the fit without one group
/// costs one more solution and no second pass.
/// </summary>
sealed class Ridge(int size, (double Mean, double Variance)[] prior)
{
    readonly Sums all = new(size);
    readonly Dictionary<int, Sums> groups = [];

    public void Add(int group, double[] x, double y, double weight)
    {
        if (!groups.TryGetValue(group, out var sums)) groups[group] = sums = new(size);
        all.Add(x, y, weight);
        sums.Add(x, y, weight);
    }

    public double[] Solve() => Solve(null);
    public double[] SolveWithout(int group) => Solve(groups.GetValueOrDefault(group));

    double[] Solve(Sums? without)
    {
        var a = new double[size, size];
        var b = new double[size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++) a[i, j] = all.Squares[i, j] - (without?.Squares[i, j] ?? 0);
            a[i, i] += 1 / prior[i].Variance;
            b[i] = all.Products[i] - (without?.Products[i] ?? 0) + prior[i].Mean / prior[i].Variance;
        }
        return Cholesky(a, b);
    }

    /// <summary>The prior makes the matrix positive definite: no pivoting is needed.</summary>
    double[] Cholesky(double[,] a, double[] b)
    {
        for (var i = 0; i < size; i++)
            for (var j = 0; j <= i; j++)
            {
                var sum = a[i, j];
                for (var k = 0; k < j; k++) sum -= a[i, k] * a[j, k];
                a[i, j] = i == j ? Math.Sqrt(sum) : sum / a[j, j];
            }
        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < i; k++) b[i] -= a[i, k] * b[k];
            b[i] /= a[i, i];
        }
        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++) b[i] -= a[k, i] * b[k];
            b[i] /= a[i, i];
        }
        return b;
    }

    sealed class Sums(int size)
    {
        public double[,] Squares { get; } = new double[size, size];
        public double[] Products { get; } = new double[size];

        public void Add(double[] x, double y, double weight)
        {
            for (var i = 0; i < size; i++)
            {
                if (x[i] == 0) continue;
                Products[i] += weight * x[i] * y;
                for (var j = 0; j < size; j++) Squares[i, j] += weight * x[i] * x[j];
            }
        }
    }
}
