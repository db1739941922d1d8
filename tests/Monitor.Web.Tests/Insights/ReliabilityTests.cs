using Bunit;
using Monitor.Analytics.Insight.Forecasting;
using Monitor.Web.Features.Insights.Models;

namespace Monitor.Web.Tests.Insights;

public sealed class ReliabilityTests : BunitContext
{
    static RiskBacktest Of(int forecasts, int fails) => new([new(0.1, 0.2, forecasts, 0.15, fails / (double)forecasts)], 12, fails);

    [Fact]
    public void Measured_Bins_AreThoseOfTheDocument_AndCoverEveryChance()
    {
        var bins = MeasuredReliability.Bins;
        Assert.Equal(Enumerable.Range(0, bins.Count).Select(i => i / 10.0), bins.Select(b => b.From));
        Assert.All(bins, b => Assert.True(b.Count > 0 && b.Predicted >= b.From && b.Predicted <= b.To && b.Observed is >= 0 and <= 1));
        Assert.True(bins.Sum(b => b.Count) >= RiskBacktest.FewestForecasts);
    }

    [Fact]
    public void Measured_IsReadFromTheTableUnderItsHeading_NotFromAnother()
    {
        const string Other = "Chance of meeting the term's target (all generated panels), said:\n\n| Said | 0 %–10 % |\n|---|---|\n| mean said | 3.4 % |\n| came true | 3.3 % |\n| forecasts | 9 |\n";
        var bin = Assert.Single(MeasuredReliability.Of(Other + "\n" + Other.Replace("Chance of meeting the term's target", "Risk of 不合格 next year").Replace("3.4", "25.5").Replace("| 9 |", "| 7 |")));
        Assert.Equal((0, 0.1, 7, 0.255, 0.033), (bin.From, bin.To, bin.Count, Math.Round(bin.Predicted, 6), Math.Round(bin.Observed, 6)));
        Assert.Throws<FormatException>(() => MeasuredReliability.Of(Other));
    }

    [Fact]
    public void Few_CentreYears_AreSaidToBeTooFew_WithTheGeneratedMeasurementMarked()
    {
        var text = Render<ReliabilityView>(p => p.Add(v => v.Backtest, Of(99, 10))).Markup;
        Assert.Contains("样本不足", text);
        Assert.Contains("回测依据12家创新中心的99个中心年度，其中10个下一年度低于合格线", text);
        Assert.Contains("模拟数据", text);
        Assert.Contains("docs/models.md", text);
    }

    [Fact]
    public void Enough_CentreYears_StandAlone()
    {
        var view = Render<ReliabilityView>(p => p.Add(v => v.Backtest, Of(100, 10)));
        Assert.DoesNotContain("样本不足", view.Markup);
        Assert.DoesNotContain("模拟数据", view.Markup);
        Assert.Equal(["10 %–20 %", "15.0 %", "10.0 %", "100"], view.FindAll("tbody tr > *").Select(c => c.TextContent));
        Assert.Equal("预测平均 15.0 %，实际发生 10.0 %，100 次", view.Find("circle title").TextContent);
    }

    [Fact]
    public void NoBacktestKept_ShowsTheGeneratedMeasurementOnly()
    {
        var view = Render<ReliabilityView>();
        Assert.Contains("没有保存回测", view.Markup);
        Assert.Single(view.FindAll("figure"));
    }

    [Theory]
    [InlineData(1.0, true, "已确定：已达到")]
    [InlineData(0.0, true, "已确定：未达到")]
    [InlineData(0.0, false, "不到 1 %")]
    [InlineData(1.0, false, "99 % 以上")]
    [InlineData(null, false, "—")]
    public void Reaching_TellsWhatIsKnownFromWhatIsForetold(double? probability, bool decided, string words) => Assert.Equal(
        words, ModelWords.Reaching(new(5, new(5, 5), new(5, 5), new(5, 5), probability is null ? null : 6, probability, decided)));
}
