using Monitor.Analytics.Assessment;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Insight.Robustness;

/// <summary>
/// How robust grades and places are (after the OECD/JRC handbook on composite indicators, 2008, step 7): weights vary, aggregation becomes
/// geometric, one indicator is left out. Only the composition is repeated; points are those of the scorecards.
/// </summary>
public static class RobustnessStudy
{
    /// <param name="cards">Scorecards of one year (or of terms), all by this rulebook. A draw of weights is the same for all of them.</param>
    /// <returns>One result per card, in their order, which no result depends on.</returns>
    public static IReadOnlyList<CenterRobustness> Of(IReadOnlyList<Scorecard> cards, Rulebook rulebook, RobustnessSettings? settings = null)
    {
        var set = settings ?? new();
        var lines = new Lines(rulebook.Scoring.Lines);
        var nominal = rulebook.Indicators.Select(i => (double)i.Weight).ToArray();
        var draws = Draw(nominal, set);
        var tables = cards.Select(c => new PointsTable(c, rulebook)).ToArray();
        var byWeights = cards.Select(_ => new Tally()).ToArray();
        var byGeometric = cards.Select(_ => new Tally()).ToArray();
        var places = cards.Select(_ => new double[draws.Length]).ToArray();

        var ranked = Enumerable.Range(0, cards.Count).Where(c => cards[c].Grade != Grade.Ungraded).ToArray();
        var composites = new double[cards.Count];
        for (var d = 0; d < draws.Length; d++)
        {
            for (var c = 0; c < cards.Count; c++)
            {
                composites[c] = tables[c].Arithmetic(draws[d]);
                byWeights[c].Add(GradeOf(cards[c], composites[c], lines));
                byGeometric[c].Add(GradeOf(cards[c], tables[c].Geometric(draws[d]), lines));
            }
            foreach (var (center, place) in Places(ranked, cards, composites)) places[center][d] = place;
        }

        for (var c = 0; c < cards.Count; c++) composites[c] = (double)(cards[c].Composite ?? 0);
        var nominalPlaces = Places(ranked, cards, composites).ToDictionary(p => p.Center, p => p.Place);
        return [.. cards.Select((card, c) =>
        {
            var without = tables[c].Scored.Order().Select(i => Without(rulebook.Indicators[i], tables[c].Arithmetic(nominal, i))).ToList();
            WithoutIndicator Without(Indicator indicator, double composite) =>
                new(indicator.Code, indicator.Name, composite, GradeOf(card, composite, lines));
            var leftOut = new Tally();
            foreach (var result in without) leftOut.Add(result.Grade);
            if (without.Count == 0) leftOut.Add(card.Grade);
            Array.Sort(places[c]);
            var isScored = card.Composite is not null;
            return new CenterRobustness
            {
                Center = card.Center,
                Grade = card.Grade,
                ByWeights = byWeights[c].Shares,
                ByGeometric = byGeometric[c].Shares,
                ByLeavingOut = leftOut.Shares,
                // Without the only one that is scored nothing is left to compose: counted as ungraded, but there is no composite to tell.
                LeftOut = [.. without.Where(w => !double.IsNaN(w.Composite))],
                Arithmetic = isScored ? tables[c].Arithmetic(nominal) : null,
                Geometric = isScored ? tables[c].Geometric(nominal) : null,
                Rank = nominalPlaces.TryGetValue(c, out var place)
                    ? new(place, Statistics.OfSorted(places[c], 0.5), Statistics.OfSorted(places[c], 0.05), Statistics.OfSorted(places[c], 0.95))
                    : null,
                NeedsConsultation = Math.Min(byWeights[c].Share(card.Grade), leftOut.Share(card.Grade)) < set.Line,
            };
        })];
    }

    /// <summary>Weights varied independently, then scaled back to the sum they had.</summary>
    static double[][] Draw(double[] nominal, RobustnessSettings set)
    {
        var random = new Random(set.Seed);
        return [.. Enumerable.Range(0, set.Draws).Select(_ =>
        {
            var varied = nominal.Select(w => w * (1 + set.Spread * (2 * random.NextDouble() - 1))).ToArray();
            var scale = nominal.Sum() / varied.Sum();
            return varied.Select(w => w * scale).ToArray();
        })];
    }

    // What keeps a centre ungraded (too little data, too short a year) and what overrides a score do not depend on weights.
    static Grade GradeOf(Scorecard card, double composite, Lines lines) =>
        card.Overridden ? Grade.Fail
        : card.GradeByScore == Grade.Ungraded || double.IsNaN(composite) ? Grade.Ungraded
        : lines.Of(composite);

    /// <summary>
    /// Grade lines on unrounded doubles: what rounds half up, to two places, to the line or above reaches it. Decimal rounding of every draw
    /// would cost more than all the rest.
    /// </summary>
    readonly struct Lines(GradeLines lines)
    {
        readonly double excellent = Reached(lines.Excellent), good = Reached(lines.Good), pass = Reached(lines.Pass);

        static double Reached(decimal line) => (double)(Math.Ceiling(line * 100) / 100 - 0.005m) - 1e-10;

        public Grade Of(double composite) =>
            composite >= excellent ? Grade.Excellent : composite >= good ? Grade.Good : composite >= pass ? Grade.Pass : Grade.Fail;
    }

    /// <summary>Whose score a bottom line or a veto overrides comes after all others.</summary>
    static IEnumerable<(int Center, int Place)> Places(int[] ranked, IReadOnlyList<Scorecard> cards, double[] composites)
    {
        var keys = ranked.Select(c => (cards[c].Overridden ? 0 : 1000) + composites[c]).ToArray();
        var order = ranked.ToArray();
        Array.Sort(keys, order);
        var place = 1;
        for (var k = order.Length - 1; k >= 0; k--)
        {
            if (k < order.Length - 1 && keys[k] < keys[k + 1]) place = order.Length - k;
            yield return (order[k], place);
        }
    }

    sealed class Tally
    {
        readonly int[] counts = new int[Enum.GetValues<Grade>().Length];

        public void Add(Grade grade) => counts[(int)grade]++;
        public double Share(Grade grade) => (double)counts[(int)grade] / counts.Sum();
        public Dictionary<Grade, double> Shares => Enum.GetValues<Grade>().ToDictionary(g => g, Share);
    }
}
