namespace Monitor.Analytics.Vocabulary;

/// <summary>
/// 建设方案目标 of one centre and year: from the centre's own construction plan. Keyed by indicator (B2, in its unit; ratios in percent),
/// by an indicator's part (B2.1), or by field (F04: the number of tasks the plan sets for the year).
/// </summary>
public sealed record Target(CenterCode Center, ReportYear Year, string Code, decimal Value);

/// <summary>完成率: value ÷ target. Only exists where the target is positive.</summary>
public readonly record struct CompletionRate(decimal Value)
{
    /// <summary>Null where there is no target, or the target is not positive.</summary>
    public static CompletionRate? Of(decimal value, decimal? target) => target is > 0 and { } t ? new(value / t) : null;
}
