using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Cases;
using static Monitor.Web.Features.Documents.CommonFacts;

namespace Monitor.Web.Features.Documents;

/// <summary>整改通知书 and 整改验收意见, of one rectification (三（一）).</summary>
sealed class RectificationDocuments(TimeProvider time) : IDocumentSource
{
    static readonly IReadOnlyList<Placeholder> OfNotice =
    [
        new("案件编号", "整改案件编号", "ZG-2027-99"),
        new("不合格年度", "整改所针对的年度，如2025年度；三年评估不合格的写明", "2025年度"),
        new("整改依据", "提出整改的依据：确认的风险标记或会签不合格的复盘", "2025年度复盘会签不合格"),
        new("问题清单", "逐项问题及整改要求", Filling.Of(
            new TextPart(TextLook.Second, "（一）演示问题"), new TextPart(TextLook.Body, "整改要求：演示要求。")), Required: true),
        new("整改期限", "通知所定的整改期限", "2027年11月30日", Required: true),
        new("复查年度", "复查的年度", "2027", Required: true),
    ];

    static readonly IReadOnlyList<Placeholder> OfAcceptance =
    [
        new("案件编号", "整改案件编号", "ZG-2027-99"),
        new("不合格年度", "整改所针对的年度", "2025年度"),
        new("通知文号", "整改通知书的文号", "演示〔2027〕1号"),
        new("送达日期", "整改通知书送达日期", "2027年5月12日"),
        new("整改期限", "整改期限，已延期的写明原期限", "2027年11月30日"),
        new("佐证提交日期", "提交佐证的日期", "2027年11月20日"),
        new("整改情况表", "问题、整改要求、措施、责任人和完成日期", Filling.Of(MeasureTable([("1", "演示问题", "演示要求", "演示措施", "演示·某人，2027-10-31")])), Required: true),
        new("现场复核情况", "现场复核的日期和情况", "2027年11月22日现场复核，情况属实"),
        new("验收日期", "验收日期", "2027年11月25日"),
        new("验收结论", "通过或不通过", "通过", Required: true),
        new("验收意见", "验收意见", "演示意见。"),
        new("复查年度", "复查的年度", "2027"),
    ];

    public IReadOnlyDictionary<DocumentKind, IReadOnlyList<Placeholder>> Kinds { get; } = new Dictionary<DocumentKind, IReadOnlyList<Placeholder>>
    {
        [DocumentKind.RectificationNotice] = [.. OfCenter, .. OfNotice],
        [DocumentKind.Acceptance] = [.. OfCenter, .. OfAcceptance],
    };

    public async Task<DocumentFacts> ReadAsync(MonitorDb db, Actor actor, DocumentKind kind, string subject, CancellationToken cancel)
    {
        var (notice, center) = await CaseAccess.FindAsync(db, actor, d => CaseAccess.RectificationAsync(d, subject, cancel), cancel);
        var steps = await db.CaseSteps.AsNoTracking().Where(s => s.CaseId == notice.Id && s.Kind == CaseKind.Rectification).OrderBy(s => s.Id).ToListAsync(cancel);
        var isNotice = kind == DocumentKind.RectificationNotice;
        var fillings = await FillAsync(db, center, time.Today(), cancel);
        var isCoSigned = await db.Reviews.AnyAsync(r => r.Center == notice.Center && r.Year == notice.ForYear && r.CoSigned, cancel);
        foreach (var (name, filling) in isNotice ? Notice(notice, steps, isCoSigned) : Acceptance(notice, steps)) fillings[name] = filling;
        return new()
        {
            Kind = kind,
            Subject = notice.Id,
            Center = notice.Center,
            Year = notice.ForYear,
            Number = isNotice ? notice.DocumentNumber : "",
            DatedOn = isNotice ? notice.IssuedOn : null,
            Synthetic = center.Synthetic,
            Fillings = fillings,
            Basis = await BasisAsync(db, notice.Center, [notice.ForYear], new Dictionary<string, string>
            {
                ["案件"] = $"{notice.Id} 修订 {notice.Revision}",
                ["批准"] = notice.ApprovedBy,
                [isNotice ? "整改期限" : "验收结论"] = isNotice ? notice.FirstDeadline is { } day ? ChinaTime.Text(day) : "" : Verdict(notice),
                ["风险标记"] = string.Join("、", notice.Findings.Select(f => f.FlagId).OfType<int>().Distinct().Order()),
            }, cancel),
            Blocked = isNotice ? WhyNoNotice(notice, steps) : WhyNoAcceptance(notice, steps),
        };
    }

    static string? WhyNoNotice(Rectification notice, List<CaseStep> steps) => notice switch
    {
        { State: RectificationState.Proposed } => "领导批准、核发登记文号后才能签发",
        { IssuedOn: null } or { DocumentNumber: "" } => "核发并登记文号后才能签发",
        _ => Recorded(steps, RectificationAction.Issue) is null ? FromHistory("核发") : null,
    };

    static string? WhyNoAcceptance(Rectification notice, List<CaseStep> steps) =>
        notice.Accepted is null ? "现场复核并作出验收结论后才能签发" : Judged(steps) is null ? FromHistory("验收") : null;

    /// <summary>What was done on paper before has its paper: the program knows its day, and not what it said.</summary>
    static string FromHistory(string step) => $"{step}由历史资料载入，没有办理记录，以原件为准";

    static CaseStep? Recorded(List<CaseStep> steps, RectificationAction action) => steps.FindLast(s => s.Action == CaseNames.Of(action));

    static CaseStep? Judged(List<CaseStep> steps) => Recorded(steps, RectificationAction.Accept) ?? Recorded(steps, RectificationAction.Reject);

    static Dictionary<string, Filling> Notice(Rectification notice, List<CaseStep> steps, bool isCoSigned) => new()
    {
        ["案件编号"] = notice.Id,
        ["不合格年度"] = ForYear(notice),
        ["整改依据"] = steps.Find(s => s.From.Length == 0)?.RestsOn is { Length: > 0 } restsOn ? Grounds(restsOn)
            : notice.ForTerm ? "三年建设评估不合格" : isCoSigned ? $"{notice.ForYear}年度复盘会签不合格" : None,
        ["问题清单"] = notice.Findings.Count == 0 ? Filling.Lines([$"{None}。"]) : Filling.Of(notice.Findings.OrderBy(f => f.Number).SelectMany(f => new DocumentPart[]
        {
            new TextPart(TextLook.Second, $"（{Counted(f.Number)}）{f.Text}"), new TextPart(TextLook.Body, Sentence($"整改要求：{f.Requirement}")),
        })),
        // As the notice set it: an extension comes later, and is no part of it.
        ["整改期限"] = Day(notice.FirstDeadline),
        ["复查年度"] = notice.RecheckYear?.ToString() ?? None,
    };

    static Dictionary<string, Filling> Acceptance(Rectification notice, List<CaseStep> steps)
    {
        var inspected = Recorded(steps, RectificationAction.Inspect);
        var judged = Judged(steps);
        return new()
        {
            ["案件编号"] = notice.Id,
            ["不合格年度"] = ForYear(notice),
            ["通知文号"] = Or(notice.DocumentNumber),
            ["送达日期"] = Day(notice.ServedOn),
            ["整改期限"] = Deadline(notice),
            ["佐证提交日期"] = Day(notice.EvidenceOn),
            ["整改情况表"] = Filling.Of(MeasureTable(notice.Findings.OrderBy(f => f.Number).Select(f => (
                $"{f.Number}", f.Text, f.Requirement,
                f.Measures.Count == 0 ? None : string.Join("；", f.Measures.Select(m => m.Text)),
                f.Measures.Count == 0 ? None : string.Join("；", f.Measures.Select(m => $"{m.Owner}，{ChinaTime.Text(m.Due)}")))))),
            ["现场复核情况"] = inspected is null ? None : $"{inspected.RestsOn}：{inspected.Reason}",
            ["验收日期"] = notice.Accepted is null ? None : Day(notice.InspectedOn),
            ["验收结论"] = Verdict(notice),
            ["验收意见"] = Sentence(Or(judged?.Reason)),
            ["复查年度"] = notice.RecheckYear?.ToString() ?? None,
        };
    }

    static TablePart MeasureTable(IEnumerable<(string Number, string Text, string Requirement, string Measure, string Who)> rows) => new(
        [1, 4, 4, 4, 3], 5, ["序号", "问题", "整改要求", "整改措施", "责任人和完成日期"],
        [.. rows.Select(r => (IReadOnlyList<string>)[r.Number, r.Text, r.Requirement, r.Measure, r.Who])]);

    static string Verdict(Rectification notice) => notice.Accepted switch { true => "通过", false => "不通过", _ => None };

    static string ForYear(Rectification notice) => notice.ForTerm ? "三年建设期" : $"{notice.ForYear}年度";

    static string Deadline(Rectification notice) => notice.Deadline is not { } day ? None
        : notice.ExtendedDeadline is null ? Formats.Day(day) : $"{Formats.Day(day)}（原{Formats.Day(notice.FirstDeadline!.Value)}，已延期）";

    /// <summary>What the step rested on, without the numbers that only the program knows: 标记 12 R-RECTIFY 进展迟缓 → 进展迟缓.</summary>
    internal static string Grounds(string restsOn) => string.Join("、", restsOn.Split('；')
        .Select(g => g.Split(' ') is ["标记", _, _, .. var title] ? $"“{string.Join(' ', title)}”风险标记经确认" : g).Distinct());

    /// <summary>一 to 九十九.</summary>
    internal static string Counted(int number)
    {
        const string digits = "〇一二三四五六七八九";
        var (tens, ones) = (number / 10, number % 10);
        return (tens switch { 0 => "", 1 => "十", _ => $"{digits[tens]}十" }) + (ones == 0 && tens > 0 ? "" : digits[ones].ToString());
    }
}
