using Monitor.Analytics.Intake;
using Monitor.Analytics.Intake.Lists;
using static Monitor.Analytics.Tests.Builders.ReportBuilder;

namespace Monitor.Analytics.Tests.Intake;

public class ListTableTests
{
    static readonly string[] Head = ["创新中心编码", "年度", "指标", "目标值"];

    [Fact]
    public void JoinedCell_HoldsForEachOfItsRows_AndForNoneBelow()
    {
        var table = Table(Head, ["CQ2026-01", "2027", "B2", "1"], ["", "", "B3", "2"], ["", "", "B4", "3"]) with { Merges = [new(2, 1, 3, 1), new(2, 2, 3, 2)] };
        var rows = ListTable.Read(ListKind.Targets, table).Rows;
        Assert.Equal(["CQ2026-01 2027", "CQ2026-01 2027", " "], rows.Select(r => $"{r[ListColumns.Center].Text} {r[ListColumns.Year].Text}"));
        Assert.Equal("A3", rows[1][ListColumns.Center].Address);
    }

    [Fact]
    public void ColumnsStandInAnyOrder_UnderAnyOfTheirNames_AndOthersAreTold()
    {
        var read = ListTable.Read(ListKind.Targets, Table(["目标", "序号", "指标名称", "中心编码", "年份"], ["5", "1", "B2", "CQ2026-01", "2027"]));
        Assert.Equal("CQ2026-01", Assert.Single(read.Rows)[ListColumns.Center].Text);
        Assert.Equal(["LIST-HEADER-UNKNOWN"], read.Issues.Select(i => i.Code));
    }

    [Theory]
    [InlineData("2026-07-30", true), InlineData("2026/7/30", true), InlineData("2026.07.30", true), InlineData("2026年7月30日", true), InlineData("２０２６－７－３０", true)]
    [InlineData("2026-07-30 00:00:00", true), InlineData("2026-02-30", false), InlineData("30/7/2026", false), InlineData("2026年7月", false), InlineData("46233", false)]
    public void Day_IsReadInTheWaysPeopleWriteIt(string text, bool read)
    {
        var row = Assert.Single(ListTable.Read(ListKind.Incidents, Table(
            ["创新中心编码", "类别", "主管部门", "发生日期", "情况说明"], ["CQ2026-01", "重大安全事故", "某部门", text, "某事"])).Rows);
        var reader = new ListRowReader(row);
        Assert.Equal(read ? new DateOnly(2026, 7, 30) : null, reader.Day(ListColumns.OccurredOn));
        Assert.Equal(read, reader.IsSound);
    }

    [Fact]
    public void HeaderThatStandsTwice_AndColumnThatIsMissing_AreErrors()
    {
        Assert.Contains(ListTable.Read(ListKind.Targets, Table([.. Head, "目标"], ["CQ2026-01", "2027", "B2", "1", "2"])).Issues, i => i.Code == "HEADER-DUPLICATE");
        Assert.Contains(ListTable.Read(ListKind.Targets, Table(Head[..3], ["CQ2026-01", "2027", "B2"])).Issues, i => i.Code == "HEADER-MISSING");
    }
}
