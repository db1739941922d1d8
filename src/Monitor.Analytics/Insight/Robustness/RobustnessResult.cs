using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Insight.Robustness;

/// <summary>What is varied, and by how much. The same seed gives the same result.</summary>
public sealed record RobustnessSettings
{
    public int Draws { get; init; } = 1000;
    /// <summary>Each weight is multiplied by an independent uniform factor between 1 − spread and 1 + spread.</summary>
    public double Spread { get; init; } = 0.25;
    public int Seed { get; init; } = 2026;
    /// <summary>A grade that keeps less than this probability is for consultation (需会商).</summary>
    public double Line { get; init; } = 0.9;
}

/// <summary>A centre's result with one indicator left out, its weight shared out over the others.</summary>
public sealed record WithoutIndicator(IndicatorCode Code, string Name, double Composite, Grade Grade);

/// <summary>
/// Place among the graded centres, 1 the best, equals sharing the better place: by the scheme as it is; median and the middle 90 % when weights vary.
/// </summary>
public sealed record RankRange(int Nominal, double Median, double Low, double High);

/// <summary>How far a centre's grade depends on choices that could have been made otherwise. Shares are 0–1 and sum to 1.</summary>
public sealed record CenterRobustness
{
    public required CenterCode Center { get; init; }
    public required Grade Grade { get; init; }
    /// <summary>Share of the draws of weights that give each grade.</summary>
    public required IReadOnlyDictionary<Grade, double> ByWeights { get; init; }
    /// <summary>The same draws, aggregated as a weighted geometric mean with scores floored at 1: what is weak can't be made up for.</summary>
    public required IReadOnlyDictionary<Grade, double> ByGeometric { get; init; }
    /// <summary>Share of the indicators whose absence gives each grade.</summary>
    public required IReadOnlyDictionary<Grade, double> ByLeavingOut { get; init; }
    public required IReadOnlyList<WithoutIndicator> LeftOut { get; init; }
    /// <summary>Composite of the scheme as it is, by each aggregation; null where nothing is scored.</summary>
    public double? Arithmetic { get; init; }
    public double? Geometric { get; init; }
    /// <summary>Null where the centre is not graded.</summary>
    public RankRange? Rank { get; init; }
    /// <summary>需会商: under varied weights, or with one indicator left out, the grade is not kept often enough.</summary>
    public required bool NeedsConsultation { get; init; }

    public double Kept(IReadOnlyDictionary<Grade, double> shares) => shares.GetValueOrDefault(Grade);
}
