using Monitor.Analytics.Intake;
using Monitor.Analytics.Tests.Builders;
using Monitor.Analytics.Vocabulary;
using static Monitor.Analytics.Tests.Builders.ReportBuilder;

namespace Monitor.Analytics.Tests.Intake;

public class TransposedTests
{
    static readonly string[] Labels = ["专职运营人员（人）", "运营场地面积（㎡）", "功能空间数", "年度应完成建设任务", "已完成建设任务", "有无章程"];
    static readonly string[] Values = ["12", "1500.5", "4", "10", "8", "是"];

    /// <summary>Title, centre, years across, six fields.</summary>
    static string[][] Rows(params string[] years) =>
    [
        ["年度运行情况表"],
        ["创新中心编码", Center],
        ["指标", .. years],
        .. Labels.Zip(Values, (l, v) => new[] { l }.Concat(years.Select((_, i) => i == years.Length - 1 ? v : "1")).ToArray()),
    ];

    static CheckedFile CheckOpen(RawTable table, int? year = 2027) => Check(table, new IntakeContext { Rulebook = Scheme, OpenYear = year is { } open ? new ReportYear(open) : null });

    [Fact]
    public void OpenYear_IsChosen_AndTheOthersAreTold()
    {
        var file = CheckOpen(Table(Rows("2025", "2026年", "2027年度")));
        var report = Assert.Single(file.Reports);
        Assert.Equal((Center, 2027, 4), (report.Center, report.Year.Value, report.Column));
        Assert.Equal("12 1500.5 4 10 8 1", string.Join(' ', Scheme.Fields.Select(f => report.Values[f.Code].Value)));
        Assert.Equal("D5", report.Values["F02"].Source!.Address);
        Assert.Equal(["B列", "C列"], file.Issues.Where(i => i.Code == "COLUMN-OTHER-YEAR").Select(i => i.Message[..2]));
        Assert.True(report.CanSubmit);
    }

    [Fact]
    public void Issue_NamesItsCell()
    {
        var rows = Rows("2026", "2027");
        rows[3][2] = "一百二";
        var issue = Assert.Single(CheckOpen(Table(rows)).Issues, i => i.Severity == IssueSeverity.Error);
        Assert.Equal(("VALUE-NOT-NUMBER", "C4", 4), (issue.Code, issue.Address, issue.Row));
        Assert.StartsWith("第4行“专职运营人员”（C4）", issue.Message);
    }

    [Fact]
    public void OpenYearThatIsNotThere_IsAnError() => Assert.Equal(["COLUMN-YEAR-MISSING"], CheckOpen(Table(Rows("2025", "2026"))).Codes());

    [Fact]
    public void WithoutOpenYear_EachYearIsAReport() =>
        Assert.Equal([2026, 2027], CheckOpen(Table(Rows("2026", "2027")), null).Reports.Select(r => r.Year.Value));

    [Fact]
    public void CenterAndYear_InLinesAboveTheTable()
    {
        var file = CheckOpen(Table([["创新中心编码：" + Center, "", "报告年度：2027年"], ["序号", "指标", "数值"], .. Labels.Select((l, i) => new[] { $"{i + 1}", l, Values[i] })]));
        var report = Assert.Single(file.Reports);
        Assert.Equal((Center, 2027, "C3"), (report.Center, report.Year.Value, report.Values["F01"].Source!.Address));
        Assert.DoesNotContain(file.Issues, i => i.Severity != IssueSeverity.Notice);
    }

    [Fact]
    public void LabelledYear_AndExplanations()
    {
        var file = CheckOpen(Table([["创新中心编码", Center], ["报告年度", "2027"], ["填报项", "填报值", "填报说明"], .. Labels.Select((l, i) => new[] { l, Values[i], "按年末数填" })]));
        Assert.Equal((2027, 8), (Assert.Single(file.Reports).Year.Value, (int)file.Reports[0].Values["F05"].Value.Number!));
    }

    [Fact]
    public void UnitColumn_IsConverted()
    {
        string[] units = ["人", "万平方米", "个", "项", "项", ""];
        var table = Table([["中心编码", Center], ["指标", "单位", "2027"], .. Labels.Select((l, i) => new[] { HeaderNames.Key(l).Split('(')[0], units[i], i == 1 ? "0.15" : Values[i] })]);
        Assert.Equal("1500", Assert.Single(CheckOpen(table).Reports).Values["F02"].Value.ToString());
    }

    [Fact]
    public void UnitThatDoesNotFit_IsNotRead()
    {
        var table = Table([["中心编码", Center], ["指标", "单位", "2027"], .. Labels.Select((l, i) => new[] { HeaderNames.Key(l).Split('(')[0], i == 0 ? "元" : "", Values[i] })]);
        Assert.Contains(CheckOpen(table).Issues, i => i.Code == "HEADER-MISSING" && i.Found == "专职运营人员（人）");
    }

    [Fact]
    public void TwoColumnsOfNumbersWithoutYears_AreUnclear() =>
        Assert.Equal(["COLUMN-UNCLEAR"], CheckOpen(Table([["中心编码", Center], ["指标", "目标值", "完成值"], .. Labels.Select((l, i) => new[] { l, "1", Values[i] })])).Codes());

    [Fact]
    public void CentersAcross_AreAReportEach()
    {
        var file = CheckOpen(Table([["创新中心编码", Center, "CQ2026-02"], ["报告年度", "2027", "2027"], .. Labels.Select((l, i) => new[] { l, Values[i], Values[i] })]));
        Assert.Equal([(Center, 2), ("CQ2026-02", 3)], file.Reports.Select(r => (r.Center.ToString(), r.Column!.Value)));
        Assert.All(file.Reports, r => Assert.True(r.CanSubmit));
    }

    [Fact]
    public void SignaturesBelow_AreTold() =>
        Assert.Contains(CheckOpen(Table([.. Rows("2027"), ["填表人：张三", "联系电话：1"]])).Issues, i => i is { Code: "ROW-REMARK", Row: 10 });

    [Fact]
    public void SameCenterOnTwoSheets_IsADuplicate()
    {
        var context = new IntakeContext { Rulebook = Scheme, OpenYear = 2027 };
        RawTable[] sheets = [Table(Rows("2027")) with { Sheet = "甲" }, Table(Rows("2027")) with { Sheet = "乙" }];
        var file = ReportChecker.Check([.. sheets.Select(s => ReportParser.Parse(s, context))], context);
        Assert.Equal(["ROW-DUPLICATE", "ROW-DUPLICATE"], file.Codes());
        Assert.False(Assert.Single(file.Reports).CanSubmit);
    }
}
