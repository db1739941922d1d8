using Monitor.Analytics.Assessment;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Cases;

/// <summary>One thing that a lawful revocation needs.</summary>
/// <param name="Source">A clause of the notice, or 程序规则 (ours).</param>
/// <param name="Detail">What shows that it is done; empty where it is not.</param>
public sealed record ChecklistItem(string Text, string Source, string Detail)
{
    public bool Done => Detail.Length > 0;
}

/// <summary>What is missing for a lawful revocation. The service refuses until nothing is.</summary>
static class RevocationChecklist
{
    /// <summary>Days that the right to be heard and the publication last at least.</summary>
    public const int HearingDays = 5, PublicDays = 5;

    const string OurRule = "程序规则";

    /// <summary>Rules that carry a person's declaration, by clause.</summary>
    static readonly Dictionary<RuleId, string> Declared = new() { ["V-FALSE"] = "三（四）2", ["V-NONCOOP"] = "三（四）3", ["V-OTHER"] = "三（四）5" };

    /// <param name="grounds">The flags that the proposal rests on, as they stand now.</param>
    public static IReadOnlyList<ChecklistItem> Of(Revocation revocation, IReadOnlyList<StoredFlag> grounds, CenterHistory history) =>
    [
        new("撤销情形已由人确认，且依据未变", "三（四）",
            grounds.Count > 0 && grounds.All(g => g is { Status: FlagStatus.Confirmed, Severity: Severity.Revoke })
                ? string.Join("；", grounds.Select(g => $"{g.Rule} {g.Recorded().Flag.Title}，{g.DecidedBy} 确认")) : ""),
        .. grounds.SelectMany(g => Facts(g, history)),
        new("告知创新中心并听取陈述申辩", OurRule,
            revocation.HeardOn is { } heard ? (revocation.Statement.Length > 0 ? $"{ChinaTime.Text(heard)} 已陈述" : $"期限 {ChinaTime.Text(revocation.HearingDeadline)} 届满未陈述") : ""),
        new("党组会议审议", "二（三）", revocation.MeetingOn is { } met ? $"{ChinaTime.Text(met)} {revocation.MeetingDocument}" : ""),
        new($"公示不少于{PublicDays}天", "二（三）", revocation is { PublicFrom: { } from, PublicTo: { } to } ? $"{ChinaTime.Text(from)} 至 {ChinaTime.Text(to)}" : ""),
        new("领导批准", "三（四）", revocation.ApprovedOn is { } approved ? $"{revocation.ApprovedBy} {ChinaTime.Text(approved)}" : ""),
        new("撤销决定文号", OurRule, revocation.DocumentNumber),
        new("报市委人才办备案", "二（三）", revocation.FiledOn is { } filed ? ChinaTime.Text(filed) : ""),
    ];

    static IEnumerable<ChecklistItem> Facts(StoredFlag ground, CenterHistory history)
    {
        if (ground.Rule == new RuleId("V-STILL-BELOW"))
        {
            var notice = history.Rectifications.FirstOrDefault(r => r.Id == ground.Subject);
            yield return new("整改通知已送达", "三（四）4", notice?.ServedOn is { } served ? $"{notice.DocumentNumber} {ChinaTime.Text(served)} 送达" : "");
            yield return new("复查年度复盘会签为不合格", "三（四）4", history.Review(ground.Year) is { IsFailed: true } review ? $"{ground.Year}年度 {ChinaTime.Text(review.ConcludedOn)}" : "");
        }
        if (Declared.TryGetValue(ground.Rule, out var clause))
            yield return new("由人认定，认定文书在案", clause,
                history.Declarations.FirstOrDefault(d => d.Id == ground.Subject) is { } declared ? $"{declared.DocumentNumber} {declared.DeclaredBy} {ChinaTime.Text(declared.DeclaredOn)}" : "");
        if (ground.Rule == new RuleId("V-VETO"))
            yield return new("主管部门文书确认", "三（四）1",
                string.Join("；", history.Incidents.Where(i => i.IsConfirmed).Select(i => $"{i.Authority} {i.DocumentNumber}")));
    }
}
