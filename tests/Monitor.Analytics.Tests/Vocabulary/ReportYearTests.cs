using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Vocabulary;

public class ReportYearTests
{
    [Theory]
    [InlineData(2000)]
    [InlineData(2099)]
    public void AtTheBounds_IsAYear(int year) => Assert.Equal(year, new ReportYear(year).Value);

    [Theory]
    [InlineData(1999)]
    [InlineData(2100)]
    public void OutsideTheBounds_IsRefused(int year) => Assert.Throws<ArgumentOutOfRangeException>(() => new ReportYear(year));

    [Fact]
    public void Neighbours_AreAYearApart()
    {
        ReportYear year = 2026;
        Assert.Equal((2025, 2027), (year.Previous.Value, year.Next.Value));
        Assert.Equal((new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)), (year.FirstDay, year.LastDay));
    }

    [Fact]
    public void Order_IsThatOfTheNumbers()
    {
        ReportYear one = 2025, other = 2026;
        Assert.True(one < other && one <= other && other > one && other >= one && !(one > other) && !(one >= other));
        Assert.Equal([one, other], new[] { other, one }.Order());
    }

    [Fact]
    public void Json_IsANumber_AndDigitsAsAKey()
    {
        var map = new Dictionary<ReportYear, ReportYear> { [2026] = 2027 };
        Assert.Equal("""{"2026":2027}""", CanonicalJson.Write(map));
        Assert.Equal(map, CanonicalJson.Read<Dictionary<ReportYear, ReportYear>>("""{"2026":2027}"""));
    }
}
