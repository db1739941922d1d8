using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;

namespace Monitor.Web.Features.Documents;

/// <summary>What many documents say in the same words.</summary>
static class CommonFacts
{
    public const string None = "暂无";

    /// <summary>Where a chart stands, in an example.</summary>
    public static Filling Picture { get; } = Filling.Of(new TextPart(TextLook.Body, "〔此处为图〕"));

    /// <summary>Given by <see cref="DocumentService"/> to each document.</summary>
    public static IReadOnlyList<Placeholder> Everywhere { get; } =
    [
        new("文号", "签发时的文号；没有文号的为空", "演示〔2027〕1号"),
        new("成文日期", "案件登记的核发或撤销日期；其他文件为签发或生成草稿的日期", "2027年1月15日"),
    ];

    public static IReadOnlyList<Placeholder> OfCenter { get; } =
    [
        new("中心名称", "创新中心名称", "演示·示例产业卓越工程师协同创新中心", Required: true),
        new("中心编码", "创新中心编码", "CQ2024-99"),
        new("牵头建设主体", "牵头建设主体", "演示·示例企业"),
        new("区县", "牵头区县，已调整的写明现名", "演示区"),
        new("产业", "所属产业", "演示产业"),
        new("公布日期", "列入建设名单的日期", "2024年3月29日"),
        new("有效期至", "三年建设期的最后一天", "2027年3月28日"),
    ];

    public static async Task<Dictionary<string, Filling>> FillAsync(MonitorDb db, Center center, DateOnly today, CancellationToken cancel)
    {
        var names = await DistrictNames.LoadAsync(db, today, cancel);
        var validity = new ValidityPeriod(center.DesignatedOn);
        return new()
        {
            ["中心名称"] = center.Name,
            ["中心编码"] = center.Code.ToString(),
            ["牵头建设主体"] = center.LeadEntity,
            ["区县"] = names.Named(center.LeadDistrict) is { PassedOnTo: { } now } named ? $"{now}（原{named.Name}）" : names.Of(center.LeadDistrict),
            ["产业"] = center.Industry,
            ["公布日期"] = Formats.Day(validity.From),
            ["有效期至"] = Formats.Day(validity.To),
        };
    }

    /// <summary>The rulebooks of the years' scorecards, and whether all of them rest on verified values.</summary>
    public static async Task<DocumentBasis> BasisAsync(MonitorDb db, CenterCode center, IReadOnlyCollection<ReportYear> years, IReadOnlyDictionary<string, string> facts, CancellationToken cancel)
    {
        var scored = await db.Assessments.AsNoTracking().Where(a => a.Center == center && years.Contains(a.Year) && !a.IsTerm && a.SupersededAt == null)
            .OrderBy(a => a.Year).Select(a => new { a.RulebookId, a.RulebookVersion, a.Provisional }).ToListAsync(cancel);
        return new(
            [.. scored.Select(a => Rulebook(a.RulebookId, a.RulebookVersion)).Distinct()],
            scored.Count == 0 ? null : scored.All(a => !a.Provisional), facts);
    }

    public static string Rulebook(string id, string version) => $"{id} 版本 {version}";

    public static string Day(DateOnly? day) => day is { } d ? Formats.Day(d) : None;

    public static string Or(string? text) => string.IsNullOrWhiteSpace(text) ? None : text;

    /// <summary>Without the words that all centres' names end with.</summary>
    public static string ShortName(string name) => name.Replace("卓越工程师协同创新中心", "", StringComparison.Ordinal);

    public static string Sentence(string text) => text.Length == 0 || "。！？；".Contains(text[^1], StringComparison.Ordinal) ? text : $"{text}。";
}
