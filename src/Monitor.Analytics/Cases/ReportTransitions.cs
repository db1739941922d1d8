namespace Monitor.Analytics.Cases;

public enum ReportState { Draft, AwaitingApproval, Submitted, UnderReview, Returned, Verified }

public enum ReportAction { SendForApproval, SendBack, Attest, Withdraw, StartReview, Return, Revise, Verify }

/// <summary>
/// 年度运行情况报告, 三（二）: the reporter writes, the head of the bureau attests, the service centre verifies or returns.
/// Every change after a return is a new version; only the newest version continues.
/// </summary>
public static class ReportTransitions
{
    static readonly TransitionTable<ReportState, ReportAction> Table = new(Target, Movers, CaseNames.Of, CaseNames.Of);

    /// <inheritdoc cref="TransitionTable{TState,TAction}.Next"/>
    public static ReportState Next(ReportState state, ReportAction action, Role role) => Table.Next(state, action, role);

    /// <inheritdoc cref="TransitionTable{TState,TAction}.Open"/>
    public static IReadOnlyList<ReportAction> Open(ReportState state, Role role) => Table.Open(state, role);

    static ReportState? Target(ReportState state, ReportAction action) => (state, action) switch
    {
        (ReportState.Draft, ReportAction.SendForApproval) => ReportState.AwaitingApproval,
        (ReportState.AwaitingApproval, ReportAction.SendBack) => ReportState.Draft,
        (ReportState.AwaitingApproval, ReportAction.Attest) => ReportState.Submitted,
        (ReportState.AwaitingApproval or ReportState.Submitted, ReportAction.Withdraw) => ReportState.Draft,
        (ReportState.Submitted, ReportAction.StartReview) => ReportState.UnderReview,
        (ReportState.UnderReview, ReportAction.Return) => ReportState.Returned,
        (ReportState.UnderReview, ReportAction.Verify) => ReportState.Verified,
        (ReportState.Returned, ReportAction.Revise) => ReportState.Draft,
        _ => null,
    };

    static Role[] Movers(ReportAction action) => action switch
    {
        ReportAction.SendForApproval or ReportAction.Revise => [Role.DistrictReporter],
        ReportAction.SendBack or ReportAction.Attest => [Role.DistrictApprover],
        ReportAction.Withdraw => [Role.DistrictReporter, Role.DistrictApprover],
        _ => [Role.Reviewer],
    };
}
