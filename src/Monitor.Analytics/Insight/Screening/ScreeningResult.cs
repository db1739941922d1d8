using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Insight.Screening;

public sealed record ScreeningSettings
{
    /// <summary>From this strength on a finding is a suspicion; Iglewicz and Hoaglin's bound for a modified z-score.</summary>
    public double Line { get; init; } = 3.5;
    /// <summary>Fewest centres (or changes) from which a cross-section says anything (domain §7).</summary>
    public int Fewest { get; init; } = 8;
}

/// <summary>What one kind of screening could do for a centre: tests made, and those in which a doubled value would more likely than not have been missed.</summary>
/// <param name="Note">Chinese, e.g. 检测力不足：同年只有6个中心; empty where nothing limits it.</param>
public sealed record ScreeningReach(SuspicionKind Kind, int Tests, int Weak, string Note)
{
    /// <summary>检测力不足: nothing was tested, or most tests are weak.</summary>
    public bool IsWeak => Tests == 0 || Weak * 2 > Tests;
}

/// <summary>One centre's year, screened. Strongest holds the greatest strength of each kind, also where below the line, less what
/// comes of having made many tests: this ranks reports.</summary>
public sealed record CenterScreening(
    CenterCode Center,
    ReportYear Year,
    IReadOnlyList<Suspicion> Suspicions,
    IReadOnlyDictionary<SuspicionKind, double> Strongest,
    IReadOnlyList<ScreeningReach> Reach)
{
    public double Strength => Strongest.Values.DefaultIfEmpty(0).Max();
}
