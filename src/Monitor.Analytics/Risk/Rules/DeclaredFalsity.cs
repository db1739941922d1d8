using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Risk.Rules;

/// <summary>三（四）2. A screening that finds an implausible number only asks for verification; falsity is declared by a person.</summary>
public sealed class DeclaredFalsity() : DeclaredProblem(DeclarationKind.Falsity)
{
    public override RuleId Id => "V-FALSE";
    public override Clause Clause => Clause.Notice2026("三（四）2");
    public override string Title => "提供虚假材料";
    public override string Meaning => "经调查核实、由人认定提供虚假材料。数据异常本身只提示核实，不构成认定。";
}
