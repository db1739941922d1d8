using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Insights.Charts;

namespace Monitor.Web.Features.Insights.Maps;

/// <summary>The gravest flag of the bureau's centres.</summary>
sealed record RiskSubject() : MapSubject("risk", "风险", "颜色为所牵头创新中心的最高风险", ["最高风险", "已报送"])
{
    static readonly IReadOnlyList<MapClass> Classes =
        [.. new Severity?[] { Severity.Revoke, Severity.Rectify, Severity.Warning, Severity.Notice, null }.Select(Of), MapClass.NotReported];

    public override (IReadOnlyList<MapClass> Classes, IReadOnlyList<MapReading> Readings) Read(IReadOnlyList<DistrictNow> districts) => (Classes, [.. districts.Select(d =>
    {
        var found = d.Worst is null && d.Reported == 0 ? MapClass.NotReported : Of(d.Worst);
        return new MapReading(found, found.Name, [found.Name, $"{d.Reported}"]);
    })]);

    static MapClass Of(Severity? severity) => new(severity is { } s ? s.ToString().ToLowerInvariant() : "fine", ChartPalette.NameOf(severity));
}

/// <summary>How many of the bureau's graded centres are 良好 or 优秀.</summary>
sealed record GradeSubject() : MapSubject("grade", "定级", "颜色为已定级的创新中心中良好及以上的比例", ["优秀", "良好", "合格", "不合格", "良好及以上"])
{
    static readonly MapClass Every = new("excellent", "全部良好及以上"), Most = new("good", "一半及以上"), Some = new("pass", "不到一半"), None = new("fail", "没有良好及以上"),
        Ungraded = MapClass.NotReported with { Name = "未定级" };

    public override (IReadOnlyList<MapClass> Classes, IReadOnlyList<MapReading> Readings) Read(IReadOnlyList<DistrictNow> districts) =>
        ([Every, Most, Some, None, Ungraded], [.. districts.Select(d =>
        {
            var counts = new[] { Grade.Excellent, Grade.Good, Grade.Pass, Grade.Fail }.Select(g => d.Summary?.With(g) ?? 0).ToList();
            var (graded, good) = (counts.Sum(), counts[0] + counts[1]);
            var share = graded == 0 ? (decimal?)null : good / (decimal)graded;
            return new MapReading(Of(share), Share(share), [.. counts.Select(c => $"{c}"), Share(share)], share);
        })]);

    static MapClass Of(decimal? share) => share switch { null => Ungraded, 1 => Every, >= 0.5m => Most, > 0 => Some, _ => None };

    static string Share(decimal? share) => share is null ? Numbers.MissingMark : Formats.Percent(share);
}

/// <summary>How punctually the bureau reported the year.</summary>
sealed record TimelinessSubject() : MapSubject("punctuality", "报送及时性", "数字为应报的报告中按时报送的比例，尚未到截止日又未报送的不计", ["按时", "迟报", "逾期未报", "未到截止日", "按时率"])
{
    static readonly MapClass OnTime = new("fine", "全部按时"), Late = new("notice", "有迟报", "●"), Overdue = new("warning", "有逾期未报", "▲"),
        NotDue = MapClass.NotReported with { Name = "未到截止日" };

    public override (IReadOnlyList<MapClass> Classes, IReadOnlyList<MapReading> Readings) Read(IReadOnlyList<DistrictNow> districts) =>
        ([Overdue, Late, OnTime, NotDue], [.. districts.Select(d =>
        {
            var (onTime, late, overdue, waiting) = d.Punctuality is { } p ? (p.OnTime, p.Late, p.Overdue, p.Waiting) : default;
            var due = onTime + late + overdue;
            var found = overdue > 0 ? Overdue : late > 0 ? Late : due > 0 ? OnTime : NotDue;
            var share = due == 0 ? Numbers.MissingMark : Formats.Percent(onTime / (decimal)due);
            return new MapReading(found, $"{found.Sign} {share}".Trim(), [$"{onTime}", $"{late}", $"{overdue}", $"{waiting}", share]);
        })]);
}
