using Monitor.Analytics.Insight;
using Monitor.Analytics.Insight.Forecasting;

namespace Monitor.Analytics.Tests.Insight;

public class StatisticsTests
{
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1.959963984540054, 0.975)]
    [InlineData(-1.2815515655446004, 0.1)]
    [InlineData(3, 0.9986501019683699)]
    public void NormalCdf_IsThatOfTheTables(double x, double share)
    {
        Assert.Equal(share, Statistics.NormalCdf(x), 1e-12);
        Assert.Equal(x, Statistics.NormalQuantile(share), 1e-9);
    }

    [Fact]
    public void AtLeast_EqualChances_IsTheBinomialTail() => Assert.Equal(1 - Math.Pow(0.9, 5) - 5 * 0.1 * Math.Pow(0.9, 4), Statistics.AtLeast(2, [0.1, 0.1, 0.1, 0.1, 0.1]), 1e-12);

    [Fact]
    public void AtLeast_None_IsCertain() => Assert.Equal(1, Statistics.AtLeast(0, [0.3, 0.6]), 1e-12);

    [Fact]
    public void Mad_OfMostlyEqualValues_IsZero() => Assert.Equal(0, Statistics.Mad([5, 5, 5, 5, 900]));

    [Fact]
    public void TAsZ_WithManyDegrees_IsTheScoreItself_WithFewItIsLess()
    {
        Assert.Equal(3, Statistics.TAsZ(3, 1e6), 1e-3);
        // P(|T| > 4.032) = 0.01 for five degrees of freedom, as P(|Z| > 2.576).
        Assert.Equal(2.576, Statistics.TAsZ(4.032, 5), 0.02);
    }

    [Fact]
    public void Greatest_OfMoreTests_IsLess() => Assert.True(Statistics.Greatest(3, 30) < Statistics.Greatest(3, 2) && Statistics.Greatest(3, 2) < 3);

    [Fact]
    public void Ridge_WithoutAGroup_IsTheFitOfTheOthers()
    {
        (double, double)[] prior = [(0, 1), (0.5, 1)];
        var (all, others) = (new Ridge(2, prior), new Ridge(2, prior));
        var random = new Random(1);
        for (var i = 0; i < 60; i++)
        {
            double[] x = [1, random.NextDouble()];
            var y = 2 + 3 * x[1] + random.NextDouble() + (i % 4 == 3 ? 5 : 0);
            all.Add(i % 4, x, y, 1);
            if (i % 4 != 3) others.Add(i % 4, x, y, 1);
        }
        Assert.All(all.SolveWithout(3).Zip(others.Solve()), pair => Assert.Equal(pair.Second, pair.First, 1e-9));
        Assert.NotEqual(all.Solve()[0], others.Solve()[0], 0.1);
        Assert.Equal(all.Solve(), all.SolveWithout(77));
    }
}
