using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Risk.Rules;

/// <summary>An incident that the authority's document confirms. It belongs to the year in which it occurred, whenever it was confirmed.</summary>
public sealed class ConfirmedVeto : RiskRule
{
    public override RuleId Id => "V-VETO";
    public override Clause Clause => Clause.Notice2026("三（四）1");
    public override string Title => "一票否决";
    public override string Meaning =>
        "经主管机关文件确认，发生重大安全、质量事故，或者环境、知识产权、税务、科研失信及其他方面的严重违法行为。未经确认的不触发。";
    public override IReadOnlyList<Severity> Severities => [Severity.Revoke];
    public override Facts Needs => Facts.Incidents;

    public override IEnumerable<RiskFlag> Evaluate(RuleContext context) => context.History.Incidents.Count == 0 ? [] :
        from incident in context.History.Incidents.OrderBy(i => i.Id, StringComparer.Ordinal)
        where incident.ConfirmedOn is not null && incident.OccurredOn.Year == context.Year.Value
        select Flag(
            context,
            $"{Wording.Day(incident.OccurredOn)}发生{Names.Of(incident.Kind)}，{incident.Authority}以{incident.DocumentNumber}确认。",
            [
                new("类别", Names.Of(incident.Kind)),
                new("认定机关", incident.Authority),
                new("文号", incident.DocumentNumber),
                new("发生日期", Wording.Day(incident.OccurredOn)),
                new("确认日期", Wording.Day(incident.ConfirmedOn!.Value)),
                new("佐证", incident.Evidence),
            ],
            subject: incident.Id);
}
