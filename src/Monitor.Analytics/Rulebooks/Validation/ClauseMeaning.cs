using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Rulebooks.Validation;

/// <summary>The ground that a dimension, indicator or item cites.</summary>
static class ClauseMeaning
{
    public static IEnumerable<RulebookFault> Faults(string owner, string clause) => RulebookFault.Unless(Clause.TryParse(clause, out _),
        owner.Member("clause"), $"“{clause}”",
        $"{Clause.Notice2026Number} 的条款号（如 一（四）3，多个用顿号隔开）、其他文件的文号加空格和条款、{Clause.Own.Source}或{Clause.Procedure.Source}", "改正条款号");
}
