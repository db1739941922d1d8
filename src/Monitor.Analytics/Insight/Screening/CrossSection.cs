using Monitor.Analytics.Assessment;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Insight.Screening;

/// <summary>
/// The modified z-score (Iglewicz and Hoaglin 1993), 0.6745 (x − median) ÷ MAD, of logs of fields and of ratio indicators among the centres
/// of one year. Only where n ≥ 8 and MAD > 0: with n = 3 no z-score can exceed 1.41. A MAD of few values is uncertain itself, and the strength
/// says so.
/// </summary>
sealed class CrossSection : Detector
{
    public override SuspicionKind Kind => SuspicionKind.CrossSection;

    public override IEnumerable<(int Row, Detected Detected)> Detect(ScreeningContext context)
    {
        var findings = context.Screened.ToDictionary(r => r, _ => new List<Finding>());
        var tests = context.Screened.ToDictionary(r => r, _ => (Made: 0, Weak: 0));
        foreach (var measure in Measures(context))
        {
            var known = measure.Values.Where(v => double.IsFinite(v.Log)).ToList();
            if (known.Count < context.Settings.Fewest) continue;
            var middle = Statistics.Median(known.Select(v => v.Log));
            var sigma = Statistics.MadToSigma * Statistics.Mad([.. known.Select(v => v.Log)]);
            if (sigma == 0) continue;
            var power = context.PowerAt(sigma);
            foreach (var (row, log, value) in known)
            {
                tests[row] = (tests[row].Made + 1, tests[row].Weak + (power < 0.5 ? 1 : 0));
                findings[row].Add(Finding(measure.Code, Statistics.RobustAsZ(Math.Abs(log - middle) / sigma, known.Count), () => Words(context, measure, known, value, middle, sigma, power)));
            }
        }
        foreach (var row in context.Screened)
        {
            var (made, weak) = tests[row];
            var note = context.Screened.Count < context.Settings.Fewest
                ? $"检测力不足：同年只有{context.Screened.Count}个中心，少于{context.Settings.Fewest}个，不作横向比较"
                : weak * 2 > made ? "检测力不足：各中心规模相差大，横向比较发现不了翻倍" : "";
            yield return (row, new(Kind, findings[row], made, weak, note));
        }
    }

    sealed record Measure(string Code, string Name, string Unit, double Offset, IReadOnlyList<(int Row, double Log, decimal Value)> Values);

    static IEnumerable<Measure> Measures(ScreeningContext context)
    {
        var panel = context.Panel;
        for (var f = 0; f < panel.Fields.Count; f++)
        {
            var field = panel.Fields[f];
            yield return new(field.Code, field.Field.Name, field.Field.Unit, field.IsCount ? 0.5 : 0,
                [.. context.Screened.Select(r => (r, field.Log(panel.Rows[r].Values[f], 1), panel.Rows[r].Values[f] ?? 0))]);
        }
        // A share of a whole cannot be too large, and where it is small that is a result.
        foreach (var indicator in context.Rulebook.Indicators.Where(i => i is { Nature: Nature.Ratio, Formula.Over.Count: > 0 } && !Wholes.IsShare(context.Rulebook, i.Formula)))
            yield return new(indicator.Code, indicator.Name, indicator.Unit, 0, [.. context.Screened.Select(r => (r, Ratio(context, r, indicator)))
                .Select(r => (r.r, r.Item2 is > 0 and { } v ? Math.Log((double)v) : double.NaN, r.Item2 ?? 0))]);
    }

    static decimal? Ratio(ScreeningContext context, int row, Indicator indicator)
    {
        var (history, year) = (context.Panel.Rows[row].History, context.Year);
        return Formulas.Read(new(history, [year], context.Rulebook), indicator.Formula, Nature.Ratio).Value;
    }

    Suspicion Words(ScreeningContext context, Measure measure, List<(int Row, double Log, decimal Value)> known, decimal found, double middle, double sigma, double power)
    {
        double At(double z) => Math.Max(0, Math.Exp(middle + z * sigma) - measure.Offset);
        var sorted = known.Select(v => (double)v.Value).Order().ToArray();
        PicturePoint Point(string label, double share) => new(label, Short(Statistics.OfSorted(sorted, share)));
        return Suspicion(measure.Code, measure.Name, measure.Unit, (double)found, At(-2), At(2),
            $"{measure.Code} {measure.Name}：{Text((double)found)}{measure.Unit}；{context.Year}年度{known.Count}个中心的中位数为{Text(At(0))}，多数在{Text(At(-2))}–{Text(At(2))}之间。",
            [Point("最低", 0), Point("下四分位", 0.25), Point("中位数", 0.5), Point("上四分位", 0.75), Point("最高", 1), new("本中心", Short((double)found), true)],
            power) with
        { Found = found == decimal.Truncate(found) ? found : Short((double)found) };
    }
}
