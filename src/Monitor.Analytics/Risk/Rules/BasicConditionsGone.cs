using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Risk.Rules;

/// <summary>A reported zero of staff or premises. A blank says nothing about the centre, and is never taken for a zero.</summary>
public sealed class BasicConditionsGone : RiskRule
{
    static readonly (FieldCode Field, string Gone)[] Conditions = [("F01", "没有专职运营人员"), ("F02", "没有运营场地")];

    public override RuleId Id => "R-CONDITIONS";
    public override Clause Clause => Clause.Notice2026("一（一）2–3");
    public override string Title => "基本条件缺失";
    public override string Meaning => "报告的专职运营人员为零，或者运营场地面积为零。未填报的是缺报，不当作零。";
    public override IReadOnlyList<Severity> Severities => [Severity.Warning];
    public override Facts Needs => Facts.Reports;

    public override IEnumerable<RiskFlag> Evaluate(RuleContext context)
    {
        if (context.History.Report(context.Year) is not { } report) return [];
        var gone = Conditions.Where(c => report.Value(c.Field).Value.State == ReportedState.Zero).ToList();
        if (gone.Count == 0) return [];
        return [Flag(
            context,
            $"{context.Year}年度{string.Join("，", gone.Select(c => c.Gone))}。",
            gone.Select(c => new Evidence(
                $"{c.Field} {context.Rulebook.Field(c.Field)?.Name}（{context.Year}年）", "0", report.Value(c.Field).Source)),
            provisional: !report.IsVerified)];
    }
}
