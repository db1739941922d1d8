using System.Text.Json.Serialization;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Insight.Forecasting;

/// <summary>Pooled: growth learnt from all centres and indicators together, shrunk where data are few. The others are the simple ones it must beat.</summary>
public enum ForecastMethod { Pooled, LastValue, Drift, Target }

public readonly record struct Interval(decimal Low, decimal High);

/// <summary>What is expected of a value: the median, intervals that hold it with 50, 80 and 95 %, and the chance (0–1) of reaching the target.</summary>
/// <param name="IsDecided">Nothing that is still to come can change whether the target is reached: the chance is 0 or 1 as a fact, not as a forecast.</param>
public sealed record Outlook(decimal Median, Interval Half, Interval Eighty, Interval NinetyFive, decimal? Target, double? Probability, bool IsDecided = false);

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

/// <summary>
/// How the chance of 不合格 did on the panel's own past: every centre and year whose next year is known, foretold by what the other centres teach.
/// </summary>
/// <param name="Bins">By the chance that was said; empty ones are left out.</param>
/// <param name="Centers">Centres that the forecasts are of.</param>
/// <param name="Fails">Forecasts whose next year fell below the pass line.</param>
public sealed record RiskBacktest(IReadOnlyList<ReliabilityBin> Bins, int Centers, int Fails)
{
    /// <summary>With fewer forecasts, even the share of all of them that came true is uncertain by over five points (standard error √(¼ ÷ 100)).</summary>
    public const int FewestForecasts = 100;

    /// <summary>With fewer fails, a single one more or less changes what is observed by over a tenth.</summary>
    public const int FewestFails = 10;

    const double Z = 1.96;

    [JsonIgnore]
    public int Forecasts { get; } = Bins.Sum(b => b.Count);

    /// <summary>Whether it can say anything about how reliable the chance is.</summary>
    [JsonIgnore]
    public bool IsEnough => Forecasts >= FewestForecasts && Fails >= FewestFails;

    /// <summary>Where the true share of a bin may lie, by what its count alone leaves open: Wilson's 95 % interval.</summary>
    public static (double Low, double High) Uncertainty(ReliabilityBin bin)
    {
        var (n, share) = (bin.Count, bin.Observed);
        var middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n);
        var half = Z * Math.Sqrt(share * (1 - share) / n + Z * Z / (4.0 * n * n)) / (1 + Z * Z / n);
        return (Math.Max(0, middle - half), Math.Min(1, middle + half));
    }
}

public sealed record PanelForecast
{
    public required ReportYear From { get; init; }
    public required ForecastMethod Method { get; init; }
    /// <summary>In Chinese: which method is used, and why.</summary>
    public required string MethodNote { get; init; }
    public required IReadOnlyList<MethodScore> Backtest { get; init; }
    public required IReadOnlyList<CenterForecast> Centers { get; init; }
    /// <summary>Of the risk of 不合格, on the panel's own past.</summary>
    public required RiskBacktest RiskBacktest { get; init; }
}
