namespace Monitor.Analytics.Cases;

public enum ChangeState { Asked, Approved, Declined, Withdrawn }

public enum ChangeAction { Approve, Decline, Withdraw }

/// <summary>Changes of targets, name or lead entity during the term: asked by the district, approved by the service centre.</summary>
public static class ChangeTransitions
{
    static readonly TransitionTable<ChangeState, ChangeAction> Table = new(Target, Movers, CaseNames.Of, CaseNames.Of);

    /// <inheritdoc cref="TransitionTable{TState,TAction}.Next"/>
    public static ChangeState Next(ChangeState state, ChangeAction action, Role role) => Table.Next(state, action, role);

    /// <inheritdoc cref="TransitionTable{TState,TAction}.Open"/>
    public static IReadOnlyList<ChangeAction> Open(ChangeState state, Role role) => Table.Open(state, role);

    static ChangeState? Target(ChangeState state, ChangeAction action) => (state, action) switch
    {
        (ChangeState.Asked, ChangeAction.Approve) => ChangeState.Approved,
        (ChangeState.Asked, ChangeAction.Decline) => ChangeState.Declined,
        (ChangeState.Asked, ChangeAction.Withdraw) => ChangeState.Withdrawn,
        _ => null,
    };

    static Role[] Movers(ChangeAction action) => action == ChangeAction.Withdraw ? [Role.DistrictReporter, Role.DistrictApprover] : [Role.Reviewer];
}
