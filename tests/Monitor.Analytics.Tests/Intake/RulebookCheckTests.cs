using Monitor.Analytics.Assessment;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Tests.Builders;
using static Monitor.Analytics.Tests.Builders.ReportBuilder;

namespace Monitor.Analytics.Tests.Intake;

public class RulebookCheckTests
{
    static readonly IntakeContext Plain = new() { Rulebook = Scheme };
    static readonly Comparison TasksWithinDue = Must("F05", Operator.AtMost, "F04");

    static IEnumerable<string> Codes(IntakeContext context, Check check, params (string, string)[] values) =>
        Check(context.Checking(check), Row(values)).Codes();

    static CenterHistory Reported2026(decimal? f01) => HistoryBuilder.Center().Reports(2026, ("F01", f01));

    [Theory]
    [InlineData(Operator.AtMost, "9", true), InlineData(Operator.AtMost, "10", true), InlineData(Operator.AtMost, "11", false)]
    [InlineData(Operator.AtLeast, "9", false), InlineData(Operator.AtLeast, "10", true), InlineData(Operator.AtLeast, "11", true)]
    [InlineData(Operator.Below, "9", true), InlineData(Operator.Below, "10", false)]
    [InlineData(Operator.Above, "10", false), InlineData(Operator.Above, "11", true)]
    [InlineData(Operator.Equal, "10", true), InlineData(Operator.Equal, "11", false)]
    [InlineData(Operator.NotEqual, "10", false), InlineData(Operator.NotEqual, "11", true)]
    public void Operator_Holds(Operator @operator, string done, bool holds) =>
        Assert.Equal(holds ? [] : ["CHECK-FAILED"], Codes(Plain, Check(Must("F05", @operator, "F04")), ("F05", done)));

    [Fact]
    public void FailedCheck_SaysItsValues_WhatShouldHold_AndHowToMend()
    {
        var issue = Assert.Single(Check(Plain.Checking(Check(TasksWithinDue)), Row(("F05", "12"))).Issues);
        Assert.Equal("第2行“已完成建设任务”（H2）：已完成建设任务 12，年度应完成建设任务 10，应当如此。请改正。", issue.Message);
        Assert.Equal(("check", IssueSeverity.Error, "应当如此", "请改正"), (issue.Check, issue.Severity, issue.Expected, issue.Mend));
    }

    [Theory, InlineData("-1", "VALUE-NEGATIVE"), InlineData("0", "CHECK-FAILED")]
    public void NegativeValue_IsToldByItself_AndNothingIsComparedWithIt(string due, string code) =>
        Assert.Equal([code], Codes(Plain, Check(TasksWithinDue), ("F04", due), ("F05", "12")));

    [Fact]
    public void Warning_NeedsAnExplanation_AndDoesNotBlock()
    {
        var report = Check(Plain.Checking(Check(TasksWithinDue, level: CheckLevel.Warning)), Row(("F05", "12"))).Reports[0];
        Assert.Single(report.Warnings);
        Assert.True(report.CanSubmit);
    }

    [Fact]
    public void Explanation_IsTiedToTheValues()
    {
        string Fingerprint(string done) => Check(Plain.Checking(Check(TasksWithinDue)), Row(("F05", done))).Issues[0].Fingerprint;
        Assert.Equal(Fingerprint("12"), Fingerprint("12.0"));
        Assert.NotEqual(Fingerprint("12"), Fingerprint("13"));
    }

    [Theory, InlineData("1800", true), InlineData("1801", false)]
    public void Factor_AndSum_AreCounted(string area, bool holds) =>
        Assert.Equal(holds ? [] : ["CHECK-FAILED"], Codes(Plain, Check(Must("F02", Operator.AtMost, "F01*149+F03*3")), ("F02", area)));

    [Theory]
    [InlineData(MissingPolicy.Skip, false)]
    [InlineData(MissingPolicy.Zero, true)]
    public void MissingValue_IsSkippedOrZero(MissingPolicy missing, bool told) =>
        Assert.Equal(told ? ["CHECK-FAILED"] : [], Codes(Plain, Check(TasksWithinDue, missing), ("F04", "")));

    [Fact]
    public void UnreadableValue_IsNeitherSkippedNorZero() =>
        Assert.Equal(["VALUE-NOT-NUMBER"], Codes(Plain, Check(TasksWithinDue, MissingPolicy.Zero), ("F04", "十")));

    [Theory, InlineData("0", true), InlineData("1", false)]
    public void When_LimitsTheCheck(string staff, bool told) => Assert.Equal(told ? ["CHECK-FAILED"] : [],
        Codes(Plain, Check(Must("F05", Operator.Equal, "0"), when: Must("F01", Operator.Equal, "0")), ("F01", staff)));

    [Theory, InlineData("12", true), InlineData("11", false)]
    public void Previous_IsTheYearBefore(string staff, bool holds) => Assert.Equal(holds ? [] : ["CHECK-FAILED"],
        Codes(Knowing(Reported2026(12)), Check(Must("F01", Operator.AtLeast, "F01.previous")), ("F01", staff)));

    [Theory, InlineData("8", true), InlineData("9", false)]
    public void Cumulative_IsTheTermUpToTheYear(string staff, bool holds) => Assert.Equal(holds ? [] : ["CHECK-FAILED"],
        Codes(Knowing(Reported2026(12).Reports(2028, ("F01", 500m))), Check(Must("F01.cumulative", Operator.AtMost, "20")), ("F01", staff)));

    [Theory, InlineData(MissingPolicy.Skip, false), InlineData(MissingPolicy.Zero, true)]
    public void YearWithoutReport_IsMissing(MissingPolicy missing, bool told) => Assert.Equal(told ? ["CHECK-FAILED"] : [],
        Codes(Knowing(HistoryBuilder.Center()), Check(Must("F01", Operator.AtMost, "F01.previous"), missing)));

    [Fact]
    public void UnknownHistory_IsNotMissing_ButUnknown()
    {
        var check = Check(Must("F01", Operator.AtMost, "F01.previous"), MissingPolicy.Zero);
        Assert.Empty(Codes(Plain, check));
        Assert.Empty(Codes(Knowing(HistoryBuilder.Center() with { Available = Facts.Targets }), check));
    }

    [Fact]
    public void LargestValues_DoNotOverflow() => Assert.Equal(["CHECK-FAILED"],
        Codes(Plain, Check(Must("F01*1000000+F05*1000000", Operator.AtMost, "F04")), ("F01", "1000000000000"), ("F05", "1000000000000")));
}
