using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Risk.Rules;

/// <summary>What only a person can declare, after an inquiry and with reasons; the rule carries it to the flags, and judges nothing.</summary>
public abstract class DeclaredProblem(DeclarationKind kind) : RiskRule
{
    public override IReadOnlyList<Severity> Severities => [Severity.Revoke];
    public override Facts Needs => Facts.Cases;

    public override IEnumerable<RiskFlag> Evaluate(RuleContext context) => context.History.Declarations.Count == 0 ? [] :
        from declared in context.History.Declarations.OrderBy(d => d.Id, StringComparer.Ordinal)
        where declared.Kind == kind && declared.Year == context.Year
        select Flag(
            context,
            $"{Wording.Day(declared.DeclaredOn)}，{declared.DeclaredBy}以{declared.DocumentNumber}认定{Title}：{declared.Reason}",
            [
                new("认定人", declared.DeclaredBy),
                new("认定日期", Wording.Day(declared.DeclaredOn)),
                new("文号", declared.DocumentNumber),
                new("理由", declared.Reason),
            ],
            subject: declared.Id);
}
