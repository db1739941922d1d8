using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Centers;

/// <summary>What the list is narrowed to and ordered by: the query string, as it came. What it does not know, it leaves out.</summary>
/// <param name="District">Code of the district that reports today; it includes what passed to it.</param>
/// <param name="Text">Part of code, name or lead entity.</param>
/// <param name="Sort">Key of a column, with - before it for the other way round.</param>
public sealed record CenterFilter(
    string? Batch = null, string? Industry = null, string? District = null, string? State = null, string? Text = null, string? Sort = null)
{
    public bool IsEmpty => (Batch, Industry, District, State, Text) is (null or "", null or "", null or "", null or "", null or "");

    /// <summary>The address with this filter, e.g. /centers?batch=2024.</summary>
    public string Link(string path)
    {
        (string Name, string? Value)[] all =
            [("batch", Batch), ("industry", Industry), ("district", District), ("state", State), ("text", Text), ("sort", Sort)];
        var given = all.Where(p => !string.IsNullOrWhiteSpace(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!.Trim())}").ToList();
        return given.Count == 0 ? path : $"{path}?{string.Join('&', given)}";
    }
}

/// <summary>Score of the newest year that the actor may see.</summary>
public sealed record NewestScore(ReportYear Year, decimal? Score, Grade Grade, bool Provisional);

/// <summary>A line of 创新中心.</summary>
public sealed record CenterLine
{
    public required CenterCode Code { get; init; }
    public required string Name { get; init; }
    public required string Industry { get; init; }
    public required string LeadEntity { get; init; }
    public required NamedDistrict District { get; init; }
    /// <summary>The district that reports today.</summary>
    public required DistrictCode ReportingDistrict { get; init; }
    /// <summary>The actor's district joins here, and does not lead.</summary>
    public required bool IsJoint { get; init; }
    public required int Batch { get; init; }
    public required ValidityPeriod Validity { get; init; }
    public required CenterState State { get; init; }
    public required NewestScore? Newest { get; init; }
    /// <summary>Null where no flag stands that the actor may see.</summary>
    public required WorstFlag? Worst { get; init; }
    public required RoundStanding Round { get; init; }
    public required bool Synthetic { get; init; }
}

public sealed record Choice(string Value, string Name);

/// <param name="Total">Centres that the actor sees, before the filter.</param>
/// <param name="ShowsAll">False where years may lie behind it whose flags are not disclosed to the actor.</param>
/// <param name="RoundYear">Year of the newest round that has opened; null before the first.</param>
public sealed record CenterList(
    IReadOnlyList<CenterLine> Lines, int Total, bool ShowsAll, ReportYear? RoundYear, IReadOnlyList<Choice> Batches, IReadOnlyList<Choice> Industries,
    IReadOnlyList<Choice> Districts, IReadOnlyList<Choice> States)
{
    /// <summary>The list in one sentence.</summary>
    public string Answer
    {
        get
        {
            if (Lines.Count == 0) return Total == 0 ? "没有您可查看的创新中心。" : $"{Total}家创新中心中没有符合条件的。";
            var risks = Lines.Where(l => l.Worst is not null).GroupBy(l => l.Worst!.Severity).OrderByDescending(g => g.Key)
                .Select(g => $"{g.Count()}家最高为{Names.Of(g.Key)}").ToList();
            var expected = Lines.Count(l => l.Round.IsExpected);
            return $"{(Lines.Count == Total ? "共" : "符合条件的")}{Lines.Count}家创新中心，"
                + (risks.Count == 0 ? (ShowsAll ? "" : "已公开的年度") + "没有在案风险标记" : $"在案风险标记：{string.Join("，", risks)}")
                + (RoundYear is { } year && expected > 0 ? $"；{year}年度应报送{expected}家，已报送{Lines.Count(l => l.Round.IsIn)}家。" : "。");
        }
    }
}
