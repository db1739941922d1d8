using System.IO.Compression;
using System.Text;
using Monitor.Analytics.Intake;
using Monitor.Web.Features.Intake;

namespace Monitor.Web.Tests.Intake;

/// <summary>Files made to harm: each is refused for what it is, wherever it comes from (the command line sets no limits of size).</summary>
public class HostileFileTests
{
    static readonly string[] Header = ["创新中心编码", "创新中心名称", "报告年度", "专职运营人员（人）"];

    static string Code(byte[] content, ReadLimits? limits = null) => Assert.Single(Seeds.Read(content, limits).Issues).Code;

    static string CodeAnywhere(byte[] content)
    {
        var code = Code(content);
        Assert.Equal(code, Code(content, ReadLimits.None));
        return code;
    }

    static byte[] Csv(string body) => Encoding.UTF8.GetBytes(string.Join(',', Header) + "\n" + body);

    [Fact]
    public void Entities_InASheet_AreUnsafe() => Assert.Equal("FILE-UNSAFE",
        CodeAnywhere(Xlsx.Of(Header).Row(2, """<c r="A2" t="inlineStr"><is><t><!ENTITY a "b"></t></is></c>""").Bytes()));

    [Fact]
    public void Comments_AndSections_AreUnsafe()
    {
        Assert.Equal("FILE-UNSAFE", CodeAnywhere(Xlsx.Of(Header).Part("xl/comments.xml", "<a><!-- x --></a>").Bytes()));
        Assert.Equal("FILE-UNSAFE", CodeAnywhere(Xlsx.Of(Header).Part("xl/styles.xml", "<a><![CDATA[x]]></a>").Bytes()));
    }

    [Fact]
    public void DeclarationCutByTheBuffer_IsSeen()
    {
        var scan = new MarkupScan();
        Assert.Null(scan.Fault("<a><"u8));
        Assert.NotNull(scan.Fault("!DOCTYPE"u8));
    }

    [Fact]
    public void MarkupInAnotherEncoding_IsUnsafe() =>
        Assert.Equal("FILE-UNSAFE", CodeAnywhere(Xlsx.Of(Header).Part("xl/sharedStrings.xml", "\0<\0!").Bytes()));

    /// <summary>What is not named as XML is not looked through as such.</summary>
    [Fact]
    public void SheetThatIsNotNamedAsXml_IsUnsafe()
    {
        var stream = new MemoryStream();
        stream.Write(Xlsx.Of(Header).Bytes());
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
            foreach (var (from, to) in new[] { ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.bin"), ("xl/_rels/workbook.xml.rels", "xl/_rels/workbook.xml.rels") })
            {
                using var reader = new StreamReader(archive.GetEntry(from)!.Open());
                var text = reader.ReadToEnd().Replace("sheet1.xml", "sheet1.bin", StringComparison.Ordinal);
                reader.Dispose();
                archive.GetEntry(from)!.Delete();
                using var writer = new StreamWriter(archive.CreateEntry(to).Open());
                writer.Write(text);
            }
        Assert.Equal("FILE-UNSAFE", CodeAnywhere(stream.ToArray()));
    }

    [Fact]
    public void TextLongerThanAnyCell_IsUnsafe() =>
        Assert.Equal("FILE-UNSAFE", CodeAnywhere(Xlsx.Of(Header, [new('x', 300_000)]).Bytes(CompressionLevel.NoCompression)));

    [Fact]
    public void DeepNesting_IsUnsafe() =>
        Assert.Equal("FILE-UNSAFE", CodeAnywhere(Xlsx.Of(Header).Row(2, string.Concat(Enumerable.Repeat("<a>", 100))).Bytes()));

    [Fact]
    public void MoreStylesThanExcelAllows_AreUnsafe() =>
        Assert.Equal("FILE-UNSAFE", CodeAnywhere(Xlsx.Of(Header).Part("xl/styles.xml", $"<styleSheet>{string.Concat(Enumerable.Repeat("<xf/>", 100_001))}</styleSheet>").Bytes()));

    [Fact]
    public void RowOfMoreCellsThanExcelAllows_IsUnsafe() =>
        Assert.Equal("FILE-UNSAFE", CodeAnywhere(Xlsx.Of(Header).Row(2, string.Concat(Enumerable.Repeat("<c/>", 16_385))).Bytes()));

    [Theory, InlineData("""<c r="XFE2"/>"""), InlineData("""<c r="ZZZZZZZZZZ2"/>""")]
    public void ColumnBeyondExcels_IsUnsafe(string cell) => Assert.Equal("FILE-UNSAFE", CodeAnywhere(Xlsx.Of(Header).Row(2, cell).Bytes()));

    [Fact]
    public void RowBeyondExcels_IsUnsafe() => Assert.Equal("FILE-UNSAFE", CodeAnywhere(Xlsx.Of(Header).Row(1_048_577, "").Bytes()));

    [Fact]
    public void FalseDimension_IsNotBelieved() => Assert.NotNull(Seeds.Read(Xlsx.Of(Header).Row(1_048_576, """<c r="XFD1048576"/>""").Bytes(), ReadLimits.None).Table);

    [Fact]
    public void FormatOverMillionsOfCells_IsTooMuch()
    {
        var book = Xlsx.Of(Header);
        for (var row = 2; row < 1_400; row++) book.Row(row, $"""<c r="A{row}"><v>1</v></c><c r="XFD{row}"/>""");
        Assert.Equal("FILE-TOO-MANY-CELLS", CodeAnywhere(book.Bytes()));
    }

    [Fact]
    public void ManySheets_AreUnsafe()
    {
        var book = new Xlsx();
        for (var i = 0; i <= 200; i++) book.Sheet($"s{i}");
        Assert.Equal("FILE-UNSAFE", CodeAnywhere(book.Bytes()));
    }

    [Fact]
    public void HugeSheetName_IsUnsafe() => Assert.Equal("FILE-UNSAFE", CodeAnywhere(new Xlsx().Sheet(new string('名', 200_000), Header).Bytes(CompressionLevel.NoCompression)));

    [Fact]
    public void SharedText_AboveTheLimit_IsUnsafe() => Assert.Equal("FILE-UNSAFE",
        Code(Xlsx.Of(Header).Part("xl/sharedStrings.xml", $"<sst>{string.Concat(Enumerable.Repeat("<si/>", 1_000))}</sst>").Bytes(), ReadLimits.Upload with { SharedTextBytes = 1_000 }));

    [Fact]
    public void DeepQuotes_AreTold() => Assert.Equal("FILE-QUOTE-OPEN", CodeAnywhere(Csv(new('"', 1_000_001))));

    [Fact]
    public void LineWithoutEnd_IsTooMuch() => Assert.Equal("FILE-TOO-MANY-CELLS", CodeAnywhere(Csv(new('x', TextOutline.LongestCell + 1))));

    [Fact]
    public void CellOfTheLongestText_IsRead() => Assert.NotNull(Seeds.Read(Csv(new('x', TextOutline.LongestCell))).Table);

    [Fact]
    public void NulBytes_AreNoTable() => Assert.Equal("FILE-NOT-TABLE", CodeAnywhere([.. Csv(""), .. new byte[1_000]]));

    [Fact]
    public void CommasWithoutEnd_AreTooMuch() => Assert.Equal("FILE-TOO-MANY-CELLS", CodeAnywhere(Csv(new(',', 100_000))));

    [Fact]
    public void BlankLinesWithoutEnd_AreTooMuch()
    {
        Assert.Equal("FILE-TOO-MANY-CELLS", CodeAnywhere(Csv(new('\n', 100_001))));
        Assert.NotNull(Seeds.Read(Csv(new('\n', 99_000))).Table);
    }

    [Fact]
    public void Time_ThatRanOut_IsTold() => Assert.Equal("FILE-TOO-SLOW", Code(Xlsx.Of(Header).Bytes(), ReadLimits.Upload with { Time = TimeSpan.Zero }));
}
