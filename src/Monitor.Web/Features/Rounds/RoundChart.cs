using Monitor.Web.Features.Insights.Charts;

namespace Monitor.Web.Features.Rounds;

/// <summary>How many reports had come in by each day of a round, against all that are expected.</summary>
static class RoundChart
{
    /// <summary>Days shown at most; of a longer round every second, third … and the last.</summary>
    const int MostDays = 24;

    public static CategoryChart Of(RoundView view, bool synthetic)
    {
        var step = (view.ByDay.Count + MostDays - 1) / MostDays;
        var days = view.ByDay.Where((_, i) => (view.ByDay.Count - 1 - i) % step == 0).ToList();
        return new()
        {
            Title = $"{view.Round.Year}年度应报{view.Completeness.Expected}家，已报送{view.Completeness.Submitted}家",
            Subtitle = $"{view.Round.Opens:yyyy-MM-dd}起每日累计报送家数（家）",
            Source = "报送记录",
            Synthetic = synthetic,
            Shape = CategoryShape.Lines,
            CategoryName = "日期",
            Categories = [.. days.Select(d => d.Day.ToString("MM-dd"))],
            Series = [new("累计报送", [.. days.Select(d => (decimal?)d.Submitted)])],
            Unit = "家",
            Line = new("应报", view.Completeness.Expected),
        };
    }
}
