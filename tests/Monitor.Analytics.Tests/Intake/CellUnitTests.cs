using Monitor.Analytics.Intake;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Tests.Builders;
using static Monitor.Analytics.Tests.Builders.ReportBuilder;

namespace Monitor.Analytics.Tests.Intake;

/// <summary>Values with units, in the cell or in the header.</summary>
public class CellUnitTests
{
    static Rulebook Money { get; } = Scheme with
    {
        Fields = [.. Scheme.Fields, new() { Code = "F07", Name = "总收入", Unit = "万元", Kind = FieldKind.Amount }, new() { Code = "F08", Name = "比例", Unit = "%", Kind = FieldKind.Amount }],
    };

    static ParsedReport Parse(string field, string text, string? header = null) => Parse(field, new RawCell(2, Column(field), text), header);

    static ParsedReport Parse(string field, RawCell cell, string? header = null)
    {
        var names = Header(Money);
        if (header is not null) names[cell.Column - 1] = header;
        string[] row = [.. Row(), "100", "50"];
        return Assert.Single(ReportParser.Parse(Table(names, row).With(cell), Money).Reports);
    }

    static int Column(string field) => 3 + int.Parse(field[1..]);

    [Theory]
    [InlineData("F01", "120人", "120", "120")]
    [InlineData("F01", "120 名", "120", "120")]
    [InlineData("F01", "1.2万", "12000", "12000人")]
    [InlineData("F01", "1.2万人", "12000", "12000人")]
    [InlineData("F01", "0人", "0", "0")]
    [InlineData("F01", "1 234", "1234", "1234")]
    [InlineData("F01", "'120", "120", "120")]
    [InlineData("F02", "1,500.5平方米", "1500.5", "1500.5")]
    [InlineData("F02", "80m2", "80", "80")]
    [InlineData("F03", "4个", "4", "4")]
    [InlineData("F05", "8个", "8", "8")]
    [InlineData("F07", "12000元", "1.2", "1.2万元")]
    [InlineData("F07", "１２０００元", "1.2", "1.2万元")]
    [InlineData("F07", "1.2万元", "1.2", "1.2")]
    [InlineData("F07", "0.5亿元", "5000", "5000万元")]
    [InlineData("F08", "35%", "35", "35")]
    public void Value_WithItsUnit_IsConverted_AndTold(string field, string text, string expected, string became)
    {
        var report = Parse(field, text);
        Assert.Equal((expected, ValueFault.None), (report.Values[field].Value.ToString(), report.Values[field].Fault));
        var conversion = Assert.Single(report.Conversions);
        Assert.Equal((text, became), (conversion.Found, conversion.Became));
    }

    [Theory]
    [InlineData("F02", "12人", ValueFault.WrongUnit)]
    [InlineData("F01", "35%", ValueFault.WrongUnit)]
    [InlineData("F01", "5元", ValueFault.WrongUnit)]
    [InlineData("F07", "1.2万", ValueFault.WrongUnit)]
    [InlineData("F07", "12万美元", ValueFault.NotNumber)]
    [InlineData("F01", "12左右", ValueFault.NotNumber)]
    [InlineData("F01", "1 23", ValueFault.NotNumber)]
    [InlineData("F01", "12000（缩放显示）", ValueFault.NotNumber)]
    [InlineData("F01", "2026-07-30", ValueFault.Date)]
    [InlineData("F01", "2026/7/30", ValueFault.Date)]
    [InlineData("F01", "2026年7月30日", ValueFault.Date)]
    [InlineData("F01", "7月30日", ValueFault.Date)]
    public void Value_ThatCannotBeConverted_IsAFault(string field, string text, ValueFault fault) => Assert.Equal(fault, Parse(field, text).Values[field].Fault);

    [Theory]
    [InlineData("空")]
    [InlineData("/")]
    [InlineData("--")]
    [InlineData("n/a")]
    public void Marks_OfNothing_AreMissing_AndTold(string text)
    {
        var report = Parse("F01", text);
        Assert.True(report.Values["F01"].Value.IsMissing);
        Assert.Equal("未填", Assert.Single(report.Conversions).Became);
    }

    [Theory]
    [InlineData("总收入（元）", "12000", "1.2")]
    [InlineData("总收入(单位：元)", "12000", "1.2")]
    [InlineData("总收入/元", "12000", "1.2")]
    [InlineData("总收入【亿元】", "1", "10000")]
    [InlineData("总收入（元）", "1.2万", "1.2")]
    [InlineData("总收入（元）", "3万元", "3")]
    public void Unit_OfTheHeader_IsConverted_AndTold(string header, string text, string expected)
    {
        var report = Parse("F07", text, header);
        Assert.Equal(expected, report.Values["F07"].Value.ToString());
        Assert.Single(report.Conversions);
    }

    [Fact]
    public void StoredNumber_UnderAHeaderInYuan_IsConverted_AndSaysWhy() =>
        Assert.Equal(new Conversion(2, 10, "F07", "总收入", "12000", "1.2万元（表头单位为元）"),
            Assert.Single(Parse("F07", new RawCell(2, 10, "12000", 12000), "总收入（元）").Conversions));

    [Fact]
    public void UnitAboveTheTable_HoldsWhereTheHeaderHasNone()
    {
        string[] bare = [.. Header(Money)];
        bare[9] = "总收入";
        string[] row = [.. Row(), "12000", "5"];
        Assert.Equal("1.2", ReportParser.Parse(Table(["单位：元"], bare, row), Money).Reports[0].Values["F07"].Value.ToString());
        Assert.Equal("12000", ReportParser.Parse(Table(["单位：元"], Header(Money), row), Money).Reports[0].Values["F07"].Value.ToString());
        Assert.Equal("12000", ReportParser.Parse(Table(["填报单位：沙坪坝区"], bare, row), Money).Reports[0].Values["F07"].Value.ToString());
    }

    [Fact]
    public void DigitThatDoesNotFit_IsNotDropped() =>
        Assert.Equal(ValueFault.OutOfRange, Parse("F07", "0.1234567890123456789012345678元").Values["F07"].Fault);

    [Theory, InlineData("5元", "VALUE-UNIT"), InlineData("2026-7-30", "VALUE-DATE")]
    public void Fault_IsAnErrorThatNamesItsCell(string text, string code)
    {
        var issue = Assert.Single(Check(Row(("F01", text))).Issues);
        Assert.Equal((code, "D2", text), (issue.Code, issue.Address, issue.Found));
    }
}
