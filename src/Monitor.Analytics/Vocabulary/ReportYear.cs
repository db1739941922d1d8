using System.Text.Json.Serialization;

namespace Monitor.Analytics.Vocabulary;

/// <summary>报告年度: a calendar year, 2000–2099.</summary>
[JsonConverter(typeof(ReportYearConverter))]
public readonly record struct ReportYear : IComparable<ReportYear>
{
    /// <exception cref="ArgumentOutOfRangeException">The year is outside 2000–2099.</exception>
    public ReportYear(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 2000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 2099);
        Value = value;
    }

    public int Value { get; }
    public ReportYear Previous => new(Value - 1);
    public ReportYear Next => new(Value + 1);
    public DateOnly FirstDay => new(Value, 1, 1);
    public DateOnly LastDay => new(Value, 12, 31);

    public int CompareTo(ReportYear other) => Value.CompareTo(other.Value);
    public override string ToString() => Value.ToString();
    public static implicit operator ReportYear(int value) => new(value);
    public static bool operator <(ReportYear a, ReportYear b) => a.Value < b.Value;
    public static bool operator >(ReportYear a, ReportYear b) => a.Value > b.Value;
    public static bool operator <=(ReportYear a, ReportYear b) => a.Value <= b.Value;
    public static bool operator >=(ReportYear a, ReportYear b) => a.Value >= b.Value;
}
