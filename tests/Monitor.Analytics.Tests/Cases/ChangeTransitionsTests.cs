using Monitor.Analytics.Cases;

namespace Monitor.Analytics.Tests.Cases;

public class ChangeTransitionsTests() : TransitionTests<ChangeState, ChangeAction>(
    ChangeTransitions.Next, ChangeTransitions.Open, CaseNames.Of, CaseNames.Of, ChangeState.Asked)
{
    [Fact]
    public void TheDistrict_DoesNotApproveItsOwnChange() =>
        Assert.Throws<NotPermitted>(() => ChangeTransitions.Next(ChangeState.Asked, ChangeAction.Approve, Role.DistrictApprover));
}
