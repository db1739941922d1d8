using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Insight.Forecasting;

/// <summary>Pooled: growth learnt from all centres and indicators together, shrunk where data are few. The others are the simple ones it must beat.</summary>
public enum ForecastMethod { Pooled, LastValue, Drift, Target }

public readonly record struct Interval(decimal Low, decimal High);

/// <summary>What is expected of a value: the median, intervals that hold it with 50, 80 and 95 %, and the chance (0–1) of reaching the target.</summary>
public sealed record Outlook(decimal Median, Interval Half, Interval Eighty, Interval NinetyFive, decimal? Target, double? Probability);

/// <summary>A year's value; null where missing.</summary>
public sealed record YearValue(ReportYear Year, decimal? Value);

/// <summary>One indicator of a centre. Next is null after the term's last year; both are null where no value is known, and the note says so.</summary>
public sealed record IndicatorForecast
{
    public required IndicatorCode Code { get; init; }
    public required string Name { get; init; }
    public required string Unit { get; init; }
    /// <summary>Years reported so far, oldest first.</summary>
    public required IReadOnlyList<YearValue> History { get; init; }
    public Outlook? Next { get; init; }
    /// <summary>Cumulated as a term's assessment does: flows summed, stocks at the end, ratios weighted by what they divide by.</summary>
    public Outlook? Term { get; init; }
    public string Note { get; init; } = "";
}

/// <summary>Why a grade of 不合格 is likely or not: an indicator and the points it is expected to cost the composite.</summary>
public sealed record RiskReason(IndicatorCode Code, string Name, double PointsLost, string Words);

/// <summary>Chance (0–1) that next year's score falls below the pass line. Vetoes and bottom lines cannot be foreseen. Never a decision.</summary>
public sealed record FailureRisk(double Probability, double ExpectedScore, IReadOnlyList<RiskReason> Reasons, string Note);

public sealed record CenterForecast(CenterCode Center, ReportYear From, IReadOnlyList<IndicatorForecast> Indicators, FailureRisk? Risk);

/// <summary>How a method did on the panel's own past, each centre forecast by what the others teach. MASE of the last value is 1.</summary>
public sealed record MethodScore(ForecastMethod Method, double Mase);

/// <summary>Of the forecasts with a probability in the bin, how often it came true.</summary>
public sealed record ReliabilityBin(double From, double To, int Count, double Predicted, double Observed);

public sealed record PanelForecast
{
    public required ReportYear From { get; init; }
    public required ForecastMethod Method { get; init; }
    /// <summary>In Chinese: which method is used, and why.</summary>
    public required string MethodNote { get; init; }
    public required IReadOnlyList<MethodScore> Backtest { get; init; }
    public required IReadOnlyList<CenterForecast> Centers { get; init; }
    /// <summary>Of the risk of 不合格, on the panel's own past; empty bins are left out.</summary>
    public required IReadOnlyList<ReliabilityBin> Reliability { get; init; }
}
