using Monitor.Analytics.Assessment;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Tests.Builders;
using static Monitor.Analytics.Tests.Builders.ReportBuilder;

namespace Monitor.Analytics.Tests.Intake;

public class HistoryCheckTests
{
    static IntakeContext Compared(CenterHistory history) => Knowing(history) with
    {
        Rulebook = Scheme with { YearOnYear = new() { Low = 0.5m, High = 2, Floors = new Dictionary<string, decimal> { ["人"] = 20 } } },
    };

    static IEnumerable<string> Codes(decimal? before, string now, DateOnly? designated = null) =>
        Check(Compared(HistoryBuilder.Center(designated).Reports(2026, ("F01", before))), Row(("F01", now))).Codes();

    [Theory]
    [InlineData(40, "80", false), InlineData(40, "81", true)]
    [InlineData(40, "20", false), InlineData(40, "19", true)]
    [InlineData(5, "19", false), InlineData(5, "20", true)]
    [InlineData(19, "0", false), InlineData(20, "0", true)]
    [InlineData(0, "0", false), InlineData(0, "20", true)]
    public void Change_OutsideTheRatio_AboveTheFloor_IsAWarning(int before, string now, bool told) =>
        Assert.Equal(told ? ["YEAR-ON-YEAR"] : [], Codes(before, now));

    [Fact]
    public void Warning_SaysBothValues() => Assert.Equal(
        "第2行“专职运营人员”（D2）：本年 81，上年 40，一般在上年的 0.5–2 倍之间。请核对数值和单位；确实如此的请说明原因。",
        Check(Compared(HistoryBuilder.Center().Reports(2026, ("F01", 40m))), Row(("F01", "81"))).Issues[0].Message);

    [Fact]
    public void MissingBefore_OrNow_IsNotCompared()
    {
        Assert.Empty(Codes(null, "500"));
        Assert.Empty(Codes(500, ""));
    }

    [Fact]
    public void UnitWithoutFloor_IsNotCompared() =>
        Assert.Empty(Check(Compared(HistoryBuilder.Center().Reports(2026, ("F02", 1m))), Row()).Codes());

    [Theory, InlineData(1, true), InlineData(2, false)]
    public void ShortFirstYear_IsNoMeasure(int dayOfJuly, bool compared) =>
        Assert.Equal(compared ? ["YEAR-ON-YEAR"] : [], Codes(40, "500", new(2026, 7, dayOfJuly)));

    [Theory, InlineData("10", false), InlineData("9", true), InlineData("", true)]
    public void ChangedPlan_IsAWarning(string planned, bool told) =>
        Assert.Equal(told ? ["PLAN-CHANGED"] : [], Check(Knowing(HistoryBuilder.Center().Plans(2027, ("F04", 10))), Row(("F04", planned))).Codes());

    [Fact]
    public void NoPlan_IsNotCompared() =>
        Assert.Empty(Check(Knowing(HistoryBuilder.Center().Plans(2026, ("F04", 9)).Plans(2027, ("F05", 9))), Row()).Codes());
}
