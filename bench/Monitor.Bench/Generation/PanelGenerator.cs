using Monitor.Analytics.Assessment;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Bench.Generation;

/// <summary>
/// Panels that look like the demo: centres of three cohorts (a third each in their first, second and third year in <see cref="Year"/>), each
/// with its whole term of reports and targets. Centres differ in size, in how well they do against their plans, and in growth; counts scatter
/// as counts do. Generated data keeps the rulebook's error checks. The same seed gives the same panel.
/// </summary>
sealed class PanelGenerator(Rulebook rulebook, int seed)
{
    public const int Year = 2028;

    readonly Random random = new(seed);

    public IReadOnlyList<CenterHistory> Create(int centers) => [.. Enumerable.Range(0, centers).Select(i => Center(Year - i % 3, i))];

    CenterHistory Center(int designated, int number)
    {
        CenterCode code = $"G{designated}-{number:0000}";
        var validity = new ValidityPeriod(new(designated, random.Next(3, 8), random.Next(1, 28)));
        var size = 0.35 * Normal();
        var quality = -0.12 + 0.22 * Normal();
        var pace = 0.10 * Normal();
        var taste = FieldPlan.Independent.ToDictionary(f => f.Code, _ => 0.18 * Normal());
        var optimism = FieldPlan.Independent.ToDictionary(f => f.Code, f => 0.08 + 0.9 * taste[f.Code] + 0.08 * Normal());
        var reports = new List<ReportVersion>();
        var targets = new List<Target>();
        Dictionary<string, decimal?>? before = null;
        foreach (var year in validity.Years)
        {
            var ordinal = validity.OrdinalOf(year);
            var months = ordinal == 1 ? (13 - validity.From.Month) / 7.0 : 1;
            var shock = 0.07 * Normal();
            double Expected(FieldPlan f) => Math.Log(f.Level) + size + (ordinal > 1 ? f.Second : 0) + (ordinal > 2 ? f.Third : 0) + (f.IsStock ? 0 : Math.Log(months));
            double Level(string field)
            {
                var f = FieldPlan.Independent.First(p => p.Code == field);
                var drive = f.Code is "F27" or "F28" ? 0 : quality + (ordinal - 1) * pace + shock;
                return Math.Exp(Expected(f) + taste[field] + drive * (f.IsStock ? 0.7 : 1) + f.Scatter * Normal());
            }
            var values = Values(Level, before, ordinal, quality);
            reports.Add(new()
            {
                Year = year,
                Version = 1,
                SubmittedOn = new(year.Value + 1, 2, 10),
                VerifiedOn = new(year.Value + 1, 4, 1),
                Reported = values.ToDictionary(v => (FieldCode)v.Key, v => new SourcedValue(Reported.Of(v.Value))),
            });
            targets.AddRange(Targets(code, year, f => Math.Exp(Expected(FieldPlan.Independent.First(p => p.Code == f)) + optimism[f]), ordinal, values));
            before = values;
        }
        return new()
        {
            Center = new()
            {
                Code = code,
                Name = $"生成中心{number}",
                Industry = "汽车",
                LeadEntity = "生成",
                LeadDistrict = "500106",
                Validity = validity,
            },
            Reports = reports,
            Targets = targets,
        };
    }

    Dictionary<string, decimal?> Values(Func<string, double> level, Dictionary<string, decimal?>? before, int ordinal, double quality)
    {
        var v = new Dictionary<string, decimal?>();
        decimal Count(string field) => v[field] is { } n ? n : 0;
        foreach (var f in FieldPlan.Independent)
            v[f.Code] = f.IsAmount ? Amount(level(f.Code), f.Code == "F02" ? 5 : f.Code == "F26" || f.Code == "F28" ? 0.01 : 0.1)
                : f.IsStock ? Math.Round((decimal)level(f.Code)) : Poisson(level(f.Code));
        // A stock often stays what it was, and courses and providers do not fall.
        if (before is not null)
            foreach (var f in FieldPlan.Independent.Where(f => f.IsStock))
                if (random.NextDouble() < 0.1 || (f.Code is "F12" or "F22" && v[f.Code] < before[f.Code])) v[f.Code] = before[f.Code] ?? v[f.Code];
        var done = Math.Clamp(0.88 + 0.5 * (quality + 0.12), 0.3, 0.99);
        v["F03"] = Math.Clamp((ordinal == 1 ? 2 : 3) + random.Next(0, 2), 0, 4);
        v["F04"] = ordinal == 1 ? 15 : ordinal == 2 ? 24 : 20;
        v["F05"] = Binomial((int)Count("F04"), done);
        v["F09"] = Count("F08") + Poisson((double)Count("F08") * 0.4);
        v["F10"] = Math.Round(Count("F08") * (decimal)((36 + 5 * ordinal) * Math.Exp(0.10 * Normal())));
        v["F11"] = Binomial((int)Count("F08"), 0.42);
        v["F14"] = before is null ? 0 : Math.Round((before["F08"] ?? 60) * 0.9m);
        v["F15"] = Binomial((int)Count("F14"), Math.Clamp(0.72 + 0.4 * quality, 0.3, 0.98));
        v["F19"] = Binomial((int)Count("F18"), 0.6);
        v["F20"] = Binomial((int)Count("F19"), 0.55);
        v["F24"] = Count("F23") == 0 ? 0 : Amount((double)Count("F23") * 48 * Math.Exp(0.3 * Normal()), 0.01);
        v["F25"] = Amount((double)(Count("F26") + Count("F27")) * (1.02 + 0.04 * random.NextDouble()), 0.01);
        v["F30"] = 60 + 20 * random.Next(0, 8);
        v["F31"] = random.NextDouble() < 0.25 ? v["F30"] : Amount((double)Count("F30") * (0.7 + 0.3 * random.NextDouble()), 0.1);
        v["F32"] = Math.Min(Count("F32"), Count("F06") + Count("F07"));
        v["F13"] = Math.Min(Count("F13"), Count("F06") + Count("F07"));
        foreach (var field in rulebook.Fields.Where(_ => random.NextDouble() < 0.005)) v[field.Code] = null;
        return v;
    }

    /// <summary>From the plan as it was made at designation; ratios in the round figures of a plan.</summary>
    static IEnumerable<Target> Targets(CenterCode center, ReportYear year, Func<string, double> plan, int ordinal, Dictionary<string, decimal?> values)
    {
        Target Of(string code, decimal value) => new(center, year, code, value);
        decimal Whole(double value, int step = 1) => Math.Max(step, Math.Round((decimal)value / step) * step);
        foreach (var (indicator, field) in new[] { ("A1", "F01"), ("B2", "F08"), ("B5", "F12"), ("B6", "F13"), ("C1", "F16"), ("C2", "F17"), ("D1", "F21"), ("D2", "F22"), ("D3", "F23"), ("D7", "F29"), ("E2", "F32"), ("E3", "F33") })
            yield return Of(indicator, Whole(plan(field)));
        yield return Of("A2", Whole(plan("F02"), 50));
        yield return Of("A3", ordinal == 1 ? 3 : 4);
        yield return Of("B1", Whole(plan("F06") + plan("F07")));
        yield return Of("B3", Whole(plan("F08") * 0.42));
        yield return Of("B4", 36 + 5 * ordinal);
        yield return Of("B7", 65 + 5 * ordinal);
        yield return Of("C3", Whole(plan("F18") * 0.33));
        yield return Of("D4", Whole(plan("F23") * 48, 10));
        yield return Of("D5", Whole(plan("F26"), 10));
        yield return Of("D6", Whole(plan("F26") / plan("F28") * 100));
        yield return Of("E1", 100);
        yield return Of("F04", values["F04"] ?? 20);
    }

    double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    static decimal Amount(double value, double step) => Math.Round((decimal)(value / step)) * (decimal)step;

    decimal Poisson(double mean)
    {
        if (mean > 500) return Math.Max(0, Math.Round((decimal)(mean + Math.Sqrt(mean) * Normal())));
        var (limit, product, count) = (Math.Exp(-mean), 1.0, -1);
        do { product *= random.NextDouble(); count++; } while (product > limit);
        return count;
    }

    decimal Binomial(int of, double chance) => Enumerable.Range(0, of).Count(_ => random.NextDouble() < chance);
}
