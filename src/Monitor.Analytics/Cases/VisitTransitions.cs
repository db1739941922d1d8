namespace Monitor.Analytics.Cases;

public enum VisitState { Planned, Held, Refused, Cancelled }

public enum VisitAction { Hold, RecordRefusal, Cancel }

/// <summary>现场走访: planned, then held, refused by the centre (with proof), or cancelled by who planned it.</summary>
public static class VisitTransitions
{
    static readonly TransitionTable<VisitState, VisitAction> Table = new(Target, _ => [Role.Reviewer], CaseNames.Of, CaseNames.Of);

    /// <inheritdoc cref="TransitionTable{TState,TAction}.Next"/>
    public static VisitState Next(VisitState state, VisitAction action, Role role) => Table.Next(state, action, role);

    /// <inheritdoc cref="TransitionTable{TState,TAction}.Open"/>
    public static IReadOnlyList<VisitAction> Open(VisitState state, Role role) => Table.Open(state, role);

    static VisitState? Target(VisitState state, VisitAction action) => (state, action) switch
    {
        (VisitState.Planned, VisitAction.Hold) => VisitState.Held,
        (VisitState.Planned, VisitAction.RecordRefusal) => VisitState.Refused,
        (VisitState.Planned, VisitAction.Cancel) => VisitState.Cancelled,
        _ => null,
    };
}
