using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Documents;

/// <summary>The document as Word finds it: page, grid, fonts, text.</summary>
public sealed class ReviewReportTests(DemoHost host) : IClassFixture<DemoHost>
{
    const string Path = "/centers/CQ2024-02/documents/review-2025.docx";

    [Fact]
    public async Task Page_IsThatOfAnOfficialDocument()
    {
        using var document = await OpenAsync();
        var section = document.MainDocumentPart!.Document!.Body!.Elements<SectionProperties>().Single();
        Assert.Equal((11906u, 16838u), (section.GetFirstChild<PageSize>()!.Width!.Value, section.GetFirstChild<PageSize>()!.Height!.Value));
        var grid = section.GetFirstChild<DocGrid>()!;
        Assert.Equal((DocGridValues.Lines, 580), (grid.Type!.Value, grid.LinePitch!.Value));
        // 22 lines of 29 pt on 225 mm; 28 characters of 16 − 0.2 pt on 156 mm.
        var margin = section.GetFirstChild<PageMargin>()!;
        Assert.Equal(156, (11906 - (int)margin.Left!.Value - (int)margin.Right!.Value) * 25.4 / 1440, 0.5);
        Assert.All(document.MainDocumentPart.Document.Descendants<RunProperties>().Where(r => r.FontSize!.Val == "32"), r => Assert.Equal(-4, r.Spacing!.Val!.Value));
        Assert.Equal(225, (16838 - margin.Top!.Value - margin.Bottom!.Value) * 25.4 / 1440, 0.5);
    }

    [Fact]
    public async Task Fonts_AreNamedWithACommonOneBehindEach()
    {
        using var document = await OpenAsync();
        var fonts = document.MainDocumentPart!.FontTablePart!.Fonts!.Elements<Font>().ToDictionary(f => f.Name!.Value!, f => f.AltName!.Val!.Value);
        Assert.Equal("仿宋", fonts["仿宋_GB2312"]);
        var used = document.MainDocumentPart.Document!.Descendants<RunFonts>().Select(f => f.EastAsia!.Value!).Distinct();
        Assert.All(used, name => Assert.Contains(name, fonts.Keys));
    }

    [Fact]
    public async Task Text_SaysWhatThePageSays_AndThatItIsADemo()
    {
        using var document = await OpenAsync();
        var text = document.MainDocumentPart!.Document!.Body!.InnerText;
        Assert.All(new[]
        {
            "演示数据，非正式文件", "演示·网络安全产业卓越工程师协同创新中心", "综合得分50.56分，等级为不合格", "B2 培养工程师（人）", "触发整改提示（三（一））",
            "撤销：整改后次年仍未达标（三（四）4）", "考核方案 cq-2022", "未签发", "2027年1月15日",
        }, part => Assert.Contains(part, text));
    }

    [Fact]
    public async Task File_IsValidOpenXml()
    {
        using var document = await OpenAsync();
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2016).Validate(document).Select(e => $"{e.Path?.XPath} {e.Description}"));
    }

    [Theory]
    [InlineData("baosong", "/centers/CQ2024-02/documents/review-2025.docx", HttpStatusCode.NotFound)]
    [InlineData("baosong", "/centers/CQ2024-01/documents/review-2025.docx", HttpStatusCode.OK)]
    [InlineData("lingdao", "/centers/CQ2024-01/documents/review-2026.docx", HttpStatusCode.NotFound)]
    [InlineData("shenji", "/centers/CQ2024-01/documents/review-2025.docx", HttpStatusCode.Forbidden)]
    public async Task Document_IsForWhomItsScoresAre(string userName, string path, HttpStatusCode status) =>
        Assert.Equal(status, (await (await host.OnceSignedInAsync(userName)).GetAsync(path)).StatusCode);

    async Task<WordprocessingDocument> OpenAsync() =>
        WordprocessingDocument.Open(new MemoryStream(await (await host.OnceSignedInAsync("lingdao")).GetByteArrayAsync(Path)), isEditable: false);
}
