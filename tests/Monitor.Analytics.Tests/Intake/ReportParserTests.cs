using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;
using static Monitor.Analytics.Tests.Builders.ReportBuilder;

namespace Monitor.Analytics.Tests.Intake;

public class ReportParserTests
{
    static ParsedReport Parse(params (string Field, string Text)[] values) =>
        Assert.Single(ReportParser.Parse(Table(Header(), Row(values)), Scheme).Reports);

    [Theory]
    [InlineData("专职运营人员（人）")]
    [InlineData("专职运营人员(人)")]
    [InlineData(" 专职运营 人员 （ 人 ） ")]
    [InlineData("专职\n运营人员")]
    [InlineData("F01")]
    [InlineData("f01")]
    [InlineData("Ｆ０１")]
    [InlineData("F01 专职运营人员（人）")]
    [InlineData("专职人员")]
    [InlineData("专职人员(人)")]
    public void Header_IsRecognised(string header)
    {
        var parsed = ReportParser.Parse(Table([.. Header()[..3], header, .. Header()[4..]], Row()), Scheme);
        Assert.Empty(parsed.Header!.Missing);
        Assert.Equal(12, parsed.Reports[0].Values["F01"].Value.Number);
    }

    [Theory, InlineData("专职运营人员（个）"), InlineData("运营人员")]
    public void Header_OfAnotherNameOrUnit_IsNot(string header) =>
        Assert.Equal("专职运营人员", Assert.Single(ReportParser.Parse(Table([.. Header()[..3], header, .. Header()[4..]], Row()), Scheme).Header!.Missing).Name);

    [Fact]
    public void Columns_MayStandInAnyOrder()
    {
        var (header, row) = (Header(), Row());
        Array.Reverse(header);
        Array.Reverse(row);
        var report = Assert.Single(ReportParser.Parse(Table(header, row), Scheme).Reports);
        Assert.Equal(12, report.Values["F01"].Value.Number);
        Assert.Equal(Center, report.Center);
    }

    [Theory, InlineData(19, true), InlineData(20, false)]
    public void Header_IsLookedForInTheFirstTwentyRows(int titles, bool found)
    {
        var rows = Enumerable.Range(0, titles).Select(i => new[] { $"说明{i}" });
        Assert.Equal(found, ReportParser.Parse(Table([.. rows, Header(), Row()]), Scheme).Header is not null);
    }

    [Fact]
    public void TitleThatNamesOneColumn_IsNoHeader() =>
        Assert.Equal(2, ReportParser.Parse(Table(["报告年度"], Header(), Row()), Scheme).Header!.Row);

    [Theory]
    [InlineData("120", "120", false)]
    [InlineData(" 120 ", "120", false)]
    [InlineData("120.0", "120", false)]
    [InlineData("-3", "-3", false)]
    [InlineData("0", "0", false)]
    [InlineData("1,234", "1234", true)]
    [InlineData("１２３．５", "123.5", true)]
    [InlineData("１，２３４", "1234", true)]
    [InlineData("－３", "-3", true)]
    [InlineData("无", "0", true)]
    [InlineData("零", "0", true)]
    [InlineData("", "—", false)]
    [InlineData("　", "—", false)]
    [InlineData("—", "—", true)]
    [InlineData("-", "—", true)]
    [InlineData("／", "—", true)]
    [InlineData("不适用", "—", true)]
    public void Value_IsRead_AndToldWhereItIsChanged(string text, string expected, bool changed)
    {
        var report = Parse(("F02", text));
        Assert.Equal((expected, ValueFault.None), (report.Values["F02"].Value.ToString(), report.Values["F02"].Fault));
        Assert.Equal(changed, report.Conversions.Any(c => c.Field == "F02"));
    }

    [Theory, InlineData("一百二"), InlineData("1,23"), InlineData("1.2.3"), InlineData("1E3"), InlineData("约12"), InlineData("١٢"), InlineData(".")]
    public void Text_IsNoNumber(string text) => Assert.Equal(ValueFault.NotNumber, Parse(("F02", text)).Values["F02"].Fault);

    [Theory, InlineData("1000000000000", ValueFault.None), InlineData("1000000000001", ValueFault.OutOfRange), InlineData("99999999999999999999999999999999", ValueFault.OutOfRange)]
    public void Number_BeyondABillionTenThousands_IsOutOfRange(string text, ValueFault fault) => Assert.Equal(fault, Parse(("F02", text)).Values["F02"].Fault);

    [Theory, InlineData("是", "1"), InlineData("否", "0"), InlineData("1", "1")]
    public void YesNo_IsOneOrZero(string text, string expected)
    {
        var report = Parse(("F06", text));
        Assert.Equal(expected, report.Values["F06"].Value.ToString());
        Assert.Empty(report.Conversions);
    }

    [Fact]
    public void Yes_InAnotherField_IsNoNumber() => Assert.Equal(ValueFault.NotNumber, Parse(("F01", "是")).Values["F01"].Fault);

    [Fact]
    public void Conversion_SaysWhatItWasAndBecame() =>
        Assert.Equal(new Conversion(2, 5, "F02", "运营场地面积", "１，２３４", "1234"), Assert.Single(Parse(("F02", " １，２３４ ")).Conversions));

    [Theory]
    [InlineData("2027", 2027)]
    [InlineData("2027年", 2027)]
    [InlineData("2027年度", 2027)]
    [InlineData("２０２７", 2027)]
    [InlineData("1999", null)]
    [InlineData("2000", 2000)]
    [InlineData("2099", 2099)]
    [InlineData("2100", null)]
    [InlineData("27", null)]
    [InlineData("二〇二七", null)]
    [InlineData("", null)]
    public void Year_IsRead(string text, int? expected) =>
        Assert.Equal(expected, ReportParser.Parse(Table(Header(), Row(year: text)), Scheme).Reports[0].Year?.Value);

    [Fact]
    public void CenterCode_InFullWidth_IsRead_AndTold()
    {
        var report = ReportParser.Parse(Table(Header(), Row("ＣＱ２０２６－０１")), Scheme).Reports[0];
        Assert.Equal(Center, report.Center);
        Assert.Equal("CQ2026-01", Assert.Single(report.Conversions).Became);
    }

    [Theory, InlineData("合计"), InlineData("总 计"), InlineData(" 小计")]
    public void TotalRow_IsSkipped(string text)
    {
        var parsed = ReportParser.Parse(Table(Header(), Row(), Row(text)), Scheme);
        Assert.Single(parsed.Reports);
        Assert.Equal(new SkippedRow(3, text.Trim(), SkipReason.Total), Assert.Single(parsed.Skipped));
    }

    [Fact]
    public void RemarkBelowTheTable_IsSkipped_AndTwoCellsAreARow()
    {
        var parsed = ReportParser.Parse(Table(Header(), Row(), ["填报人：张三"], ["CQ2026-02", "", "2027"]), Scheme);
        Assert.Equal([2, 4], parsed.Reports.Select(r => r.Row));
        Assert.Equal(new SkippedRow(3, "填报人：张三", SkipReason.Remark), Assert.Single(parsed.Skipped));
    }

    [Fact]
    public void NumberOfAWorkbook_IsTakenAsItIs()
    {
        var table = Table(Header(), Row()).With(new(2, 5, "0.3", 0.3m));
        Assert.Equal(0.3m, ReportParser.Parse(table, Scheme).Reports[0].Values["F02"].Value.Number);
    }

    [Fact]
    public void ExcelError_IsAFault_NotMissing()
    {
        var table = Table(Header(), Row()).With(new(2, 5, "", Error: "#REF!"));
        Assert.Equal(ValueFault.ExcelError, ReportParser.Parse(table, Scheme).Reports[0].Values["F02"].Fault);
    }
}
