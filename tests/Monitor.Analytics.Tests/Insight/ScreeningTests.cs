using Monitor.Analytics.Assessment;
using Monitor.Analytics.Insight.Screening;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Tests.Builders;
using Monitor.Analytics.Tests.Demo;
using Monitor.Analytics.Tests.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Insight;

public class ScreeningTests
{
    static readonly Rulebook Cq2026 = RulebookReader.Read(Files.Cq2026, RiskRules.Declared);
    static readonly ReportYear Year = 2027;
    static readonly string[] Flows = ["F08", "F09", "F10", "F11", "F16", "F17", "F18", "F19", "F21", "F24", "F26", "F27", "F28", "F32"];
    static readonly IReadOnlyList<CenterHistory> Panel = PanelBuilder.Of(20);

    [Fact]
    public void UntouchedPanel_RaisesFewSuspicions() =>
        Assert.InRange(Screen(Panel).Count(s => s.Suspicions.Count > 0), 0, 3);

    [Fact]
    public void LittleOfThePlanDone_IsAResult_NotASuspicion() =>
        Assert.DoesNotContain(Of(Panel.With(8, Year, ("F05", 1)), 8).Suspicions, s => s.Code is "F05" or "A4");

    [Fact]
    public void SmallValuesThatManyShare_AreNotTakenForCopied()
    {
        var shared = Enumerable.Range(0, 20).Aggregate(Panel, (p, i) => p.With(i, Year, ("F29", 4), ("F33", 6), ("F23", 7), ("F17", 9), ("F20", 8)));
        Assert.DoesNotContain(Screen(shared).SelectMany(s => s.Suspicions), s => s.Kind == SuspicionKind.CopiedFromCenter);
    }

    [Fact]
    public void FieldTripledAgainstItsHistory_IsFound_WithTheNumbersAndASmallPicture()
    {
        var value = Panel[4].Value(Year, "F08");
        var found = Of(Panel.With(4, Year, ("F08", value * 3), ("F09", value * 4)), 4).Suspicions.Single(s => s is { Kind: SuspicionKind.OwnHistory, Code: "F08" });
        Assert.Equal(value * 3, found.Found);
        Assert.InRange(value, found.Low!.Value, found.High!.Value);
        Assert.Contains($"2026年{Numbers.Text(Panel[4].Value(2026, "F08"))}人，2027年{Numbers.Text(value * 3)}人", found.Why);
        Assert.Equal(["2025年", "2026年", "2027年"], found.Picture.Select(p => p.Label));
        Assert.Equal([false, false, true], found.Picture.Select(p => p.Marked));
        Assert.InRange(found.Power!.Value, 0.01m, 1m);
    }

    /// <summary>Everything in one report a thousandfold, as when 元 is typed for 万元: only this field stands out from its own report.</summary>
    [Fact]
    public void AmountInTheWrongUnit_IsFoundByEachComparison()
    {
        var kinds = Of(Panel.With(2, Year, ("F24", Panel[2].Value(Year, "F24") * 10000)), 2).Suspicions.Where(s => s.Code == "F24").Select(s => s.Kind);
        Assert.Equal([SuspicionKind.OwnHistory, SuspicionKind.CrossSection, SuspicionKind.JointPattern], kinds.Order());
    }

    [Fact]
    public void WholeReportDoubled_IsFoundAsAWhole()
    {
        var doubled = Panel.With(3, Year, [.. Panel[3].Report(Year)!.Reported.Where(v => v.Key != "F04").Select(v => (v.Key.ToString(), (decimal?)(v.Value.Value.Number! * 2.5m)))]);
        Assert.Contains(Of(doubled, 3).Suspicions, s => s is { Kind: SuspicionKind.OwnHistory, Code: "" });
    }

    [Fact]
    public void TargetsHitExactly_AreFound()
    {
        var targets = Panel[6].Targets.Where(t => t.Year == Year).ToDictionary(t => t.Code, t => t.Value);
        var forged = Panel.With(6, Year, ("F08", targets["B2"]), ("F11", targets["B3"]), ("F16", targets["C1"]), ("F21", targets["D1"]), ("F24", targets["D4"]), ("F26", targets["D5"]), ("F17", targets["C2"]));
        var found = Assert.Single(Of(forged, 6).Suspicions, s => s.Kind == SuspicionKind.TargetsHit);
        Assert.Contains("与目标相差不到0.5%", found.Why);
        Assert.True(found.Found >= 7 && found.Found > found.High);
    }

    [Fact]
    public void FlowsCopiedFromLastYear_AreFound()
    {
        var forged = Panel.With(1, Year, [.. Flows[..8].Select(f => (f, (decimal?)Panel[1].Value(2026, f)))]);
        Assert.Contains(Of(forged, 1).Suspicions, s => s.Kind == SuspicionKind.CopiedFromLastYear && s.Found >= 8);
    }

    [Fact]
    public void StocksThatStay_AreNotTakenForCopied()
    {
        var unchanged = Panel.With(1, Year, [.. new[] { "F01", "F02", "F06", "F07", "F12", "F13", "F22" }.Select(f => (f, (decimal?)Panel[1].Value(2026, f)))]);
        Assert.DoesNotContain(Of(unchanged, 1).Suspicions, s => s.Kind == SuspicionKind.CopiedFromLastYear);
    }

    [Fact]
    public void FlowsCopiedFromAnotherCenter_AreFound_AndTheWordsNameNoOtherCenter()
    {
        var forged = Panel.With(1, Year, [.. Flows[..8].Select(f => (f, (decimal?)Panel[9].Value(2026, f)))]);
        var found = Assert.Single(Of(forged, 1).Suspicions, s => s.Kind == SuspicionKind.CopiedFromCenter);
        Assert.Equal("P010", found.Other.ToString());
        Assert.DoesNotContain("P010", found.Why);
    }

    [Fact]
    public void RoundNumbers_AreFound()
    {
        var large = Panel[5].Report(Year)!.Reported.Where(v => v.Value.Value.Number >= 50).ToList();
        var forged = Panel.With(5, Year, [.. large.Select(v => (v.Key.ToString(), (decimal?)Math.Round(v.Value.Value.Number!.Value / (v.Value.Value.Number >= 1000 ? 100 : 10)) * (v.Value.Value.Number >= 1000 ? 100 : 10)))]);
        Assert.Contains(Of(forged, 5).Suspicions, s => s.Kind == SuspicionKind.Rounded);
    }

    [Theory]
    [InlineData(0.99, true)]
    [InlineData(1.0, false)]
    public void TotalBelowItsParts_IsCertain_AtItsPartsIsNot(double factor, bool certain)
    {
        var parts = Panel[0].Value(Year, "F26") + Panel[0].Value(Year, "F27");
        var sums = Of(Panel.With(0, Year, ("F25", parts * (decimal)factor)), 0);
        Assert.Equal(certain, sums.Strongest[SuspicionKind.Sums] == 8);
        Assert.Equal(certain, sums.Suspicions.Any(s => s.Kind == SuspicionKind.Sums && s.Why.Contains("小于各部分之和")));
    }

    [Theory]
    [InlineData(7, false)]
    [InlineData(8, true)]
    public void CrossSection_NeedsEightCenters(int centers, bool tests)
    {
        var reach = Screen(PanelBuilder.Of(centers))[0].Reach.Single(r => r.Kind == SuspicionKind.CrossSection);
        Assert.Equal(tests, reach.Tests > 0);
        Assert.Equal(!tests, reach.Note.StartsWith($"检测力不足：同年只有{centers}个中心", StringComparison.Ordinal));
    }

    [Fact]
    public void CrossSection_WhereMostValuesAreEqual_SaysNothing()
    {
        var equal = Enumerable.Range(0, 14).Aggregate(Panel, (p, i) => p.With(i, Year, ("F33", 6)));
        Assert.DoesNotContain(Of(equal.With(15, Year, ("F33", 5000)), 15).Suspicions, s => s is { Kind: SuspicionKind.CrossSection, Code: "F33" });
        Assert.Contains(Of(Panel.With(15, Year, ("F33", 5000)), 15).Suspicions, s => s is { Kind: SuspicionKind.CrossSection, Code: "F33" });
    }

    [Fact]
    public void FirstReport_HasNoHistory_AndSaysSo()
    {
        var first = Screen(PanelBuilder.Of(10, years: 1), 2025)[0];
        Assert.Equal("检测力不足：没有可比的上一年度报告（首年不满6个月的不比）", first.Reach.Single(r => r.Kind == SuspicionKind.OwnHistory).Note);
        Assert.True(first.Reach.Single(r => r.Kind == SuspicionKind.CopiedFromLastYear).IsWeak);
    }

    [Theory]
    [InlineData("2025-07-01", true)]
    [InlineData("2025-07-02", false)]
    public void FirstYearUnderSixMonths_IsNotComparedWith(string designated, bool compares)
    {
        IReadOnlyList<CenterHistory> panel = [.. Panel.Select(h => h with { Center = h.Center with { Validity = new(DateOnly.Parse(designated)) } })];
        Assert.Equal(compares, Screen(panel, 2026)[0].Reach.Single(r => r.Kind == SuspicionKind.OwnHistory).Tests > 0);
    }

    [Fact]
    public void LoneCenter_IsScreenedByItsOwnHistory()
    {
        IReadOnlyList<CenterHistory> alone = [Panel[0]];
        var forged = Of(alone.With(0, Year, ("F26", Panel[0].Value(Year, "F26") * 20)), 0);
        Assert.Contains(forged.Suspicions, s => s is { Kind: SuspicionKind.OwnHistory, Code: "F26" });
        Assert.True(forged.Reach.Single(r => r.Kind == SuspicionKind.CopiedFromCenter).IsWeak);
    }

    [Fact]
    public void StrongerManipulation_IsNotLessSuspicious()
    {
        var value = Panel[4].Value(Year, "F26");
        var strengths = new[] { 1.5m, 2, 3, 5, 10 }.Select(f => Of(Panel.With(4, Year, ("F26", value * f)), 4).Strongest[SuspicionKind.OwnHistory]).ToList();
        Assert.Equal(strengths.Order(), strengths);
    }

    [Fact]
    public void Screening_RepeatsItself_AndDoesNotDependOnTheOrderOfCenters() => Assert.Equal(
        CanonicalJson.Write(Screen(Panel)), CanonicalJson.Write(Screen([.. Panel.Reverse()])));

    /// <summary>An amount has no natural unit: in 元 instead of 万元 throughout, it is as suspicious as before.</summary>
    [Fact]
    public void AmountInAnotherUnitThroughout_ChangesNoStrength()
    {
        IReadOnlyList<CenterHistory> Scaled(decimal by) => [.. Panel.Select(h => h with
        {
            Reports = [.. h.Reports.Select(r => r with { Reported = r.Reported.ToDictionary(v => v.Key, v => v.Key == "F28" ? new SourcedValue(Reported.Of(v.Value.Value.Number * by)) : v.Value) })],
        })];
        foreach (var (one, other) in Screen(Panel).Zip(Screen(Scaled(10000))))
            foreach (var kind in new[] { SuspicionKind.OwnHistory, SuspicionKind.CrossSection, SuspicionKind.JointPattern })
                Assert.Equal(one.Strongest[kind], other.Strongest[kind], 1e-6);
    }

    [Fact]
    public void SmallCounts_AreSaidToBeWeakEvidence()
    {
        var small = PanelBuilder.Of(12).Select(h => h with
        {
            Reports = [.. h.Reports.Select(r => r with { Reported = r.Reported.ToDictionary(v => v.Key, v => new SourcedValue(Reported.Of(Math.Ceiling(v.Value.Value.Number!.Value / 500)))) })],
        });
        Assert.StartsWith("检测力不足", Screener.Screen(small, Year, Cq2026)[0].Reach.Single(r => r.Kind == SuspicionKind.OwnHistory).Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Demo_IsScreenedInEveryYear_AndItsRunIsReadBackAsItWas()
    {
        foreach (var year in new ReportYear[] { 2022, 2023, 2024, 2025 })
            foreach (var screening in Screener.Screen(DemoSeeds.Histories.Values, year, DemoSeeds.Shelf.For(year)))
            {
                var run = Screener.ToRun(screening, new(2026, 4, 1));
                Assert.Equal(CanonicalJson.Write(run), CanonicalJson.Write(CanonicalJson.Read<ScreeningRun>(CanonicalJson.Write(run))));
                Assert.All(screening.Suspicions, s => Assert.InRange(s.Strength, 3.5m, 40m));
            }
    }

    [Fact]
    public void NewestRun_Counts_OfOneDayTheLast_AndSurvivesTheHistoryFile()
    {
        ScreeningRun Run(int day, string model) => new(Year, new(2028, 4, day), model, []);
        var history = Panel[0] with { Screenings = [Run(2, "b"), Run(2, "c"), Run(1, "a"), Run(9, "d")], Forecasts = [new(Year, new(2028, 4, 3), "f", [])] };
        Assert.Equal(("c", "d"), (history.AsOf(new(2028, 4, 8)).Screening(Year)!.Model, history.Screening(Year)!.Model));
        Assert.Null(history.AsOf(new(2028, 3, 31)).Screening(Year));
        var file = CanonicalJson.Read<HistoryFile>(CanonicalJson.Write(HistoryFile.Of([history], synthetic: true)));
        var read = file.Complete(Panel[0]);
        Assert.Equal(("d", "f"), (read.Screening(Year)!.Model, read.Forecast(Year)!.Model));
    }

    [Fact]
    public void EmptyPanel_GivesNothing() => Assert.Empty(Screen([]));

    static IReadOnlyList<CenterScreening> Screen(IReadOnlyList<CenterHistory> panel, ReportYear? year = null) => Screener.Screen(panel, year ?? Year, Cq2026);
    static CenterScreening Of(IReadOnlyList<CenterHistory> panel, int center) => Screen(panel).Single(s => s.Center == panel[center].Center.Code);
}
