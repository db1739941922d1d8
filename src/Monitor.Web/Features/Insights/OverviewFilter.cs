using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Insights;

/// <summary>Which centres are looked at; null is all. It lives in the address, so that a view can be sent.</summary>
/// <param name="District">A bureau of today; what its predecessors led counts as its own.</param>
public sealed record OverviewFilter(int? Batch = null, string? Industry = null, DistrictCode? District = null)
{
    public static OverviewFilter None { get; } = new();

    /// <summary>From the address. What is not readable is not there: no centre fits a batch -1.</summary>
    public static OverviewFilter Parse(string? batch, string? industry, string? district) => new(
        string.IsNullOrWhiteSpace(batch) ? null : int.TryParse(batch, out var number) && number > 0 ? number : -1,
        string.IsNullOrWhiteSpace(industry) ? null : industry.Trim(),
        string.IsNullOrWhiteSpace(district) ? default(DistrictCode?) : new DistrictCode(district));

    /// <exception cref="NotFoundForActor">Not a year.</exception>
    public static ReportYear? ParseYear(string? year) =>
        string.IsNullOrWhiteSpace(year) ? null
        : int.TryParse(year, out var number) && number is >= 2000 and <= 2099 ? new ReportYear(number)
        : throw new NotFoundForActor($"没有“{year}”年度。请改用四位年份，如 2025。");

    public bool IsNone => this == None;

    /// <summary>?year=2025&amp;batch=2024: the address of a view.</summary>
    public string Query(ReportYear? year)
    {
        var parts = new (string Name, string? Value)[]
        {
            ("year", year?.ToString()), ("batch", Batch?.ToString()), ("industry", Industry), ("district", District?.ToString()),
        };
        var text = string.Join('&', parts.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
        return text == "" ? "" : "?" + text;
    }

    /// <summary>/overview?year=2025&amp;map=trained: the overview with what its map shows.</summary>
    public string Address(ReportYear? year, string map) => Query(year) is { Length: > 0 } query ? $"/overview{query}&map={map}" : $"/overview?map={map}";

    /// <summary>Name of the bureau; one that leads no centre has none here, and is told by its code. Null where none is chosen.</summary>
    public string? DistrictName(FilterChoices choices) =>
        District is { } code ? choices.Districts.FirstOrDefault(d => d.Code == code).Name ?? $"代码为“{code}”的区县" : null;

    /// <summary>全市, or what it is narrowed to: 2024年批高端装备产业.</summary>
    public string Words(FilterChoices choices) => IsNone ? "全市" : string.Concat(
        DistrictName(choices) ?? "",
        Batch is { } batch ? $"{batch}年批" : "",
        Industry is { } industry ? $"{industry}产业" : "");
}
