using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Assessment;

/// <summary>
/// 三年建设评估: the term scored as one, by domain §3: stock = last value against the last year's target; flow = Σ value ÷ Σ target, a
/// missing year adding 0 while its target stays; ratio = Σ numerator ÷ Σ denominator over complete years.
/// </summary>
public static class TermScorer
{
    /// <summary>
    /// All three years, once the last one is reported or the grace of its round has ended; before that the years up to the last report,
    /// ungraded. Years of 延续观察 stand outside the term. Null where no year of the term was reported.
    /// </summary>
    /// <param name="asOf">Day of the assessment, UTC+8.</param>
    public static Scorecard? Score(CenterHistory history, Rulebook rulebook, DateOnly asOf) => Score(new CenterYears(history, rulebook), asOf);

    internal static Scorecard? Score(CenterYears center, DateOnly asOf)
    {
        var (history, validity) = (center.History, center.History.Center.Validity);
        var reported = validity.Years.Where(y => center[y].Report is not null).ToList();
        if (reported.Count == 0) return null;

        var isOver = reported[^1] == validity.LastYear || history.Rounds.Any(r => r.Year >= validity.LastYear && r.GraceEnds < asOf);
        var years = isOver ? validity.Years : [.. validity.Years.Where(y => y <= reported[^1])];
        var card = Scorer.Score(new(center, years), isOver ? null : $"建设期未满，截至{reported[^1]}年度，不定级");
        var unreported = years.Except(reported).ToList();
        return card with
        {
            Term = years,
            Notes = [.. card.Notes, .. unreported.Select(y => $"{y}年度未报送：累计类按0计入，目标照计")],
        };
    }
}
