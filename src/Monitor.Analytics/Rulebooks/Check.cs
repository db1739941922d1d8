using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Monitor.Analytics.Rulebooks;

public enum CheckLevel
{
    [Description("Blocks its centre")] Error,
    [Description("Needs an explanation before submission")] Warning,
}

public enum MissingPolicy
{
    [Description("A missing value anywhere in it: the check does not apply")] Skip,
    [Description("A missing value counts as 0")] Zero,
}

public enum Operator
{
    [JsonStringEnumMemberName("<=")] AtMost,
    [JsonStringEnumMemberName(">=")] AtLeast,
    [JsonStringEnumMemberName("<")] Below,
    [JsonStringEnumMemberName(">")] Above,
    [JsonStringEnumMemberName("=")] Equal,
    [JsonStringEnumMemberName("!=")] NotEqual,
}

public enum TermYears
{
    [Description("The reported year")] Current,
    [Description("The year before")] Previous,
    [Description("All years of the term up to the reported one")] Cumulative,
}

[Description("A field times a factor, or a constant: exactly one of field and number")]
public sealed record Term
{
    public string? Field { get; init; }
    public decimal Times { get; init; } = 1;
    public decimal? Number { get; init; }
    public TermYears Years { get; init; } = TermYears.Current;
}

[Description("Left sum, operator, right sum: what must hold")]
public sealed record Comparison
{
    public required IReadOnlyList<Term> Left { get; init; }
    public required Operator Operator { get; init; }
    public required IReadOnlyList<Term> Right { get; init; }
}

[Description("A check of one centre's report: what must hold, and what to say where it does not")]
public sealed record Check
{
    public required string Id { get; init; }
    public required CheckLevel Level { get; init; }
    public MissingPolicy Missing { get; init; } = MissingPolicy.Skip;
    [Description("The check applies only where this holds")]
    public Comparison? When { get; init; }
    public required Comparison Must { get; init; }
    [Description("Field whose cell is marked")]
    public required string Field { get; init; }
    [Description("What should hold, in Chinese")]
    public required string Expected { get; init; }
    [Description("How to mend it, in Chinese")]
    public required string Mend { get; init; }
}

[Description("Warning where a field changes by more than a ratio against the year before, above a floor per unit")]
public sealed record YearOnYear
{
    public required decimal Low { get; init; }
    public required decimal High { get; init; }
    [Description("By unit: both values below the floor are not compared; a unit that is not listed is not compared")]
    public required IReadOnlyDictionary<string, decimal> Floors { get; init; }
}
