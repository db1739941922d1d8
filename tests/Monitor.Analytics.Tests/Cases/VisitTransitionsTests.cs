using Monitor.Analytics.Cases;

namespace Monitor.Analytics.Tests.Cases;

public class VisitTransitionsTests() : TransitionTests<VisitState, VisitAction>(
    VisitTransitions.Next, VisitTransitions.Open, CaseNames.Of, CaseNames.Of, VisitState.Planned)
{
    [Fact]
    public void AVisitThatWasHeld_IsNotRefusedAfterwards() =>
        Assert.Throws<IllegalTransition>(() => VisitTransitions.Next(VisitState.Held, VisitAction.RecordRefusal, Role.Reviewer));
}
