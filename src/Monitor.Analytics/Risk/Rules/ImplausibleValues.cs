using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Risk.Rules;

/// <summary>
/// Carries what the screening found to the flags. The screening is a stored input: the rule trains nothing, so that a replay sees what was
/// seen then. It asks a reviewer to verify, and says nothing about falsity, which only a person declares (V-FALSE).
/// </summary>
public sealed class ImplausibleValues : RiskRule
{
    public override RuleId Id => "R-IMPLAUSIBLE";
    public override Clause Clause => Clause.Notice2026("三（四）2");
    public override string Title => "数据待核实";
    public override string Meaning =>
        "最近一次筛查发现的疑点，强度（相当于z值）达到规定值。只提请复核人员核实，不是造假的认定。";
    public override IReadOnlyList<Severity> Severities => [Severity.Notice];
    public override Facts Needs => Facts.Reports | Facts.Models;
    public override IReadOnlyList<RuleParameter> Parameters =>
    [
        new("strength", "疑点强度不低于此值", 4, 2, 8),
    ];

    public override IEnumerable<RiskFlag> Evaluate(RuleContext context)
    {
        if (context.History.Screening(context.Year) is not { } run || context.History.Report(context.Year) is not { } report) return [];
        var line = ParametersIn(context.Rulebook)["strength"];
        var found = run.Suspicions.Where(s => s.Strength >= line)
            .OrderByDescending(s => s.Strength).ThenBy(s => s.Kind).ThenBy(s => s.Code, StringComparer.Ordinal).ToList();
        if (found.Count == 0) return [];
        return [Flag(
            context,
            $"{context.Year}年度报告有{found.Count}处疑点，请核实：{string.Join("", found.Take(3).Select(s => s.Why))}{(found.Count > 3 ? "……" : "")}",
            [
                new("筛查模型", run.Model),
                .. found.Select(s => new Evidence(Named(s), s.Why, s.Code.Length > 0 && s.Code[0] == 'F' ? report.Value(s.Code).Source : null)),
            ],
            provisional: !report.IsVerified)];
    }

    static string Named(Suspicion suspicion) =>
        $"{Names.Of(suspicion.Kind)} {suspicion.Code} {suspicion.Name}".Replace("  ", " ").TrimEnd();
}
