using CsCheck;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Insight;

namespace Monitor.Analytics.Tests.Insight;

public class CompletenessTests
{
    static readonly DateOnly Due = new(2027, 2, 28);

    [Theory]
    [InlineData("2027-02-28", null, 0)]
    [InlineData("2027-03-01", null, 1)]
    [InlineData("2027-03-10", "2027-03-10", 0)]
    [InlineData("2027-03-11", "2027-03-10", 1)]
    public void DaysLate_CountFromTheDayAfterTheDueDay(string submitted, string? extended, int days) =>
        Assert.Equal(days, Report(submitted, extended).DaysLate(new(2027, 6, 1)));

    [Theory]
    [InlineData("2027-02-28", false)]
    [InlineData("2027-03-01", true)]
    public void NotHandedIn_IsOverdueOnceTheDueDayIsOver(string asOf, bool overdue) =>
        Assert.Equal(overdue, Report(null).IsOverdue(DateOnly.Parse(asOf)));

    [Fact]
    public void HandedIn_IsNeverOverdue() => Assert.False(Report("2027-03-20").IsOverdue(new(2027, 6, 1)));

    [Fact]
    public void Submitted_IsOnTimeAndLateTogether() => Gen.Select(Gen.Int[-40, 40].Nullable(), Gen.Int[0, 30].Nullable(), (submitted, extended) =>
            new Reporting("C", "D", Due, extended is { } e ? Due.AddDays(e) : null, ReportState.Submitted, submitted is { } s ? Due.AddDays(s) : null))
        .Array.Sample(reports =>
        {
            var whole = Completeness.Of(reports, Due.AddDays(15));
            Assert.Equal(whole.Submitted, whole.OnTime + whole.Late);
            Assert.True(whole.Submitted + whole.Overdue <= whole.Expected);
        });

    [Fact]
    public void ByDay_CountsWhatHadComeByTheEndOfEachDay() => Assert.Equal(
        [(new DateOnly(2027, 2, 26), 0), (new DateOnly(2027, 2, 27), 1), (new DateOnly(2027, 2, 28), 3)],
        Completeness.ByDay([Report("2027-02-27"), Report("2027-02-28"), Report("2027-02-28"), Report(null)], new(2027, 2, 26), Due));

    static Reporting Report(string? submitted, string? extended = null) => new(
        "CQ2025-01", "500106", Due, extended is null ? null : DateOnly.Parse(extended), ReportState.Submitted,
        submitted is null ? null : DateOnly.Parse(submitted));
}
