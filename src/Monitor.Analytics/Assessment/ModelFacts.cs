using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Assessment;

/// <summary>Why a value, or a whole report, looks as if it should be verified.</summary>
public enum SuspicionKind { OwnHistory, CrossSection, JointPattern, TargetsHit, CopiedFromLastYear, CopiedFromCenter, Rounded, Sums }

/// <summary>A number of the small picture beside a suspicion; the marked one is what was found.</summary>
public sealed record PicturePoint(string Label, decimal Value, bool Marked = false);

/// <summary>
/// What the screening found, never more than a request to verify. <see cref="Code"/> is a field's or an indicator's; empty where the whole
/// report is meant. Low and high bound what was expected of <see cref="Found"/>.
/// </summary>
public sealed record Suspicion
{
    public required SuspicionKind Kind { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public string Unit { get; init; } = "";
    public required decimal Found { get; init; }
    public decimal? Low { get; init; }
    public decimal? High { get; init; }
    /// <summary>On the scale of a z-score: how far out of the ordinary. Comparable between kinds.</summary>
    public required decimal Strength { get; init; }
    /// <summary>Chinese, with the numbers. Names no other centre.</summary>
    public required string Why { get; init; }
    public IReadOnlyList<PicturePoint> Picture { get; init; } = [];
    /// <summary>Chance (0–1) that a doubled value would have been noticed here; null where that is not what is looked for.</summary>
    public decimal? Power { get; init; }
    /// <summary>Whose report it equals. Not for the eyes of another district.</summary>
    public CenterCode? Other { get; init; }
}

/// <summary>One screening of a centre's year, kept as it came out: replay reads it, and trains nothing anew. The newest one counts.</summary>
public sealed record ScreeningRun(ReportYear Year, DateOnly On, string Model, IReadOnlyList<Suspicion> Suspicions);

/// <summary>An indicator at the end of the term: median and 80 % interval of its cumulated value, and the chance (0–1) of meeting the term's target.</summary>
public sealed record TermOutlook(
    IndicatorCode Indicator, string Name, string Unit, decimal Target, decimal Median, decimal Low, decimal High, decimal Probability);

/// <summary>One forecast of a centre's term from what was known up to <paramref name="Year"/>, kept as it came out. The newest one counts.</summary>
public sealed record ForecastRun(ReportYear Year, DateOnly On, string Model, IReadOnlyList<TermOutlook> Term);
