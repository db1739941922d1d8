namespace Monitor.Analytics.Cases;

public enum InquiryState { Opened, Asked, Served, Stated, Unanswered, Falsity, NoFalsity }

public enum InquiryAction { Ask, Serve, AskAgain, SubmitStatement, RecordNoStatement, DeclareFalsity, DeclareNoFalsity }

/// <summary>
/// 核查, 三（四）2: opened by a large downward correction. Only a person of the commission declares falsity, and only once the centre's statement is on
/// file, or its deadline has passed after proven service.
/// </summary>
public static class InquiryTransitions
{
    static readonly TransitionTable<InquiryState, InquiryAction> Table = new(Target, Movers, CaseNames.Of, CaseNames.Of);

    /// <inheritdoc cref="TransitionTable{TState,TAction}.Next"/>
    public static InquiryState Next(InquiryState state, InquiryAction action, Role role) => Table.Next(state, action, role);

    /// <inheritdoc cref="TransitionTable{TState,TAction}.Open"/>
    public static IReadOnlyList<InquiryAction> Open(InquiryState state, Role role) => Table.Open(state, role);

    static InquiryState? Target(InquiryState state, InquiryAction action) => (state, action) switch
    {
        (InquiryState.Opened, InquiryAction.Ask) => InquiryState.Asked,
        (InquiryState.Asked, InquiryAction.Serve) => InquiryState.Served,
        (InquiryState.Asked, InquiryAction.AskAgain) => InquiryState.Asked,
        (InquiryState.Asked or InquiryState.Served, InquiryAction.SubmitStatement) => InquiryState.Stated,
        (InquiryState.Served, InquiryAction.RecordNoStatement) => InquiryState.Unanswered,
        (InquiryState.Stated or InquiryState.Unanswered, InquiryAction.DeclareFalsity) => InquiryState.Falsity,
        (InquiryState.Stated or InquiryState.Unanswered, InquiryAction.DeclareNoFalsity) => InquiryState.NoFalsity,
        _ => null,
    };

    static Role[] Movers(InquiryAction action) => action switch
    {
        InquiryAction.SubmitStatement => [Role.DistrictReporter, Role.DistrictApprover],
        InquiryAction.DeclareFalsity or InquiryAction.DeclareNoFalsity => [Role.CommissionOfficer],
        _ => [Role.Reviewer],
    };
}
