using CsCheck;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Tests.Builders;
using Monitor.Analytics.Vocabulary;
using static Monitor.Analytics.Tests.Builders.ReportBuilder;

namespace Monitor.Analytics.Tests.Intake;

public class ReportCheckerTests
{
    static CenterHistory Other(string code) =>
        HistoryBuilder.Center() with { Center = HistoryBuilder.Center().Center with { Code = code, Name = "别的中心", LeadEntity = "别的公司" } };

    [Fact]
    public void ValidReport_HasNoIssue_AndCanBeSubmitted()
    {
        var file = Check(Knowing(HistoryBuilder.Center()) with { OpenYear = 2027, OwnCenters = new HashSet<CenterCode> { Center } }, Row());
        Assert.Empty(file.Issues);
        var report = Assert.Single(file.Reports);
        Assert.True(report.CanSubmit);
        Assert.Equal((Center, 2027, 2), (report.Center, report.Year, report.Row));
        Assert.Equal(new SourcedValue(Reported.Of(1500.5m), new("报送.csv", "sha", "", 2, 5)), report.Values["F02"]);
        Assert.Equal("1500.5", report.Cells["F02"].Said);
    }

    [Fact]
    public void NoHeader_BlocksTheFile()
    {
        var file = Check(Table(["a", "b"], ["1", "2"]));
        Assert.Equal(["HEADER-NOT-FOUND"], file.Codes());
        Assert.True(file.IsBlocked);
        Assert.Empty(file.Reports);
    }

    [Fact]
    public void MissingColumns_AreAllListed_WithTheUnknownOnes()
    {
        string[] header = [Header()[0], Header()[1], "日期", "人员", .. Header()[4..]];
        var file = Check(Table(header, Row()));
        var missing = file.Issues.Single(i => i.Code == "HEADER-MISSING");
        Assert.Equal("报告年度、专职运营人员（人）", missing.Found);
        Assert.Equal([("HEADER-UNKNOWN", "日期"), ("HEADER-SIMILAR", "人员")], file.Issues.Where(i => i.Column > 1).Select(i => (i.Code, i.Found)));
        Assert.Empty(file.Reports);
    }

    [Fact]
    public void UnknownColumn_IsANotice()
    {
        var file = Check(Table([.. Header(), "联系人"], [.. Row(), "张三"]));
        var issue = Assert.Single(file.Issues);
        Assert.Equal(("HEADER-UNKNOWN", IssueSeverity.Notice, "J1"), (issue.Code, issue.Severity, issue.Address));
        Assert.True(file.Reports[0].CanSubmit);
    }

    [Fact]
    public void ColumnTwice_BlocksTheFile()
    {
        var file = Check(Table([.. Header(), "专职人员"], [.. Row(), "13"]));
        Assert.Equal(("HEADER-DUPLICATE", "J1"), (Assert.Single(file.Issues).Code, file.Issues[0].Address));
        Assert.True(file.IsBlocked);
    }

    [Fact]
    public void HeaderWithoutRows_IsAnError() => Assert.Equal(["ROW-NONE"], Check([]).Codes());

    [Fact]
    public void SkippedRows_AreTold() =>
        Assert.Equal(["ROW-TOTAL", "ROW-REMARK"], Check(Row(), Row("合计"), ["填报人：张三"]).Issues.Select(i => i.Code));

    [Fact]
    public void RowWithoutCenter_BlocksTheFile()
    {
        var file = Check(Row(), Row(center: ""));
        Assert.Equal(["CENTER-MISSING"], file.Codes());
        Assert.True(file.IsBlocked);
        Assert.False(Assert.Single(file.Reports).CanSubmit);
    }

    [Fact]
    public void UnknownCenter_BlocksItselfOnly()
    {
        var file = Check(Knowing(HistoryBuilder.Center()), Row(), Row("CQ2029-09"));
        Assert.Equal(["CENTER-UNKNOWN"], file.Codes());
        Assert.Equal([Center], file.Reports.Where(r => r.CanSubmit).Select(r => r.Center.ToString()));
    }

    [Fact]
    public void CenterOfAnotherDistrict_IsTold_WithoutAnythingOfIt()
    {
        var context = Knowing(HistoryBuilder.Center(), Other("CQ2026-02").Reports(2026, ("F01", 777m)).Plans(2027, ("F04", 888m)));
        var file = Check(context with { OwnCenters = new HashSet<CenterCode> { Center } }, Row(), Row("CQ2026-02", "猜的名字"));
        var issue = Assert.Single(file.Issues);
        Assert.Equal(("CENTER-FOREIGN", "CQ2026-02"), (issue.Code, issue.Found));
        foreach (var secret in new[] { "别的", "777", "888" }) Assert.DoesNotContain(secret, CanonicalJson.Write(issue));
        Assert.Equal([true, false], file.Reports.Select(r => r.CanSubmit));
    }

    [Fact]
    public void NameOfAnotherCenter_IsAWarning() =>
        Assert.Equal(["CENTER-NAME-DIFFERS"], Check(Knowing(HistoryBuilder.Center()), Row(name: "别的中心")).Codes());

    [Theory, InlineData("测试 中心"), InlineData("")]
    public void NameWithSpaces_OrNone_IsNot(string name) => Assert.Empty(Check(Knowing(HistoryBuilder.Center()), Row(name: name)).Codes());

    [Theory, InlineData("二〇二七"), InlineData("")]
    public void YearThatIsNone_BlocksItsCenter(string year)
    {
        var file = Check(Row(year: year), Row("CQ2026-02"));
        Assert.Equal(["YEAR-INVALID"], file.Codes());
        Assert.Equal(["CQ2026-02"], file.Reports.Where(r => r.CanSubmit).Select(r => r.Center.ToString()));
    }

    [Theory, InlineData("2026"), InlineData("2028")]
    public void YearThatIsNotOpen_IsAnError(string year) =>
        Assert.Equal(["YEAR-NOT-OPEN"], Check(new IntakeContext { Rulebook = Scheme, OpenYear = 2027 }, Row(year: year)).Codes());

    [Theory, InlineData("2025", false), InlineData("2026", true), InlineData("2028", true), InlineData("2029", false)]
    public void Center_IsExpectedInTheYearsOfItsTerm(string year, bool expected) =>
        Assert.Equal(expected ? [] : ["CENTER-NOT-EXPECTED"], Check(Knowing(HistoryBuilder.Center()), Row(year: year)).Codes());

    [Theory, InlineData("2029", true), InlineData("2030", false)]
    public void ExtraYear_WhereConclusionsAreNotKnown_IsNotDenied(string year, bool expected)
    {
        var unknown = HistoryBuilder.Center() with { Available = Facts.None };
        Assert.Equal(expected ? [] : ["CENTER-NOT-EXPECTED"], Check(Knowing(unknown), Row(year: year)).Codes());
    }

    [Fact]
    public void FailedTerm_IsExpectedOneYearMore()
    {
        var observed = HistoryBuilder.Center() with { TermConclusions = [new(Passed: false, new(2029, 4, 1), CoSigned: true)] };
        Assert.Empty(Check(Knowing(observed), Row(year: "2029")).Codes());
        Assert.Equal(["CENTER-NOT-EXPECTED"], Check(Knowing(observed), Row(year: "2030")).Codes());
    }

    [Fact]
    public void SameCenterAndYearTwice_BlocksThatCenterOnly()
    {
        var file = Check(Row(), Row("CQ2026-02"), Row());
        Assert.Equal(["ROW-DUPLICATE", "ROW-DUPLICATE"], file.Codes());
        Assert.Contains("与第4行", file.Issues[0].Message);
        Assert.Equal([(Center, false), ("CQ2026-02", true)], file.Reports.Select(r => (r.Center.ToString(), r.CanSubmit)));
    }

    [Fact]
    public void SameCenterInTwoYears_IsNoDuplicate() => Assert.Equal(2, Check(Row(), Row(year: "2028")).Reports.Count(r => r.CanSubmit));

    [Fact]
    public void ErrorInOneYear_BlocksTheCentersOtherYear_WarningDoesNotReachIt()
    {
        var context = new IntakeContext { Rulebook = Scheme }.Checking(Check(Must("F05", Operator.AtMost, "F04"), level: CheckLevel.Warning));
        var file = Check(context, Row(values: ("F05", "11")), Row(year: "2028"));
        Assert.Equal([1, 0], file.Reports.Select(r => r.Warnings.Count()));
        Assert.All(file.Reports, r => Assert.True(r.CanSubmit));
        Assert.All(Check(context, Row(values: ("F01", "x")), Row(year: "2028")).Reports, r => Assert.False(r.CanSubmit));
    }

    [Fact]
    public void Issues_StandInTheOrderOfTheFile()
    {
        var issues = Check(Row("CQ2026-03", values: [("F03", "5"), ("F01", "x")]), Row("CQ2026-02", values: ("F02", "-1"))).Issues;
        Assert.Equal(["D2", "F2", "E3"], issues.Select(i => i.Address));
    }

    [Fact]
    public void OrderOfRows_ChangesNoIssueOfACenter()
    {
        string[][] rows =
        [
            Row("CQ2026-02", values: ("F01", "x")), Row("CQ2026-03", values: ("F03", "5")), Row("CQ2026-04"), Row("CQ2026-05", year: "1"),
            Row("CQ2026-06"), Row("CQ2026-06"), Row("CQ2026-07", values: ("F02", "１")),
        ];
        static IEnumerable<string> Told(CheckedFile file) =>
            file.Issues.Select(i => i.Fingerprint.Replace(i.Found, i.Code == "ROW-DUPLICATE" ? "" : i.Found)).Order(StringComparer.Ordinal);
        static IEnumerable<string> Standing(CheckedFile file) => file.Reports.Select(r => $"{r.Center} {r.CanSubmit}").Order(StringComparer.Ordinal);

        var expected = Check(rows);
        Gen.Shuffle(rows).Sample(shuffled =>
        {
            Assert.Equal(Told(expected), Told(Check(shuffled)));
            Assert.Equal(Standing(expected), Standing(Check(shuffled)));
        }, iter: 100);
    }

    static string[][] Many(int count, params (string, string)[] values) => [.. Enumerable.Range(0, count).Select(i => Row(center: $"CQ{2000 + i / 90}-{i % 90 + 10}", values: values))];

    [Theory, InlineData(200, 0), InlineData(201, 1), InlineData(1_434, 1_234)]
    public void IssuesOfAKind_AreListedUpTo200_AndCountedBeyond(int rows, int left)
    {
        var file = Check(Many(rows, ("F01", "x")));
        Assert.Equal((200, rows), (file.Issues.Count(i => i.Code == "VALUE-NOT-NUMBER"), file.Counts[IssueSeverity.Error]));
        Assert.All(file.Reports, r => Assert.Equal((false, 1), (r.CanSubmit, r.ErrorCount)));
        Assert.Equal(left > 0 ? [(left.ToString("N0", System.Globalization.CultureInfo.InvariantCulture), "VALUE-NOT-NUMBER", IssueSeverity.Notice)] : [],
            file.Issues.Where(i => i.Code == "ISSUES-MORE").Select(i => (i.Found, i.Check!, i.Severity)));
    }

    [Fact]
    public void WhatIsLeftOut_IsToldBehindTheLastOfItsKind()
    {
        var issues = Check(Many(201, ("F01", "x"))).Issues;
        var more = issues.ToList().FindIndex(i => i.Code == "ISSUES-MORE");
        Assert.Equal(("VALUE-NOT-NUMBER", issues[more - 1].Address), (issues[more - 1].Code, issues[more].Address));
        Assert.DoesNotContain(issues.Skip(more), i => i.Code == "VALUE-NOT-NUMBER");
    }

    [Fact]
    public void Warnings_OfADistrictsOwnCenters_AreAllListed()
    {
        var rows = Many(250, ("F05", "11"));
        var context = new IntakeContext { Rulebook = Scheme }.Checking(Check(Must("F05", Operator.AtMost, "F04"), level: CheckLevel.Warning));
        Assert.Equal(200, Check(context, rows).Issues.Count(i => i.Severity == IssueSeverity.Warning));
        var own = context with { OwnCenters = rows.Select(r => new CenterCode(r[0])).ToHashSet() };
        Assert.Equal(250, Check(own, rows).Issues.Count(i => i.Severity == IssueSeverity.Warning));
    }

    [Fact]
    public void ManyRowsOfOneCenter_AreCountedEach()
    {
        var file = Check([.. Enumerable.Repeat(Row(), 5_000)]);
        Assert.Equal((200, 5_000), (file.Issues.Count(i => i.Code == "ROW-DUPLICATE"), file.Counts[IssueSeverity.Error]));
        Assert.Contains("等4999行", file.Issues[0].Message);
    }
}
