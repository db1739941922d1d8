using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Risk;

/// <summary>A rule that could not run, and why, in Chinese. No flag of it does not mean that nothing is wrong.</summary>
public sealed record NotEvaluated(RuleId Rule, string Reason);

/// <summary>What the rules said of one centre and year. The same inputs give the same canonical JSON, byte for byte.</summary>
public sealed record RiskReport(IReadOnlyList<RiskFlag> Flags, IReadOnlyList<NotEvaluated> NotEvaluated);
