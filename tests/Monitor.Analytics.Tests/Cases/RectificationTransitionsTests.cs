using Monitor.Analytics.Cases;

namespace Monitor.Analytics.Tests.Cases;

public class RectificationTransitionsTests() : TransitionTests<RectificationState, RectificationAction>(
    RectificationTransitions.Next, RectificationTransitions.Open, CaseNames.Of, CaseNames.Of, RectificationState.Proposed)
{
    [Fact]
    public void Rectification_FromProposalToClosing() => Assert.Equal(
        ["已批准待核发", "已核发", "已发出", "已送达", "方案已提交", "方案退回", "方案已提交", "整改中", "佐证已提交", "现场复核", "验收通过", "次年复核", "销号"],
        Walk(
            (Role.CommissionLeader, RectificationAction.Approve), (Role.CommissionOfficer, RectificationAction.Issue),
            (Role.CommissionOfficer, RectificationAction.Send), (Role.CommissionOfficer, RectificationAction.Serve),
            (Role.DistrictReporter, RectificationAction.SubmitPlan), (Role.Reviewer, RectificationAction.ReturnPlan),
            (Role.DistrictApprover, RectificationAction.SubmitPlan), (Role.Reviewer, RectificationAction.AcceptPlan),
            (Role.DistrictReporter, RectificationAction.SubmitEvidence), (Role.Reviewer, RectificationAction.Inspect),
            (Role.Reviewer, RectificationAction.Accept), (Role.Reviewer, RectificationAction.AwaitRecheck), (Role.Reviewer, RectificationAction.Close)));

    [Fact]
    public void Issue_WithoutTheLeadersApproval_IsRefused() =>
        Assert.Throws<IllegalTransition>(() => RectificationTransitions.Next(RectificationState.Proposed, RectificationAction.Issue, Role.CommissionOfficer));

    [Fact]
    public void SentNotice_IsNotServed_SoNoPlanIsDue() =>
        Assert.Throws<IllegalTransition>(() => RectificationTransitions.Next(RectificationState.Sent, RectificationAction.SubmitPlan, Role.DistrictReporter));

    [Theory]
    [InlineData(RectificationState.Served)]
    [InlineData(RectificationState.InProgress)]
    public void Extension_MovesNoState_ExpiryEndsThePeriod(RectificationState state)
    {
        Assert.Equal(state, RectificationTransitions.Next(state, RectificationAction.Extend, Role.CommissionOfficer));
        Assert.Equal(RectificationState.AwaitingRecheck, RectificationTransitions.Next(state, RectificationAction.RecordExpiry, Role.Reviewer));
    }

    [Fact]
    public void Reschedule_OnlyBeforeService()
    {
        Assert.Equal(RectificationState.Sent, RectificationTransitions.Next(RectificationState.Sent, RectificationAction.Reschedule, Role.CommissionOfficer));
        Assert.Throws<IllegalTransition>(() => RectificationTransitions.Next(RectificationState.Served, RectificationAction.Reschedule, Role.CommissionOfficer));
    }

    [Fact]
    public void Separation_TheOwnerOfACase_DoesNotInspectIt()
    {
        Separation.Require("wang", "li", Role.Reviewer, "开展现场复核");
        Assert.Throws<NotPermitted>(() => Separation.Require("wang", "Wang", Role.Reviewer, "开展现场复核"));
    }
}
