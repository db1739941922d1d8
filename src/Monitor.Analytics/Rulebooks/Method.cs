using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Monitor.Analytics.Rulebooks;

/// <summary>How an indicator's value becomes 0–100 points. Data, so that another province's scheme needs no code.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "method")]
[JsonDerivedType(typeof(Attainment), "attainment")]
[JsonDerivedType(typeof(Linear), "linear")]
[JsonDerivedType(typeof(Tiers), "tiers")]
[JsonDerivedType(typeof(YesNo), "yesNo")]
[JsonDerivedType(typeof(ExpertRating), "expertRating")]
[JsonDerivedType(typeof(Growth), "growth")]
[JsonDerivedType(typeof(Parts), "parts")]
public abstract record Method;

[Description("Attainment of a target: r ≥ 1 → 100; b ≤ r < 1 → 60 + 40(r−b)/(1−b); r < b → 60 r/b")]
public sealed record Attainment : Method
{
    [Description("b, the basic share, above 0 and below 1")]
    public required decimal BasicShare { get; init; }
}

public enum Measure
{
    [Description("The indicator's value, in its unit")] Value,
    [Description("Value ÷ target")] Rate,
}

[Description("Linear between a zero point (0) and a full point (100), flat outside")]
public sealed record Linear : Method
{
    public Measure Of { get; init; } = Measure.Value;
    public required decimal Zero { get; init; }
    public required decimal Full { get; init; }
}

[Description("At least n → p points; below all tiers 0. From the highest tier down")]
public sealed record Tiers : Method
{
    public Measure Of { get; init; } = Measure.Value;
    [JsonPropertyName("tiers")]
    public required IReadOnlyList<Tier> Levels { get; init; }
}

public sealed record Tier
{
    public required decimal AtLeast { get; init; }
    public required decimal Points { get; init; }
}

[Description("A value of at least 1 is yes → 100, else no → 0")]
public sealed record YesNo : Method;

[Description("An expert's rating on named levels; not scored until it is settled")]
public sealed record ExpertRating : Method
{
    public required IReadOnlyList<RatingLevel> Levels { get; init; }
}

public sealed record RatingLevel
{
    public required string Name { get; init; }
    public required decimal Points { get; init; }
}

[Description("Year-on-year growth (value ÷ prior − 1), linear between a zero point and a full point")]
public sealed record Growth : Method
{
    public required decimal Zero { get; init; }
    public required decimal Full { get; init; }
}

[Description("One indicator worth several parts, each with its formula, share and method; shares are relative")]
public sealed record Parts : Method
{
    [JsonPropertyName("parts")]
    public required IReadOnlyList<Part> Items { get; init; }
}

public sealed record Part
{
    [Description("Code that targets use, e.g. B2.1")]
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required decimal Share { get; init; }
    public required Formula Formula { get; init; }
    public decimal? DefaultTarget { get; init; }
    public required Method Scoring { get; init; }
}
