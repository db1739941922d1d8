using System.Text;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Insight;
using Monitor.Analytics.Insight.Forecasting;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Bench.Generation;

namespace Monitor.Bench.Models;

/// <summary>Forecasts from what was known at the end of a year, held against the next years as they came.</summary>
sealed class ForecastTables(Rulebook rulebook)
{
    static readonly (int Centers, int Panels)[] Sizes = [(6, 100), (15, 40), (60, 10), (300, 2)];
    static readonly double[] Shares = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];
    const string Used = "Monitor (method chosen per panel)", Pooled = "pooled growth", Tree = "FastTree on the same features", Naive = "last value";

    /// <summary>Errors by panel size, method and indicator; scaled only when written, by what the last value made.</summary>
    readonly Dictionary<(string Group, string Method, int Indicator), (double Absolute, double Pinball, int Count)> errors = [];
    readonly Dictionary<(string Group, string What), List<(bool Half, bool Eighty, bool NinetyFive)>> covered = [];
    readonly Dictionary<string, List<ForecastMethod>> chosen = [];
    readonly Dictionary<string, List<(double Predicted, bool CameTrue)>> targets = [];
    readonly Dictionary<string, List<(double Predicted, bool CameTrue, double Base, bool Now)>> risks = [];

    public string Write(IReadOnlyList<CenterHistory> demo, Rulebook demoRulebook)
    {
        foreach (var (centers, panels) in Sizes)
            for (var p = 0; p < panels; p++)
                Measure($"n = {centers}", new PanelGenerator(rulebook, 7000 * centers + p).Create(centers), PanelGenerator.Year, rulebook);
        Measure("demo", demo, 2023, demoRulebook);
        Measure("demo", demo, 2024, demoRulebook);

        string[] groups = [.. Sizes.Select(s => $"n = {s.Centers}"), "demo"];
        string[] methods = [Used, Pooled, Tree, Naive, "drift", "target as forecast"];
        var text = new StringBuilder();
        text.Append("Next year's value (MASE, the pooled error of the last value = 1):\n\n");
        Table(text, groups, methods, (g, m) => Scaled(g, m, e => e.Absolute, Naive));
        text.Append("\nPinball loss over seven quantiles (2.5 % to 97.5 %; that of the last value with its own error band = 1; trees give no band):\n\n");
        Table(text, groups, [.. methods.Where(m => m != Tree)], (g, m) => Scaled(g, m, e => e.Pinball, Naive));
        text.Append("\nMethod chosen (share of panels): ");
        text.AppendJoin("; ", groups.Select(g => $"{g}: " + string.Join(", ", chosen[g].GroupBy(m => m).OrderByDescending(m => m.Count()).Select(m => $"{m.Key} {(double)m.Count() / chosen[g].Count:0 %}"))));
        text.Append(".\n\nShare of outcomes inside the 50 / 80 / 95 % intervals:\n\n| Forecast |");
        foreach (var group in groups) text.Append($" {group} |");
        text.Append("\n|---|---|---|---|---|---|\n");
        foreach (var what in new[] { "next year", "end of term" })
        {
            text.Append($"| {what} |");
            foreach (var group in groups) text.Append(covered.TryGetValue((group, what), out var c) ? $" {c.Average(x => x.Half ? 1.0 : 0):0 %} / {c.Average(x => x.Eighty ? 1.0 : 0):0 %} / {c.Average(x => x.NinetyFive ? 1.0 : 0):0 %} |" : " — |");
            text.Append('\n');
        }
        text.Append("\nChance of meeting the term's target (all generated panels), said against come true:\n\n");
        Bins(text, FailureRiskModel.Bins(targets.SelectMany(t => t.Value)));
        text.Append("\nRisk of 不合格 next year (all generated panels), said against come true:\n\n");
        var all = risks.Where(r => r.Key != "demo").SelectMany(r => r.Value).ToList();
        Bins(text, FailureRiskModel.Bins(all.Select(r => (r.Predicted, r.CameTrue))));
        text.Append("\nBrier score of that risk (less is better): ");
        text.AppendJoin("; ", groups.Where(risks.ContainsKey).Select(g =>
            $"{g}: {risks[g].Average(r => Square(r.Predicted, r.CameTrue)):0.000} (share of fails in the panel's past {risks[g].Average(r => Square(r.Base, r.CameTrue)):0.000}, \"as this year\" {risks[g].Average(r => Square(r.Now ? 1 : 0, r.CameTrue)):0.000})"));
        text.Append(".\n");
        return text.ToString();
    }

    void Measure(string group, IReadOnlyList<CenterHistory> whole, ReportYear from, Rulebook scheme)
    {
        var known = whole.Select(h => h with { Reports = [.. h.Reports.Where(r => r.Year <= from)] }).ToList();
        var past = new SeriesPanel(known, from, scheme);
        var pooled = new PooledGrowth(past);
        var (used, _, _) = Forecaster.Choose(past);
        chosen.TryAdd(group, []);
        chosen[group].Add(used.Name);
        var truth = new SeriesPanel(whole, from.Next, scheme);
        var index = truth.Histories.Select((h, c) => (h.Center.Code, c)).ToDictionary(x => x.Code, x => x.c);
        var steps = Enumerable.Range(0, past.Histories.Count)
            .SelectMany(c => Enumerable.Range(0, past.Scales.Count), (c, i) => (c, i))
            .Where(x => past.Values[x.c][x.i].GetValueOrDefault(from) is not null)
            .Select(x => (Step: past.StepAt(x.c, x.i, from), Came: truth.Values[index[past.Histories[x.c].Center.Code]][x.i].GetValueOrDefault(from.Next)))
            .Where(x => x.Came is not null).ToList();

        var simple = new[] { ForecastMethod.LastValue, ForecastMethod.Drift, ForecastMethod.Target }.Select(m => new SimpleMethod(m, past.Scales)).ToArray();
        foreach (var (name, method) in new (string, IMethod)[] { (Used, used), (Pooled, pooled), (Naive, simple[0]), ("drift", simple[1]), ("target as forecast", simple[2]) })
        {
            var band = new ErrorModel(past, method);
            foreach (var (step, came) in steps)
            {
                var scale = past.Scales[step.Indicator];
                var log = method.Predict(step);
                double At(double share) => Value(scale, log + band.Sigma(step.Indicator, scale, log) * Statistics.OfSorted([.. band.Shape], share));
                Keep(group, name, step.Indicator, Math.Abs(Value(scale, log) - (double)came!), Shares.Average(s => Pinball(s, At(s), (double)came)));
            }
        }
        var trees = new FastTreeGrowth(past, pooled).Predict([.. steps.Select(s => s.Step)]);
        foreach (var ((step, came), log) in steps.Zip(trees))
            Keep(group, Tree, step.Indicator, Math.Abs(Value(past.Scales[step.Indicator], log) - (double)came!), 0);

        Outcomes(group, whole, from, scheme, Forecaster.Forecast(known, from, scheme));
    }

    void Outcomes(string group, IReadOnlyList<CenterHistory> whole, ReportYear from, Rulebook scheme, PanelForecast forecast)
    {
        foreach (var center in forecast.Centers)
        {
            var history = whole.Single(h => h.Center.Code == center.Center);
            foreach (var indicator in center.Indicators)
            {
                var rule = scheme.Indicator(indicator.Code)!;
                var years = history.Center.Validity.Years;
                if (indicator.Next is { } next && Formulas.Read(new(history, [from.Next], scheme), rule.Formula, rule.Nature).Value is { } came)
                    Cover("next year", next, came);
                if (from < years[^1] && indicator.Term is { } term && years.All(y => history.Report(y) is not null)
                    && Formulas.Read(new(history, years, scheme), rule.Formula, rule.Nature).Value is { } end)
                {
                    Cover("end of term", term, end);
                    targets.TryAdd(group, []);
                    if (group != "demo" && term.Target is { } target) targets[group].Add((term.Probability!.Value, end >= target));
                }
            }
            if (center.Risk is { } risk && Scorer.Score(history, from.Next, scheme) is { Score: { } score })
            {
                var past = whole.SelectMany(h => h.Reports.Where(r => r.Year <= from).Select(r => Scorer.Score(h, r.Year, scheme)!.Score < scheme.Scoring.Lines.Pass)).ToList();
                risks.TryAdd(group, []);
                risks[group].Add((risk.Probability, score < scheme.Scoring.Lines.Pass, past.Average(f => f ? 1.0 : 0), Scorer.Score(history, from, scheme)!.Score < scheme.Scoring.Lines.Pass));
            }
        }

        void Cover(string what, Outlook outlook, decimal came)
        {
            // What is shown is rounded to two places; so is what came.
            var value = Math.Round(came, 2);
            bool In(Interval interval) => value >= interval.Low && value <= interval.High;
            covered.TryAdd((group, what), []);
            covered[(group, what)].Add((In(outlook.Half), In(outlook.Eighty), In(outlook.NinetyFive)));
        }
    }

    void Keep(string group, string method, int indicator, double absolute, double pinball)
    {
        var (a, p, n) = errors.GetValueOrDefault((group, method, indicator));
        errors[(group, method, indicator)] = (a + absolute, p + pinball, n + 1);
    }

    double Scaled(string group, string method, Func<(double Absolute, double Pinball, int Count), double> loss, string by) => errors
        .Where(e => e.Key.Group == group && e.Key.Method == method)
        .Select(e => (Own: loss(e.Value), By: loss(errors[(group, by, e.Key.Indicator)])))
        .Where(e => e.By > 0).Average(e => e.Own / e.By);

    static double Value(IndicatorScale scale, double log) => scale.IsCount ? Math.Round(scale.Value(log)) : scale.Value(log);
    static double Pinball(double share, double quantile, double came) => came >= quantile ? share * (came - quantile) : (1 - share) * (quantile - came);
    static double Square(double predicted, bool came) => Math.Pow(predicted - (came ? 1 : 0), 2);

    static void Table(StringBuilder text, string[] groups, string[] methods, Func<string, string, double> value)
    {
        text.Append("| Method |");
        foreach (var group in groups) text.Append($" {group} |");
        text.Append("\n|---|---|---|---|---|---|\n");
        foreach (var method in methods)
        {
            text.Append($"| {method} |");
            foreach (var group in groups) text.Append($" {value(group, method):0.00} |");
            text.Append('\n');
        }
    }

    static void Bins(StringBuilder text, IReadOnlyList<ReliabilityBin> bins)
    {
        text.Append("| Said |").AppendJoin("", bins.Select(b => $" {b.From:0 %}–{b.To:0 %} |")).Append("\n|---|").AppendJoin("", bins.Select(_ => "---|"));
        text.Append("\n| mean said |").AppendJoin("", bins.Select(b => $" {b.Predicted:0.0 %} |"));
        text.Append("\n| came true |").AppendJoin("", bins.Select(b => $" {b.Observed:0.0 %} |"));
        text.Append("\n| forecasts |").AppendJoin("", bins.Select(b => $" {b.Count} |")).Append('\n');
    }
}
