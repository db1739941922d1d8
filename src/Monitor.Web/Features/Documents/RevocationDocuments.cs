using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Cases;
using Monitor.Web.Features.Centers;
using static Monitor.Web.Features.Documents.CommonFacts;

namespace Monitor.Web.Features.Documents;

/// <summary>撤销建议 and 撤销决定, of one revocation (三（四）).</summary>
sealed class RevocationDocuments(TimeProvider time) : IDocumentSource
{
    static readonly IReadOnlyList<Placeholder> OfBoth =
    [
        new("案件编号", "撤销案件编号", "CX-2027-99"),
        new("撤销依据", "逐项依据：风险标记、条款、情形和确认人", Filling.Of(
            new TextPart(TextLook.Second, "（一）演示情形（三（四）4）"), new TextPart(TextLook.Body, "演示依据。")), Required: true),
        new("条款", "所依据的条款，如三（四）4", "三（四）4", Required: true),
        new("提出理由", "提出撤销的理由", "演示理由。"),
        new("提出日期", "提出撤销的日期", "2027年1月15日"),
        new("陈述申辩截止日", "陈述申辩的最后一天", "2027年1月31日"),
        new("陈述申辩情况", "是否陈述，及内容", "2027年1月20日已陈述：演示意见"),
    ];

    static readonly IReadOnlyList<Placeholder> OfProposal =
    [
        new("程序清单", "撤销前须完成的各个环节、其来源和完成情况", Filling.Of(ItemTable([("陈述申辩", "程序规则", "尚未完成")]))),
    ];

    static readonly IReadOnlyList<Placeholder> OfDecision =
    [
        new("审议情况", "党组会议日期和纪要文号", "2027年2月1日审议，演示党组〔2027〕1号"),
        new("公示情况", "公示起止日期", "2027年2月2日至2027年2月9日"),
        new("批准情况", "批准人和日期", "演示·某领导，2027年2月10日"),
        new("备案日期", "报市委人才办备案的日期", "2027年2月11日"),
        new("撤销日期", "撤销的日期", "2027年2月11日", Required: true),
        new("程序清单", "各个环节、其来源和完成情况", Filling.Of(ItemTable([("陈述申辩", "程序规则", "2027-01-20 已陈述")]))),
    ];

    public IReadOnlyDictionary<DocumentKind, IReadOnlyList<Placeholder>> Kinds { get; } = new Dictionary<DocumentKind, IReadOnlyList<Placeholder>>
    {
        [DocumentKind.RevocationProposal] = [.. OfCenter, .. OfBoth, .. OfProposal],
        [DocumentKind.RevocationDecision] = [.. OfCenter, .. OfBoth, .. OfDecision],
    };

    public async Task<DocumentFacts> ReadAsync(MonitorDb db, Actor actor, DocumentKind kind, string subject, CancellationToken cancel)
    {
        var (revocation, center) = await CaseAccess.FindAsync(db, actor, d => CaseAccess.RevocationAsync(d, subject, cancel), cancel);
        var grounds = await RevocationService.GroundsAsync(db, revocation, cancel);
        var history = (await CenterHistories.LoadAsync(db, [center.Code], cancel))[center.Code];
        var proposed = await db.CaseSteps.AsNoTracking().Where(s => s.CaseId == revocation.Id && s.Kind == CaseKind.Revocation && s.From == "").OrderBy(s => s.Id).FirstOrDefaultAsync(cancel);
        var isDecision = kind == DocumentKind.RevocationDecision;
        var fillings = await FillAsync(db, center, time.Today(), cancel);
        foreach (var (name, filling) in Fill(revocation, grounds, RevocationChecklist.Of(revocation, grounds, history), proposed)) fillings[name] = filling;
        return new()
        {
            Kind = kind,
            Subject = revocation.Id,
            Center = revocation.Center,
            Year = revocation.Year,
            Number = isDecision ? revocation.DocumentNumber : "",
            DatedOn = isDecision ? revocation.RevokedOn : null,
            Synthetic = center.Synthetic,
            Fillings = fillings,
            Basis = await BasisAsync(db, revocation.Center, [.. grounds.Select(g => g.Year).Distinct()], new Dictionary<string, string>
            {
                ["案件"] = $"{revocation.Id} 修订 {revocation.Revision}",
                ["风险标记"] = string.Join("、", grounds.Select(g => $"{g.Id} {g.Rule} {g.EvidenceHash[..12]}")),
                ["批准"] = revocation.ApprovedBy,
            }, cancel),
            Blocked = WhyNot(revocation, isDecision),
        };
    }

    static string? WhyNot(Revocation revocation, bool isDecision) => revocation switch
    {
        { State: RevocationState.NotRevoked } => "已决定不予撤销",
        { State: RevocationState.Withdrawn } => "撤销决定已撤回",
        { RevokedOn: null } when isDecision => "批准并登记撤销决定文号后才能签发",
        _ => null,
    };

    static Dictionary<string, Filling> Fill(Revocation revocation, List<StoredFlag> grounds, IReadOnlyList<ChecklistItem> checklist, CaseStep? proposed) => new()
    {
        ["案件编号"] = revocation.Id,
        ["撤销依据"] = Filling.Of(grounds.Select(g => (Stored: g, g.Recorded().Flag)).SelectMany((g, i) => new DocumentPart[]
        {
            new TextPart(TextLook.Second, $"（{RectificationDocuments.Counted(i + 1)}）{g.Flag.Title}（{g.Flag.Clause.Short}）"),
            new TextPart(TextLook.Body, $"{Sentence(g.Flag.Statement)}{(g.Stored.DecidedBy.Length > 0 ? $"该情形由{g.Stored.DecidedBy}于{Formats.Day(ChinaTime.DayOf(g.Stored.DecidedAt!.Value))}确认。" : "")}"),
        })),
        ["条款"] = string.Join("、", grounds.Select(g => g.Recorded().Flag.Clause.Short).Distinct()),
        ["提出理由"] = Sentence(Or(proposed?.Reason)),
        ["提出日期"] = Day(revocation.ProposedOn),
        ["陈述申辩截止日"] = Day(revocation.HearingDeadline),
        ["陈述申辩情况"] = revocation.HeardOn is not { } heard ? None
            : revocation.Statement.Length > 0 ? $"{Formats.Day(heard)}已陈述：{revocation.Statement}" : $"期限届满未陈述（{Formats.Day(heard)}记录）",
        ["审议情况"] = revocation.MeetingOn is { } met ? $"{Formats.Day(met)}审议，{revocation.MeetingDocument}" : None,
        ["公示情况"] = revocation is { PublicFrom: { } from, PublicTo: { } to } ? $"{Formats.Day(from)}至{Formats.Day(to)}" : None,
        ["批准情况"] = revocation.ApprovedOn is { } approved ? $"{revocation.ApprovedBy}，{Formats.Day(approved)}" : None,
        ["备案日期"] = Day(revocation.FiledOn),
        ["撤销日期"] = Day(revocation.RevokedOn),
        ["程序清单"] = Filling.Of(ItemTable(checklist.Select(i => (i.Text, i.Source, i.Done ? i.Detail : "尚未完成")))),
    };

    static TablePart ItemTable(IEnumerable<(string Text, string Source, string State)> rows) => new(
        [5, 2, 6], 3, ["环节", "来源", "完成情况"], [.. rows.Select(r => (IReadOnlyList<string>)[r.Text, r.Source, r.State])]);
}
