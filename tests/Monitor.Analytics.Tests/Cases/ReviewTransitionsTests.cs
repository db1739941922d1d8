using Monitor.Analytics.Cases;

namespace Monitor.Analytics.Tests.Cases;

public class ReviewTransitionsTests() : TransitionTests<ReviewState, ReviewAction>(
    ReviewTransitions.Next, ReviewTransitions.Open, CaseNames.Of, CaseNames.Of, ReviewState.UnderReview)
{
    [Fact]
    public void CoSignedReview_IsConcludedByTheServiceCentre() => Assert.Equal(
        ["征求意见", "已会签", "已定论"],
        Walk((Role.Reviewer, ReviewAction.SendForOpinion), (Role.DistrictApprover, ReviewAction.CoSign), (Role.Reviewer, ReviewAction.Conclude)));

    [Fact]
    public void Dissent_IsSettledByALeader_NotByTheServiceCentre()
    {
        Assert.Throws<IllegalTransition>(() => ReviewTransitions.Next(ReviewState.Dissented, ReviewAction.Conclude, Role.Reviewer));
        Assert.Equal(ReviewState.Concluded, ReviewTransitions.Next(ReviewState.Dissented, ReviewAction.Settle, Role.CommissionLeader));
    }

    [Theory]
    [InlineData(15, false)]
    [InlineData(16, true)]
    public void Silence_MayBeRecordedFromTheDayAfterTheFifteenth(int days, bool isSilent) =>
        Assert.Equal(isSilent, ReviewTransitions.IsSilent(new(2027, 4, 1), new DateOnly(2027, 4, 1).AddDays(days)));

    [Theory]
    [InlineData(ReviewState.CoSigned, true)]
    [InlineData(ReviewState.Unanswered, false)]
    [InlineData(ReviewState.Dissented, false)]
    public void OnlyTheDistrictsSignature_MakesAConclusionCoSigned(ReviewState from, bool isCoSigned) =>
        Assert.Equal(isCoSigned, ReviewTransitions.IsCoSigned(from));
}
