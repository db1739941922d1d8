using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Tests.Builders;

namespace Monitor.Analytics.Tests.Cases;

/// <summary>A centre designated on 2026-07-30: reports 2026–2028, valid to 2029-07-29.</summary>
public class CenterStandingTests
{
    static readonly CenterHistory Center = HistoryBuilder.Center(new(2026, 7, 30));

    [Theory]
    [InlineData("2028-12-31", "建设中")]
    [InlineData("2029-01-01", "待评估")]
    [InlineData("2029-12-31", "待评估")]
    public void WithoutTermConclusion_AwaitsAssessmentOnceItsYearsAreOver(string day, string state) => Assert.Equal(state, On(Center, day));

    [Theory]
    [InlineData("2029-07-29", "建设中")]
    [InlineData("2029-07-30", "期满")]
    public void PassedTerm_ExpiresTheDayAfterItsValidity(string day, string state) => Assert.Equal(state, On(Concluded(passed: true), day));

    [Theory]
    [InlineData("2029-04-29", "待评估")]
    [InlineData("2029-04-30", "延续观察")]
    [InlineData("2030-04-30", "延续观察")]
    public void FailedTerm_IsObservedBeyondItsValidity(string day, string state) => Assert.Equal(state, On(Concluded(passed: false), day));

    [Fact]
    public void FailedTermThatNobodyCoSigned_StillAwaitsAssessment() =>
        Assert.Equal("待评估", On(Center with { TermConclusions = [new(Passed: false, new(2029, 4, 30), CoSigned: false)] }, "2029-05-01"));

    [Fact]
    public void FailedTermWhoseCaseIsClosed_HasExpired() => Assert.Equal("期满", On(
        Concluded(passed: false) with { Rectifications = [Notice with { ForTerm = true, ServedOn = new(2029, 5, 25), ClosedOn = new(2030, 4, 30) }] }, "2030-05-01"));

    [Theory]
    [InlineData("2027-05-24", "建设中")]
    [InlineData("2027-05-25", "整改中")]
    [InlineData("2028-04-29", "整改中")]
    [InlineData("2028-04-30", "建设中")]
    public void Notice_BindsFromItsServiceUntilItsCaseIsClosed(string day, string state) =>
        Assert.Equal(state, On(Center with { Rectifications = [Notice] }, day));

    [Theory]
    [InlineData("2028-06-30", "建设中")]
    [InlineData("2028-07-01", "已撤销")]
    public void Revoked_FromTheDayOfRegistration(string day, string state) =>
        Assert.Equal(state, On(Center with { RevokedOn = new(2028, 7, 1) }, day));

    static RectificationFacts Notice => new()
    {
        Id = "Z1",
        ForYear = 2026,
        ProposedOn = new(2027, 5, 1),
        IssuedOn = new(2027, 5, 20),
        ServedOn = new(2027, 5, 25),
        FirstDeadline = new(2027, 12, 15),
        RecheckYear = 2027,
        ClosedOn = new(2028, 4, 30),
    };

    static CenterHistory Concluded(bool passed) => Center with { TermConclusions = [new(passed, new(2029, 4, 30), CoSigned: true)] };

    static string On(CenterHistory history, string day) => CaseNames.Of(CenterStanding.On(history, DateOnly.Parse(day)));
}
