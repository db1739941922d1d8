namespace Monitor.Analytics.Cases;

public enum RevocationState { Proposed, Heard, Deliberating, Publicized, Approved, Revoked, NotRevoked, Withdrawn }

public enum RevocationAction { SubmitStatement, RecordNoStatement, Deliberate, Publicize, Approve, RegisterApproval, Revoke, Decline, Withdraw }

/// <summary>
/// 撤销, 三（四）: proposed on confirmed flags, the centre is heard, the party group deliberates, the outcome is publicized, and a leader's approval
/// comes before the registration.
/// A decision that is withdrawn stays on file beside its withdrawal. The steps mirror 二（三）, by which centres are designated; that the centre is heard is 程序规则.
/// </summary>
public static class RevocationTransitions
{
    static readonly TransitionTable<RevocationState, RevocationAction> Table = new(Target, Movers, CaseNames.Of, CaseNames.Of);

    /// <inheritdoc cref="TransitionTable{TState,TAction}.Next"/>
    public static RevocationState Next(RevocationState state, RevocationAction action, Role role) => Table.Next(state, action, role);

    /// <inheritdoc cref="TransitionTable{TState,TAction}.Open"/>
    public static IReadOnlyList<RevocationAction> Open(RevocationState state, Role role) => Table.Open(state, role);

    static RevocationState? Target(RevocationState state, RevocationAction action) => (state, action) switch
    {
        (RevocationState.Proposed, RevocationAction.SubmitStatement or RevocationAction.RecordNoStatement) => RevocationState.Heard,
        (RevocationState.Heard, RevocationAction.Deliberate) => RevocationState.Deliberating,
        (RevocationState.Deliberating, RevocationAction.Publicize) => RevocationState.Publicized,
        (RevocationState.Publicized, RevocationAction.Approve or RevocationAction.RegisterApproval) => RevocationState.Approved,
        (RevocationState.Approved, RevocationAction.Revoke) => RevocationState.Revoked,
        (RevocationState.Revoked, RevocationAction.Withdraw) => RevocationState.Withdrawn,
        (RevocationState.Deliberating or RevocationState.Publicized, RevocationAction.Decline) => RevocationState.NotRevoked,
        _ => null,
    };

    static Role[] Movers(RevocationAction action) => action switch
    {
        RevocationAction.SubmitStatement => [Role.DistrictReporter, Role.DistrictApprover],
        RevocationAction.Approve => [Role.CommissionLeader],
        _ => [Role.CommissionOfficer],
    };
}
