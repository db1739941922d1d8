namespace Monitor.Analytics.Cases;

/// <summary>
/// What all four kinds of cases share: who may move, where to, and how a refusal is worded. The table itself is one switch per kind.
/// </summary>
sealed class TransitionTable<TState, TAction>(
    Func<TState, TAction, TState?> next,
    Func<TAction, Role[]> movers,
    Func<TState, string> stateName,
    Func<TAction, string> actionName)
    where TState : struct, Enum
    where TAction : struct, Enum
{
    /// <exception cref="NotPermitted">The role does not make this move.</exception>
    /// <exception cref="IllegalTransition">The state does not allow the action.</exception>
    public TState Next(TState state, TAction action, Role role)
    {
        if (!movers(action).Contains(role))
            throw new NotPermitted(role, actionName(action), $"须由{string.Join("或", movers(action).Select(CaseNames.Of))}办理。");
        return next(state, action) ?? throw new IllegalTransition(stateName(state), actionName(action), WhatIsOpen(state));
    }

    /// <summary>Actions that the role can take in the state, in the order of the enum.</summary>
    public IReadOnlyList<TAction> Open(TState state, Role role) =>
        [.. OpenTo(state).Where(a => movers(a).Contains(role))];

    IEnumerable<TAction> OpenTo(TState state) => Enum.GetValues<TAction>().Where(a => next(state, a) is not null);

    string WhatIsOpen(TState state)
    {
        var open = OpenTo(state).Select(a => $"“{actionName(a)}”").ToList();
        return open.Count == 0 ? "办理已结束，不再变动。" : $"此时只能{string.Join("、", open)}。";
    }
}
