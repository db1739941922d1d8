using CsCheck;
using Monitor.Analytics.Cases;

namespace Monitor.Analytics.Tests.Cases;

/// <summary>What holds for every kind of case: walks stay in the table, and what is not in it is refused by name.</summary>
public abstract class TransitionTests<TState, TAction>(
    Func<TState, TAction, Role, TState> next,
    Func<TState, Role, IReadOnlyList<TAction>> open,
    Func<TState, string> stateName,
    Func<TAction, string> actionName,
    TState start)
    where TState : struct, Enum
    where TAction : struct, Enum
{
    static readonly Role[] Roles = Enum.GetValues<Role>();
    static readonly TState[] States = Enum.GetValues<TState>();
    static readonly TAction[] Actions = Enum.GetValues<TAction>();

    [Fact]
    public void RandomWalk_TakesOnlyOpenActions_AndReachesNoOtherState() => Gen.Int[0, 1000].List[0, 40].Sample(picks =>
    {
        var state = start;
        foreach (var pick in picks)
        {
            var moves = (from r in Roles from a in open(state, r) select (a, r)).ToList();
            if (moves.Count == 0) return;
            var (action, role) = moves[pick % moves.Count];
            state = next(state, action, role);
            Assert.Contains(state, States);
        }
    });

    [Fact]
    public void EveryState_IsReachable()
    {
        var reached = new HashSet<TState> { start };
        while (reached.SelectMany(s => from r in Roles from a in open(s, r) select next(s, a, r)).Where(s => !reached.Contains(s)).ToList() is { Count: > 0 } more)
            reached.UnionWith(more);
        Assert.Equal(States.Order(), reached.Order());
    }

    [Fact]
    public void EveryPairThatIsNotOpen_IsRefusedNamingStateAndAction()
    {
        foreach (var (state, action) in from s in States from a in Actions select (s, a))
        {
            var mover = Roles.First(r => States.Any(s => open(s, r).Contains(action)));
            if (open(state, mover).Contains(action)) continue;
            var refusal = Assert.Throws<IllegalTransition>(() => next(state, action, mover));
            Assert.Contains($"“{stateName(state)}”", refusal.Message);
            Assert.Contains($"“{actionName(action)}”", refusal.Message);
        }
    }

    [Fact]
    public void EveryActionOfAnotherRole_IsRefusedNamingRoleAndAction()
    {
        foreach (var (action, role) in from a in Actions from r in Roles where States.All(s => !open(s, r).Contains(a)) select (a, r))
        {
            var refusal = Assert.Throws<NotPermitted>(() => next(start, action, role));
            Assert.Contains($"“{CaseNames.Of(role)}”", refusal.Message);
            Assert.Contains($"“{actionName(action)}”", refusal.Message);
        }
    }

    [Fact]
    public void Administrators_MoveNothing() => Assert.All(
        from s in States from r in new[] { Role.SystemAdmin, Role.SecurityAdmin, Role.AuditAdmin } select open(s, r), Assert.Empty);

    [Fact]
    public void Names_AreDistinct()
    {
        Assert.Equal(States.Length, States.Select(stateName).Distinct().Count());
        Assert.Equal(Actions.Length, Actions.Select(actionName).Distinct().Count());
    }

    /// <summary>Walks the actions, each by the role named before it, and gives the states passed.</summary>
    protected IEnumerable<string> Walk(params (Role Role, TAction Action)[] moves)
    {
        var state = start;
        foreach (var (role, action) in moves) yield return stateName(state = next(state, action, role));
    }
}
