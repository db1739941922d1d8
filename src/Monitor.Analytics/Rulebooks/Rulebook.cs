using System.ComponentModel;
using System.Text.Json.Serialization;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Rulebooks;

/// <summary>
/// 考核方案: everything that the commission may change without code. Read and validated by <see cref="RulebookReader"/>;
/// a value of this type that came from there is whole and consistent, and later code does not check it again.
/// </summary>
[Description("考核方案")]
public sealed record Rulebook
{
    [Description("JSON Schema that this file follows")]
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }
    [Description("Stable key of the scheme, e.g. cq-2026")]
    public required string Id { get; init; }
    [Description("Version of the scheme; an assessment names the version that made it")]
    public required string Version { get; init; }
    public required string Title { get; init; }
    [Description("文号; empty where no document has been issued")]
    public string DocumentNumber { get; init; } = "";
    [Description("True for demonstration schemes: shown as 演示 wherever it is used")]
    public bool Synthetic { get; init; }
    [Description("First report year in force, until a later scheme's first year")]
    public required int FirstYear { get; init; }
    public required Scoring Scoring { get; init; }
    public required IReadOnlyList<ReportField> Fields { get; init; }
    public required IReadOnlyList<Dimension> Dimensions { get; init; }
    public required IReadOnlyList<Indicator> Indicators { get; init; }
    public IReadOnlyList<IndustryCoefficient> Coefficients { get; init; } = [];
    public IReadOnlyList<BottomLine> BottomLines { get; init; } = [];
    public IReadOnlyList<Adjustment> Adjustments { get; init; } = [];
    public required IReadOnlyList<Check> Checks { get; init; }
    public YearOnYear? YearOnYear { get; init; }
    [Description("Which values need evidence; none where left out")]
    public EvidenceSettings? Evidence { get; init; }
    [Description("Parameters of the risk rules, by rule ID; a rule that is not listed does not run")]
    public required IReadOnlyDictionary<string, RuleSettings> Rules { get; init; }

    public ReportField? Field(FieldCode code) => Fields.FirstOrDefault(f => f.Code == code.ToString());
    public Indicator? Indicator(IndicatorCode code) => Indicators.FirstOrDefault(i => i.Code == code.ToString());

    /// <summary>Fields, in the rulebook's order, that enter an indicator of the weight from which evidence is asked for; what the plan sets needs none.</summary>
    public IEnumerable<ReportField> FieldsNeedingEvidence()
    {
        if (Evidence is not { RequiredFromWeight: var weight }) return [];
        var fields = Indicators.Where(i => i.Weight >= weight).SelectMany(Formulas).SelectMany(f => f.Sum.Concat(f.Over)).ToHashSet();
        return Fields.Where(f => !f.Planned && fields.Contains(f.Code));

        static IEnumerable<Formula> Formulas(Indicator indicator) =>
            indicator.Scoring is Parts { Items: var parts } ? parts.Select(p => p.Formula).Prepend(indicator.Formula) : [indicator.Formula];
    }
}

[Description("佐证材料: a reported value above 0 of an indicator of at least this weight without an attached file is a warning")]
public sealed record EvidenceSettings
{
    [Description("Smallest weight, above 0, at most 100")]
    public required decimal RequiredFromWeight { get; init; }
}

[Description("Lines and shares that hold for all indicators")]
public sealed record Scoring
{
    [Description("Grade lines, on the composite rounded to two places")]
    public required GradeLines Lines { get; init; }
    [Description("Below this scored weight the year is 不定级")]
    public required decimal MinimumScoredWeight { get; init; }
    [Description("Progress axis: a weighted completion rate below this share is slow, e.g. 0.7")]
    public required decimal ProgressLine { get; init; }
    [Description("Outcome axis: a composite without the progress indicators below this is below expectation, 0–100")]
    public required decimal OutcomeLine { get; init; }
}

public sealed record GradeLines
{
    public required decimal Excellent { get; init; }
    public required decimal Good { get; init; }
    public required decimal Pass { get; init; }

    /// <param name="score">Composite, 0–100, already rounded to two places.</param>
    public Grade Of(decimal score) =>
        score >= Excellent ? Grade.Excellent : score >= Good ? Grade.Good : score >= Pass ? Grade.Pass : Grade.Fail;
}

public enum FieldKind
{
    [Description("Whole number")] Count,
    [Description("Number that may have decimals")] Amount,
    [Description("是 or 否, kept as 1 and 0")] YesNo,
}

[Description("填报项: typed in by the district")]
public sealed record ReportField
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string Unit { get; init; }
    public required FieldKind Kind { get; init; }
    [Description("Largest value allowed")]
    public decimal? Maximum { get; init; }
    [Description("Other names that a district's header may use")]
    public IReadOnlyList<string> Aliases { get; init; } = [];
    [Description("How to count it, shown to the district")]
    public string Note { get; init; } = "";
    [Description("Pre-filled from the construction plan; a different value needs the reviewer")]
    public bool Planned { get; init; }
}

[Description("Group of indicators")]
public sealed record Dimension
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string Clause { get; init; }
    [Description("Most points that the group can add to the composite")]
    public decimal? Cap { get; init; }
}

[Description("指标: derived from fields")]
public sealed record Indicator
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public string English { get; init; } = "";
    public required string Unit { get; init; }
    public required string Dimension { get; init; }
    public required Nature Nature { get; init; }
    public required Formula Formula { get; init; }
    [Description("Share of the composite; 0 is shown but not scored")]
    public required decimal Weight { get; init; }
    public Axis Axis { get; init; } = Axis.Outcome;
    public required string Clause { get; init; }
    [Description("Watched by R-CORE")]
    public bool Core { get; init; }
    [Description("Target where the construction plan sets none")]
    public decimal? DefaultTarget { get; init; }
    [Description("Most points that the indicator can get, 0–100")]
    public decimal? Cap { get; init; }
    public required Method Scoring { get; init; }
}

[Description("Sum of fields, or, with a denominator, sum ÷ sum × scale. Empty where an expert rates.")]
public sealed record Formula
{
    public IReadOnlyList<string> Sum { get; init; } = [];
    public IReadOnlyList<string> Over { get; init; } = [];
    [Description("100 for percent")]
    public decimal Scale { get; init; } = 1;
}

[Description("Factor on the target of an indicator for one industry")]
public sealed record IndustryCoefficient
{
    public required string Industry { get; init; }
    [Description("Indicator it applies to; all where empty")]
    public string? Indicator { get; init; }
    public required decimal Factor { get; init; }
}

[Description("底线: below it the whole result fails, whatever the score")]
public sealed record BottomLine
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string Clause { get; init; }
    public required Formula Formula { get; init; }
    public required decimal AtLeast { get; init; }
}

public enum AdjustmentKind { Bonus, Deduction }

[Description("加分项 or 扣分项: points per unit or by tiers (from the highest down), up to a cap")]
public sealed record Adjustment
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string Clause { get; init; }
    public required AdjustmentKind Kind { get; init; }
    public required Formula Formula { get; init; }
    public decimal? PointsPerUnit { get; init; }
    public IReadOnlyList<Tier> Tiers { get; init; } = [];
    [Description("Most points that it adds or takes")]
    public required decimal Cap { get; init; }
}

[Description("Parameters of one risk rule; names and bounds are declared by the rule")]
public sealed record RuleSettings
{
    public IReadOnlyDictionary<string, decimal> Parameters { get; init; } = new Dictionary<string, decimal>();
}
