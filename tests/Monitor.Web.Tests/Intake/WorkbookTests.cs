using System.IO.Compression;
using Monitor.Analytics.Intake;
using Monitor.Web.Features.Intake;

namespace Monitor.Web.Tests.Intake;

public class WorkbookTests
{
    static readonly string[] Header = ["创新中心编码", "创新中心名称", "报告年度", "专职运营人员（人）"];

    static RawTable Table(Xlsx workbook) => Seeds.Read(workbook.Bytes()).Table!;
    static string Code(byte[] content, ReadLimits? limits = null) => Assert.Single(Seeds.Read(content, limits).Issues).Code;

    [Fact]
    public void Cells_KeepTheirAddresses()
    {
        var table = Table(new Xlsx().Sheet("表").Row(3, Xlsx.Cell(3, 2, "甲")).Row(7, Xlsx.Cell(7, 28, "5")));
        Assert.Equal([3, 7], table.Rows.Select(r => r.Number));
        Assert.Equal("AB7", Assert.Single(table.Rows[1].Cells).Address);
        Assert.Equal(5, table.Rows[1][28].Number);
    }

    [Theory, InlineData("0.30000000000000004", "0.3"), InlineData("12.10", "12.1"), InlineData("1234567.89", "1234567.89"), InlineData("1.2E3", "1200")]
    public void Numbers_AreWithoutNoise(string stored, string expected)
    {
        var cell = Table(new Xlsx().Sheet("表").Row(1, $"""<c r="A1"><v>{stored}</v></c>""")).Rows[0][1];
        Assert.Equal(expected, cell.Text);
        Assert.Equal(decimal.Parse(expected), cell.Number);
    }

    [Fact]
    public void NumberBeyondDecimal_IsText()
    {
        var cell = Table(new Xlsx().Sheet("表").Row(1, """<c r="A1"><v>1E+300</v></c>""")).Rows[0][1];
        Assert.Null(cell.Number);
        Assert.NotEqual("", cell.Text);
    }

    [Theory, InlineData("#REF!"), InlineData("#DIV/0!"), InlineData("#N/A")]
    public void ExcelErrors_AreErrors(string error) =>
        Assert.Equal(error, Table(new Xlsx().Sheet("表", Header).Row(2, $"""<c r="D2" t="e"><v>{error}</v></c>""")).Rows[1][4].Error);

    [Theory, InlineData("<f>B1+C1</f>"), InlineData("<f>B1+C1</f><v/>"), InlineData("<f>B1+C1</f><v></v>")]
    public void FormulaWithoutResult_IsAnError(string content)
    {
        var cell = Table(new Xlsx().Sheet("表", Header).Row(2, $"""<c r="D2">{content}</c>""")).Rows[1][4];
        Assert.Equal("没有计算结果的公式", cell.Error);
    }

    [Fact]
    public void FormulaWithResult_IsItsResult()
    {
        var cell = Table(new Xlsx().Sheet("表", Header).Row(2, """<c r="D2"><f>1+1</f><v>2</v></c>""")).Rows[1][4];
        Assert.Equal((2m, null), (cell.Number, cell.Error));
    }

    [Fact]
    public void FormulaWhoseTextIsEmpty_IsBlank() =>
        Assert.True(Table(new Xlsx().Sheet("表", Header).Row(2, """<c r="D2" t="str"><f>IF(1,"","")</f><v></v></c>""" + Xlsx.Cell(2, 5, "x"))).Rows[1][4].IsBlank);

    [Fact]
    public void Sheet_WhoseHeaderMatches_IsChosen()
    {
        var table = Table(new Xlsx().Sheet("说明", ["填报说明"], ["报告年度"]).Sheet("数据", ["演示"], Header, ["CQ2025-01", "中心", "2026", "3"]));
        Assert.Equal("数据", table.Sheet);
    }

    [Fact]
    public void SecondSheetThatMatches_IsTold()
    {
        var reading = Seeds.Read(new Xlsx().Sheet("一", Header).Sheet("二", Header).Bytes());
        Assert.Equal("一", reading.Table!.Sheet);
        Assert.Equal([("SHEET-READ", "一"), ("SHEET-IGNORED", "二")], reading.Issues.Select(i => (i.Code, i.Sheet)));
    }

    static readonly string[] Full = [.. ReportColumn.Of(Seeds.Rulebook).Select(c => c.Header)];
    static string[] Report(string center, int year = 2026) => [center, "演示中心", $"{year}", .. Seeds.Rulebook.Fields.Select((_, i) => $"{i}")];

    static TableReading ReadOpen(Xlsx book) => TableReader.Read(book.Bytes(), "test", new() { Rulebook = Seeds.Rulebook, OpenYear = 2026 }, ReadLimits.Upload);
    static string[] Told(TableReading reading) => [.. reading.Issues.Select(i => $"{i.Code} {i.Sheet}".TrimEnd())];

    [Fact]
    public void SheetsOfTheSameHeader_AreAllRead_WhateverTheOrderOfTheirColumns()
    {
        var reading = ReadOpen(new Xlsx().Sheet("一批", Full, Report("CQ2024-01")).Sheet("说明", ["填报说明"]).Sheet("二批", ["演示"], [.. Full.Reverse()], [.. Report("CQ2025-01").Reverse()]));
        Assert.Equal(["一批", "二批"], reading.Tables.Select(t => t.Sheet));
        Assert.Equal(["SHEETS-JOINED", "SHEET-UNLIKE 说明"], Told(reading));
        Assert.Equal([("CQ2024-01", "D2"), ("CQ2025-01", "AG3")], reading.Tables.Select(t => ReportParser.Parse(t, Seeds.Rulebook).Reports[0]).Select(r => (r.Center.ToString()!, r.Values["F01"].Cell.Address)));
    }

    [Fact]
    public void SheetThatLacksAColumn_IsNotRead_AndTellsWhich()
    {
        var reading = ReadOpen(new Xlsx().Sheet("全", Full, Report("CQ2024-01")).Sheet("缺", Full[..^1], Report("CQ2025-01")[..^1]));
        Assert.Equal(["SHEET-READ 全", "SHEET-IGNORED 缺"], Told(reading));
        Assert.Contains("缺少协调会议（次）", reading.Issues[1].Message);
    }

    [Fact]
    public void SheetWithoutData_HindersNoOther()
    {
        var reading = ReadOpen(new Xlsx().Sheet("空表", Full, ["填表人：演示"]).Sheet("数据", Full, Report("CQ2024-01")));
        Assert.Equal(["SHEET-IGNORED 空表", "SHEET-READ 数据"], Told(reading));
    }

    [Fact]
    public void SheetsOfOtherYears_AreNotRead_WhereOneIsOfTheOpenYear()
    {
        Assert.Equal(["SHEET-OTHER-YEAR 上年", "SHEET-READ 本年"], Told(ReadOpen(new Xlsx().Sheet("上年", Full, Report("CQ2024-01", 2025)).Sheet("本年", Full, Report("CQ2024-01")))));
        Assert.Equal(["SHEET-READ 上年", "SHEET-OTHER-YEAR 前年"], Told(ReadOpen(new Xlsx().Sheet("上年", Full, Report("CQ2024-01", 2025)).Sheet("前年", Full, Report("CQ2024-01", 2024)))));
        Assert.Equal(["上年", "本年"], Seeds.Read(new Xlsx().Sheet("上年", Full, Report("CQ2024-01", 2025)).Sheet("本年", Full, Report("CQ2024-01")).Bytes()).Tables.Select(t => t.Sheet));
    }

    [Fact]
    public void SameReportInTwoSheets_IsAnError_ThatNamesBothPlaces()
    {
        var context = new IntakeContext { Rulebook = Seeds.Rulebook, OpenYear = 2026 };
        var file = ReportFile.Check(new Xlsx().Sheet("一", Full, Report("CQ2024-01")).Sheet("二", Full, Report("CQ2024-01")).Bytes(), "test", context, ReadLimits.Upload);
        var errors = file.Issues.Where(i => i.Code == "ROW-DUPLICATE").ToList();
        Assert.Equal(["一", "二"], errors.Select(e => e.Sheet));
        Assert.Contains("工作表“二”第2行", errors[0].Message);
    }

    [Fact]
    public void ErrorInASheetOfManyLines_KeepsItsName() =>
        Assert.Equal("#REF!", Table(Xlsx.Of(Header).Row(2, "<c r=\"A2\" t=\"e\">\n<f>B9</f>\n<v>#REF!</v>\n</c>\n")).Rows[1][1].Error);

    [Fact]
    public void ArchiveThatIsNoWorkbook_IsNoTable()
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true)) archive.CreateEntry("word/document.xml");
        Assert.Equal("FILE-NOT-TABLE", Code(stream.ToArray()));
    }

    [Fact]
    public void TruncatedWorkbook_IsDamaged()
    {
        var content = Xlsx.Of(Header).Bytes();
        Assert.Equal("FILE-DAMAGED", Code(content[..(content.Length / 2)]));
    }

    [Fact]
    public void Dtd_IsNotRead() => Assert.Equal("FILE-UNSAFE",
        Code(Xlsx.Of(Header).Part("xl/sharedStrings.xml", """<!DOCTYPE a [<!ENTITY b "c">]><sst>&b;</sst>""").Bytes()));

    [Fact]
    public void Bomb_IsUnsafe()
    {
        var content = Xlsx.Of(Header).Part("xl/media/image.bin", new string('0', 11 * 1024 * 1024)).Bytes(CompressionLevel.SmallestSize);
        Assert.True(content.Length < 100_000);
        Assert.Equal("FILE-UNSAFE", Code(content));
    }

    [Fact]
    public void UnpackedSize_AboveTheLimit_IsUnsafe() => Assert.Equal("FILE-UNSAFE",
        Code(Xlsx.Of(Header).Part("xl/media/image.bin", new string('0', 100_000)).Bytes(), ReadLimits.Upload with { UnpackedBytes = 50_000 }));

    [Fact]
    public void SheetLargerThanItDeclares_IsDamaged()
    {
        var content = Xlsx.Of(Header, ["CQ2025-01", new string('x', 100_000)]).Bytes();
        using var archive = new ZipArchive(new MemoryStream(content));
        var size = (int)archive.GetEntry("xl/worksheets/sheet1.xml")!.Length;
        Assert.Equal("FILE-DAMAGED", Code(Declaring(content, size, 500)));
    }

    /// <summary>The same archive, with another unpacked size in its directory.</summary>
    static byte[] Declaring(byte[] content, int size, int declared)
    {
        var copy = content.ToArray();
        var (found, told) = (BitConverter.GetBytes(size), BitConverter.GetBytes(declared));
        for (var at = copy.AsSpan().IndexOf(found); at >= 0; at = copy.AsSpan().IndexOf(found)) told.CopyTo(copy, at);
        return copy;
    }

    [Fact]
    public void EntryCount_AboveTheLimit_IsUnsafe()
    {
        var limits = ReadLimits.Upload with { Entries = 5 };
        Assert.NotNull(Seeds.Read(Xlsx.Of(Header).Bytes(), limits).Table);
        Assert.Equal("FILE-UNSAFE", Code(Xlsx.Of(Header).Part("xl/extra.bin", "").Bytes(), limits));
    }

    [Fact]
    public void EntriesOfOneName_AreUnsafe() => Assert.Equal("FILE-UNSAFE", Code(Xlsx.Of(Header).Part("xl/Worksheets/sheet1.xml", "<x/>").Bytes()));

    [Fact]
    public void ContentInTheLastRow_IsTooMuch_AndFormattingThere_IsNot()
    {
        const string formatted = """<c r="XFD1048576" s="0"/>""";
        Assert.NotNull(Seeds.Read(Xlsx.Of(Header).Row(1048576, formatted).Bytes()).Table);
        Assert.Equal("FILE-TOO-MANY-CELLS", Code(Xlsx.Of(Header).Row(1048576, Xlsx.Cell(1048576, 1, "x")).Bytes()));
        Assert.Equal("FILE-TOO-MANY-CELLS", Code(Xlsx.Of(Header).Row(2, Xlsx.Cell(2, 16384, "x")).Bytes()));
    }

    [Fact]
    public void CellCount_AboveTheLimit_IsTooMuch()
    {
        var limits = ReadLimits.Upload with { Cells = 4 };
        Assert.NotNull(Seeds.Read(Xlsx.Of(Header).Bytes(), limits).Table);
        Assert.Equal("FILE-TOO-MANY-CELLS", Code(Xlsx.Of(Header, ["x"]).Bytes(), limits));
    }

    [Fact]
    public void EncryptedWorkbook_IsTold() => Assert.Equal("FILE-ENCRYPTED",
        Code([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512], .. System.Text.Encoding.Unicode.GetBytes("EncryptedPackage")]));

    [Fact]
    public void CompoundFileThatIsNoWorkbook_IsDamaged() => Assert.Equal("FILE-DAMAGED",
        Code([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2048]]));
}
