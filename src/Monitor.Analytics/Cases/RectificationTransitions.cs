namespace Monitor.Analytics.Cases;

public enum RectificationState
{
    Proposed, Approved, Issued, Sent, Served, PlanSubmitted, PlanReturned, InProgress,
    EvidenceSubmitted, UnderInspection, Accepted, Rejected, AwaitingRecheck, Closed, RevocationProposed,
}

public enum RectificationAction
{
    Approve, RegisterApproval, Issue, Send, Serve, SubmitPlan, ReturnPlan, AcceptPlan, Extend,
    SubmitEvidence, Inspect, Accept, Reject, RecordExpiry, AwaitRecheck, Close, ProposeRevocation, Reschedule,
}

/// <summary>
/// 通知整改, 三（一）: proposed, approved by a leader (in the program, or on paper with the scan registered), issued, served, planned, done,
/// inspected on site, re-checked by the next year's review. An e-mail that was accepted by a server is 已发出, never 已送达.
/// A deadline that passes without evidence ends the period just the same; an extension moves no state. A deadline that passes
/// before service binds nobody: another is set.
/// </summary>
public static class RectificationTransitions
{
    static readonly TransitionTable<RectificationState, RectificationAction> Table = new(Target, Movers, CaseNames.Of, CaseNames.Of);

    /// <inheritdoc cref="TransitionTable{TState,TAction}.Next"/>
    public static RectificationState Next(RectificationState state, RectificationAction action, Role role) => Table.Next(state, action, role);

    /// <inheritdoc cref="TransitionTable{TState,TAction}.Open"/>
    public static IReadOnlyList<RectificationAction> Open(RectificationState state, Role role) => Table.Open(state, role);

    static RectificationState? Target(RectificationState state, RectificationAction action) => (state, action) switch
    {
        (RectificationState.Proposed, RectificationAction.Approve or RectificationAction.RegisterApproval) => RectificationState.Approved,
        (RectificationState.Approved, RectificationAction.Issue) => RectificationState.Issued,
        (RectificationState.Issued, RectificationAction.Send) => RectificationState.Sent,
        (RectificationState.Issued or RectificationState.Sent, RectificationAction.Serve) => RectificationState.Served,
        (RectificationState.Served or RectificationState.PlanReturned, RectificationAction.SubmitPlan) => RectificationState.PlanSubmitted,
        (RectificationState.PlanSubmitted, RectificationAction.ReturnPlan) => RectificationState.PlanReturned,
        (RectificationState.PlanSubmitted, RectificationAction.AcceptPlan) => RectificationState.InProgress,
        (RectificationState.InProgress, RectificationAction.SubmitEvidence) => RectificationState.EvidenceSubmitted,
        (RectificationState.EvidenceSubmitted, RectificationAction.Inspect) => RectificationState.UnderInspection,
        (RectificationState.UnderInspection, RectificationAction.Accept) => RectificationState.Accepted,
        (RectificationState.UnderInspection, RectificationAction.Reject) => RectificationState.Rejected,
        (RectificationState.Accepted or RectificationState.Rejected, RectificationAction.AwaitRecheck) => RectificationState.AwaitingRecheck,
        (RectificationState.AwaitingRecheck, RectificationAction.Close) => RectificationState.Closed,
        (RectificationState.AwaitingRecheck, RectificationAction.ProposeRevocation) => RectificationState.RevocationProposed,
        (RectificationState.Issued or RectificationState.Sent, RectificationAction.Reschedule) => state,
        (_, RectificationAction.Extend) when IsRunning(state) => state,
        (_, RectificationAction.RecordExpiry) when IsRunning(state) => RectificationState.AwaitingRecheck,
        _ => null,
    };

    /// <summary>The notice binds, and no evidence is in.</summary>
    static bool IsRunning(RectificationState state) => state
        is RectificationState.Served or RectificationState.PlanSubmitted or RectificationState.PlanReturned or RectificationState.InProgress;

    static Role[] Movers(RectificationAction action) => action switch
    {
        RectificationAction.Approve => [Role.CommissionLeader],
        RectificationAction.RegisterApproval or RectificationAction.Issue or RectificationAction.Send or RectificationAction.Serve
            or RectificationAction.Extend or RectificationAction.Reschedule => [Role.CommissionOfficer],
        RectificationAction.SubmitPlan or RectificationAction.SubmitEvidence => [Role.DistrictReporter, Role.DistrictApprover],
        _ => [Role.Reviewer],
    };
}
