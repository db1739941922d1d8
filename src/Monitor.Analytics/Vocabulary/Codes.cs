using System.Text.Json.Serialization;

namespace Monitor.Analytics.Vocabulary;

/// <summary>Code of a 创新中心, as on the designation list, e.g. <c>CQ2025-01</c>. Trimmed, upper case, never empty.</summary>
[JsonConverter(typeof(CenterCodeConverter))]
public readonly record struct CenterCode : IComparable<CenterCode>
{
    readonly string? value;

    public CenterCode(string value) => this.value = Codes.Require(value, nameof(CenterCode)).ToUpperInvariant();

    public int CompareTo(CenterCode other) => string.CompareOrdinal(ToString(), other.ToString());
    public override string ToString() => value ?? "";
    public static implicit operator CenterCode(string value) => new(value);
}

/// <summary>Code of a reporting bureau: GB/T 2260 where one is known, else a key of our own.</summary>
[JsonConverter(typeof(DistrictCodeConverter))]
public readonly record struct DistrictCode : IComparable<DistrictCode>
{
    readonly string? value;

    public DistrictCode(string value) => this.value = Codes.Require(value, nameof(DistrictCode)).ToUpperInvariant();

    public int CompareTo(DistrictCode other) => string.CompareOrdinal(ToString(), other.ToString());
    public override string ToString() => value ?? "";
    public static implicit operator DistrictCode(string value) => new(value);
}

/// <summary>Code of a 填报项 (report field), e.g. <c>F08</c>.</summary>
[JsonConverter(typeof(FieldCodeConverter))]
public readonly record struct FieldCode : IComparable<FieldCode>
{
    readonly string? value;

    public FieldCode(string value) => this.value = Codes.Require(value, nameof(FieldCode)).ToUpperInvariant();

    public int CompareTo(FieldCode other) => string.CompareOrdinal(ToString(), other.ToString());
    public override string ToString() => value ?? "";
    public static implicit operator FieldCode(string value) => new(value);
}

/// <summary>Code of a 指标 (indicator), e.g. <c>B2</c>; a part of an indicator is <c>B2.1</c>.</summary>
[JsonConverter(typeof(IndicatorCodeConverter))]
public readonly record struct IndicatorCode : IComparable<IndicatorCode>
{
    readonly string? value;

    public IndicatorCode(string value) => this.value = Codes.Require(value, nameof(IndicatorCode)).ToUpperInvariant();

    public int CompareTo(IndicatorCode other) => string.CompareOrdinal(ToString(), other.ToString());
    public override string ToString() => value ?? "";
    public static implicit operator IndicatorCode(string value) => new(value);
}

/// <summary>ID of a risk rule, e.g. <c>R-RECTIFY</c>.</summary>
[JsonConverter(typeof(RuleIdConverter))]
public readonly record struct RuleId : IComparable<RuleId>
{
    readonly string? value;

    public RuleId(string value) => this.value = Codes.Require(value, nameof(RuleId)).ToUpperInvariant();

    public int CompareTo(RuleId other) => string.CompareOrdinal(ToString(), other.ToString());
    public override string ToString() => value ?? "";
    public static implicit operator RuleId(string value) => new(value);
}

static class Codes
{
    /// <exception cref="ArgumentException">The code is empty.</exception>
    public static string Require(string? value, string what) =>
        string.IsNullOrWhiteSpace(value) ? throw new ArgumentException($"{what} must not be empty.") : value.Trim();
}
