using Monitor.Analytics.Assessment;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Insight.WhatIf;

/// <summary>How a centre stands under one rulebook. Score and grade are null and ungraded where the year was not reported.</summary>
public sealed record CenterUnder(decimal? Score, Grade Grade, IReadOnlyList<RiskFlag> Flags);

/// <summary>A flag that only one rulebook raises, or both with another severity: null where it is not raised.</summary>
public sealed record FlagChange(FlagKey Key, string Title, Severity? InForce, Severity? Changed);

/// <summary>One centre under the rulebook in force and under the changed one, side by side.</summary>
public sealed record CenterChange(CenterProfile Center, CenterUnder InForce, CenterUnder Changed, IReadOnlyList<FlagChange> Flags)
{
    public bool GradeChanges => InForce.Grade != Changed.Grade;
    /// <summary>Its grade or a flag changes; a score may move without either.</summary>
    public bool Matters => GradeChanges || Flags.Count > 0;
}

/// <summary>What a changed copy of a rulebook would do to one year. Nothing is stored, and no past year is touched.</summary>
public static class WhatIfComparison
{
    /// <param name="changed">Takes the place of the rulebook in force in that year, whatever its own first year.</param>
    /// <returns>Every centre expected to report in the year, by code.</returns>
    public static IReadOnlyList<CenterChange> Of(
        IEnumerable<CenterHistory> histories, ReportYear year, DateOnly asOf, RulebookShelf inForce, Rulebook changed)
    {
        var replaced = inForce.For(year);
        var shelf = new RulebookShelf(inForce.All.Select(r => r == replaced ? changed with { FirstYear = r.FirstYear } : r));
        return [.. histories.Where(h => h.Expects(year)).OrderBy(h => h.Center.Code).Select(h =>
        {
            var (before, after) = (Under(h, year, asOf, inForce), Under(h, year, asOf, shelf));
            return new CenterChange(h.Center, before, after, Differences(before.Flags, after.Flags));
        })];
    }

    static CenterUnder Under(CenterHistory history, ReportYear year, DateOnly asOf, RulebookShelf shelf)
    {
        var center = new CenterAssessment(history, asOf, shelf);
        var card = center.Scorecard(year);
        return new(card?.Score, card?.Grade ?? Grade.Ungraded, center.Risks(year).Flags);
    }

    static List<FlagChange> Differences(IReadOnlyList<RiskFlag> before, IReadOnlyList<RiskFlag> after) =>
        [.. before.Concat(after).GroupBy(f => f.Key).Select(pair => new FlagChange(
            pair.Key,
            pair.Last().Title,
            before.FirstOrDefault(f => f.Key == pair.Key)?.Severity,
            after.FirstOrDefault(f => f.Key == pair.Key)?.Severity)).Where(c => c.InForce != c.Changed)];
}
