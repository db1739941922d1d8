using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Insights.Charts;

/// <summary>
/// What a chart says, with nothing about how it is drawn: the screen and the downloaded file are drawn from the same model.
/// A closed set: <see cref="CategoryChart"/> and <see cref="QuadrantChart"/>.
/// </summary>
[JsonDerivedType(typeof(CategoryChart), "category")]
[JsonDerivedType(typeof(QuadrantChart), "quadrant")]
public abstract record ChartModel
{
    /// <summary>The finding, as one Chinese sentence: 2025年培养工程师1,234人，比上年增加12.3 %.</summary>
    public required string Title { get; init; }

    /// <summary>What is drawn, with its unit: 各年度培养工程师人数（人）.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>Which rulebook, and which values: 考核方案 cq-2026；核定值.</summary>
    public required string Source { get; init; }

    /// <summary>演示数据 is shown on the drawing and on the screen.</summary>
    public bool Synthetic { get; init; }

    /// <summary>No value at all: the drawing says 暂无数据.</summary>
    [JsonIgnore]
    public abstract bool IsEmpty { get; }

    /// <summary>SHA-256 of the model, in lower-case hex. Equal models have equal drawings, so it serves as an ETag.</summary>
    public string Fingerprint() =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson.Write(this))));
}

/// <summary>Grouped columns, stacked columns, lines, or horizontal stacked bars (for long names such as centres).</summary>
public enum CategoryShape { Columns, StackedColumns, Lines, Bars }

/// <summary>Series of numbers over named categories (years, centres), in the order given.</summary>
public sealed record CategoryChart : ChartModel
{
    public required CategoryShape Shape { get; init; }

    /// <summary>What a category is: 年度, 创新中心. Heads the table's first column.</summary>
    public required string CategoryName { get; init; }

    /// <summary>Years as their digits; names must be unique.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    public required IReadOnlyList<ChartSeries> Series { get; init; }

    /// <summary>Of all series, e.g. 人, 万元, %.</summary>
    public required string Unit { get; init; }

    /// <summary>A line across the drawing, e.g. 30 % of the self-sustaining ratio.</summary>
    public ChartLine? Line { get; init; }

    public override bool IsEmpty => Series.All(s => s.Values.All(v => v is null));
}

/// <summary>
/// One value a category; null is missing, and is drawn as a gap. Without a tone the series takes the next series colour.
/// </summary>
/// <param name="Plan">A plan or target: drawn as a dashed line over columns or lines; not for bars.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<decimal?> Values, Tone? Tone = null, bool Plan = false)
{
    public decimal? At(int category) => category < Values.Count ? Values[category] : null;
}

public sealed record ChartLine(string Name, decimal Value);

/// <summary>Progress across, outcome up, and the line of each: the notice joins both with 且 (三（一）).</summary>
public sealed record QuadrantChart : ChartModel
{
    /// <summary>Completion rate, 1 = as planned.</summary>
    public decimal ProgressLine { get; init; } = 0.7m;

    /// <summary>Outcome, 0–100.</summary>
    public decimal OutcomeLine { get; init; } = 60;

    public required IReadOnlyList<QuadrantPoint> Points { get; init; }

    /// <summary>Points that have both values.</summary>
    [JsonIgnore]
    public IEnumerable<QuadrantPoint> Placed => Points.Where(p => p is { Progress: not null, Outcome: not null });

    public override bool IsEmpty => !Placed.Any();
}

/// <summary>A centre on the two axes; null where an axis could not be measured. Severity is its worst flag, null for none.</summary>
/// <param name="Href">Page of the centre.</param>
public sealed record QuadrantPoint(string Name, decimal? Progress, decimal? Outcome, Severity? Severity, string? Href = null)
{
    [JsonIgnore]
    public Tone Tone => ChartPalette.ToneOf(Severity);
}
