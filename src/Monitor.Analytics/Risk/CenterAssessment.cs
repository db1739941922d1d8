using Monitor.Analytics.Assessment;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Risk;

/// <summary>
/// All that is computed of one centre from what had been recorded by a day: scorecards and flags of its years, and its term. Each year is scored
/// once, by the rulebook in force in it, for whoever asks. For one thread at a time; what it gives may go to any.
/// </summary>
/// <param name="asOf">Only what had been recorded by the end of this day, UTC+8, is looked at.</param>
public sealed class CenterAssessment(CenterHistory history, DateOnly asOf, RulebookShelf shelf)
{
    readonly List<CenterYears> read = new(1);
    readonly Dictionary<ReportYear, Scorecard?> cards = [];

    public DateOnly AsOf => asOf;
    public RulebookShelf Shelf => shelf;
    /// <summary>The history as it was known on the day.</summary>
    public CenterHistory Known { get; } = history.AsOf(asOf);

    /// <summary>Null where no report was handed in for the year.</summary>
    public Scorecard? Scorecard(ReportYear year)
    {
        if (!cards.TryGetValue(year, out var card))
            cards.Add(year, card = Scorer.Score(ReadBy(shelf.For(year)), year));
        return card;
    }

    /// <summary>Null where no year of the term was reported.</summary>
    public Scorecard? Term() => TermScorer.Score(ReadBy(shelf.For(Known.Center.Validity.LastYear)), asOf);

    public RiskReport Risks(ReportYear year) => RuleEngine.Evaluate(this, year);

    CenterYears ReadBy(Rulebook rulebook)
    {
        var years = read.Find(r => ReferenceEquals(r.Rulebook.Source, rulebook));
        if (years is null) read.Add(years = new(Known, rulebook));
        return years;
    }
}
