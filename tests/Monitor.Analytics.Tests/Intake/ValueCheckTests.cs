using Monitor.Analytics.Intake;
using static Monitor.Analytics.Tests.Builders.ReportBuilder;

namespace Monitor.Analytics.Tests.Intake;

public class ValueCheckTests
{
    [Theory]
    [InlineData("F01", "一百二", "VALUE-NOT-NUMBER")]
    [InlineData("F01", "0", null)]
    [InlineData("F01", "-1", "VALUE-NEGATIVE")]
    [InlineData("F02", "-0.000001", "VALUE-NEGATIVE")]
    [InlineData("F01", "1.0", null)]
    [InlineData("F01", "1.5", "VALUE-NOT-WHOLE")]
    [InlineData("F02", "1.123456", null)]
    [InlineData("F02", "1.1234560", null)]
    [InlineData("F02", "1.1234567", "VALUE-TOO-PRECISE")]
    [InlineData("F03", "4", null)]
    [InlineData("F03", "5", "VALUE-ABOVE-MAXIMUM")]
    [InlineData("F02", "100000", null)]
    [InlineData("F02", "100000.000001", "VALUE-ABOVE-MAXIMUM")]
    [InlineData("F01", "1000000000000", null)]
    [InlineData("F01", "1000000000001", "VALUE-ABOVE-MAXIMUM")]
    [InlineData("F01", "-99999999999999999999999999999999", "VALUE-NEGATIVE")]
    [InlineData("F06", "有时", "VALUE-NOT-YES-NO")]
    [InlineData("F06", "2", "VALUE-NOT-YES-NO")]
    [InlineData("F06", "0", null)]
    public void Value_IsJudgedByItsField(string field, string text, string? code)
    {
        var file = Check(Row((field, text)));
        Assert.Equal(code is null ? [] : [code], file.Codes());
        Assert.Equal(code is null, file.Reports[0].CanSubmit);
        Assert.All(file.Issues, i => Assert.Equal((field, text), (i.Field.ToString(), i.Found)));
    }

    [Fact]
    public void ExcelError_IsAnError()
    {
        var issue = Assert.Single(Check(Table(Header(), Row()).With(new(2, 4, "", Error: "#DIV/0!"))).Issues);
        Assert.Equal(("VALUE-EXCEL-ERROR", "#DIV/0!", "D2"), (issue.Code, issue.Found, issue.Address));
    }

    [Theory]
    [InlineData("#DIV/0!", "VALUE-EXCEL-ERROR"), InlineData("#ref!", "VALUE-EXCEL-ERROR"), InlineData("＃N/A", "VALUE-EXCEL-ERROR")]
    [InlineData("#1", "VALUE-NOT-NUMBER"), InlineData("#暂无", "VALUE-NOT-NUMBER")]
    public void ExcelErrorThatBecameText_IsToldAsOne_AnythingElseWithItsSignIsNot(string text, string code)
    {
        var issue = Assert.Single(Check(Row(("F02", text))).Issues);
        Assert.Equal((code, "E2"), (issue.Code, issue.Address));
    }

    [Fact]
    public void Conversion_IsANotice()
    {
        var file = Check(Row(("F02", "１，２００")));
        var issue = Assert.Single(file.Issues);
        Assert.Equal("第2行“运营场地面积”（E2）为“１，２００”，已按“1200”读取。如读取有误，请改正后重新上传。", issue.Message);
        Assert.Equal(IssueSeverity.Notice, issue.Severity);
        Assert.True(file.Reports[0].CanSubmit);
    }

    [Fact]
    public void MissingValues_AreToldOnce_AndStayMissing()
    {
        var file = Check(Row(("F01", ""), ("F05", "")));
        Assert.Equal(("VALUE-MISSING", "专职运营人员、已完成建设任务"), (Assert.Single(file.Issues).Code, file.Issues[0].Found));
        Assert.True(file.Reports[0].Values["F01"].Value.IsMissing);
        Assert.True(file.Reports[0].CanSubmit);
    }

    [Fact]
    public void ReportedZero_IsNotMissing() => Assert.False(Check(Row(("F01", "0"))).Reports[0].Values["F01"].Value.IsMissing);

    [Fact]
    public void RowWithNothingFilledIn_IsAnError_AndOneValueIsEnough()
    {
        (string, string)[] empty = [("F01", ""), ("F02", ""), ("F03", ""), ("F04", ""), ("F05", ""), ("F06", "")];
        Assert.Equal(["ROW-EMPTY"], Check(Row(empty)).Codes());
        empty[5] = ("F06", "否");
        Assert.Empty(Check(Row(empty)).Codes());
    }
}
