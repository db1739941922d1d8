using Monitor.Analytics.Assessment;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Risk;

public enum FlagTarget { Center, District }

/// <summary>Rule, centre, year, subject: what makes two flags the same matter. Subject is empty, or e.g. an incident's or case's id.</summary>
public readonly record struct FlagKey(RuleId Rule, CenterCode Center, ReportYear Year, string Subject);

/// <summary>A frozen input of a flag: what it is called in Chinese, its value as text, and the cell it came from.</summary>
public sealed record Evidence(string Name, string Value, Provenance? Source = null);

/// <summary>
/// 风险标记: raised by a rule, never a decision. Freezes all it saw. <see cref="Statement"/> may speak of the as-of day; the evidence does not,
/// so that a flag whose grounds are unchanged stays the same flag tomorrow.
/// </summary>
public sealed record RiskFlag
{
    public required FlagKey Key { get; init; }
    public required Severity Severity { get; init; }
    public required Clause Clause { get; init; }
    public required FlagTarget Against { get; init; }
    /// <summary>Short name, e.g. 进展迟缓, 程序缺口.</summary>
    public required string Title { get; init; }
    /// <summary>One Chinese sentence with the numbers.</summary>
    public required string Statement { get; init; }
    public required string RulebookId { get; init; }
    public required string RulebookVersion { get; init; }
    public required IReadOnlyDictionary<string, decimal> Parameters { get; init; }
    public required IReadOnlyList<Evidence> Evidence { get; init; }
    /// <summary>It rests on values that are not verified: it cannot be confirmed yet.</summary>
    public required bool Provisional { get; init; }
}

/// <summary>A number that a rule takes from the rulebook, with what it means in Chinese and the bounds it must keep.</summary>
public sealed record RuleParameter(string Name, string Meaning, decimal Default, decimal Minimum, decimal Maximum);

/// <summary>What a rule sees: the history as of a day, the year it judges, the year's rulebook, and the scorecards up to that year.</summary>
public sealed record RuleContext(
    CenterHistory History,
    ReportYear Year,
    DateOnly AsOf,
    Rulebook Rulebook,
    IReadOnlyDictionary<ReportYear, Scorecard> Scorecards)
{
    public CenterProfile Center => History.Center;
    public Scorecard? Scorecard { get; } = Scorecards.GetValueOrDefault(Year);
}

/// <summary>One rule of the notice. Its text (clause, meaning) is what docs/rules.md is generated from.</summary>
public interface IRiskRule
{
    RuleId Id { get; }
    Clause Clause { get; }
    string Title { get; }
    /// <summary>When it is raised, in Chinese, in our own words.</summary>
    string Meaning { get; }
    /// <summary>Severities that it can have.</summary>
    IReadOnlyList<Severity> Severities { get; }
    Facts Needs { get; }
    IReadOnlyList<RuleParameter> Parameters { get; }
    IEnumerable<RiskFlag> Evaluate(RuleContext context);
}
