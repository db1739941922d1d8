using Monitor.Analytics.Cases;
using Monitor.Web.Data;

namespace Monitor.Web.Tests.Cases;

/// <summary>The transition tables, by kind of case.</summary>
static class Moves
{
    public static RandomMoves.Move Run(CaseKind kind, Enum action) =>
        (kind switch { CaseKind.Review => RandomMoves.OfReview, CaseKind.Term => RandomMoves.OfTerm, _ => RandomMoves.Others })[action];

    public static IReadOnlyList<Enum> Of(CaseKind kind) => kind switch
    {
        CaseKind.Review or CaseKind.Term => All<ReviewAction>(),
        CaseKind.Rectification => All<RectificationAction>(),
        CaseKind.Revocation => All<RevocationAction>(),
        CaseKind.Inquiry => All<InquiryAction>(),
        CaseKind.Visit => All<VisitAction>(),
        _ => All<ChangeAction>(),
    };

    public static IEnumerable<Enum> Open(StandingCase of, Role role) => of.State switch
    {
        ReviewState state => ReviewTransitions.Open(state, role).Cast<Enum>(),
        RectificationState state => RectificationTransitions.Open(state, role).Cast<Enum>(),
        RevocationState state => RevocationTransitions.Open(state, role).Cast<Enum>(),
        InquiryState state => InquiryTransitions.Open(state, role).Cast<Enum>(),
        VisitState state => VisitTransitions.Open(state, role).Cast<Enum>(),
        ChangeState state => ChangeTransitions.Open(state, role).Cast<Enum>(),
        _ => throw new ArgumentOutOfRangeException(nameof(of)),
    };

    /// <summary>Chinese names of state and action, where the role may take the action but not in this state.</summary>
    public static (string State, string Action)? Illegal(StandingCase of, Enum action, Role role) =>
        Refusal(of, action, role) is IllegalTransition illegal ? (illegal.State, illegal.Action) : null;

    /// <summary>Whether the action is the role's, in some state.</summary>
    public static bool May(StandingCase of, Enum action, Role role) => Refusal(of, action, role) is not NotPermitted;

    static CaseRefusal? Refusal(StandingCase of, Enum action, Role role)
    {
        try
        {
            _ = (of.State, action) switch
            {
                (ReviewState s, ReviewAction a) => (Enum)ReviewTransitions.Next(s, a, role),
                (RectificationState s, RectificationAction a) => RectificationTransitions.Next(s, a, role),
                (RevocationState s, RevocationAction a) => RevocationTransitions.Next(s, a, role),
                (InquiryState s, InquiryAction a) => InquiryTransitions.Next(s, a, role),
                (VisitState s, VisitAction a) => VisitTransitions.Next(s, a, role),
                (ChangeState s, ChangeAction a) => ChangeTransitions.Next(s, a, role),
                _ => throw new ArgumentOutOfRangeException(nameof(action)),
            };
            return null;
        }
        catch (CaseRefusal refusal)
        {
            return refusal;
        }
    }

    public static string StateName(Enum state) => state switch
    {
        ReviewState s => CaseNames.Of(s),
        RectificationState s => CaseNames.Of(s),
        RevocationState s => CaseNames.Of(s),
        InquiryState s => CaseNames.Of(s),
        VisitState s => CaseNames.Of(s),
        ChangeState s => CaseNames.Of(s),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    static Enum[] All<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Cast<Enum>()];
}
