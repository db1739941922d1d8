using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Intake;

/// <summary>One column that a report has. <see cref="Field"/> is null for the three that say whose report it is.</summary>
/// <param name="Id">Field code, or CENTER, NAME, YEAR: what a district's confirmed mapping of a header points to.</param>
/// <param name="Names">What a header may call it, without unit.</param>
public sealed record ReportColumn(string Id, string Name, string Header, IReadOnlyList<string> Names, FieldCode? Field = null, string Unit = "")
{
    public static ReportColumn Center { get; } = new("CENTER", "创新中心编码", "创新中心编码", ["创新中心编码", "中心编码", "创新中心代码", "编码"]);
    public static ReportColumn CenterName { get; } = new("NAME", "创新中心名称", "创新中心名称", ["创新中心名称", "中心名称", "创新中心", "名称"]);
    public static ReportColumn Year { get; } = new("YEAR", "报告年度", "报告年度", ["报告年度", "年度", "年份", "报送年度"]);

    /// <summary>Columns of the rulebook's report, in the template's order.</summary>
    public static IReadOnlyList<ReportColumn> Of(Rulebook rulebook) => [Center, CenterName, Year, .. rulebook.Fields.Select(Of)];

    static ReportColumn Of(ReportField field) => new(
        field.Code,
        field.Name,
        field.Unit.Length > 0 ? $"{field.Name}（{field.Unit}）" : field.Name,
        [field.Name, field.Code, field.Code + field.Name, .. field.Aliases, .. field.Aliases.Select(a => field.Code + a)],
        field.Code,
        field.Unit);
}
