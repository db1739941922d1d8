using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Rulebooks.Validation;

/// <summary>Bounds of numbers.</summary>
static class Numeric
{
    public static IEnumerable<RulebookFault> AtLeast(string path, decimal? value, decimal bound) =>
        Unless(value is null || value >= bound, path, value, $"不小于 {Numbers.Text(bound)} 的数");

    public static IEnumerable<RulebookFault> Above(string path, decimal? value, decimal bound) =>
        Unless(value is null || value > bound, path, value, $"大于 {Numbers.Text(bound)} 的数");

    /// <summary>Both bounds are allowed.</summary>
    public static IEnumerable<RulebookFault> Between(string path, decimal? value, decimal low, decimal high) =>
        Unless(value is null || value >= low && value <= high, path, value, $" {Numbers.Text(low)} 到 {Numbers.Text(high)} 之间的数（含两端）");

    /// <summary>Neither bound is allowed.</summary>
    public static IEnumerable<RulebookFault> Inside(string path, decimal? value, decimal low, decimal high) =>
        Unless(value is null || value > low && value < high, path, value, $"大于 {Numbers.Text(low)}、小于 {Numbers.Text(high)} 的数");

    /// <summary>Points or a cap: above 0, at most 100.</summary>
    public static IEnumerable<RulebookFault> Cap(string path, decimal? value) =>
        Unless(value is null || value > 0 && value <= 100, path, value, "大于 0、不超过 100 的数");

    static IEnumerable<RulebookFault> Unless(bool holds, string path, decimal? value, string expected) =>
        RulebookFault.Unless(holds, path, $" {Numbers.Text(value)}", expected, "改正此数");
}
