using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Assessment;

/// <summary>
/// Scores a centre's year by one rulebook, in the order of domain §4: coefficient on the target, indicator, caps, groups, bonus and
/// deduction, clamp, bottom line and veto. Decimal throughout; only the score is rounded.
/// </summary>
public static class Scorer
{
    /// <summary>Null where no report was handed in for the year.</summary>
    public static Scorecard? Score(CenterHistory history, ReportYear year, Rulebook rulebook) => Score(new CenterYears(history, rulebook), year);

    internal static Scorecard? Score(CenterYears center, ReportYear year) => center[year].Report is null ? null : Score(
        new Period(center, [year]),
        center.History.Center.Validity.IsGraded(year) ? null : "首年不满6个月，只复盘，不定级");

    /// <param name="ungradedBecause">In Chinese; null where the period is to be graded.</param>
    internal static Scorecard Score(Period period, string? ungradedBecause)
    {
        var rulebook = period.Rulebook.Source;
        AdjustmentScore[] adjustments = [.. period.Rulebook.Adjustments.Select(a => Adjustments.Score(period, a.Item, a.Formula))];
        BottomLineResult[] bottomLines = [.. period.Rulebook.BottomLines.Select(b => Adjustments.Test(period, b.Line, b.Formula))];
        Calculation[] calculations = [.. period.Rulebook.Indicators.Select(i => IndicatorScorer.Calculate(period, i))];
        var whole = Composition.Of(period.Rulebook, calculations, adjustments);

        var isEnough = whole.ScoredWeight >= rulebook.Scoring.MinimumScoredWeight && whole.Value is not null;
        decimal? score = whole.Value is { } composite ? Composition.Round(composite) : null;
        var byScore = isEnough && ungradedBecause is null ? rulebook.Scoring.Lines.Of(score!.Value) : Grade.Ungraded;
        var vetoes = Vetoes(period);
        // A year that is not to be graded is too short for its bottom lines too; a veto knows no such excuse.
        var hasFailed = vetoes.Count > 0 || (ungradedBecause is null && bottomLines.Any(b => !b.Met));

        return new()
        {
            Center = period.History.Center.Code,
            Year = period.LastYear.Year,
            RulebookId = rulebook.Id,
            RulebookVersion = rulebook.Version,
            Provisional = IsProvisional(period, calculations),
            Indicators = whole.Indicators,
            Dimensions = whole.Dimensions,
            Adjustments = adjustments,
            BottomLines = bottomLines,
            ScoredWeight = whole.ScoredWeight,
            Progress = Axes.Progress(whole.Indicators, rulebook.Scoring.ProgressLine),
            Outcome = Axes.Outcome(period.Rulebook, whole.Indicators, adjustments, isEnough),
            Composite = whole.Value,
            Score = score,
            Grade = hasFailed ? Grade.Fail : byScore,
            GradeByScore = byScore,
            Overridden = hasFailed,
            Notes = [.. Notes(period, whole, isEnough, ungradedBecause, bottomLines, vetoes)],
        };
    }

    static IEnumerable<string> Notes(
        Period period, Composition whole, bool isEnough, string? ungradedBecause, BottomLineResult[] bottomLines, List<Incident> vetoes)
    {
        if (whole.Indicators.Any(IsSharedOut))
        {
            var unscored = whole.Indicators.Where(IsSharedOut).ToList();
            yield return $"{string.Join("、", unscored.Select(i => $"{i.Code} {i.Name}"))}不计分，其权重{Numbers.Text(unscored.Sum(i => i.Weight))}由已计分的指标按比例分摊";
        }
        if (ungradedBecause is not null) yield return ungradedBecause;
        if (!isEnough)
            yield return $"已计分权重{Numbers.Text(whole.ScoredWeight)}，低于{Numbers.Text(period.Rulebook.Source.Scoring.MinimumScoredWeight)}，不定级";
        foreach (var line in bottomLines)
            if (!line.Met) yield return $"底线“{line.Name}”未达到：要求不低于{Numbers.Text(line.AtLeast)}，实际{Numbers.Text(line.Value)}";
        foreach (var veto in vetoes)
            yield return $"一票否决（三（四）1）：{veto.Authority} {veto.DocumentNumber}，{veto.OccurredOn:yyyy-MM-dd}发生，{veto.ConfirmedOn:yyyy-MM-dd}确认";
        if (!period.History.Available.HasFlag(Facts.Incidents)) yield return "没有重大事项记录，未核对一票否决";
    }

    static bool IsSharedOut(IndicatorScore indicator) => indicator.Points is null && indicator.Status != ScoreStatus.Unweighted;

    /// <summary>Confirmed incidents that occurred in the period, whenever they were confirmed.</summary>
    static List<Incident> Vetoes(Period period) => period.History.Incidents.Count == 0
        ? []
        : [.. period.History.Incidents
            .Where(i => i.IsConfirmed && period.Years.Any(y => y.Year.Value == i.OccurredOn.Year))
            .OrderBy(i => i.OccurredOn).ThenBy(i => i.Id, StringComparer.Ordinal)];

    /// <summary>Growth looks at the year before the period, too.</summary>
    static bool IsProvisional(Period period, Calculation[] calculations) =>
        period.Years.Any(y => y.IsProvisional) || calculations.Any(c => c.PriorIsProvisional);
}
