using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Insights;
using static Monitor.Web.Features.Documents.CommonFacts;

namespace Monitor.Web.Features.Documents;

/// <summary>年度复盘汇总报告 and 年度考核汇总表, of all centres in one year.</summary>
sealed class YearlyDocuments(OverviewService overviews, TimeProvider time) : IDocumentSource
{
    static readonly IReadOnlyList<Placeholder> OfYear =
    [
        new("年度", "报告年度，如2025", "2025", Required: true),
        new("总体情况", "家数、风险和报送的一句话", "2025年度13家创新中心中，2家触发整改提示，1家逾期未报。"),
        new("应报家数", "应报送的创新中心数", "13"),
        new("已报家数", "已报送的创新中心数", "12"),
        new("数值依据", "是否全部核定", "核定值"),
    ];

    static readonly IReadOnlyList<Placeholder> OfSummary =
    [
        new("结论统计", "复盘结论各多少家", "优秀2家、良好6家、合格1家、不合格3家"),
        new("进展与成效图", "各中心进展与成效", Picture),
        new("定级图", "各年度定级家数", Picture),
        new("风险图", "各中心风险标记", Picture),
        new("培养与成果图", "培养、职称、发明专利、成果转化各年度的图", Picture),
        new("收入图", "市场化收入和自我造血率各年度的图", Picture),
        new("主要数据", "培养、成果和收入的逐项说明", Filling.Lines(["2025年度培养工程师1,860人，比上年增加12.3 %。"])),
        new("各中心情况表", "各中心得分、等级、结论和建议", Filling.Of(Centers([["演示·示例产业", "演示区", "80", "良好", "良好", "继续建设"]])), Required: true),
        new("风险情况", "触发整改以上的中心及依据", Filling.Lines(["没有触发整改提示或撤销条件的创新中心。"])),
        new("处置情况", "整改和撤销案件的办理情况", Filling.Lines(["没有整改和撤销案件。"])),
        new("未报情况", "未报送的中心和区县", Filling.Lines(["全部已报送。"])),
    ];

    static readonly IReadOnlyList<Placeholder> OfTable =
    [
        new("汇总表", "各中心分组得分、等级、结论、风险标记和建议", Filling.Of(Centers([["演示·示例产业", "演示区", "80", "良好", "良好", "继续建设"]])), Required: true),
    ];

    public IReadOnlyDictionary<DocumentKind, IReadOnlyList<Placeholder>> Kinds { get; } = new Dictionary<DocumentKind, IReadOnlyList<Placeholder>>
    {
        [DocumentKind.YearlySummary] = [.. OfYear, .. OfSummary],
        [DocumentKind.YearlyTable] = [.. OfYear, .. OfTable],
    };

    public async Task<DocumentFacts> ReadAsync(MonitorDb db, Actor actor, DocumentKind kind, string subject, CancellationToken cancel)
    {
        var overview = await overviews.GetWholeAsync(db, actor, OverviewFilter.ParseYear(subject), cancel);
        if (overview.Year is not { } year || overview.Now is not { Reported: > 0 } now) throw new NotFoundForActor($"{subject}年度还没有报送，不能生成汇总。");
        var cards = (await db.Assessments.AsNoTracking().Where(a => a.Year == year && a.SupersededAt == null && !a.IsTerm).Select(a => a.Json).ToListAsync(cancel))
            .Select(CanonicalJson.Read<Scorecard>).ToDictionary(c => c.Center);
        var reviews = await db.Reviews.AsNoTracking().Where(r => r.Year == year).ToDictionaryAsync(r => r.Center, cancel);
        var cases = new List<ICase>();
        cases.AddRange(await db.Rectifications.AsNoTracking().OrderBy(r => r.Id).ToListAsync(cancel));
        cases.AddRange(await db.Revocations.AsNoTracking().OrderBy(r => r.Id).ToListAsync(cancel));
        var table = YearlyTable.Of(overview, cards, reviews, cases);
        return new()
        {
            Kind = kind,
            Subject = year.ToString(),
            Center = null,
            Year = year,
            Synthetic = overview.Synthetic,
            Fillings = Fill(kind, overview, now, table, cases),
            Table = table,
            Basis = new(
                [.. cards.Values.Select(c => Rulebook(c.RulebookId, c.RulebookVersion)).Distinct().Order(StringComparer.Ordinal)], now.Provisional == 0,
                new Dictionary<string, string>
                {
                    ["应报送"] = $"{now.Expected}",
                    ["已报送"] = $"{now.Reported}",
                    ["结论"] = Conclusions(table),
                    ["得分"] = string.Join("、", table.Rows.Where(r => r.Figures.Score is not null).Select(r => $"{r.Figures.Code} {Numbers.Text(r.Figures.Score)}")),
                }),
            Blocked = await WhyNotAsync(db, actor, kind, year.ToString(), cancel),
        };
    }

    public async Task<string?> WhyNotAsync(MonitorDb db, Actor actor, DocumentKind kind, string subject, CancellationToken cancel)
    {
        if (!actor.SeesAll) throw new Forbidden("汇总包括全市各创新中心的数据，只供市级部门查看。");
        if (OverviewFilter.ParseYear(subject) is not { } year) throw new NotFoundForActor();
        var graceEnds = await db.Rounds.Where(r => r.Year == year).Select(r => (DateOnly?)r.GraceEnds).SingleOrDefaultAsync(cancel);
        var scored = await db.Assessments.Where(a => a.Year == year && !a.IsTerm && a.SupersededAt == null).Select(a => new { a.Center, a.Provisional }).ToListAsync(cancel);
        if (scored.Count == 0) throw new NotFoundForActor($"{year}年度还没有报送，不能生成汇总。");
        if (time.Today() <= graceEnds) return $"{year}年度报送的宽限期至{Formats.Day(graceEnds.Value)}，期满后才能签发";
        if (scored.Count(s => s.Provisional) is > 0 and var provisional) return $"还有{provisional}家的数值没有核定";
        var concluded = await db.Reviews.Where(r => r.Year == year && r.ConcludedOn != null).Select(r => r.Center).ToListAsync(cancel);
        return scored.Count(s => !concluded.Contains(s.Center)) is > 0 and var open ? $"还有{open}家的年度复盘没有定论" : null;
    }

    static Dictionary<string, Filling> Fill(DocumentKind kind, Overview overview, YearSummary now, YearlyTable table, IReadOnlyList<ICase> cases)
    {
        var fillings = new Dictionary<string, Filling>
        {
            ["年度"] = now.Year.ToString(),
            ["总体情况"] = OverviewWords.Answer(overview),
            ["应报家数"] = now.Expected.ToString(),
            ["已报家数"] = now.Reported.ToString(),
            ["数值依据"] = now.Provisional == 0 ? "核定值" : $"{now.Provisional}家按申报值暂计，其余为核定值",
            ["汇总表"] = Filling.Of(Rows(table)),
        };
        if (kind == DocumentKind.YearlyTable) return fillings;

        var ended = cases.Where(c => c.Year == now.Year || c.IsOpen).ToList();
        var names = overview.Centers.ToDictionary(c => c.Figures.Code, c => c.Figures.Name);
        var worst = overview.Centers.Where(c => c.Worst >= Severity.Rectify).ToList();
        fillings["结论统计"] = Conclusions(table);
        fillings["进展与成效图"] = Pictures(overview, OverviewCharts.Quadrant);
        fillings["定级图"] = Pictures(overview, OverviewCharts.Grades);
        fillings["风险图"] = now.Flagged > 0 ? Pictures(overview, OverviewCharts.Risks) : Filling.Of();
        fillings["培养与成果图"] = Pictures(overview, [.. OverviewCharts.Trends.Take(4)]);
        fillings["收入图"] = Pictures(overview, [.. OverviewCharts.Trends.Skip(4)]);
        fillings["主要数据"] = Filling.Lines(new[] { Measure.Trained, Measure.Titles, Measure.Patents, Measure.Transfers, Measure.Revenue, Measure.SelfSustaining }
            .Select(m => $"{OverviewWords.Finding(overview, m)}（{OverviewWords.Coverage(now[m])}）。"));
        fillings["各中心情况表"] = Filling.Of(Rows(table));
        fillings["风险情况"] = Filling.Lines(worst.Count == 0 ? ["没有触发整改提示或撤销条件的创新中心。"] : worst.Select(c =>
            $"{c.Figures.Name}：{string.Join("；", c.Risks.Where(r => r.Severity >= Severity.Rectify).Select(r => $"{Names.Of(r.Severity)}——{r.Title}（{r.Clause}），{Names.Of(r.Status)}"))}。"));
        fillings["处置情况"] = Filling.Lines(ended.Count == 0 ? ["没有整改和撤销案件。"] : ended.Where(c => names.ContainsKey(c.Center)).Select(c =>
            $"{names[c.Center]}：{c.Year}年度{(c is Rectification ? "整改" : "撤销")}案件{c.Id}，现为“{(c is Rectification r ? CaseNames.Of(r.State) : CaseNames.Of(((Revocation)c).State))}”。"));
        var missing = overview.Unreported.Where(u => u.Year == now.Year).ToList();
        fillings["未报情况"] = Filling.Lines(missing.Count == 0 ? ["全部已报送。"] : missing.Select(u =>
            $"{u.Name}（{u.DistrictName}）：截止日{Formats.Day(u.Due)}，{(u.IsOverdue ? $"逾期{u.DaysLate}天，已催报{u.Reminders}次" : "尚未到期")}。"));
        return fillings;
    }

    static Filling Pictures(Overview overview, params IEnumerable<NamedChart> charts) => Filling.Of(charts.Select(c => new PicturePart(c.Of(overview))));

    static string Conclusions(YearlyTable table)
    {
        var concluded = table.Rows.Where(r => r.Review is not null).GroupBy(r => r.Review!.Conclusion).OrderByDescending(g => g.Key).Select(g => $"{Names.Of(g.Key)}{g.Count()}家").ToList();
        var open = table.Rows.Count(r => r.Review is null);
        return (concluded.Count == 0 ? "尚无定论" : string.Join("、", concluded)) + (open == 0 ? "" : $"，另有{open}家没有定论");
    }

    static TablePart Rows(YearlyTable table) => Centers(table.Rows.Select(r => (IReadOnlyList<string>)
        [ShortName(r.Figures.Name), r.Figures.District, Numbers.Text(r.Figures.Score), r.Grade, r.Conclusion, r.Proposal]));

    static TablePart Centers(IEnumerable<IReadOnlyList<string>> rows) => new([6, 4, 3, 3, 3, 6], 6, ["创新中心", "区县", "得分", "等级", "结论", "建议"], [.. rows]);
}
