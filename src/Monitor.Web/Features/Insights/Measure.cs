using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Insights;

/// <summary>
/// A figure of the overview: the sum of a field over centres, or, with <see cref="Over"/>, the ratio of two sums in percent. Plan names the
/// indicator whose targets it is held against.
/// </summary>
public sealed record Measure(string Key, string Name, string Unit, FieldCode Field, FieldCode? Over = null, string? Plan = null)
{
    public static Measure Trained { get; } = new("trained", "培养工程师", "人", "F08", Plan: "B2");
    public static Measure Titles { get; } = new("titles", "取得职称或认定", "人", "F11", Plan: "B3");
    public static Measure Patents { get; } = new("patents", "发明专利授权", "件", "F20", Plan: "C3");
    public static Measure Transfers { get; } = new("transfers", "成果转化", "项", "F23", Plan: "D3");
    public static Measure Revenue { get; } = new("revenue", "市场化收入", "万元", "F26", Plan: "D5");
    public static Measure Grants { get; } = new("grants", "财政补助", "万元", "F27");
    public static Measure SelfSustaining { get; } = new("self-sustaining", "自我造血率", "%", "F26", "F28", "D6");
    public static Measure GrantShare { get; } = new("grant-share", "财政补助占支出", "%", "F27", "F28");

    public static IReadOnlyList<Measure> All { get; } =
        [Trained, Titles, Patents, Transfers, Revenue, Grants, SelfSustaining, GrantShare];

    public bool IsRatio => Over is not null;

    /// <summary>What a centre that reported it adds; over is 0 where the measure is no ratio.</summary>
    public (decimal Field, decimal Over) SumsOf(CenterYear center) => (center.Value(Field)!.Value, Over is { } over ? center.Value(over)!.Value : 0);

    /// <summary>The measure of sums over so many centres; null where there is none, or nothing to divide by.</summary>
    public decimal? Of(int centers, decimal field, decimal over) => centers == 0 ? null : !IsRatio ? field : over == 0 ? null : field * 100 / over;

    /// <summary>Decimal places that it is shown with: what stands on a column is what stands in its table.</summary>
    public int Digits => IsRatio || Unit == "万元" ? 1 : 0;

    /// <summary>All that it is made of was reported; a reported zero is.</summary>
    public bool IsReportedBy(CenterYear center) =>
        center.Value(Field) is not null && (Over is not { } over || center.Value(over) is not null);
}
