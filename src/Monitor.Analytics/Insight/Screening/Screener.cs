using Monitor.Analytics.Assessment;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Insight.Screening;

/// <summary>
/// Looks for values that a reviewer should verify. Nothing is drawn at random, and no result depends on the order of the centres. What was
/// measured of it, against simpler methods and over panels of 6 to 300 centres, stands in docs/models.md.
/// </summary>
public static class Screener
{
    /// <summary>Changes whenever the same data could be screened differently.</summary>
    public const string Model = "screening/1";

    static readonly IReadOnlyList<Detector> Detectors =
        [new OwnHistory(), new CrossSection(), new JointPattern(), new TargetsHit(), new CopiedFromLastYear(), new CopiedFromCenter(), new RoundedValues(), new Sums()];

    /// <param name="histories">Every centre known; as of the day of the screening.</param>
    /// <returns>One result for each centre that reported the year, by code.</returns>
    public static IReadOnlyList<CenterScreening> Screen(
        IEnumerable<CenterHistory> histories, ReportYear year, Rulebook rulebook, ScreeningSettings? settings = null)
    {
        var set = settings ?? new();
        var panel = new Panel(histories, year, rulebook);
        var context = new ScreeningContext(panel, year, rulebook, set);
        var results = context.Screened.ToDictionary(r => r, _ => new List<Detected>());
        foreach (var detector in Detectors)
            foreach (var (row, detected) in detector.Detect(context))
                results[row].Add(detected);

        return [.. results.Select(r => new CenterScreening(
            panel.Rows[r.Key].Center,
            year,
            [.. r.Value.SelectMany(d => d.Findings)
                .Where(f => f.Strength >= set.Line)
                .OrderByDescending(f => f.Strength).ThenBy(f => f.Kind).ThenBy(f => f.Code, StringComparer.Ordinal)
                .Select(f => f.ToSuspicion())],
            r.Value.ToDictionary(d => d.Kind, d => d.Greatest),
            [.. r.Value.Select(d => new ScreeningReach(d.Kind, d.Tests, d.Weak, d.Note))]))];
    }

    /// <summary>The part of a screening that is kept, to be replayed.</summary>
    public static ScreeningRun ToRun(CenterScreening screening, DateOnly on) => new(screening.Year, on, Model, screening.Suspicions);
}

/// <summary>What a detector said of one row: its findings (also weak ones), how many tests it made, how many of them had little power.</summary>
sealed record Detected(SuspicionKind Kind, IReadOnlyList<Finding> Findings, int Tests, int Weak = 0, string Note = "")
{
    /// <summary>The strongest, of many tests made less of; a test of the report as a whole stands for itself.</summary>
    public double Greatest => Findings.ToLookup(f => f.Code.Length > 0) is var byField
        ? Math.Max(byField[false].Select(f => f.Strength).DefaultIfEmpty(0).Max(), Statistics.Greatest(byField[true].Select(f => f.Strength).DefaultIfEmpty(0).Max(), Tests))
        : 0;
}

/// <summary>A suspicion before it is put into words, which only happens to strong ones.</summary>
sealed record Finding(SuspicionKind Kind, string Code, double Strength, Func<Suspicion> Words)
{
    public Suspicion ToSuspicion() => Words() with { Strength = Math.Round((decimal)Strength, 2) };
}

sealed record ScreeningContext(Panel Panel, ReportYear Year, Rulebook Rulebook, ScreeningSettings Settings)
{
    /// <summary>Rows of the screened year.</summary>
    public IReadOnlyList<int> Screened { get; } = [.. Enumerable.Range(0, Panel.Rows.Count).Where(r => Panel.Rows[r].Year == Year)];

    /// <summary>Chance that a doubled value passes the line, in a test with this standard deviation of the log.</summary>
    public double PowerAt(double sigma) => 1 - Statistics.NormalCdf(Settings.Line - Math.Log(2) / sigma);
}

abstract class Detector
{
    public abstract SuspicionKind Kind { get; }
    public abstract IEnumerable<(int Row, Detected Detected)> Detect(ScreeningContext context);

    protected Finding Finding(string code, double strength, Func<Suspicion> words) => new(Kind, code, strength, words);

    protected Suspicion Suspicion(
        string code, string name, string unit, double found, double? low, double? high, string why, IEnumerable<PicturePoint> picture, double? power = null) => new()
        {
            Kind = Kind,
            Code = code,
            Name = name,
            Unit = unit,
            Found = Short(found),
            Low = low is { } l ? Short(l) : null,
            High = high is { } h ? Short(h) : null,
            Strength = 0,
            Why = why,
            Picture = [.. picture],
            Power = power is { } p ? Math.Round((decimal)p, 2) : null,
        };

    /// <summary>Three figures that count, as people write estimates; reported values are passed as they are.</summary>
    protected static decimal Short(double value)
    {
        if (!double.IsFinite(value) || Math.Abs(value) > 1e15) return 0;
        var digits = value == 0 ? 2 : Math.Clamp(3 - (int)Math.Ceiling(Math.Log10(Math.Abs(value))), 0, 2);
        return Numbers.Normalize(Math.Round((decimal)value, digits, MidpointRounding.AwayFromZero));
    }

    protected static string Text(double value) => Numbers.Text(Short(value));
}
