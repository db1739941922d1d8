using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Risk.Rules;

/// <summary>The self-sustaining ratio falls year after year, or is still low when the term nears its end. A year without a ratio breaks the row.</summary>
public sealed class SelfSustainingFalls : RiskRule
{
    static readonly IndicatorCode Ratio = "D6";

    public override RuleId Id => "R-SELFSUSTAIN";
    public override Clause Clause => Clause.Notice2026("一（四）3");
    public override string Title => "自我造血能力不足";
    public override string Meaning =>
        "自我造血率（市场化收入÷运营支出）连续下降达到规定年数，或者从规定的建设年度起仍低于规定比例。当年缺报、运营支出为零或已豁免的不作比较。";
    public override IReadOnlyList<Severity> Severities => [Severity.Warning];
    public override Facts Needs => Facts.Reports;
    public override IReadOnlyList<RuleParameter> Parameters =>
    [
        new("yearsFalling", "连续下降的年数", 2, 1, 5),
        new("below", "自我造血率低于此值（%）", 30, 0, 300),
        new("fromYear", "从建设期第几年起看此值", 3, 1, 5),
    ];

    public override IEnumerable<RiskFlag> Evaluate(RuleContext context)
    {
        if (context.Scorecard is not { } card || Measured(card) is not { Value: var ratio }) return [];
        var set = ParametersIn(context.Rulebook);
        var low = context.Center.Validity.OrdinalOf(context.Year) >= set["fromYear"] && ratio < set["below"];
        if (!low && !HasFallen(context, ratio)) return [];

        var row = context.Scorecards
            .Where(c => c.Key.Value >= context.Year.Value - set["yearsFalling"] && c.Key <= context.Year)
            .OrderBy(c => c.Key)
            .Select(c => (Year: c.Key, Card: c.Value, Ratio: Measured(c.Value)))
            .ToList();
        var falling = row.Count == set["yearsFalling"] + 1
            && row.Zip(row.Skip(1)).All(pair => pair.Second.Ratio?.Value < pair.First.Ratio?.Value);
        if (!falling && !low) return [];

        var seen = falling ? row : row[^1..];
        string[] grounds =
        [
            .. falling ? [$"自我造血率连续{Numbers.Text(set["yearsFalling"])}年下降（{string.Join("→", row.Select(r => Wording.Figure(r.Ratio!.Value) + "%"))}）"] : Array.Empty<string>(),
            .. low ? [$"建设期第{context.Center.Validity.OrdinalOf(context.Year)}年自我造血率{Wording.Figure(row[^1].Ratio!.Value)}%，低于{Numbers.Text(set["below"])}%"] : Array.Empty<string>(),
        ];
        return [Flag(
            context,
            $"{context.Year}年度{string.Join("；", grounds)}。",
            [
                .. seen.Select(r => new Evidence($"{Ratio} {r.Ratio!.Name}（{r.Year}年）", Wording.Figure(r.Ratio.Value) + "%")),
                .. Wording.Cells(seen.Select(r => r.Ratio!)),
            ],
            provisional: seen.Any(r => r.Card.Provisional))];
    }

    /// <summary>Against the year before. Most have not, and are done with here.</summary>
    static bool HasFallen(RuleContext context, decimal? ratio)
    {
        foreach (var (year, card) in context.Scorecards)
            if (year.Value == context.Year.Value - 1) return Measured(card)?.Value > ratio;
        return false;
    }

    static IndicatorScore? Measured(Scorecard card)
    {
        foreach (var indicator in card.Indicators)
            if (indicator.Code == Ratio) return indicator.Value is not null && indicator.Status != ScoreStatus.Exempt ? indicator : null;
        return null;
    }
}
