using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Vocabulary;

public class ValidityPeriodTests
{
    static ValidityPeriod From(int year, int month, int day) => new(new DateOnly(year, month, day));

    [Fact]
    public void To_IsThreeYearsLessADay() => Assert.Equal(new DateOnly(2029, 7, 29), From(2026, 7, 30).To);

    [Fact]
    public void To_FromNewYear_IsTheLastDayOfTheThirdYear() => Assert.Equal(new DateOnly(2028, 12, 31), From(2026, 1, 1).To);

    [Fact]
    public void To_FromALeapDay_EndsOnTheDayBeforeTheLastOfFebruary() => Assert.Equal(new DateOnly(2027, 2, 27), From(2024, 2, 29).To);

    [Fact]
    public void To_FromTheDayAfterALeapDay_IsTheLastOfFebruary() => Assert.Equal(new DateOnly(2027, 2, 28), From(2024, 3, 1).To);

    [Fact]
    public void Years_AreThatOfTheDesignationAndTheNextTwo() =>
        Assert.Equal([2026, 2027, 2028], From(2026, 7, 30).Years.Select(y => y.Value));

    [Theory]
    [InlineData(2025, false)]
    [InlineData(2026, true)]
    [InlineData(2028, true)]
    [InlineData(2029, false)]   // still valid in July, but no year of its own
    public void Expects_ItsThreeYearsOnly(int year, bool expected) => Assert.Equal(expected, From(2026, 7, 30).Expects(year));

    [Theory]
    [InlineData(2026, 1)]
    [InlineData(2028, 3)]
    [InlineData(2029, 4)]       // 延续观察
    public void OrdinalOf_CountsFromOne(int year, int ordinal) => Assert.Equal(ordinal, From(2026, 7, 30).OrdinalOf(year));

    [Theory]
    [InlineData(7, 1, true)]    // to 31 December: six months
    [InlineData(7, 2, false)]
    [InlineData(1, 1, true)]
    [InlineData(12, 31, false)]
    public void IsGraded_FirstYearOfSixMonthsOrMore(int month, int day, bool graded) => Assert.Equal(graded, From(2026, month, day).IsGraded(2026));

    [Fact]
    public void IsGraded_AfterTheFirstYear_Always() => Assert.True(From(2026, 12, 31).IsGraded(2027));
}
