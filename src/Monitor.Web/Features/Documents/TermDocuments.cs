using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;
using static Monitor.Web.Features.Documents.CommonFacts;

namespace Monitor.Web.Features.Documents;

/// <summary>三年建设评估报告 of one centre (三（三）): cumulated targets, the three reviews and the conclusion; 暂无 where there is none yet.</summary>
sealed class TermDocuments(CenterFileService files, TimeProvider time) : IDocumentSource
{
    static readonly IReadOnlyList<Placeholder> OfTerm =
    [
        new("建设期", "三年建设期的年度，如2023—2025", "2023—2025", Required: true),
        new("得分情况", "三年累计的综合得分和等级", "综合得分80分，等级为良好"),
        new("数值依据", "按核定值还是申报值计算", "核定值"),
        new("累计完成表", "三年累计的实际值、目标、完成率和得分", Filling.Of(new TablePart([6, 3, 3, 3, 3], 1, ["指标", "实际值", "目标", "完成率", "得分"], [["演示指标（人）", "240", "300", "80 %", "80"]])), Required: true),
        new("分类得分表", "各类权重和得分", Filling.Of(ReviewDocuments.Dimensions([new("A", "演示类", 100, 100, 80, 80, false)]))),
        new("得分说明", "缺报年度、豁免等说明；没有的为空", Filling.Lines(["演示说明。"])),
        new("年度复盘表", "各年度的得分、评分等级、复盘结论和会签", Filling.Of(Years([["2023", "80", "良好", "良好", "已会签"]]))),
        new("得分趋势图", "各年度得分图；不足两个年度的为空", Picture),
        new("整改情况", "建设期内的整改通知及结果", Filling.Lines(["建设期内没有整改通知。"])),
        new("服务中心意见", "服务中心的评估意见", "演示意见。"),
        new("区县意见", "区县会签或异议的意见", "同意。"),
        new("评估结论", "通过或不通过；尚未定论的为暂无", "通过", Required: true),
        new("会签情况", "区县经信部门是否会签", "区县经信部门已会签"),
        new("定论日期", "形成定论的日期", "2026年4月29日"),
    ];

    public IReadOnlyDictionary<DocumentKind, IReadOnlyList<Placeholder>> Kinds { get; } = new Dictionary<DocumentKind, IReadOnlyList<Placeholder>>
    {
        [DocumentKind.TermReport] = [.. OfCenter, .. OfTerm],
    };

    public async Task<DocumentFacts> ReadAsync(MonitorDb db, Actor actor, DocumentKind kind, string subject, CancellationToken cancel)
    {
        var file = await files.OpenAsync(actor, Parse(subject), PeriodView.TermKey, cancel);
        if (file.Period is not { Key: PeriodView.TermKey, Card: { } card, IsDisclosed: true }) throw Nothing(file.Code);
        var center = await db.SeenAsync(actor, file.Code, cancel);
        var history = (await CenterHistories.LoadAsync(db, [center.Code], cancel))[center.Code];
        var conclusion = history.TermConclusion;
        var review = await db.TermReviews.AsNoTracking().SingleOrDefaultAsync(r => r.Center == center.Code, cancel);
        var fillings = await FillAsync(db, center, time.Today(), cancel);
        foreach (var (name, filling) in Fill(file, card, history)) fillings[name] = filling;
        (fillings["服务中心意见"], fillings["区县意见"]) = (Sentence(Or(review?.Opinion)), Sentence(Or(review?.DistrictOpinion)));
        return new()
        {
            Kind = kind,
            Subject = TermReview.IdOf(center.Code),
            Center = center.Code,
            Year = card.Year,
            Synthetic = center.Synthetic,
            Fillings = fillings,
            Basis = new([Rulebook(card.RulebookId, card.RulebookVersion)], !card.Provisional, new Dictionary<string, string>
            {
                ["得分"] = Numbers.Text(card.Score),
                ["评分等级"] = Names.Of(card.Grade),
                ["评估结论"] = conclusion is null ? "" : conclusion.Passed ? "通过" : "不通过",
                ["年度复盘"] = string.Join("、", card.Term.Select(y => $"{y} {(history.Review(y) is { } r ? Names.Of(r.Conclusion) : None)}")),
            }),
            Blocked = WhyNot(card.Provisional, conclusion is not null),
        };
    }

    public async Task<string?> WhyNotAsync(MonitorDb db, Actor actor, DocumentKind kind, string subject, CancellationToken cancel)
    {
        var center = await db.SeenAsync(actor, Parse(subject), cancel);
        var review = await db.TermReviews.AsNoTracking().SingleOrDefaultAsync(r => r.Center == center.Code, cancel);
        var provisional = await db.Assessments.Where(a => a.Center == center.Code && a.IsTerm && a.SupersededAt == null).Select(a => (bool?)a.Provisional).SingleOrDefaultAsync(cancel);
        return provisional is { } p && (actor.SeesAll || review is { SentOn: not null } or { ConcludedOn: not null }) ? WhyNot(p, review?.ConcludedOn is not null) : throw Nothing(center.Code);
    }

    static CenterCode Parse(string subject) => subject.Split('-', 2) is ["PG", { Length: > 0 } code] ? code : throw new NotFoundForActor();

    static NotFoundForActor Nothing(CenterCode code) => new($"{code}还没有可供您查看的三年评估数据，不能生成评估报告。");

    static string? WhyNot(bool provisional, bool concluded) => provisional ? "数值核定后才能签发" : concluded ? null : "三年建设评估形成定论后才能签发";

    static Dictionary<string, Filling> Fill(CenterFile file, Scorecard card, CenterHistory history)
    {
        var conclusion = history.TermConclusion;
        var notices = history.Rectifications.Where(r => r.IssuedOn is not null).ToList();
        return new()
        {
            ["建设期"] = $"{card.Term[0]}—{card.Term[^1]}",
            ["得分情况"] = card.Score is null ? "没有可计分的指标，不定级" : $"综合得分{Numbers.Text(card.Score)}分，等级为{Names.Of(card.Grade)}",
            ["数值依据"] = card.Provisional ? "申报值（尚未核定）" : "核定值",
            ["累计完成表"] = Filling.Of(ReviewDocuments.Indicators(card)),
            ["分类得分表"] = Filling.Of(ReviewDocuments.Dimensions(card.Dimensions)),
            ["得分说明"] = Filling.Lines(card.Notes.Select(Sentence)),
            ["年度复盘表"] = Filling.Of(Years(card.Term.Select(y => YearRow(y, file.Scored.FirstOrDefault(c => c.Year == y), history.Review(y))))),
            ["得分趋势图"] = CenterCharts.Trend(file) is { } trend ? Filling.Of(new PicturePart(trend)) : Filling.Of(),
            ["整改情况"] = Filling.Lines(notices.Count == 0 ? ["建设期内没有整改通知。"] : notices.Select(n =>
                $"{(n.ForTerm ? "三年建设评估" : $"{n.ForYear}年度")}：{n.DocumentNumber}，{Day(n.IssuedOn)}核发，期限{Day(n.Deadline)}，{Outcome(n)}。")),
            ["评估结论"] = conclusion is null ? None : conclusion.Passed ? "通过" : "不通过",
            ["会签情况"] = conclusion is null ? None : conclusion.CoSigned ? "区县经信部门已会签" : "区县经信部门未会签",
            ["定论日期"] = Day(conclusion?.ConcludedOn),
        };
    }

    static string Outcome(RectificationFacts notice) => notice switch
    {
        { ClosedOn: { } closed } => $"{Formats.Day(closed)}销号",
        { Accepted: true } => "验收通过，待复查",
        { Accepted: false } => "验收不通过",
        _ => "尚未办结",
    };

    static IReadOnlyList<string> YearRow(ReportYear year, Scorecard? card, ReviewConclusion? review) =>
    [
        $"{year}", card is null ? "未报送" : Numbers.Text(card.Score), card is null ? Numbers.MissingMark : Names.Of(card.Grade),
        review is null ? None : Names.Of(review.Conclusion), review is null ? Numbers.MissingMark : review.CoSigned ? "已会签" : "未会签",
    ];

    static TablePart Years(IEnumerable<IReadOnlyList<string>> rows) => new([2, 2, 3, 3, 3], 5, ["年度", "得分", "评分等级", "复盘结论", "会签"], [.. rows]);
}
