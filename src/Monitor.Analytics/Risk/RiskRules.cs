using Monitor.Analytics.Risk.Rules;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Risk;

/// <summary>Every rule, in the order in which they run and are listed.</summary>
public static class RiskRules
{
    public static IReadOnlyList<IRiskRule> All { get; } =
    [
        new ReportOverdue(),
        new SlowProgress(),
        new OutcomeBelowExpectation(),
        new SlowProgressAndBelowExpectation(),
        new CoreIndicatorsFarBelow(),
        new SelfSustainingFalls(),
        new BasicConditionsGone(),
        new ImplausibleValues(),
        new TermTargetsAtRisk(),
        new RectificationLate(),
        new ConfirmedVeto(),
        new DeclaredFalsity(),
        new DeclaredNonCooperation(),
        new StillBelowAfterRectification(),
        new DeclaredOtherProblem(),
    ];

    /// <summary>What a rulebook may set, by rule ID.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<RuleParameter>> Declared { get; } =
        All.ToDictionary(r => r.Id.ToString(), r => r.Parameters);

    /// <summary>Null where there is no such rule.</summary>
    public static IRiskRule? Find(RuleId id) => All.FirstOrDefault(r => r.Id == id);
}
