namespace Monitor.Analytics.Cases;

public enum ReviewState { UnderReview, Consulting, CoSigned, Dissented, Unanswered, Concluded }

public enum ReviewAction { SendForOpinion, CoSign, Dissent, RecordSilence, Conclude, Settle }

/// <summary>
/// 年度复盘, 三（一） and 三（三）: the service centre reviews together with the district, which co-signs or dissents. Silence is recorded,
/// and is no signature; a dissent is settled by a leader.
/// </summary>
public static class ReviewTransitions
{
    /// <summary>Days that the district has; the silence may be recorded from the day after.</summary>
    const int DaysToAnswer = 15;

    static readonly TransitionTable<ReviewState, ReviewAction> Table = new(Target, Movers, CaseNames.Of, CaseNames.Of);

    /// <inheritdoc cref="TransitionTable{TState,TAction}.Next"/>
    public static ReviewState Next(ReviewState state, ReviewAction action, Role role) => Table.Next(state, action, role);

    /// <inheritdoc cref="TransitionTable{TState,TAction}.Open"/>
    public static IReadOnlyList<ReviewAction> Open(ReviewState state, Role role) => Table.Open(state, role);

    /// <summary>Whether the district's time to answer is over (days end at 24:00, UTC+8).</summary>
    public static bool IsSilent(DateOnly sentOn, DateOnly today) => today > sentOn.AddDays(DaysToAnswer);

    /// <summary>Only a district's own signature makes a conclusion co-signed: what 不合格 needs in order to count.</summary>
    public static bool IsCoSigned(ReviewState concludedFrom) => concludedFrom == ReviewState.CoSigned;

    static ReviewState? Target(ReviewState state, ReviewAction action) => (state, action) switch
    {
        (ReviewState.UnderReview, ReviewAction.SendForOpinion) => ReviewState.Consulting,
        (ReviewState.Consulting, ReviewAction.CoSign) => ReviewState.CoSigned,
        (ReviewState.Consulting, ReviewAction.Dissent) => ReviewState.Dissented,
        (ReviewState.Consulting, ReviewAction.RecordSilence) => ReviewState.Unanswered,
        (ReviewState.CoSigned or ReviewState.Unanswered, ReviewAction.Conclude) => ReviewState.Concluded,
        (ReviewState.Dissented, ReviewAction.Settle) => ReviewState.Concluded,
        _ => null,
    };

    static Role[] Movers(ReviewAction action) => action switch
    {
        ReviewAction.CoSign or ReviewAction.Dissent => [Role.DistrictApprover],
        ReviewAction.Settle => [Role.CommissionLeader],
        _ => [Role.Reviewer],
    };
}
