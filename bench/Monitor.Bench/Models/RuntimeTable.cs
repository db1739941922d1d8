using System.Text;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Insight.Forecasting;
using Monitor.Analytics.Insight.Robustness;
using Monitor.Analytics.Insight.Screening;
using Monitor.Analytics.Rulebooks;
using Monitor.Bench.Generation;

namespace Monitor.Bench.Models;

/// <summary>How much processor time the models take for 60 and for 300 centres; the ratio tells more than the seconds of one machine.</summary>
static class RuntimeTable
{
    public static string Write(Rulebook rulebook)
    {
        var text = new StringBuilder("| Work | n = 60 | n = 300 | ratio (centres: 5.0) |\n|---|---|---|---|\n");
        var (small, large) = (new PanelGenerator(rulebook, 1).Create(60), new PanelGenerator(rulebook, 1).Create(300));
        var (smallCards, largeCards) = (Cards(small, rulebook), Cards(large, rulebook));
        Row("scorecards of one year", () => Cards(small, rulebook), () => Cards(large, rulebook));
        Row("robustness, 1,000 draws", () => RobustnessStudy.Of(smallCards, rulebook), () => RobustnessStudy.Of(largeCards, rulebook));
        Row("screening of one year", () => Screener.Screen(small, PanelGenerator.Year, rulebook), () => Screener.Screen(large, PanelGenerator.Year, rulebook));
        Row("forecast of all terms", () => Forecaster.Forecast(small, PanelGenerator.Year, rulebook), () => Forecaster.Forecast(large, PanelGenerator.Year, rulebook));
        return text.ToString();

        void Row(string name, Action few, Action many)
        {
            var (a, b) = (Milliseconds(few), Milliseconds(many));
            text.Append($"| {name} | {a:0} ms | {b:0} ms | {b / a:0.0} |\n");
        }
    }

    public static IReadOnlyList<Scorecard> Cards(IEnumerable<CenterHistory> panel, Rulebook rulebook) =>
        [.. panel.Select(h => Scorer.Score(h, PanelGenerator.Year, rulebook)!)];

    /// <summary>Processor time, least of seven after one to warm up: other work on the machine counts for little.</summary>
    static double Milliseconds(Action work)
    {
        work();
        return Enumerable.Range(0, 7).Min(_ =>
        {
            var before = Environment.CpuUsage.TotalTime;
            work();
            return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
        });
    }
}
