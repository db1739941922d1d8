using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;
using static Monitor.Web.Features.Documents.CommonFacts;

namespace Monitor.Web.Features.Documents;

/// <summary>年度复盘报告 of one centre and year (三（三）): what its page shows of the year, with the review's opinions and conclusion.</summary>
sealed class ReviewDocuments(CenterFileService files, TimeProvider time) : IDocumentSource
{
    static readonly IReadOnlyList<Placeholder> OfReview =
    [
        new("年度", "报告年度，如2025", "2025", Required: true),
        new("总体情况", "得分、状态和风险的一句话", "2025年度得分80分（良好）；现为建设中；没有在案风险标记。"),
        new("得分情况", "综合得分和等级", "综合得分80分，等级为良好"),
        new("数值依据", "按核定值还是申报值计算", "核定值"),
        new("分类得分表", "各类权重和得分", Filling.Of(Dimensions([new("A", "演示类", 100, 100, 80, 80, false)]))),
        new("指标完成表", "各指标的实际值、目标、完成率和得分", Filling.Of(new TablePart([6, 3, 3, 3, 3], 1, ["指标", "实际值", "目标", "完成率", "得分"], [["演示指标（人）", "80", "100", "80 %", "80"]]))),
        new("得分说明", "豁免、不定级等说明；没有的为空", Filling.Lines(["演示说明。"])),
        new("进展与成效", "进展、成效两项与界线的比较（三（一））", "进展：80 %，不低于70 %的线。成效：80 分，不低于60 分的线。"),
        new("得分趋势图", "各年度得分图；不足两个年度的为空", Picture),
        new("风险标记", "本年度在案的风险标记及依据", Filling.Lines(["本年度没有在案的风险标记。"])),
        new("服务中心意见", "服务中心的复盘意见", "演示意见。"),
        new("区县意见", "区县会签或异议的意见", "同意。"),
        new("复盘结论", "结论，如良好；尚未定论的为暂无", "良好", Required: true),
        new("会签情况", "会签、逾期未复或裁定的情况", "区县经信部门已会签"),
        new("定论日期", "形成定论的日期", "2026年4月20日"),
    ];

    public IReadOnlyDictionary<DocumentKind, IReadOnlyList<Placeholder>> Kinds { get; } = new Dictionary<DocumentKind, IReadOnlyList<Placeholder>>
    {
        [DocumentKind.ReviewReport] = [.. OfCenter, .. OfReview],
    };

    public async Task<DocumentFacts> ReadAsync(MonitorDb db, Actor actor, DocumentKind kind, string subject, CancellationToken cancel)
    {
        var (code, year) = Parse(subject);
        var file = await files.OpenAsync(actor, code, year.ToString(), cancel);
        if (file.Period is not { Card: { } card, IsDisclosed: true } || file.Period.Key != year.ToString()) throw Nothing(code, year);
        var center = await db.SeenAsync(actor, code, cancel);
        var review = await db.Reviews.AsNoTracking().SingleOrDefaultAsync(r => r.Center == center.Code && r.Year == year, cancel);
        var fillings = await FillAsync(db, center, time.Today(), cancel);
        foreach (var (name, filling) in Scored(file, card).Concat(Concluded(review))) fillings[name] = filling;
        return new()
        {
            Kind = kind,
            Subject = AnnualReview.IdOf(center.Code, year),
            Center = center.Code,
            Year = year,
            Synthetic = center.Synthetic,
            Fillings = fillings,
            Basis = new([Rulebook(card.RulebookId, card.RulebookVersion)], !card.Provisional, new Dictionary<string, string>
            {
                ["得分"] = Numbers.Text(card.Score),
                ["评分等级"] = Names.Of(card.Grade),
                ["复盘结论"] = review?.ConcludedOn is null ? "" : Names.Of(review.Conclusion),
                ["复盘"] = review is null ? "" : $"{review.Id} 修订 {review.Revision}",
                ["风险标记"] = string.Join("、", Flags(file, card).Select(f => f.Id)),
            }),
            Blocked = WhyNot(card.Provisional, review),
        };
    }

    public async Task<string?> WhyNotAsync(MonitorDb db, Actor actor, DocumentKind kind, string subject, CancellationToken cancel)
    {
        var (code, year) = Parse(subject);
        var center = await db.SeenAsync(actor, code, cancel);
        var review = await db.Reviews.AsNoTracking().SingleOrDefaultAsync(r => r.Center == center.Code && r.Year == year, cancel);
        var provisional = await db.Assessments.Where(a => a.Center == center.Code && a.Year == year && !a.IsTerm && a.SupersededAt == null).Select(a => (bool?)a.Provisional).SingleOrDefaultAsync(cancel);
        return provisional is { } p && (actor.SeesAll || review is { SentOn: not null } or { ConcludedOn: not null }) ? WhyNot(p, review) : throw Nothing(code, year);
    }

    static (CenterCode, ReportYear) Parse(string subject) =>
        subject.Split('-', 3) is ["FP", { Length: 4 } text, { Length: > 0 } code] && int.TryParse(text, out var number) && number > 2000 ? (code, number) : throw new NotFoundForActor();

    static NotFoundForActor Nothing(CenterCode code, ReportYear year) => new($"{code} {year}年度没有可供您查看的得分，还不能生成复盘报告。");

    static string? WhyNot(bool provisional, AnnualReview? review) =>
        provisional ? "数值核定后才能签发" : review is null ? "还没有开展年度复盘" : review.ConcludedOn is null ? "复盘形成定论后才能签发" : null;

    static Dictionary<string, Filling> Scored(CenterFile file, Scorecard card)
    {
        var flags = Flags(file, card);
        return new()
        {
            ["年度"] = card.Year.ToString(),
            ["总体情况"] = file.Answer,
            ["得分情况"] = card.Score is null ? "没有可计分的指标，不定级" : $"综合得分{Numbers.Text(card.Score)}分，等级为{Names.Of(card.Grade)}",
            ["数值依据"] = card.Provisional ? "申报值（尚未核定）" : "核定值",
            ["分类得分表"] = Filling.Of(Dimensions(card.Dimensions)),
            ["指标完成表"] = Filling.Of(Indicators(card)),
            ["得分说明"] = Filling.Lines(card.Notes.Select(Sentence)),
            ["进展与成效"] = $"进展：{ScoreWords.Of(card.Progress, card.Progress.Value)}，{Against(card.Progress)}。成效：{ScoreWords.Of(card.Outcome, card.Outcome.Value)}，{Against(card.Outcome)}。"
                + (card.Progress.IsBelow && card.Outcome.IsBelow ? "两项同时低于预期，触发整改提示（三（一））。" : "未出现两项同时低于预期的情形（三（一））。"),
            ["得分趋势图"] = CenterCharts.Trend(file) is { } trend ? Filling.Of(new PicturePart(trend)) : Filling.Of(),
            ["风险标记"] = flags.Count == 0 ? Filling.Lines(["本年度没有在案的风险标记。"]) : Filling.Of(flags.SelectMany((f, i) => new DocumentPart[]
            {
                new TextPart(TextLook.Second, $"（{RectificationDocuments.Counted(i + 1)}）{Names.Of(f.Flag.Severity)}：{f.Flag.Title}（{f.Flag.Clause.Short}），{Names.Of(f.Recorded.Status)}"),
                new TextPart(TextLook.Body, Sentence(f.Flag.Statement)),
            })),
        };
    }

    static List<ShownFlag> Flags(CenterFile file, Scorecard card) => [.. file.Standing.Where(f => f.Flag.Key.Year == card.Year && f.Flag.Against == FlagTarget.Center)];

    static Dictionary<string, Filling> Concluded(AnnualReview? review) => new()
    {
        ["服务中心意见"] = Sentence(Or(review?.Opinion)),
        ["区县意见"] = Sentence(Or(review?.DistrictOpinion)),
        ["复盘结论"] = review?.ConcludedOn is null ? None : Names.Of(review.Conclusion),
        ["会签情况"] = review?.ConcludedOn is null ? None
            : review.CoSigned ? "区县经信部门已会签"
            : review.Settlement.Length > 0 ? $"区县经信部门有异议，经裁定：{review.Settlement}" : "区县经信部门未会签",
        ["定论日期"] = Day(review?.ConcludedOn),
    };

    internal static TablePart Dimensions(IEnumerable<DimensionScore> dimensions) => new(
        [5, 3, 3, 3], 1, ["类别", "权重", "得分", "计入总分"],
        [.. dimensions.Select(d => (IReadOnlyList<string>)[$"{d.Code} {d.Name}", Numbers.Text(d.Weight), Formats.Number(d.Score, 2, d.Score is not null), Formats.Number(d.WeightedPoints, 2)])]);

    internal static TablePart Indicators(Scorecard card) => new(
        [6, 3, 3, 3, 3], 1, ["指标", "实际值", "目标", "完成率", "得分"],
        [.. card.Indicators.Select(i => (IReadOnlyList<string>)
        [
            $"{i.Code} {i.Name}（{i.Unit}）", Formats.Number(i.Value, 2, i.Status != ScoreStatus.ZeroDenominator), Formats.Number(i.Target, 2),
            i.Rate is { } rate ? Formats.Percent(rate) : Numbers.MissingMark, i.Points is { } points ? Formats.Number(points, 2) : ScoreWords.Why(i.Status),
        ])]);

    static string Against(AxisResult axis) => axis.Value is null ? Formats.NotApplicable : $"{(axis.IsBelow ? "低于" : "不低于")}{ScoreWords.Of(axis, axis.Line)}的线";
}
