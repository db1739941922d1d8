using Monitor.Analytics.Assessment;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Bench.Generation;

enum Trick { OneField, WholeReport, TargetsHit, CopiedFromLastYear, CopiedFromCenter, Rounded, Sums }

/// <summary>A manipulation of known kind and size: a factor on values, or the share of the fields concerned.</summary>
sealed record Manipulation(Trick Trick, double Size)
{
    public static IReadOnlyList<Manipulation> All { get; } =
    [
        new(Trick.OneField, 1.5), new(Trick.OneField, 2), new(Trick.OneField, 3),
        new(Trick.WholeReport, 1.3), new(Trick.WholeReport, 1.6),
        new(Trick.TargetsHit, 0.3), new(Trick.TargetsHit, 0.6),
        new(Trick.CopiedFromLastYear, 0.3), new(Trick.CopiedFromLastYear, 0.6),
        new(Trick.CopiedFromCenter, 0.3), new(Trick.CopiedFromCenter, 0.6),
        new(Trick.Rounded, 0.5), new(Trick.Rounded, 0.9),
        new(Trick.Sums, 0.9), new(Trick.Sums, 1.3),
    ];

    /// <summary>Outcomes worth inflating, that other fields do not bound.</summary>
    static readonly string[] Inflatable = ["F08", "F10", "F11", "F16", "F17", "F18", "F21", "F24", "F26", "F32"];
    static readonly string[] Outcomes = ["F08", "F09", "F10", "F11", "F16", "F17", "F18", "F19", "F20", "F21", "F23", "F24", "F26", "F29", "F32"];
    static readonly string[] Flows = ["F08", "F09", "F10", "F11", "F16", "F17", "F18", "F19", "F20", "F21", "F23", "F24", "F26", "F27", "F28", "F29", "F32"];

    /// <summary>Needs a year before: there is nothing to copy from in a first one.</summary>
    public bool NeedsHistory => Trick == Trick.CopiedFromLastYear;

    /// <summary>The history with the year's report manipulated; what a check would refuse outright is repaired as a forger would, but for sums.</summary>
    public CenterHistory Apply(CenterHistory history, ReportYear year, CenterHistory other, Rulebook rulebook, Random random)
    {
        var report = history.Report(year)!;
        var before = report.Reported.ToDictionary(x => x.Key.ToString(), x => x.Value.Value.Number);
        var v = before.ToDictionary();
        switch (Trick)
        {
            case Trick.OneField:
                var known = Inflatable.Where(f => v[f] >= 3).ToArray();
                Scale(v, rulebook, known[random.Next(known.Length)]);
                break;
            case Trick.WholeReport:
                foreach (var field in Outcomes) Scale(v, rulebook, field);
                break;
            case Trick.TargetsHit:
                foreach (var indicator in Some(rulebook.Indicators.Where(i => i.Nature != Nature.Ratio && i.Formula.Sum.Count == 1), random))
                    if (history.TargetOf(year, indicator.Code) is { } target) v[indicator.Formula.Sum[0]] = target;
                break;
            case Trick.CopiedFromLastYear:
                foreach (var field in Some(Flows, random)) v[field] = history.Report(year.Previous)!.Value(field).Value.Number;
                break;
            case Trick.CopiedFromCenter:
                foreach (var field in Some(Flows, random)) v[field] = other.Report(year)!.Value(field).Value.Number;
                break;
            case Trick.Rounded:
                foreach (var field in Some(v.Where(x => x.Value >= 50).Select(x => x.Key).Order(), random))
                    v[field] = Math.Round(v[field]!.Value / (v[field] >= 1000 ? 100 : 10)) * (v[field] >= 1000 ? 100 : 10);
                break;
            case Trick.Sums:
                v["F25"] = Math.Round(((v["F26"] ?? 0) + (v["F27"] ?? 0)) * (decimal)Size, 2);
                break;
        }
        if (Trick != Trick.Sums) Repair(v, (before["F26"] ?? 0) + (before["F27"] ?? 0));
        var forged = report with { Reported = v.ToDictionary(x => (FieldCode)x.Key, x => new SourcedValue(Reported.Of(x.Value))) };
        return history with { Reports = [.. history.Reports.Select(r => r == report ? forged : r)] };
    }

    void Scale(Dictionary<string, decimal?> v, Rulebook rulebook, string field)
    {
        if (v[field] is not { } value) return;
        var scaled = value * (decimal)Size;
        v[field] = rulebook.Field(field)!.Kind == FieldKind.Count ? Math.Round(scaled) : Math.Round(scaled, 2);
    }

    IEnumerable<T> Some<T>(IEnumerable<T> all, Random random) => [.. all.Where(_ => random.NextDouble() < Size)];

    /// <param name="income">Market income and subsidies before: the total moves with them, so that it does not give the forger away.</param>
    void Repair(Dictionary<string, decimal?> v, decimal income)
    {
        if (Trick != Trick.Rounded) v["F25"] += (v["F26"] ?? 0) + (v["F27"] ?? 0) - income;
        if (v["F09"] < v["F08"]) v["F09"] = v["F08"];
        if (v["F19"] < v["F20"]) v["F19"] = v["F20"];
        if (v["F23"] == 0) v["F24"] = 0;
        if (v["F25"] < v["F26"] + v["F27"]) v["F25"] = Math.Round((v["F26"]!.Value + v["F27"]!.Value) * 1.04m, 2);
    }
}
