using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Insights.Charts;

namespace Monitor.Web.Features.Centers;

/// <summary>Charts of one centre, drawn from what its page shows: nothing that is not disclosed to the actor gets into one.</summary>
public static class CenterCharts
{
    /// <summary>The composite and each scored dimension, year by year; null below two scored years, which show no course.</summary>
    public static CategoryChart? Trend(CenterFile file)
    {
        var cards = file.Scored.Where(c => c.Score is not null).ToList();
        if (cards.Count < 2) return null;
        var dimensions = cards.SelectMany(c => c.Dimensions).Where(d => d.ScoredWeight > 0).DistinctBy(d => d.Code);
        return new()
        {
            Shape = CategoryShape.Columns,
            Title = Finding(cards[^2], cards[^1]),
            Subtitle = "各年度综合得分与各维度得分（满分100）",
            Source = $"考核方案 {string.Join("、", cards.Select(c => c.RulebookId).Distinct())}；{(cards.Any(c => c.Provisional) ? "含未核定的申报值" : "核定值")}",
            Synthetic = file.Synthetic,
            CategoryName = "年度",
            Categories = [.. cards.Select(c => c.Year.ToString())],
            Unit = "分",
            Series =
            [
                new("综合", [.. cards.Select(c => c.Score)]),
                .. dimensions.Select(d => new ChartSeries(d.Name, [.. cards.Select(c => Rounded(c.Dimensions.FirstOrDefault(x => x.Code == d.Code)?.Score))])),
            ],
        };
    }

    static string Finding(Scorecard before, Scorecard last)
    {
        var change = last.Score!.Value - before.Score!.Value;
        return $"{last.Year}年度得分{Formats.Score(last.Score)}，"
            + (change == 0 ? $"与{before.Year}年度持平" : $"比{before.Year}年度{(change > 0 ? "上升" : "下降")}{Numbers.Text(Math.Abs(change))}分");
    }

    static decimal? Rounded(decimal? score) => score is { } s ? Math.Round(s, 2, MidpointRounding.AwayFromZero) : null;
}
