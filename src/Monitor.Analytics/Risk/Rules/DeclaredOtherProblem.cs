using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Risk.Rules;

/// <summary>三（四）5: the notice's list is open, and the commission fills it with reasons.</summary>
public sealed class DeclaredOtherProblem() : DeclaredProblem(DeclarationKind.Other)
{
    public override RuleId Id => "V-OTHER";
    public override Clause Clause => Clause.Notice2026("三（四）5");
    public override string Title => "其他重大问题";
    public override string Meaning => "市经济信息委认定存在其他重大问题、不再适合承担创新中心工作，并说明理由。";
}
