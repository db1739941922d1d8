using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Insight.Screening;

/// <summary>
/// A field against the rest of its own report: what remains of the log after the field's level and the report's size are taken off (a robust
/// first component with equal loadings, by median polish), less what remained of it the year before. Each cell has its own verdict.
/// </summary>
sealed class JointPattern : Detector
{
    const int Sweeps = 6;

    public override SuspicionKind Kind => SuspicionKind.JointPattern;

    public override IEnumerable<(int Row, Detected Detected)> Detect(ScreeningContext context)
    {
        var panel = context.Panel;
        if (panel.Rows.Count < context.Settings.Fewest)
        {
            foreach (var row in context.Screened)
                yield return (row, new(Kind, [], 0, Note: $"检测力不足：历年只有{panel.Rows.Count}份报告，少于{context.Settings.Fewest}份"));
            yield break;
        }
        var rest = Polish(panel);
        var persistence = Persistence(panel, rest);
        int Before(int r, int f) => panel.Before(r) is >= 0 and var before && double.IsFinite(rest[before][f]) ? before : -1;
        double Beyond(int r, int f) => Before(r, f) is >= 0 and var before ? rest[r][f] - persistence * rest[before][f] : rest[r][f];
        double Chance(int r, int f) => Noise(r, f) + (Before(r, f) is >= 0 and var before ? persistence * persistence * Noise(before, f) : 0);
        // Chance at the value that the report's size leads to expect, not at the one under suspicion.
        double Noise(int r, int f) => panel.Fields[f].Chance(panel.Fields[f].Value(panel.Logs[r][f] - rest[r][f], panel.Rows[r].Exposure));

        var spreads = new[] { false, true }.ToDictionary(followed => followed, followed =>
        {
            var cells = panel.Fields.Select((_, f) => Enumerable.Range(0, panel.Rows.Count).Where(r => double.IsFinite(rest[r][f]) && Before(r, f) >= 0 == followed).Select(r => (Value: Beyond(r, f), Chance: Chance(r, f))).ToList()).ToList();
            var everything = cells.SelectMany(c => c).ToList();
            var pool = everything.Count == 0 ? 0.1 : Spread.Robust([.. everything.Select(c => c.Value)], Statistics.Median(everything.Select(c => c.Chance))).Variance;
            return cells.Select(c => new Spread([.. c.Select(x => x.Value)], [.. c.Select(x => x.Chance)], 0, pool)).ToList();
        });

        foreach (var row in context.Screened)
        {
            var findings = new List<Finding>();
            var weak = 0;
            for (var f = 0; f < panel.Fields.Count; f++)
            {
                if (!double.IsFinite(rest[row][f])) continue;
                var beyond = Beyond(row, f);
                var spread = spreads[Before(row, f) >= 0][f];
                var (middle, variance) = spread.Without(beyond);
                var sigma = Math.Sqrt(variance + Chance(row, f));
                var power = context.PowerAt(sigma);
                if (power < 0.5) weak++;
                var (field, expected) = (f, panel.Logs[row][f] - beyond + middle);
                var strength = Statistics.TAsZ(Math.Abs(beyond - middle) / sigma, spread.Freedom);
                findings.Add(Finding(panel.Fields[f].Code, strength, () => Words(context, row, field, expected, sigma, power)));
            }
            yield return (row, new(Kind, findings, findings.Count, weak, weak * 2 > findings.Count ? "检测力不足：多数填报项数值小，翻倍也未必能发现" : ""));
        }
    }

    /// <summary>Logs less field level (of centres in the same year of their term, where enough) and report size.</summary>
    internal static double[][] Polish(Panel panel)
    {
        var rest = panel.Logs.Select(l => l.ToArray()).ToArray();
        var groups = Enumerable.Range(0, panel.Rows.Count).GroupBy(r => panel.Rows[r].Ordinal).ToList();
        IReadOnlyList<IReadOnlyList<int>> levels = groups.All(g => g.Count() >= 8)
            ? [.. groups.Select(g => (IReadOnlyList<int>)[.. g])]
            : [[.. Enumerable.Range(0, panel.Rows.Count)]];
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var level in levels)
                for (var f = 0; f < panel.Fields.Count; f++)
                    Center(level.Select(r => rest[r][f]), shift => { foreach (var r in level) rest[r][f] -= shift; });
            foreach (var row in rest)
                Center(row, shift => { for (var f = 0; f < row.Length; f++) row[f] -= shift; });
        }
        return rest;
    }

    static void Center(IEnumerable<double> values, Action<double> shift)
    {
        var known = values.Where(double.IsFinite).ToArray();
        if (known.Length > 0) shift(Statistics.Median(known));
    }

    /// <summary>Share of last year's remainder that is expected again: robust slope through zero, 0–1, leaning to one half where data are few.</summary>
    static double Persistence(Panel panel, double[][] rest)
    {
        double products = 10 * 0.5, squares = 10;
        var scale = Statistics.MadToSigma * Statistics.Median(rest.SelectMany(r => r).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(1));
        if (scale == 0) return 0.5;
        for (var r = 0; r < rest.Length; r++)
        {
            if (panel.Before(r) is not (>= 0 and var before)) continue;
            for (var f = 0; f < panel.Fields.Count; f++)
            {
                // Clipped: one wild value must not make everything look persistent.
                var (x, y) = (Math.Clamp(rest[before][f] / scale, -2, 2), Math.Clamp(rest[r][f] / scale, -2, 2));
                if (!double.IsFinite(x * y)) continue;
                products += x * y;
                squares += x * x;
            }
        }
        return Math.Clamp(products / squares, 0, 1);
    }

    Suspicion Words(ScreeningContext context, int row, int f, double expected, double sigma, double power)
    {
        var now = context.Panel.Rows[row];
        var field = context.Panel.Fields[f];
        double At(double z) => field.Value(expected + z * sigma, now.Exposure);
        return Suspicion(field.Code, field.Field.Name, field.Field.Unit, (double)now.Values[f]!.Value, At(-2), At(2),
            $"{field.Code} {field.Field.Name}：{Numbers.Text(now.Values[f])}{field.Field.Unit}；从同一份报告的其他填报项{(context.Panel.Before(row) >= 0 ? "和上年情况" : "")}看，预计在{Text(At(-2))}–{Text(At(2))}之间。",
            [new("预计下限", Short(At(-2))), new("预计", Short(At(0))), new("预计上限", Short(At(2))), new("填报", now.Values[f]!.Value, true)],
            power) with
        { Found = now.Values[f]!.Value };
    }
}
