using System.Diagnostics.CodeAnalysis;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Assessment;

/// <summary>Why an indicator has no points, or that it has. Not scored is never zero: its weight is shared out over the scored ones.</summary>
public enum ScoreStatus { Scored, Missing, Unweighted, NoTarget, ZeroDenominator, NoPrior, Exempt, NotRated }

/// <summary>A field's value as it entered a formula, with its cell.</summary>
public sealed record Input(FieldCode Field, string Name, ReportYear Year, Reported Value, Provenance? Source);

/// <summary>
/// One indicator with the whole trace of its number, unrounded. Points are 0–100, after the indicator's cap; null where not scored.
/// Weighted points are points × weight ÷ scored weight: what the indicator adds to the composite before groups are capped.
/// Inputs, method and note follow from the numbers, and are made when they are first read; the same for every reader and thread.
/// </summary>
public sealed record IndicatorScore
{
    readonly Calculation? calculation;

    public IndicatorScore()
    {
    }

    [SetsRequiredMembers]
    internal IndicatorScore(Calculation calculation, decimal? weightedPoints)
    {
        this.calculation = calculation;
        var rule = calculation.Indicator.Rule;
        Code = calculation.Indicator.Code;
        Name = rule.Name;
        Unit = rule.Unit;
        Dimension = rule.Dimension;
        Clause = rule.Clause;
        Axis = rule.Axis;
        Core = rule.Core;
        Formula = calculation.Indicator.Formula.Text;
        Value = calculation.Reading.Value;
        Prior = calculation.Prior?.Value;
        PlanTarget = calculation.PlanTarget;
        Coefficient = calculation.Coefficient;
        Target = calculation.Target;
        Rate = calculation.Rate;
        Weight = rule.Weight;
        Status = calculation.Verdict.Status;
        Points = calculation.Points;
        WeightedPoints = weightedPoints;
        Parts = calculation.Parts;
    }

    public required IndicatorCode Code { get; init; }
    public required string Name { get; init; }
    public required string Unit { get; init; }
    public required string Dimension { get; init; }
    public required string Clause { get; init; }
    public required Axis Axis { get; init; }
    public required bool Core { get; init; }
    public required IReadOnlyList<Input> Inputs { get => field ?? calculation!.Inputs; init; }
    /// <summary>E.g. F26 ÷ F28 × 100.</summary>
    public required string Formula { get; init; }
    public decimal? Value { get; init; }
    public decimal? Prior { get; init; }
    public decimal? PlanTarget { get; init; }
    /// <summary>Industry coefficient on the target; 1 where there is none.</summary>
    public decimal Coefficient { get; init; } = 1;
    public decimal? Target { get; init; }
    public decimal? Rate { get; init; }
    /// <summary>Method with its numbers, in words that can be recomputed by hand.</summary>
    public required string Method { get => field ?? calculation!.Method; init; }
    public required decimal Weight { get; init; }
    public required ScoreStatus Status { get; init; }
    public decimal? Points { get; init; }
    public decimal? WeightedPoints { get; init; }
    /// <summary>Why it is not scored, or what was special (cap, exemption and its reason). In Chinese; may be empty.</summary>
    public string Note { get => field ?? calculation?.Note ?? ""; init; }
    public IReadOnlyList<IndicatorScore> Parts { get; init; } = [];
}

/// <summary>A group of indicators. Score is their weighted mean, 0–100; weighted points are what it adds to the composite, after its cap.</summary>
public sealed record DimensionScore(string Code, string Name, decimal Weight, decimal ScoredWeight, decimal? Score, decimal WeightedPoints, bool Capped);

public sealed record AdjustmentScore(string Code, string Name, string Clause, decimal? Value, decimal Points, string Note);

public sealed record BottomLineResult(string Code, string Name, string Clause, decimal? Value, decimal AtLeast, bool Met, string Note);

/// <summary>One of the two axes of 三（一）. Value is null where nothing on it could be measured (进展不适用).</summary>
public sealed record AxisResult(Axis Axis, decimal? Value, decimal Line, bool IsBelow);

/// <summary>
/// A centre's year (or term, where <see cref="Term"/> is set), scored by one rulebook version. Everything unrounded but <see cref="Score"/>.
/// </summary>
public sealed record Scorecard
{
    public required CenterCode Center { get; init; }
    public required ReportYear Year { get; init; }
    public IReadOnlyList<ReportYear> Term { get; init; } = [];
    public required string RulebookId { get; init; }
    public required string RulebookVersion { get; init; }
    /// <summary>暂: some value is reported, not verified.</summary>
    public required bool Provisional { get; init; }
    public required IReadOnlyList<IndicatorScore> Indicators { get; init; }
    public required IReadOnlyList<DimensionScore> Dimensions { get; init; }
    public required IReadOnlyList<AdjustmentScore> Adjustments { get; init; }
    public required IReadOnlyList<BottomLineResult> BottomLines { get; init; }
    public required decimal ScoredWeight { get; init; }
    /// <summary>Progress: weighted completion rate (1 = as planned). Outcome: composite without the progress indicators, 0–100.</summary>
    public required AxisResult Progress { get; init; }
    public required AxisResult Outcome { get; init; }
    /// <summary>S before rounding; null where nothing is scored.</summary>
    public decimal? Composite { get; init; }
    /// <summary>S, rounded once to two places, half up.</summary>
    public decimal? Score { get; init; }
    public required Grade Grade { get; init; }
    /// <summary>Grade that the score alone would give; differs where a bottom line or a veto overrides it.</summary>
    public required Grade GradeByScore { get; init; }
    /// <summary>A bottom line or a veto makes it 不合格, whatever the score.</summary>
    public bool Overridden { get; init; }
    /// <summary>In Chinese: why it is ungraded, what overrides it, how weight was shared out.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
