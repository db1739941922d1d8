using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Insights;
using static Monitor.Web.Tests.Insights.Figures;

namespace Monitor.Web.Tests.Insights;

public sealed class TotalTests
{
    [Fact]
    public void Total_LeavesOutWhoDidNotReport_AndSaysHowMany()
    {
        var total = Total.Of(Measure.Trained, Tally(Center("A", "F08=100"), Center("B", "F11=5"), Center("C")));
        Assert.Equal((100m, 1, 3), (total.Value, total.Counted, total.Expected));
    }

    [Fact]
    public void Total_CountsAReportedZero()
    {
        var total = Total.Of(Measure.Trained, Tally(Center("A", "F08=0")));
        Assert.Equal((0m, 1), (total.Value, total.Counted));
    }

    [Fact]
    public void Total_OfNobody_IsMissingNotZero()
    {
        var total = Total.Of(Measure.Trained, Tally(Center("A")));
        Assert.Null(total.Value);
        Assert.True(total.IsApplicable);
    }

    [Fact]
    public void Ratio_IsSumOverSum_OfThoseWithBothParts()
    {
        var total = Total.Of(Measure.SelfSustaining, Tally(Center("A", "F26=10 F28=100"), Center("B", "F26=90 F28=100"), Center("C", "F26=500")));
        Assert.Equal((50m, 2), (total.Value, total.Counted));
    }

    [Fact]
    public void Ratio_OverZero_IsNotApplicable()
    {
        var total = Total.Of(Measure.SelfSustaining, Tally(Center("A", "F26=10 F28=0")));
        Assert.Null(total.Value);
        Assert.False(total.IsApplicable);
    }

    [Fact]
    public void Plan_IsOfThoseThatReportedAndHaveATarget_AndComparedWithTheSame()
    {
        var total = Total.Of(Measure.Trained, Tally(Center("A", "F08=80", "B2=100"), Center("B", "F08=50"), Center("C", "", "B2=400"), Center("D", "F08=7", "B2=0")));
        Assert.Equal(137, total.Value);
        Assert.Equal(new PlanTotal(100, 80, 1), total.Plan);
        Assert.Equal(0.8m, total.Plan!.Rate);
    }

    [Fact]
    public void Plan_OfARatio_WeighsEachCenterByItsDivisor() =>
        Assert.Equal(new PlanTotal(35, 22.5m, 2), Total.Of(Measure.SelfSustaining, Tally(Center("A", "F26=10 F28=100", "D6=50"), Center("B", "F26=80 F28=300", "D6=30"))).Plan);

    [Fact]
    public void Plan_WithoutAnyTarget_IsNone() => Assert.Null(Total.Of(Measure.Trained, Tally(Center("A", "F08=80"))).Plan);

    [Fact]
    public void Total_WithOneUnverifiedValue_IsProvisional()
    {
        Assert.True(Total.Of(Measure.Trained, Tally(Center("A", "F08=1"), Center("B", "F08=1", provisional: true))).Provisional);
        Assert.False(Total.Of(Measure.Trained, Tally(Center("A", "F08=1"), Center("B", "F11=1", provisional: true))).Provisional);
    }

    [Fact]
    public void Change_ComparesAll_AndTheSameCenters()
    {
        var change = Figures.Change(Measure.Trained, Year(2024, Center("A", "F08=100"), Center("B", "F08=50")), Year(2025, Center("A", "F08=110"), Center("C", "F08=190")))!;
        Assert.Equal((1m, 1, 0.1m), (change.By, change.SameCenters, change.SameBy));
    }

    [Fact]
    public void Change_OfARatio_IsInPercentagePoints() => Assert.Equal(-5, Figures.Change(
        Measure.SelfSustaining, Year(2024, Center("A", "F26=30 F28=100")), Year(2025, Center("A", "F26=25 F28=100")))!.By);

    [Fact]
    public void Change_FromZero_HasNoShare_AndFromNothingIsNone()
    {
        Assert.Null(Figures.Change(Measure.Trained, Year(2024, Center("A", "F08=0")), Year(2025, Center("A", "F08=5")))!.By);
        Assert.Null(Figures.Change(Measure.Trained, Year(2024, Center("A")), Year(2025, Center("A", "F08=5"))));
    }

    [Fact]
    public void CenterYear_KnowsZeroFromMissing()
    {
        var center = Center("A", "F08=0");
        Assert.Equal(0, center.Value("F08"));
        Assert.Null(center.Value("F11"));
        Assert.Equal(Grade.Good, center.Grade);
    }
}
