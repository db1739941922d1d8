using Monitor.Analytics.Assessment;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Risk.Rules;

/// <summary>三（四）2. A screening that finds an implausible number only asks for verification; falsity is declared by a person.</summary>
public sealed class DeclaredFalsity() : DeclaredProblem(DeclarationKind.Falsity)
{
    public override RuleId Id => "V-FALSE";
    public override Clause Clause => Clause.Notice2026("三（四）2");
    public override string Title => "提供虚假材料";
    public override string Meaning => "经调查核实、由人认定提供虚假材料。数据异常本身只提示核实，不构成认定。";
    public override IReadOnlyList<RuleParameter> Parameters =>
        [new(InquiryAbove, "核定值低于申报值的比例超过此数时立案核查", 0.3m, 0, 1)];

    /// <summary>Name of the share that a downward correction may not exceed without an inquiry.</summary>
    public const string InquiryAbove = "inquiryAbove";

    /// <summary>
    /// Whether a correction opens an inquiry: downward, and by more than the rulebook's share of what was reported. A value that is not accepted at all
    /// is a correction of the whole. What was missing, or zero, cannot be corrected downward.
    /// </summary>
    public static bool CallsForInquiry(Rulebook rulebook, Reported reported, Reported verified) =>
        reported.Number is > 0 and { } before
        && (before - (verified.Number ?? 0)) / before > new DeclaredFalsity().ParametersIn(rulebook)[InquiryAbove];
}
