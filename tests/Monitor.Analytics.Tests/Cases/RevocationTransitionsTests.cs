using Monitor.Analytics.Cases;

namespace Monitor.Analytics.Tests.Cases;

public class RevocationTransitionsTests() : TransitionTests<RevocationState, RevocationAction>(
    RevocationTransitions.Next, RevocationTransitions.Open, CaseNames.Of, CaseNames.Of, RevocationState.Proposed)
{
    [Fact]
    public void Revocation_FromProposalToRegistration() => Assert.Equal(
        ["陈述申辩", "审议", "公示", "已批准待登记", "已撤销"],
        Walk(
            (Role.DistrictApprover, RevocationAction.SubmitStatement), (Role.CommissionOfficer, RevocationAction.Deliberate),
            (Role.CommissionOfficer, RevocationAction.Publicize), (Role.CommissionLeader, RevocationAction.Approve),
            (Role.CommissionOfficer, RevocationAction.Revoke)));

    [Fact]
    public void Deliberation_BeforeTheCentreWasHeard_IsRefused() =>
        Assert.Throws<IllegalTransition>(() => RevocationTransitions.Next(RevocationState.Proposed, RevocationAction.Deliberate, Role.CommissionOfficer));

    [Fact]
    public void Registration_WithoutTheLeadersApproval_IsRefused() =>
        Assert.Throws<IllegalTransition>(() => RevocationTransitions.Next(RevocationState.Publicized, RevocationAction.Revoke, Role.CommissionOfficer));
}
