using System.Text;
using Monitor.Analytics.Intake;
using Monitor.Web.Features.Intake;

namespace Monitor.Web.Tests.Intake;

public class TableReaderTests
{
    const string Csv = "创新中心编码,创新中心名称,报告年度,专职运营人员（人）\nCQ2025-01,中心,2026,12\n";

    static RawTable Table(byte[] content) => Seeds.Read(content).Table!;
    static string Code(byte[] content, ReadLimits? limits = null) => Assert.Single(Seeds.Read(content, limits).Issues).Code;

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 with mark", "utf-16", "utf-16BE", "GB18030"];

    static byte[] Encoded(string text, string encoding) => encoding switch
    {
        "utf-8" => Encoding.UTF8.GetBytes(text),
        "utf-8 with mark" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
        "utf-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
        "utf-16BE" => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)],
        _ => CodePagesEncodingProvider.Instance.GetEncoding(encoding)!.GetBytes(text),
    };

    [Theory, MemberData(nameof(Encodings))]
    public void Csv_InEachEncoding_ReadsTheSame(string encoding)
    {
        var table = Table(Encoded(Csv, encoding));
        Assert.Equal("创新中心编码", table.Rows[0][1].Text);
        Assert.Equal("中心", table.Rows[1][2].Text);
        Assert.Equal("12", table.Rows[1][4].Text);
    }

    [Theory, InlineData(','), InlineData('\t'), InlineData(';'), InlineData('，')]
    public void Csv_WithEachSeparator_ReadsTheSame(char separator) =>
        Assert.Equal("12", Table(Encoding.UTF8.GetBytes("演示数据\n" + Csv.Replace(',', separator))).Rows[2][4].Text);

    [Fact]
    public void Csv_BlankLines_KeepRowNumbers() =>
        Assert.Equal([1, 3], Table(Encoding.UTF8.GetBytes(Csv.Replace("\nCQ", "\n\nCQ"))).Rows.Select(r => r.Number));

    [Fact]
    public void Csv_LineBreakInQuotes_StaysInItsCell()
    {
        var table = Table(Encoding.UTF8.GetBytes(Csv.Replace("中心,2026", "\"中,\n心\",2026")));
        Assert.Equal("中,\n心", table.Rows[1][2].Text);
        Assert.Equal(2, table.Rows.Count);
    }

    [Fact]
    public void Csv_QuoteThatNeverCloses_IsTold() =>
        Assert.Equal("FILE-QUOTE-OPEN", Code(Encoding.UTF8.GetBytes(Csv.Replace("中心,2026", "\"中心,2026"))));

    [Theory, InlineData(""), InlineData("\uFEFF"), InlineData(" \r\n ,, \n")]
    public void Nothing_IsEmpty(string text) => Assert.Equal("FILE-EMPTY", Code(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void WorkbookWithoutContent_IsEmpty() => Assert.Equal("FILE-EMPTY", Code(Xlsx.Of().Bytes()));

    [Theory]
    [InlineData("89504E470D0A1A0A0000000D49484452")]
    [InlineData("FFD8FFE000104A46494600010101")]
    [InlineData("255044462D312E370A25E2E3CFD3")]
    [InlineData("3C68746D6C3E3C7461626C653E")]
    [InlineData("00010203")]
    [InlineData("81FF")]
    public void WhatIsNoTable_IsTold(string bytes) => Assert.Equal("FILE-NOT-TABLE", Code(Convert.FromHexString(bytes)));

    [Fact]
    public void ImageRenamedToCsv_IsNoTable() => Assert.Equal("FILE-NOT-TABLE", Code(Seeds.Sample("bad-image.csv")));

    [Fact]
    public void TextThatBeginsLikeABitmap_IsText() => Assert.NotNull(Seeds.Read(Encoding.UTF8.GetBytes("BM,报告年度\n1,2\n")).Table);

    [Fact]
    public void Size_AtTheLimit_IsRead_AndOneByteMore_IsNot()
    {
        var content = Encoding.UTF8.GetBytes(Csv);
        var limits = ReadLimits.Upload with { Bytes = content.Length };
        Assert.NotNull(Seeds.Read(content, limits).Table);
        Assert.Equal("FILE-TOO-LARGE", Code([.. content, (byte)'\n'], limits));
    }

    [Fact]
    public void ThirtyMegabytes_AreTooLarge()
    {
        var issue = Assert.Single(Seeds.Read(new byte[30 * 1024 * 1024]).Issues);
        Assert.Equal("FILE-TOO-LARGE", issue.Code);
        Assert.Contains("30 MB", issue.Message);
        Assert.Contains("20 MB", issue.Message);
    }

    [Fact]
    public void Rows_AtTheLimit_AreRead_AndOneMore_IsNot()
    {
        var limits = ReadLimits.Upload with { Rows = 2 };
        Assert.NotNull(Seeds.Read(Encoding.UTF8.GetBytes(Csv), limits).Table);
        Assert.Equal("FILE-TOO-MANY-CELLS", Code(Encoding.UTF8.GetBytes(Csv + "x,y\n"), limits));
        Assert.NotNull(Seeds.Read(Xlsx.Of(["报告年度"], ["2026"]).Bytes(), limits).Table);
        Assert.Equal("FILE-TOO-MANY-CELLS", Code(Xlsx.Of(["报告年度"], ["2026"], ["2026"]).Bytes(), limits));
    }

    [Fact]
    public void Columns_AtTheLimit_AreRead_AndOneMore_IsNot()
    {
        var limits = ReadLimits.Upload with { Columns = 2 };
        Assert.NotNull(Seeds.Read(Encoding.UTF8.GetBytes("a,b,\n"), limits).Table);
        Assert.Equal("FILE-TOO-MANY-CELLS", Code(Encoding.UTF8.GetBytes("a,b,c\n"), limits));
        Assert.Equal("FILE-TOO-MANY-CELLS", Code(Xlsx.Of(["a", "b", "c"]).Bytes(), limits));
    }

    [Fact]
    public void SheetWhoseBeginningIsNoReports_IsReadNoFurther()
    {
        string[][] rows = [.. Enumerable.Range(1, 400).Select(i => new[] { $"{i}", "x" })];
        byte[][] files = [Encoding.UTF8.GetBytes(string.Concat(rows.Select(r => string.Join(',', r) + "\n"))), Xlsx.Of(rows).Bytes(), Xls.Of(rows).Bytes()];
        Assert.All(files, f => Assert.Equal(300, Seeds.Read(f).Table!.Rows.Count));
        byte[] report = [.. Seeds.Sample("2026-500106-good.csv"), .. files[0]];
        Assert.Equal(403, Seeds.Read(report).Table!.Rows.Count);
    }

    [Fact]
    public void Sha256_IsOfTheBytes() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Seeds.Read("abc"u8.ToArray()).Sha256);
}
