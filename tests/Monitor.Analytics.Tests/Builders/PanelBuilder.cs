using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Builders;

/// <summary>
/// Centres of one cohort, designated on 1 January 2025, that report as centres do: every field of the seed rulebook, sizes that differ, growth,
/// and scatter, all from a seed. Targets are a tenth above the plan's path.
/// </summary>
static class PanelBuilder
{
    static readonly (string Field, double Level, double Growth, bool IsCount)[] Fields =
    [
        ("F01", 9, 0.15, true), ("F02", 1100, 0.15, false), ("F05", 15, 0.1, true), ("F06", 25, 0.2, true), ("F07", 40, 0.2, true), ("F08", 90, 0.4, true), ("F09", 130, 0.4, true),
        ("F10", 3600, 0.45, false), ("F11", 40, 0.4, true), ("F12", 9, 0.2, true), ("F13", 16, 0.2, true), ("F14", 60, 0.3, true), ("F15", 45, 0.3, true), ("F16", 26, 0.4, true),
        ("F17", 12, 0.4, true), ("F18", 20, 0.4, true), ("F19", 13, 0.4, true), ("F20", 9, 0.4, true), ("F21", 60, 0.4, true), ("F22", 12, 0.2, true), ("F23", 8, 0.4, true),
        ("F24", 260, 0.4, false), ("F26", 210, 0.45, false), ("F27", 280, 0, false), ("F28", 640, 0.2, false), ("F29", 5, 0.3, true), ("F32", 41, 0.4, true), ("F33", 6, 0.1, true),
    ];

    static readonly (string Indicator, string Field)[] Planned =
    [
        ("A1", "F01"), ("A2", "F02"), ("B2", "F08"), ("B3", "F11"), ("B5", "F12"), ("B6", "F13"), ("C1", "F16"), ("C2", "F17"), ("C3", "F20"), ("D1", "F21"),
        ("D2", "F22"), ("D3", "F23"), ("D4", "F24"), ("D5", "F26"), ("D7", "F29"),
    ];

    public static IReadOnlyList<CenterHistory> Of(int centers, int years = 3, int seed = 7, double scatter = 0.08)
    {
        var random = new Random(seed);
        double Normal() => Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6;
        return [.. Enumerable.Range(1, centers).Select(c =>
        {
            var size = 0.3 * Normal();
            var own = Fields.ToDictionary(f => f.Field, _ => 0.15 * Normal());
            var history = HistoryBuilder.Center(new(2025, 1, 1)) with { Center = HistoryBuilder.Center(new(2025, 1, 1)).Center with { Code = $"P{c:000}" } };
            for (var y = 0; y < years; y++)
            {
                var expected = Fields.ToDictionary(f => f.Field, f => f.Level * Math.Exp(size + own[f.Field] + y * f.Growth));
                var values = Fields.ToDictionary(f => f.Field, f => (decimal?)Math.Round((decimal)(expected[f.Field] * Math.Exp(scatter * Normal())), f.IsCount ? 0 : 2));
                values["F25"] = Math.Round((values["F26"]!.Value + values["F27"]!.Value) * (decimal)(1.04 + 0.005 * Normal()), 2);
                (values["F03"], values["F04"], values["F05"]) = (3, 20, Math.Min(20, values["F05"]!.Value));
                history = history.Reports(2025 + y, [.. values.Select(v => (v.Key, v.Value))])
                    .Plans(2025 + y, [.. Planned.Select(p => (p.Indicator, Math.Round((decimal)(expected[p.Field] * 1.1 * Math.Exp(0.05 * Normal())))))]);
            }
            return history;
        })];
    }

    /// <summary>The same panel with some fields of one centre's year set anew.</summary>
    public static IReadOnlyList<CenterHistory> With(this IReadOnlyList<CenterHistory> panel, int center, ReportYear year, params (string Field, decimal? Value)[] values) =>
        [.. panel.Select((h, i) => i != center ? h : h with
        {
            Reports = [.. h.Reports.Select(r => r.Year != year ? r : r with
            {
                Reported = r.Reported.Select(v => values.Any(x => x.Field == v.Key.ToString())
                    ? KeyValuePair.Create(v.Key, new SourcedValue(Reported.Of(values.First(x => x.Field == v.Key.ToString()).Value))) : v).ToDictionary(),
            })],
        })];

    public static decimal Value(this CenterHistory history, ReportYear year, FieldCode field) => history.Report(year)!.Value(field).Value.Number!.Value;
}
