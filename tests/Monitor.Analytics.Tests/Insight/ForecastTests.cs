using Monitor.Analytics.Assessment;
using Monitor.Analytics.Insight.Forecasting;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Tests.Builders;
using Monitor.Analytics.Tests.Demo;
using Monitor.Analytics.Tests.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Insight;

public class ForecastTests
{
    static readonly Rulebook Cq2026 = RulebookReader.Read(Files.Cq2026, RiskRules.Declared);
    static readonly IReadOnlyList<CenterHistory> Whole = PanelBuilder.Of(20);
    static readonly IReadOnlyList<CenterHistory> Known = UpTo(Whole, 2026);
    static readonly PanelForecast Forecast = Forecaster.Forecast(Known, 2026, Cq2026);

    [Fact]
    public void PooledGrowth_IsChosenWhereItBeatsTheSimpleMethods()
    {
        Assert.Equal(ForecastMethod.Pooled, Forecast.Method);
        Assert.Equal(1, Forecast.Backtest.Single(s => s.Method == ForecastMethod.LastValue).Mase, 1e-9);
        Assert.All(Forecast.Backtest.Where(s => s.Method != ForecastMethod.Pooled), s => Assert.True(s.Mase > Forecast.Backtest[0].Mase));
    }

    /// <summary>Values that always come out exactly as planned: the target is the best forecast, and the program uses it and says so.</summary>
    [Fact]
    public void SimpleMethodThatIsBetter_IsUsed_AndSaid()
    {
        var planned = Known.Select(h => h with
        {
            Targets = [.. h.Targets.Where(t => t.Year > 2026), .. h.Reports.SelectMany(r => Cq2026.Indicators.Where(i => i.Formula is { Sum.Count: 1, Over.Count: 0 })
                .Select(i => new Target(h.Center.Code, r.Year, i.Code, h.Value(r.Year, i.Formula.Sum[0]))))],
        }).ToList();
        var forecast = Forecaster.Forecast(planned, 2026, Cq2026 with { Indicators = [.. Cq2026.Indicators.Where(i => i.Nature == Nature.Flow)] });
        Assert.Equal(ForecastMethod.Target, forecast.Method);
        Assert.Contains("简单方法“以目标为预测”误差最小", forecast.MethodNote);
    }

    [Fact]
    public void NextYear_IsMostlyInsideItsIntervals()
    {
        var inside = (Half: 0, Eighty: 0, NinetyFive: 0, All: 0);
        foreach (var center in Forecast.Centers)
            foreach (var indicator in center.Indicators.Where(i => Cq2026.Indicator(i.Code)!.Formula is { Sum.Count: 1, Over.Count: 0 }))
            {
                var came = Whole.Single(h => h.Center.Code == center.Center).Value(2027, Cq2026.Indicator(indicator.Code)!.Formula.Sum[0]);
                int In(Interval i) => came >= i.Low && came <= i.High ? 1 : 0;
                var next = indicator.Next!;
                inside = (inside.Half + In(next.Half), inside.Eighty + In(next.Eighty), inside.NinetyFive + In(next.NinetyFive), inside.All + 1);
            }
        Assert.InRange(inside.Half / (double)inside.All, 0.45, 0.8);
        Assert.InRange(inside.Eighty / (double)inside.All, 0.75, 0.97);
        Assert.InRange(inside.NinetyFive / (double)inside.All, 0.9, 1);
    }

    [Fact]
    public void Intervals_AreNested_AndCountsAreWhole() => Assert.All(
        Forecast.Centers.SelectMany(c => c.Indicators).SelectMany(i => new[] { (i, i.Next!), (i, i.Term!) }.Where(o => o.Item2 is not null)),
        x =>
        {
            var (indicator, outlook) = x;
            decimal[] bounds = [0, outlook.NinetyFive.Low, outlook.Eighty.Low, outlook.Half.Low, outlook.Median, outlook.Half.High, outlook.Eighty.High, outlook.NinetyFive.High];
            Assert.Equal(bounds.Order(), bounds);
            if (indicator.Code == "B2") Assert.All(bounds, b => Assert.Equal(decimal.Truncate(b), b));
        });

    [Fact]
    public void RatioThatIsBounded_NeverExceedsAHundred() => Assert.All(
        Forecast.Centers.Select(c => c.Indicators.Single(i => i.Code == "A4")), i => Assert.True(i.Next!.NinetyFive.High <= 100 && i.Term!.NinetyFive.High <= 100));

    [Fact]
    public void Term_OfAFlow_IsWhatIsKnownAndWhatIsForetold()
    {
        var indicator = Forecast.Centers[0].Indicators.Single(i => i.Code == "B2");
        var known = Known[0].Value(2025, "F08") + Known[0].Value(2026, "F08");
        Assert.Equal(known + indicator.Next!.Median, indicator.Term!.Median);
        Assert.Equal(Known[0].Targets.Where(t => t.Code == "B2").Sum(t => t.Value), indicator.Term.Target);
    }

    [Fact]
    public void Term_OfAStock_IsTheLastYear()
    {
        var indicator = Forecast.Centers[0].Indicators.Single(i => i.Code == "A1");
        Assert.Equal(indicator.Next!.Median, indicator.Term!.Median);
    }

    [Fact]
    public void TermThatIsOver_IsWhatItWas()
    {
        var over = Forecaster.Forecast(Whole, 2027, Cq2026).Centers[0].Indicators.Single(i => i.Code == "B2");
        var total = new[] { 2025, 2026, 2027 }.Sum(y => Whole[0].Value(y, "F08"));
        Assert.Equal((null, total, total, total), (over.Next, over.Term!.Median, over.Term.NinetyFive.Low, over.Term.NinetyFive.High));
        Assert.Equal(total >= over.Term.Target ? 1.0 : 0.0, over.Term.Probability);
    }

    [Fact]
    public void HigherTarget_IsNotMoreLikelyMet()
    {
        var chances = new[] { 50m, 250, 900 }.Select(target => Forecaster.Forecast(
            [.. Known.Select(h => h with { Targets = [.. h.Targets.Where(t => t.Year != 2027 || t.Code != "D1"), new Target(h.Center.Code, 2027, "D1", target)] })], 2026, Cq2026)
            .Centers[0].Indicators.Single(i => i.Code == "D1").Term!.Probability!.Value).ToList();
        Assert.Equal(chances.OrderDescending(), chances);
        Assert.True(chances[0] > chances[^1]);
    }

    [Fact]
    public void OnePoint_GivesAWiderBandThanTwo_AndIsMarked()
    {
        var one = Forecaster.Forecast(UpTo(Whole, 2025), 2025, Cq2026);
        Assert.Contains("没有中心有相邻两年的数据", one.MethodNote);
        var (early, late) = (one.Centers[0].Indicators.Single(i => i.Code == "B2"), Forecast.Centers[0].Indicators.Single(i => i.Code == "B2"));
        Assert.Contains("只有一年数据", early.Note);
        Assert.True(Width(early.Next!) > Width(late.Next!));

        static decimal Width(Outlook o) => (o.Eighty.High - o.Eighty.Low) / o.Median;
    }

    [Fact]
    public void IndicatorNeverReported_HasNoForecast_AndSaysWhy()
    {
        var blank = Known.With(3, 2025, ("F29", null)).With(3, 2026, ("F29", null));
        var indicator = Forecaster.Forecast(blank, 2026, Cq2026).Centers[3].Indicators.Single(i => i.Code == "D7");
        Assert.Equal((null, null, "没有已报数值，无法预测"), (indicator.Next, indicator.Term, indicator.Note));
    }

    [Fact]
    public void Forecast_RepeatsItself_AndDoesNotDependOnTheOrderOfCenters()
    {
        var again = Forecaster.Forecast([.. Known.Reverse()], 2026, Cq2026);
        Assert.Equal(Runs(Forecast), Runs(again));
        Assert.Equal(Forecast.Centers.Select(c => c.Risk!.Probability), again.Centers.Select(c => c.Risk!.Probability));

        static string Runs(PanelForecast forecast) => CanonicalJson.Write(forecast.Centers.Select(c => Forecaster.ToRun(c, new(2027, 4, 1))));
    }

    [Fact]
    public void AmountInAnotherUnit_IsForecastInThatUnit()
    {
        var yuan = Known.Select(h => h with
        {
            Reports = [.. h.Reports.Select(r => r with { Reported = r.Reported.ToDictionary(v => v.Key, v => v.Key == "F24" ? new SourcedValue(Reported.Of(v.Value.Value.Number * 10000)) : v.Value) })],
            Targets = [.. h.Targets.Select(t => t.Code == "D4" ? t with { Value = t.Value * 10000 } : t)],
        });
        var other = Forecaster.Forecast(yuan, 2026, Cq2026).Centers[0].Indicators.Single(i => i.Code == "D4").Next!;
        var one = Forecast.Centers[0].Indicators.Single(i => i.Code == "D4").Next!;
        Assert.Equal((double)one.Median, (double)other.Median / 10000, 0.01);
        Assert.Equal(one.Probability!.Value, other.Probability!.Value, 0.01);
    }

    [Fact]
    public void FailureRisk_FallsWithTheScore_AndNamesWhatCostsMost()
    {
        var weak = UpTo(Whole, 2026).With(5, 2026, ("F08", 5), ("F11", 3), ("F16", 2), ("F26", 8), ("F17", 0), ("F20", 0), ("F24", 3), ("F21", 4), ("F23", 1), ("F22", 1), ("F01", 1), ("F02", 90), ("F12", 1));
        var forecast = Forecaster.Forecast(weak, 2026, Cq2026);
        var (low, high) = (forecast.Centers[5].Risk!, forecast.Centers[6].Risk!);
        Assert.True(low.Probability > 0.5 && high.Probability < 0.1, $"{low.Probability} {high.Probability}");
        Assert.Equal(3, low.Reasons.Count);
        Assert.Equal(low.Reasons.OrderByDescending(r => r.PointsLost), low.Reasons);
        Assert.Contains("分", low.Reasons[0].Words);
        Assert.Contains("不是结论", low.Note);
    }

    [Fact]
    public void Reliability_CountsWhatCameTrue()
    {
        var bins = FailureRiskModel.Bins([(0.05, false), (0.02, true), (0.55, true), (1, true)]);
        Assert.Equal([(0.0, 2, 0.5), (0.5, 1, 1), (0.9, 1, 1)], bins.Select(b => (b.From, b.Count, b.Observed)));
        Assert.Equal(0.035, bins[0].Predicted, 1e-9);
    }

    [Fact]
    public void Backtest_RestsOnEveryKnownYearWhoseNextIsKnown()
    {
        var known = Known.Sum(h => h.Reports.Count(r => h.Reports.Any(n => n.Year == r.Year.Next)));
        var backtest = Forecast.RiskBacktest;
        Assert.Equal((known, Known.Count(h => h.Reports.Count > 1)), (backtest.Forecasts, backtest.Centers));
        var fails = Known.Sum(h => h.Reports.Count(r => h.Reports.Any(n => n.Year == r.Year.Next) && Scorer.Score(h, r.Year.Next, Cq2026)!.Score < Cq2026.Scoring.Lines.Pass));
        Assert.Equal(fails, backtest.Fails);
        Assert.Equal(fails, backtest.Bins.Sum(b => b.Count * b.Observed), 1e-9);
    }

    [Fact]
    public void Backtest_ReadsBackAsItWasKept() =>
        Assert.Equal(CanonicalJson.Write(Forecast.RiskBacktest), CanonicalJson.Write(CanonicalJson.Read<RiskBacktest>(CanonicalJson.Write(Forecast.RiskBacktest))));

    [Theory]
    [InlineData(100, 10, true)]
    [InlineData(99, 10, false)]
    [InlineData(100, 9, false)]
    public void Backtest_IsEnough_FromHundredForecastsWithTenFails(int forecasts, int fails, bool enough) =>
        Assert.Equal(enough, new RiskBacktest([new(0, 0.1, forecasts, 0.05, fails / (double)forecasts)], 50, fails).IsEnough);

    /// <summary>Against published values of Wilson's interval (Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20).</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    public void Uncertainty_IsWilsons(int came, int of, double low, double high)
    {
        var found = RiskBacktest.Uncertainty(new(0, 1, of, 0.5, came / (double)of));
        Assert.Equal(low, found.Low, 4e-4);
        Assert.Equal(high, found.High, 4e-4);
    }

    [Fact]
    public void Term_ThatHasEnded_IsDecided_OneThatRunsIsNot()
    {
        var ended = Forecaster.Forecast(Whole, Whole[0].Center.Validity.LastYear, Cq2026).Centers
            .SelectMany(c => c.Indicators).Where(i => i is { Next: null, Term.Target: not null, History: [_, _, { Value: not null }] }).ToList();
        Assert.NotEmpty(ended);
        Assert.All(ended, i => Assert.True(i.Term!.IsDecided && i.Term.Probability is 0 or 1));
        var running = Forecast.Centers.SelectMany(c => c.Indicators).Where(i => i is { Next: not null, Term: { Target: not null, Probability: > 0 and < 1 } }).ToList();
        Assert.NotEmpty(running);
        Assert.All(running, i => Assert.False(i.Term!.IsDecided));
    }

    /// <summary>What a flow has reached it keeps; a stock may fall again.</summary>
    [Fact]
    public void Flow_ThatHasReachedTheTermsTarget_IsDecidedBeforeTheEnd_AStockIsNot()
    {
        var center = Known[5].Center.Code;
        var met = Known.Select(h => h.Center.Code != center ? h : h with
        {
            Targets = [.. h.Targets.Where(t => t.Code != "B2" && t.Code != "A1"), .. h.Center.Validity.Years.SelectMany(y => new[] { new Target(center, y, "B2", 1), new Target(center, y, "A1", 1) })],
        }).ToList();
        var indicators = Forecaster.Forecast(met, 2026, Cq2026).Centers.Single(c => c.Center == center).Indicators;
        Assert.True(indicators.Single(i => i.Code == "B2").Term is { IsDecided: true, Probability: 1 });
        Assert.False(indicators.Single(i => i.Code == "A1").Term!.IsDecided);
    }

    [Fact]
    public void Demo_IsForecastFromEveryYear()
    {
        foreach (var year in new ReportYear[] { 2022, 2023, 2024, 2025 })
        {
            var forecast = Forecaster.Forecast(DemoSeeds.Histories.Values, year, DemoSeeds.Shelf.For(year));
            Assert.NotEmpty(forecast.Centers);
            Assert.All(forecast.Centers.Select(c => c.Risk).OfType<FailureRisk>(), r => Assert.InRange(r.Probability, 0, 1));
        }
    }

    [Fact]
    public void EmptyPanel_GivesNothing() => Assert.Empty(Forecaster.Forecast([], 2026, Cq2026).Centers);

    static IReadOnlyList<CenterHistory> UpTo(IReadOnlyList<CenterHistory> panel, ReportYear year) =>
        [.. panel.Select(h => h with { Reports = [.. h.Reports.Where(r => r.Year <= year)] })];
}
