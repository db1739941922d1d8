using Monitor.Analytics.Assessment;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Intake;

/// <summary>What reports are checked against. What is null is not known, and what needs it is not checked.</summary>
public sealed record IntakeContext
{
    public required Rulebook Rulebook { get; init; }
    /// <summary>Year of the open round.</summary>
    public ReportYear? OpenYear { get; init; }
    /// <summary>All centres designated, with what was reported of them before.</summary>
    public IReadOnlyDictionary<CenterCode, CenterHistory>? Centers { get; init; }
    /// <summary>Centres that the submitter's district leads.</summary>
    public IReadOnlySet<CenterCode>? OwnCenters { get; init; }
    /// <summary>The submitter's district, and those that it succeeded.</summary>
    public IReadOnlySet<DistrictCode>? Districts { get; init; }
    /// <summary>Fields of the open year that have evidence attached, by centre.</summary>
    public ILookup<CenterCode, FieldCode>? Evidence { get; init; }
    /// <summary>What the district confirmed before: its own header text → <see cref="ReportColumn.Id"/>. Names of the rulebook go before.</summary>
    public IReadOnlyDictionary<string, string> Mappings { get; init; } = new Dictionary<string, string>();
}
