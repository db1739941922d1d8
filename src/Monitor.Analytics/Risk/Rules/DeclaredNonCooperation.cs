using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Risk.Rules;

/// <summary>三（四）3. Of the centre itself, with proven refusals: lateness of a district is no ground, so no report or reminder is looked at.</summary>
public sealed class DeclaredNonCooperation() : DeclaredProblem(DeclarationKind.NonCooperation)
{
    public override RuleId Id => "V-NONCOOP";
    public override Clause Clause => Clause.Notice2026("三（四）3");
    public override string Title => "不配合考核";
    public override string Meaning => "由人认定创新中心自身拒不配合年度考核等工作，并有拒绝的证据。区县迟报、漏报不触发。";
}
