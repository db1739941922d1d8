using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Monitor.Web.Data;
using Monitor.Web.Features.Documents;
using Sheets = DocumentFormat.OpenXml.Spreadsheet;

namespace Monitor.Web.Tests.Documents;

/// <summary>Each kind of document as Word and Excel find it: page, grid, fonts, and its text beside the approved one.</summary>
public sealed partial class DocumentTextTests(IssuedScene scene) : IClassFixture<IssuedScene>
{
    public static TheoryData<DocumentKind> All => [.. DocumentKinds.All.Select(k => k.Kind)];

    public static TheoryData<DocumentKind> Texts => [.. DocumentKinds.All.Where(k => !k.IsWorkbook).Select(k => k.Kind)];

    [Theory, MemberData(nameof(All))]
    public async Task Text_IsTheApprovedOne(DocumentKind kind)
    {
        var info = DocumentKinds.Of(kind);
        var content = await scene.ContentAsync(kind);
        var approved = Path.Combine(AppContext.BaseDirectory, "Documents", "Approved", $"{info.Slug}.txt");
        var expected = File.Exists(approved) ? (await File.ReadAllTextAsync(approved)).ReplaceLineEndings("\n") : "";
        // Which version of a rulebook is another test's matter: a new one changes no wording.
        var text = RulebookVersion().Replace(PlainText.Of(content, info.IsWorkbook).ReplaceLineEndings("\n"), "$1 版本 …");
        Directory.CreateDirectory(Path.GetDirectoryName(approved)!);
        // Beside the approved one, for whoever compares them and looks at the file.
        await File.WriteAllTextAsync(Path.ChangeExtension(approved, ".received.txt"), text);
        await File.WriteAllBytesAsync(Path.ChangeExtension(approved, $".received{info.Ending}"), content);
        Assert.Equal(expected, text);
    }

    [Theory, MemberData(nameof(Texts))]
    public async Task Page_IsThatOfAnOfficialDocument(DocumentKind kind)
    {
        using var document = await OpenAsync(kind);
        var section = document.MainDocumentPart!.Document!.Body!.Elements<SectionProperties>().Single();
        Assert.Equal((11906u, 16838u), (section.GetFirstChild<PageSize>()!.Width!.Value, section.GetFirstChild<PageSize>()!.Height!.Value));
        var grid = section.GetFirstChild<DocGrid>()!;
        Assert.Equal((DocGridValues.Lines, 580), (grid.Type!.Value, grid.LinePitch!.Value));
        var margin = section.GetFirstChild<PageMargin>()!;
        Assert.Equal(37, margin.Top!.Value * 25.4 / 1440, 0.1);
        Assert.Equal(28, margin.Left!.Value * 25.4 / 1440, 0.1);
        // 22 lines of 29 pt on 225 mm; 28 characters of 16 − 0.2 pt on 156 mm.
        Assert.Equal(156, (11906 - (int)margin.Left!.Value - (int)margin.Right!.Value) * 25.4 / 1440, 0.5);
        Assert.Equal(225, (16838 - margin.Top!.Value - margin.Bottom!.Value) * 25.4 / 1440, 0.5);
        Assert.All(document.MainDocumentPart.Document.Descendants<RunProperties>().Where(r => r.FontSize!.Val == "32"), r => Assert.Equal(-4, r.Spacing!.Val!.Value));
    }

    [Theory, MemberData(nameof(Texts))]
    public async Task Fonts_AreThoseOfAnOfficialDocument_WithACommonOneBehindEach(DocumentKind kind)
    {
        using var document = await OpenAsync(kind);
        var fonts = document.MainDocumentPart!.FontTablePart!.Fonts!.Elements<Font>().ToDictionary(f => f.Name!.Value!, f => f.AltName!.Val!.Value);
        Assert.Equal("仿宋", fonts["仿宋_GB2312"]);
        var runs = document.MainDocumentPart.Document!.Body!.Descendants<Run>().Where(r => r.RunProperties is not null).ToList();
        Assert.All(runs, r => Assert.Contains(r.RunProperties!.RunFonts!.EastAsia!.Value!, fonts.Keys));
        Assert.Equal("方正小标宋简体", runs.First(r => r.RunProperties!.FontSize!.Val == "44").RunProperties!.RunFonts!.EastAsia!.Value);
        Assert.All(runs.Where(r => r.InnerText is ['一' or '二' or '三', '、', ..]), r => Assert.Equal("黑体", r.RunProperties!.RunFonts!.EastAsia!.Value));
    }

    [Theory, MemberData(nameof(All))]
    public async Task File_IsValidOpenXml(DocumentKind kind)
    {
        using OpenXmlPackage package = DocumentKinds.Of(kind).IsWorkbook
            ? SpreadsheetDocument.Open(new MemoryStream(await scene.ContentAsync(kind)), isEditable: false) : await OpenAsync(kind);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2016).Validate(package).Select(e => $"{e.Path?.XPath} {e.Description}"));
    }

    [Fact]
    public async Task Table_FreezesItsHead_AndPrintsOnA4Landscape()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(await scene.ContentAsync(DocumentKind.YearlyTable)), isEditable: false);
        var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet!;
        var pane = sheet.Descendants<Sheets.Pane>().Single();
        Assert.Equal((3d, 3d, Sheets.PaneStateValues.Frozen), (pane.VerticalSplit!.Value, pane.HorizontalSplit!.Value, pane.State!.Value));
        var setup = sheet.Descendants<Sheets.PageSetup>().Single();
        Assert.Equal((9u, Sheets.OrientationValues.Landscape, 1u), (setup.PaperSize!.Value, setup.Orientation!.Value, setup.FitToWidth!.Value));
    }

    [Theory, MemberData(nameof(Texts))]
    public async Task Draft_SaysThatItIsOne_AndAnIssueDoesNot(DocumentKind kind)
    {
        var (id, subject) = scene.Issued[kind];
        var draft = await scene.Documents.DraftAsync(scene.Cases.Reviewer, DocumentKinds.Of(kind).Slug, subject, default);
        var issued = await scene.Documents.OpenAsync(scene.Cases.Reviewer, id, default);
        Assert.Contains(DocumentKinds.Of(kind).DraftMark, PlainText.Of(draft.Content, false), StringComparison.Ordinal);
        Assert.DoesNotContain("未签发", PlainText.Of(issued.Content, false), StringComparison.Ordinal);
        Assert.All([draft, issued], f => Assert.Contains("演示数据，非正式文件", PlainText.Of(f.Content, false), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Document_StatesTheRulebookVersionOfItsScores_AndTheTemplate()
    {
        await using var db = scene.Host.Db();
        Monitor.Analytics.Vocabulary.CenterCode center = "CQ2024-02";
        var scored = db.Assessments.Single(a => a.Center == center && a.Year == 2025 && !a.IsTerm && a.SupersededAt == null);
        var text = PlainText.Of(await scene.ContentAsync(DocumentKind.ReviewReport), false);
        Assert.Contains($"依据：考核方案 {scored.RulebookId} 版本 {scored.RulebookVersion}；数值为核定值。文字：年度复盘报告默认模板。", text, StringComparison.Ordinal);
        var id = scene.Issued[DocumentKind.ReviewReport].Id;
        var restsOn = db.IssuedDocuments.Single(d => d.Id == id).RestsOn;
        Assert.Contains($"\"rulebooks\":[\"{scored.RulebookId} 版本 {scored.RulebookVersion}\"]", restsOn, StringComparison.Ordinal);
        Assert.Contains("\"template\":0", restsOn, StringComparison.Ordinal);
        Assert.Contains("\"verified\":true", restsOn, StringComparison.Ordinal);
    }

    /// <summary>Nothing is concluded before it is: the draft says 暂无, and neither grade nor verdict.</summary>
    [Theory]
    [InlineData("term-report", "PG-CQ2024-01", "评估结论：暂无。会签情况：暂无。定论日期：暂无")]
    [InlineData("acceptance", "ZG-2025-02", "验收结论：暂无")]
    public async Task Draft_BeforeTheConclusion_SaysThatThereIsNone(string kind, string subject, string says)
    {
        var draft = await scene.Documents.DraftAsync(scene.Cases.Reviewer, kind, subject, default);
        Assert.Contains(says, PlainText.Of(draft.Content, false), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(考核方案 [\w-]+|、[\w-]+) 版本 [\d.]+")]
    private static partial Regex RulebookVersion();

    async Task<WordprocessingDocument> OpenAsync(DocumentKind kind) =>
        WordprocessingDocument.Open(new MemoryStream(await scene.ContentAsync(kind)), isEditable: false);
}
