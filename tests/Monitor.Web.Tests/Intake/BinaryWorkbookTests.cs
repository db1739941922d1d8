using Monitor.Analytics.Intake;
using Monitor.Web.Features.Intake;

namespace Monitor.Web.Tests.Intake;

public class BinaryWorkbookTests
{
    static readonly string[] Header = ["创新中心编码", "创新中心名称", "报告年度", "专职运营人员（人）"];

    static RawTable Table(Xls workbook) => Seeds.Read(workbook.Bytes()).Table!;
    static string Code(byte[] content, ReadLimits? limits = null) => Assert.Single(Seeds.Read(content, limits).Issues).Code;

    [Fact]
    public void Cells_KeepTheirAddresses()
    {
        var table = Table(new Xls().Sheet("表").Text(3, 2, "甲").Number(7, 28, 5.5));
        Assert.Equal([3, 7], table.Rows.Select(r => r.Number));
        Assert.Equal(("B3", "甲"), (table.Rows[0].Cells[0].Address, table.Rows[0].Cells[0].Text));
        Assert.Equal(("AB7", 5.5m), (table.Rows[1].Cells[0].Address, table.Rows[1].Cells[0].Number));
    }

    [Fact]
    public void ExcelErrors_AreErrors_NotBlank()
    {
        var table = Table(Xls.Of(Header).Error(2, 4, 0x17).ErrorFormula(3, 4, 0x07));
        Assert.Equal(["#REF!", "#DIV/0!"], table.Rows.Skip(1).Select(r => r[4].Error));
    }

    [Fact]
    public void PercentAndDate_AreShownAsExcelShowsThem()
    {
        var row = Table(Xls.Of(Header).Number(2, 4, 0.35, Xls.Percent).Number(2, 5, 46233, Xls.Day)).Rows[1];
        Assert.Equal(("35%", "2026-07-30"), (row[4].Text, row[5].Text));
        Assert.Null(row[4].Number);
    }

    [Fact]
    public void HiddenSheetsAndRows_AndMerges_AreRead()
    {
        var reading = Seeds.Read(new Xls().Sheet("旧", hidden: true, Header).Sheet("新", Header, ["CQ2025-01", "中心", "2026", "3"]).HiddenRow(2).Merge(1, 5, 1, 6).Text(1, 5, "合并").Bytes());
        Assert.Equal(["SHEET-HIDDEN", "SHEET-READ"], reading.Issues.Select(i => i.Code));
        Assert.Equal("新", reading.Table!.Sheet);
        Assert.Equal([2], reading.Table.HiddenRows);
        Assert.Equal(new MergedRange(1, 5, 1, 5), Assert.Single(reading.Table.Merges));
    }

    [Fact]
    public void Encrypted_IsTold() => Assert.Equal("FILE-ENCRYPTED", Code(Xls.Of(Header).Global(0x2F, new byte[6]).Bytes()));

    [Theory, InlineData(0), InlineData(3)]
    public void SectorsInACircle_AreUnsafe(int first)
    {
        var content = Xls.Of(Header).Bytes();
        BitConverter.GetBytes(first == 0 ? 1u : 2u).CopyTo(content, 512 + 4 * (first == 0 ? 1 : 4));
        Assert.Equal("FILE-UNSAFE", Code(content));
    }

    [Fact]
    public void TruncatedFile_IsDamaged() => Assert.Equal("FILE-DAMAGED", Code(Xls.Of(Header).Bytes()[..1200]));

    [Fact]
    public void Rows_BeyondTheLimit_AreTooMuch() =>
        Assert.Equal("FILE-TOO-MANY-CELLS", Code(Xls.Of(Header).Number(60_000, 1, 1).Bytes()));

    [Fact]
    public void CellsBeyondTheLimit_AreTooMuch() => Assert.Equal("FILE-TOO-MANY-CELLS", Code(Xls.Of(Header).Bytes(), ReadLimits.Upload with { Cells = 3 }));

    [Fact]
    public void WorkbookWithoutContent_IsEmpty() => Assert.Equal("FILE-EMPTY", Code(new Xls().Sheet("空").Bytes()));
}
