using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Insight.Screening;

/// <summary>
/// The log change of a field against the centre's year before, measured by how that field changes in all centres and years; and the change of
/// the report as a whole (the median over its fields), by how whole reports change.
/// </summary>
sealed class OwnHistory : Detector
{
    public override SuspicionKind Kind => SuspicionKind.OwnHistory;

    public override IEnumerable<(int Row, Detected Detected)> Detect(ScreeningContext context)
    {
        var panel = context.Panel;
        var before = Enumerable.Range(0, panel.Rows.Count).Select(panel.Before).ToArray();
        var changes = panel.Rows.Select((_, r) => panel.Fields.Select((_, f) => before[r] < 0 ? double.NaN : panel.Logs[r][f] - panel.Logs[before[r]][f]).ToArray()).ToArray();
        double Chance(int r, int f) => panel.Fields[f].Chance((double)panel.Rows[r].Values[f]!.Value) + panel.Fields[f].Chance((double)panel.Rows[before[r]].Values[f]!.Value);

        var changed = Enumerable.Range(0, panel.Rows.Count).Where(r => before[r] >= 0).ToList();
        var pools = new[] { false, true }.ToDictionary(stock => stock, stock => Pool(
            [.. from r in changed from f in Enumerable.Range(0, panel.Fields.Count)
                where panel.Fields[f].IsStock == stock && double.IsFinite(changes[r][f])
                select (changes[r][f], Chance(r, f))]));
        // The first change of a term is measured by first changes, and later ones by later ones, where there are enough of both.
        var isSplit = changed.GroupBy(IsFirst).Count(g => g.Count() >= context.Settings.Fewest) == 2;
        bool IsFirst(int r) => panel.Rows[r].Ordinal == 2;
        var groups = new[] { false, true }.ToDictionary(first => first, first => panel.Fields.Select((field, f) =>
        {
            var known = changed.Where(r => double.IsFinite(changes[r][f]) && (!isSplit || IsFirst(r) == first)).ToList();
            return new Spread([.. known.Select(r => changes[r][f])], [.. known.Select(r => Chance(r, f))], pools[field.IsStock].Middle, pools[field.IsStock].Variance);
        }).ToList());

        var whole = changed.ToDictionary(r => r, r => Whole(changes[r], groups[IsFirst(r)]));
        foreach (var row in context.Screened)
        {
            if (before[row] < 0)
            {
                yield return (row, new(Kind, [], 0, Note: "检测力不足：没有可比的上一年度报告（首年不满6个月的不比）"));
                continue;
            }
            var findings = new List<Finding>();
            var weak = 0;
            var spreads = groups[IsFirst(row)];
            foreach (var f in Enumerable.Range(0, panel.Fields.Count).Where(f => double.IsFinite(changes[row][f])))
            {
                var (middle, variance) = spreads[f].Without(changes[row][f]);
                // Chance is taken at what was expected, not at what was found: a planted high count must not look certain.
                var prior = (double)panel.Rows[before[row]].Values[f]!.Value;
                var expected = panel.Fields[f].Value(panel.Logs[before[row]][f] + middle, panel.Rows[row].Exposure);
                var sigma = Math.Sqrt(variance + panel.Fields[f].Chance(prior) + panel.Fields[f].Chance(expected));
                var power = context.PowerAt(sigma);
                if (power < 0.5) weak++;
                var strength = Statistics.TAsZ(Math.Abs(changes[row][f] - middle) / sigma, spreads[f].Freedom);
                findings.Add(Finding(panel.Fields[f].Code, strength, () => Words(context, row, before[row], f, middle, sigma, power)));
            }
            var tested = findings.Count;
            var others = changed.Where(r => r != row).Select(r => whole[r]).Where(double.IsFinite).ToList();
            if (others.Count >= context.Settings.Fewest && Statistics.Mad(others) > 0 && double.IsFinite(whole[row]))
            {
                var (middle, variance) = Spread.Robust(others, 0);
                findings.Add(Finding("", Statistics.RobustAsZ(Math.Abs(whole[row] - middle) / Math.Sqrt(variance), others.Count), () => WholeWords(whole[row], middle, Math.Sqrt(variance), others.Count)));
            }
            yield return (row, new(Kind, findings, tested, weak, weak * 2 > tested ? "检测力不足：多数填报项数值小或历史短，翻倍也未必能发现" : ""));
        }
    }

    static (double Middle, double Variance) Pool(IReadOnlyCollection<(double Change, double Chance)> all) => all.Count == 0
        ? (0, 0.1)
        : Spread.Robust([.. all.Select(c => c.Change)], Statistics.Median(all.Select(c => c.Chance)));

    static double Whole(double[] changes, List<Spread> spreads)
    {
        var beyond = changes.Select((c, f) => c - spreads[f].Without(c).Middle).Where(double.IsFinite).ToList();
        return beyond.Count == 0 ? double.NaN : Statistics.Median(beyond);
    }

    Suspicion Words(ScreeningContext context, int row, int before, int f, double middle, double sigma, double power)
    {
        var (panel, now) = (context.Panel, context.Panel.Rows[row]);
        var field = panel.Fields[f];
        var last = (double)panel.Rows[before].Values[f]!.Value;
        var found = (double)now.Values[f]!.Value;
        double At(double z) => field.Value(panel.Logs[before][f] + middle + z * sigma, now.Exposure);
        var why = $"{field.Code} {field.Field.Name}：{now.Year.Previous}年{Numbers.Text(panel.Rows[before].Values[f])}{field.Field.Unit}，{now.Year}年{Numbers.Text(now.Values[f])}{field.Field.Unit}；" +
            $"按各中心这一项的变化，预计在{Text(At(-2))}–{Text(At(2))}之间。";
        var years = panel.Rows.Where(r => r.Center == now.Center && r.Values[f] is not null).OrderBy(r => r.Year);
        return Suspicion(field.Code, field.Field.Name, field.Field.Unit, found, At(-2), At(2), why,
            years.Select(r => new PicturePoint($"{r.Year}年", r.Values[f]!.Value, r.Year == now.Year)), power) with
        { Found = now.Values[f]!.Value };
    }

    Suspicion WholeWords(double found, double middle, double sigma, int others)
    {
        static double Percent(double log) => (Math.Exp(log) - 1) * 100;
        var (low, high) = (Percent(middle - 2 * sigma), Percent(middle + 2 * sigma));
        return Suspicion("", "整份报告的变化", "%", Percent(found), low, high,
            $"整份报告的变化（各填报项的中位数，已扣除各项的一般增长）为{Text(Percent(found))}%，{others}份报告中多数在{Text(low)}%–{Text(high)}%之间。",
            [new("预计下限", Short(low)), new("一般", Short(Percent(middle))), new("预计上限", Short(high)), new("本中心", Short(Percent(found)), true)]);
    }
}
