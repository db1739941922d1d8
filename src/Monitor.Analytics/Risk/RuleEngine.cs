using Monitor.Analytics.Assessment;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Risk;

/// <summary>Runs the rules that the year's rulebook lists over what had been recorded by a day.</summary>
public static class RuleEngine
{
    static readonly (Facts Kind, string Name)[] KindsOfFacts =
    [
        (Facts.Reports, "年度报告"),
        (Facts.Targets, "建设方案目标"),
        (Facts.Rounds, "报送批次"),
        (Facts.Incidents, "重大事项"),
        (Facts.Reviews, "复盘和评估结论"),
        (Facts.Cases, "整改和认定记录"),
        (Facts.Models, "筛查和预测结果"),
    ];

    /// <param name="asOf">Only what had been recorded by the end of this day, UTC+8, is looked at.</param>
    /// <param name="shelf">Each year is scored by the rulebook in force in it.</param>
    public static RiskReport Evaluate(CenterHistory history, ReportYear year, DateOnly asOf, RulebookShelf shelf)
    {
        var known = history.AsOf(asOf);
        var rulebook = shelf.For(year);
        var context = new RuleContext(known, year, asOf, rulebook, Scorecards(known, year, shelf));
        var inForce = RiskRules.All.Where(r => rulebook.Rules.ContainsKey(r.Id.ToString())).ToLookup(r => known.Available.HasFlag(r.Needs));
        return new(
            [.. inForce[true].SelectMany(r => r.Evaluate(context))],
            [.. inForce[false].Select(r => new NotEvaluated(r.Id, $"缺少{string.Join("、", Missing(r.Needs & ~known.Available))}，无法判断。"))]);
    }

    static Dictionary<ReportYear, Scorecard> Scorecards(CenterHistory known, ReportYear year, RulebookShelf shelf) => known.Reports
        .Select(r => r.Year).Distinct().Where(y => y <= year)
        .Select(y => Scorer.Score(known, y, shelf.For(y))).OfType<Scorecard>()
        .ToDictionary(c => c.Year);

    static IEnumerable<string> Missing(Facts facts) =>
        KindsOfFacts.Where(k => facts.HasFlag(k.Kind)).Select(k => k.Name);
}
