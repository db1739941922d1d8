using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Insight.Screening;

/// <summary>
/// Detectors that count coincidences: so many fields of one report hit something exactly. Each has its own chance to do so innocently, by its
/// size, and by how often it happens in other centres' reports; the strength is how unlikely the count is (a Poisson-binomial tail).
/// </summary>
abstract class Coincidences : Detector
{
    /// <summary>As many other reports weigh as much as the chance by size.</summary>
    const double Lean = 4;
    const int Fewest = 3;

    /// <summary>One thing that may coincide.</summary>
    protected sealed record Trial(string Code, string Name, decimal Value, bool Hit, double Chance);

    /// <summary>What may coincide in a row; empty where nothing can be compared.</summary>
    protected abstract IReadOnlyList<Trial> Trials(ScreeningContext context, int row);
    protected abstract string Noun { get; }
    protected abstract string Told(int hits, int trials, double expected);
    protected abstract string NothingToCompare { get; }

    public override IEnumerable<(int Row, Detected Detected)> Detect(ScreeningContext context)
    {
        var trials = context.Panel.Rows.Select((_, r) => Trials(context, r)).ToList();
        var counts = trials.SelectMany((list, r) => list.Select(t => (t.Code, Center: context.Panel.Rows[r].Center, t.Hit))).ToLookup(t => t.Code);
        var totals = counts.ToDictionary(c => c.Key, c => (All: c.Count(), Hits: c.Count(t => t.Hit)));
        var own = counts.SelectMany(c => c).GroupBy(t => (t.Code, t.Center)).ToDictionary(g => g.Key, g => (All: g.Count(), Hits: g.Count(t => t.Hit)));

        foreach (var row in context.Screened)
        {
            var center = context.Panel.Rows[row].Center;
            double Chance(Trial trial)
            {
                var (all, hits) = totals[trial.Code];
                var (mine, myHits) = own[(trial.Code, center)];
                return Math.Max(trial.Chance, (hits - myHits + Lean * trial.Chance) / (all - mine + Lean));
            }
            yield return (row, Judge(trials[row], [.. trials[row].Select(Chance)], 1));
        }
    }

    /// <param name="looks">In how many places the strongest coincidence was looked for: its chance grows with them.</param>
    protected Detected Judge(IReadOnlyList<Trial> trials, IReadOnlyList<double> chances, int looks, CenterCode? other = null)
    {
        if (trials.Count < Fewest) return new(Kind, [], 0, Note: NothingToCompare);
        var hits = trials.Where(t => t.Hit).ToList();
        var strength = hits.Count == 0 ? 0 : Math.Max(0, Statistics.AsZ(Math.Min(1, looks * Statistics.AtLeast(hits.Count, [.. chances]))));
        var expected = chances.Sum();
        // The largest count that would not surprise, for the expected range.
        var usual = Enumerable.Range(0, trials.Count + 1).First(k => k == trials.Count || Statistics.AtLeast(k + 1, [.. chances]) < 0.025);
        return new(Kind, [Finding("", strength, () => Suspicion("", Noun, "项", hits.Count, 0, usual,
            Told(hits.Count, trials.Count, expected) + $"（{string.Join("、", hits.Take(6).Select(h => $"{h.Code} {h.Name}"))}{(hits.Count > 6 ? "等" : "")}）。",
            hits.Select(h => new PicturePoint($"{h.Code} {h.Name}", h.Value, true))) with { Other = other })], trials.Count);
    }

    /// <summary>Chance that a value lands in a window by accident, where it scatters normally around the window.</summary>
    protected static double Landing(double width, double sigma) => Math.Min(0.5, width / (sigma * Math.Sqrt(2 * Math.PI)));
}

/// <summary>Values that meet their targets to the unit, or within 0.5 %.</summary>
sealed class TargetsHit : Coincidences
{
    const decimal Tolerance = 0.005m;

    public override SuspicionKind Kind => SuspicionKind.TargetsHit;
    protected override string Noun => "与目标吻合的指标";
    protected override string NothingToCompare => "检测力不足：有目标的指标太少";
    protected override string Told(int hits, int trials, double expected) =>
        $"{trials}项有目标的指标中，有{hits}项与目标相差不到0.5%，通常约{Text(expected)}项";

    protected override IReadOnlyList<Trial> Trials(ScreeningContext context, int row)
    {
        var (history, year) = (context.Panel.Rows[row].History, context.Panel.Rows[row].Year);
        var trials = new List<Trial>();
        foreach (var indicator in context.Rulebook.Indicators)
        {
            // A ratio's target is set as a round figure, and a full 100 % is reached honestly: only what is counted or measured is compared.
            if (indicator.Nature == Nature.Ratio || indicator.Formula.Sum.Count == 0 || history.TargetOf(year, indicator.Code) is not (> 0 and var target)) continue;
            if (Formulas.Read(new(history, [year], context.Rulebook), indicator.Formula, indicator.Nature).Value is not { } value) continue;
            var (size, window) = ((double)target, 2 * (double)(Tolerance * target));
            var isCount = context.Panel.Fields.Any(f => f.Code == indicator.Formula.Sum[0] && f.IsCount);
            var sigma = Math.Sqrt((isCount ? size : 0) + 0.0625 * size * size);
            trials.Add(new(indicator.Code, indicator.Name, value, Math.Abs(value - target) <= Tolerance * target, Landing(isCount ? Math.Max(1, window) : window, sigma)));
        }
        return trials;
    }
}

/// <summary>Flows that are the same as last year's. Stocks may well stay what they were, and are not counted.</summary>
sealed class CopiedFromLastYear : Coincidences
{
    public override SuspicionKind Kind => SuspicionKind.CopiedFromLastYear;
    protected override string Noun => "与上年相同的填报项";
    protected override string NothingToCompare => "检测力不足：没有可比的上一年度报告（首年不满6个月的不比）";
    protected override string Told(int hits, int trials, double expected) => $"{trials}项年度数据中，有{hits}项与上年完全相同，通常约{Text(expected)}项";

    protected override IReadOnlyList<Trial> Trials(ScreeningContext context, int row)
    {
        var before = context.Panel.Before(row);
        return before < 0 ? [] : [.. Equalities.Of(context, row, before).Select(e => new Trial(e.Field.Code, e.Field.Field.Name, e.Value, e.Equal, e.Chance))];
    }
}

/// <summary>Flows that are the same as another centre's, in the same year or an earlier one.</summary>
sealed class CopiedFromCenter : Coincidences
{
    public override SuspicionKind Kind => SuspicionKind.CopiedFromCenter;
    protected override string Noun => "与另一中心相同的填报项";
    protected override string NothingToCompare => "检测力不足：没有其他中心的报告";
    protected override string Told(int hits, int trials, double expected) => $"{trials}项年度数据中，有{hits}项与另一中心的某份报告完全相同，通常约{Text(expected)}项";
    protected override IReadOnlyList<Trial> Trials(ScreeningContext context, int row) => [];

    public override IEnumerable<(int Row, Detected Detected)> Detect(ScreeningContext context)
    {
        var rows = context.Panel.Rows;
        var common = context.Panel.Fields.Select((_, f) => rows.Where(r => r.Values[f] is not null).CountBy(r => r.Values[f]!.Value).ToDictionary()).ToList();
        var places = context.Panel.Fields.Select((field, f) => (field.Code, f)).ToDictionary(x => x.Code, x => x.f);
        // As often as others have the very value: among small numbers many are alike.
        double Common(string field, decimal value) => Math.Max(0, common[places[field]][value] - 2) / (double)Math.Max(1, rows.Count - 2);

        foreach (var row in context.Screened)
        {
            var others = Enumerable.Range(0, rows.Count).Where(r => rows[r].Center != rows[row].Center).ToList();
            var best = others.Count == 0 ? -1 : others.MinBy(other => (-Surprise(context, row, other), rows[other].Center, rows[other].Year));
            if (best < 0) { yield return (row, new(Kind, [], 0, Note: NothingToCompare)); continue; }
            var trials = Equalities.Of(context, row, best).Select(e => new Trial(e.Field.Code, e.Field.Field.Name, e.Value, e.Equal, Math.Max(e.Chance, Common(e.Field.Code, e.Value)))).ToList();
            yield return (row, Judge(trials, [.. trials.Select(t => t.Chance)], others.Count, rows[best].Center));
        }
    }

    /// <summary>Cheap order among the candidates: what the equal values alone weigh.</summary>
    static double Surprise(ScreeningContext context, int row, int other)
    {
        var (mine, theirs) = (context.Panel.Rows[row].Values, context.Panel.Rows[other].Values);
        double sum = 0;
        for (var f = 0; f < mine.Length; f++)
            if (mine[f] is >= Equalities.Least and { } value && value == theirs[f] && !context.Panel.Fields[f].IsStock)
                sum -= Math.Log(Equalities.Chance(context.Panel.Fields[f], value));
        return sum;
    }
}

/// <summary>Which flows of two reports are equal, and how likely that is by accident.</summary>
static class Equalities
{
    /// <summary>Smaller values are equal too often to mean anything.</summary>
    public const decimal Least = 3;

    public static IEnumerable<(PanelField Field, decimal Value, bool Equal, double Chance)> Of(ScreeningContext context, int row, int other)
    {
        for (var f = 0; f < context.Panel.Fields.Count; f++)
        {
            var field = context.Panel.Fields[f];
            if (!field.IsStock && context.Panel.Rows[row].Values[f] is >= Least and { } value && context.Panel.Rows[other].Values[f] is { } theirs)
                yield return (field, value, value == theirs, Chance(field, value));
        }
    }

    public static double Chance(PanelField field, decimal value)
    {
        var size = (double)value;
        // Amounts are often whole or given to one decimal: a tenth is the window that matters.
        var (width, variance) = field.IsCount ? (1, 2 * size + 0.09 * size * size) : (0.1, 0.09 * size * size);
        return Math.Clamp(width / Math.Sqrt(2 * Math.PI * variance), 0.002, 0.5);
    }
}

/// <summary>Values on round numbers: tens from 50 on, hundreds from 1,000 on.</summary>
sealed class RoundedValues : Coincidences
{
    public override SuspicionKind Kind => SuspicionKind.Rounded;
    protected override string Noun => "取整的填报项";
    protected override string NothingToCompare => "检测力不足：数值大的填报项太少";
    protected override string Told(int hits, int trials, double expected) => $"{trials}项较大的数值中，有{hits}项是整十或整百，通常约{Text(expected)}项";

    protected override IReadOnlyList<Trial> Trials(ScreeningContext context, int row) =>
        [.. from f in Enumerable.Range(0, context.Panel.Fields.Count)
            let field = context.Panel.Fields[f]
            let value = context.Panel.Rows[row].Values[f]
            where value >= 50
            let step = value >= 1000 ? 100 : 10
            select new Trial(field.Code, field.Field.Name, value.Value, value.Value % step == 0, field.IsCount ? 1.0 / step : 0.5 / step)];
}
