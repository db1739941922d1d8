using System.Text;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Insight.Screening;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Bench.Generation;

namespace Monitor.Bench.Models;

/// <summary>Plants manipulations and counts which methods find them.</summary>
sealed class ScreeningTables(Rulebook rulebook)
{
    /// <summary>Centres in a panel, and how many panels: enough reports for a stable share, few enough to run in minutes.</summary>
    static readonly (int Centers, int Panels)[] Sizes = [(6, 150), (15, 60), (60, 15), (300, 3)];
    const double Planted = 0.05;

    delegate Dictionary<CenterCode, double> Method(IReadOnlyList<CenterHistory> histories, ReportYear year, Rulebook rulebook);

    readonly record struct Case(Manipulation Manipulation, int Centers, string Method);

    static readonly (string Name, Method Score)[] Simple =
    [
        ("z-score", Baselines.ZScore),
        ("IQR", Baselines.Iqr),
        ("RandomizedPca, rank 1", (h, y, r) => Baselines.RandomizedPca(h, y, r, 1)),
        ("RandomizedPca, rank 3", (h, y, r) => Baselines.RandomizedPca(h, y, r, 3)),
        ("robust distance", Baselines.RobustDistance),
        ("first-component residual", Baselines.FirstComponentResidual),
    ];

    readonly Dictionary<Case, List<(double Score, bool Planted)>> scores = [];
    readonly Dictionary<int, (int Reports, int Alarms)> clean = [];

    public string Write()
    {
        foreach (var (centers, panels) in Sizes)
            for (var p = 0; p < panels; p++) Measure(centers, new PanelGenerator(rulebook, 1000 * centers + p).Create(centers), new Random(p));

        var text = new StringBuilder();
        text.Append("ROC AUC, per kind and size (n = centres in the year; Monitor / z-score / IQR):\n\n");
        Table(text, ["Monitor", "z-score", "IQR"], Measures.Auc);
        text.Append("\nPrecision at 5 % alarms (5 % of the reports are manipulated, so 1.00 is perfect and 0.05 is chance; Monitor / z-score / IQR):\n\n");
        Table(text, ["Monitor", "z-score", "IQR"], Measures.PrecisionAtFivePercent);
        text.Append("\nThe joint pattern alone, candidates compared (ROC AUC, one field inflated ×2):\n\n| Method |");
        foreach (var (centers, _) in Sizes) text.Append($" n = {centers} |");
        text.Append("\n|---|---|---|---|---|\n");
        foreach (var method in Simple.Skip(2).Select(s => s.Name).Append("joint pattern, as kept"))
        {
            text.Append($"| {method} |");
            foreach (var (centers, _) in Sizes) text.Append($" {Measures.Auc(scores[new(new(Trick.OneField, 2), centers, method)]):0.00} |");
            text.Append('\n');
        }
        text.Append($"\nFalse alarms: share of untouched reports with a suspicion of strength {new ScreeningSettings().Line} (shown to reviewers) or more: ");
        text.AppendJoin(", ", Sizes.Select(s => $"n = {s.Centers}: {(double)clean[s.Centers].Alarms / clean[s.Centers].Reports:0.0 %}"));
        text.Append(".\n");
        return text.ToString();
    }

    void Measure(int centers, IReadOnlyList<CenterHistory> panel, Random random)
    {
        ReportYear year = PanelGenerator.Year;
        var untouched = Screener.Screen(panel, year, rulebook);
        var (reports, alarms) = clean.GetValueOrDefault(centers);
        clean[centers] = (reports + untouched.Count, alarms + untouched.Count(s => s.Suspicions.Count > 0));

        foreach (var manipulation in Manipulation.All)
        {
            var able = Enumerable.Range(0, panel.Count).Where(i => !manipulation.NeedsHistory || panel[i].Report(year.Previous) is not null).ToArray();
            random.Shuffle(able);
            var count = (int)Math.Floor(centers * Planted + random.NextDouble());
            var chosen = able.Take(count).ToHashSet();
            var forged = panel.Select((h, i) => chosen.Contains(i)
                ? manipulation.Apply(h, year, panel[(i + 1 + random.Next(panel.Count - 1)) % panel.Count], rulebook, random) : h).ToList();
            var planted = chosen.Select(i => panel[i].Center.Code).ToHashSet();

            var screened = Screener.Screen(forged, year, rulebook);
            Keep("Monitor", screened.ToDictionary(s => s.Center, s => s.Strength));
            Keep("joint pattern, as kept", screened.ToDictionary(s => s.Center, s => s.Strongest[SuspicionKind.JointPattern]));
            var isCompared = manipulation is { Trick: Trick.OneField, Size: 2 };
            foreach (var (name, score) in isCompared ? Simple : Simple[..2]) Keep(name, score(forged, year, rulebook));

            void Keep(string method, Dictionary<CenterCode, double> byCenter)
            {
                var key = new Case(manipulation, centers, method);
                if (!scores.TryGetValue(key, out var list)) scores[key] = list = [];
                list.AddRange(byCenter.OrderBy(s => s.Key).Select(s => (s.Value, planted.Contains(s.Key))));
            }
        }
    }

    void Table(StringBuilder text, string[] methods, Func<IReadOnlyCollection<(double, bool)>, double> measure)
    {
        text.Append("| Planted |");
        foreach (var (centers, _) in Sizes) text.Append($" n = {centers} |");
        text.Append("\n|---|---|---|---|---|\n");
        foreach (var manipulation in Manipulation.All)
        {
            text.Append($"| {Name(manipulation)} |");
            foreach (var (centers, _) in Sizes)
                text.Append(' ').AppendJoin(" / ", methods.Select((m, i) =>
                {
                    var value = $"{measure(scores[new(manipulation, centers, m)]):0.00}";
                    return i == 0 ? $"**{value}**" : value;
                })).Append(" |");
            text.Append('\n');
        }
    }

    static string Name(Manipulation m) => m.Trick switch
    {
        Trick.OneField => $"one field × {m.Size}",
        Trick.WholeReport => $"all outcomes × {m.Size}",
        Trick.TargetsHit => $"{m.Size:0 %} of targets hit exactly",
        Trick.CopiedFromLastYear => $"{m.Size:0 %} copied from last year",
        Trick.CopiedFromCenter => $"{m.Size:0 %} copied from another centre",
        Trick.Rounded => $"{m.Size:0 %} of large values rounded",
        _ => m.Size < 1 ? "total below its parts" : $"total × {m.Size} its parts",
    };
}
