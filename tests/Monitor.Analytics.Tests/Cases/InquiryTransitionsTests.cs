using Monitor.Analytics.Cases;

namespace Monitor.Analytics.Tests.Cases;

public class InquiryTransitionsTests() : TransitionTests<InquiryState, InquiryAction>(
    InquiryTransitions.Next, InquiryTransitions.Open, CaseNames.Of, CaseNames.Of, InquiryState.Opened)
{
    [Fact]
    public void Inquiry_FromOpeningToDeclaration() => Assert.Equal(
        ["已请说明", "已请说明", "已送达待说明", "说明在案", "认定不实"],
        Walk(
            (Role.Reviewer, InquiryAction.Ask), (Role.Reviewer, InquiryAction.AskAgain), (Role.Reviewer, InquiryAction.Serve),
            (Role.DistrictApprover, InquiryAction.SubmitStatement), (Role.CommissionOfficer, InquiryAction.DeclareFalsity)));

    [Theory]
    [InlineData(InquiryState.Opened)]
    [InlineData(InquiryState.Asked)]
    [InlineData(InquiryState.Served)]
    public void Falsity_BeforeAStatementOrProvenSilence_IsRefused(InquiryState state) =>
        Assert.Throws<IllegalTransition>(() => InquiryTransitions.Next(state, InquiryAction.DeclareFalsity, Role.CommissionOfficer));

    [Fact]
    public void Silence_WithoutService_IsRefused() =>
        Assert.Throws<IllegalTransition>(() => InquiryTransitions.Next(InquiryState.Asked, InquiryAction.RecordNoStatement, Role.Reviewer));
}
