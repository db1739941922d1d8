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

    static readonly PerRulebook<IRiskRule[]> Listed = new(r => [.. RiskRules.All.Where(rule => r.Rules.ContainsKey(rule.Id.ToString()))]);

    /// <param name="asOf">Only what had been recorded by the end of this day, UTC+8, is looked at.</param>
    /// <param name="shelf">Each year is scored by the rulebook in force in it.</param>
    public static RiskReport Evaluate(CenterHistory history, ReportYear year, DateOnly asOf, RulebookShelf shelf) =>
        Evaluate(new CenterAssessment(history, asOf, shelf), year);

    internal static RiskReport Evaluate(CenterAssessment center, ReportYear year)
    {
        var (known, rulebook) = (center.Known, center.Shelf.For(year));
        var context = new RuleContext(known, year, center.AsOf, rulebook, Scorecards(center, year));
        var (flags, silent) = (new List<RiskFlag>(), new List<NotEvaluated>());
        foreach (var rule in Listed.Of(rulebook))
        {
            var missing = rule.Needs & ~known.Available;
            if (missing != Facts.None) silent.Add(new(rule.Id, $"缺少{string.Join("、", Missing(missing))}，无法判断。"));
            else foreach (var flag in rule.Evaluate(context)) flags.Add(flag);
        }
        return new(flags, silent);
    }

    static Dictionary<ReportYear, Scorecard> Scorecards(CenterAssessment center, ReportYear year)
    {
        var cards = new Dictionary<ReportYear, Scorecard>();
        foreach (var report in center.Known.Reports)
            if (report.Year <= year && center.Scorecard(report.Year) is { } card) cards[report.Year] = card;
        return cards;
    }

    static IEnumerable<string> Missing(Facts facts) =>
        KindsOfFacts.Where(k => facts.HasFlag(k.Kind)).Select(k => k.Name);
}
