using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Monitor.Analytics.Vocabulary;

public enum ReportedState { Missing, Zero, Value }

/// <summary>
/// What a district handed in for a field. Three states that are never mixed up: a value, a reported zero,
/// and missing (blank). <c>default</c> is missing.
/// </summary>
[JsonConverter(typeof(ReportedConverter))]
public readonly record struct Reported
{
    readonly decimal value;

    Reported(ReportedState state, decimal value) => (State, this.value) = (state, value);

    public ReportedState State { get; }
    public bool IsMissing => State == ReportedState.Missing;

    public static Reported Missing => default;
    public static Reported Zero => new(ReportedState.Zero, 0);
    public static Reported Of(decimal value) => value == 0 ? Zero : new(ReportedState.Value, value);
    public static Reported Of(decimal? value) => value is { } v ? Of(v) : Missing;

    /// <summary>The number, or null where the field was left blank.</summary>
    public decimal? Number => IsMissing ? null : value;

    public bool TryGet([NotNullWhen(true)] out decimal? number) => (number = Number) is not null;

    public override string ToString() => Numbers.Text(Number);
}
