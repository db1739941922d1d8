using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Cases;

/// <summary>What is known of a case, as labels and texts; steps not yet taken are left out.</summary>
static class CaseSummary
{
    public static IReadOnlyList<(string Name, string Text)> Of(ICase of) =>
    [
        .. (of switch
        {
            AnnualReview r => ((string, string?)[])
            [
                ("复盘结论", Names.Of(r.Conclusion)), ("评分", r.GradeByScore is { } grade ? $"{r.Score?.ToString("0.00") ?? Formats.NotApplicable}（{Names.Of(grade)}）" : null), .. Said(r),
            ],
            Rectification r =>
            [
                ("依据", r.ForTerm ? "三年建设评估未通过" : $"{r.ForYear}年度"), ("提出", $"{ChinaTime.Text(r.ProposedOn)} {r.Owner}"), ("批准", r.ApprovedBy), ("文号", r.DocumentNumber), ("核发", Day(r.IssuedOn)), ("送达", Day(r.ServedOn)),
                ("整改期限", r.Deadline is { } until ? $"{ChinaTime.Text(until)}{(r.ExtendedDeadline is null ? "" : $"（原 {ChinaTime.Text(r.FirstDeadline!.Value)}{(r.ExtensionReason.Length > 0 ? $"；{r.ExtensionReason}" : "")}）")}" : null),
                ("复查年度", r.RecheckYear?.ToString()), ("佐证提交", Day(r.EvidenceOn)), ("验收", r.InspectedOn is { } inspected ? $"{ChinaTime.Text(inspected)} {(r.Accepted == true ? "通过" : "不通过")}" : null), ("销号", Day(r.ClosedOn)),
            ],
            TermReview r =>
            [
                ("评估结论", r.ConclusionName), ("三年累计评分", r.GradeByScore is { } grade ? $"{r.Score?.ToString("0.00") ?? Formats.NotApplicable}（{Names.Of(grade)}）" : null), .. Said(r),
            ],
            Inquiry i =>
            [
                ("立案", $"{ChinaTime.Text(i.OpenedOn)} {i.Owner}"), ("核定与申报的差异", i.Corrections), ("请说明", i.AskedOn is { } asked ? $"{ChinaTime.Text(asked)} {i.Question}" : null),
                ("说明期限", i.Deadline is { } until ? $"{ChinaTime.Text(until)}{(i.FirstDeadline is { } first ? $"（原 {ChinaTime.Text(first)}，届满前未送达）" : "")}" : null),
                ("送达", Day(i.ServedOn)), ("说明", i.StatedOn is { } stated ? $"{ChinaTime.Text(stated)} {i.Statement}" : null),
                ("认定", i.DecidedOn is { } decided ? $"{ChinaTime.Text(decided)} {i.DecidedBy} {i.DocumentNumber}" : null),
            ],
            PlanChange c =>
            [
                ("事项", ChangeService.NameOf(c.Subject)), ("变更", ChangeService.Worded(c)), ("理由", c.Reason), ("申请", $"{ChinaTime.Text(c.AskedOn)} {c.Owner}"), ("办结", Day(c.DecidedOn)),
            ],
            SiteVisit v =>
            [
                ("安排", $"{ChinaTime.Text(v.PlannedOn)}，{v.Owner}安排"), ("事项", v.Purpose), ("人员", v.Visitors), ("实际日期", Day(v.VisitedOn)), (v.State == VisitState.Refused ? "拒绝经过" : "走访情况", v.Findings),
            ],
            _ => Of((Revocation)of),
        }).Where(f => !string.IsNullOrEmpty(f.Item2)).Select(f => (f.Item1, f.Item2!)),
    ];

    static (string, string?)[] Said(Review r) =>
    [
        ("与评分不同的理由", r.Deviation), ("服务中心意见", r.Opinion), ("送区县", Day(r.SentOn)), ("区县意见", r.DistrictOpinion), ("裁定", r.Settlement),
        ("定论", r.ConcludedOn is { } day ? $"{ChinaTime.Text(day)}，{(r.CoSigned ? "已会签" : "未会签")}" : null),
    ];

    static (string, string?)[] Of(Revocation r) =>
    [
        ("提出", $"{ChinaTime.Text(r.ProposedOn)} {r.Owner}"), ("陈述申辩截止", ChinaTime.Text(r.HearingDeadline)), ("陈述申辩", r.Statement), ("审议", r.MeetingOn is { } met ? $"{ChinaTime.Text(met)} {r.MeetingDocument}" : null),
        ("公示", r.PublicFrom is { } from ? $"{ChinaTime.Text(from)} 至 {ChinaTime.Text(r.PublicTo!.Value)}" : null), ("批准", r.ApprovedOn is { } approved ? $"{r.ApprovedBy} {ChinaTime.Text(approved)}" : null),
        ("决定文号", r.DocumentNumber), ("备案", Day(r.FiledOn)), ("撤销", Day(r.RevokedOn)), ("决定撤回", Day(r.WithdrawnOn)),
    ];

    static string? Day(DateOnly? day) => day is { } d ? ChinaTime.Text(d) : null;
}
