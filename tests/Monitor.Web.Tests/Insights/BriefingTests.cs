using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Insights;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Insights;

public sealed class BriefingTests(DemoHost host) : IClassFixture<DemoHost>
{
    async Task<WordprocessingDocument> Open(string query = "") =>
        WordprocessingDocument.Open(new MemoryStream(await (await host.OnceSignedInAsync("lingdao")).GetByteArrayAsync("/overview/briefing.docx" + query)), false);

    static string Text(WordprocessingDocument document) => document.MainDocumentPart!.Document!.InnerText;

    Task<Overview> Overview(string? year = null, OverviewFilter? filter = null) =>
        host.Get<OverviewService>().GetAsync(host.Actor("lingdao"), OverviewFilter.ParseYear(year), filter ?? OverviewFilter.None, default);

    [Fact]
    public async Task Briefing_SaysWhatTheOverviewSays_OnWhatItRests_AndThatItIsSynthetic()
    {
        using var document = await Open();
        var overview = await Overview();
        var text = Text(document);
        Assert.Contains(OverviewWords.Answer(overview), text);
        Assert.Contains("得分和等级按考核方案 cq-2022 1.2 计算，数值均为核定值。", text);
        foreach (var measure in new[] { Measure.Trained, Measure.Grants, Measure.SelfSustaining }) Assert.Contains(OverviewWords.Finding(overview, measure)["2025年度".Length..], text);
        foreach (var center in overview.Centers) Assert.Contains(center.Figures.Name, text);
        foreach (var grave in overview.Centers.Where(c => c.Worst >= Severity.Rectify).SelectMany(c => c.Risks.Where(r => r.Severity >= Severity.Rectify)))
            Assert.Contains(grave.Statement, text);
        Assert.Contains("【演示数据，非正式文件】", text);
        Assert.Equal(3, document.MainDocumentPart!.ImageParts.Count());
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => e.Description));
    }

    [Fact]
    public async Task Briefing_BreaksNarrowCells_BeforeTheUnit()
    {
        using var document = await Open();
        var cells = document.MainDocumentPart!.Document!.Descendants<TableCell>().Where(c => c.InnerText.EndsWith("百分点", StringComparison.Ordinal) || c.InnerText == "培养工程师（人）").ToList();
        Assert.Equal(4, cells.Count);
        Assert.All(cells, c => Assert.Single(c.Descendants<Break>()));
    }

    [Fact]
    public async Task Briefing_KeepsTheFilters_AndNamesNoOtherCenter()
    {
        using var document = await Open("?year=2025&batch=2024");
        var text = Text(document);
        Assert.Contains("范围：2024年批。", text);
        var all = await Overview("2025");
        Assert.All(all.Centers.Where(c => c.Figures.Batch != 2024), c => Assert.DoesNotContain(c.Figures.Name, text));
        Assert.All(all.Centers.Where(c => c.Figures.Batch == 2024), c => Assert.Contains(c.Figures.Name, text));
    }

    [Fact]
    public async Task Briefing_OfAYearWithoutReports_JudgesNothing()
    {
        using var document = await Open("?year=2026");
        Assert.Contains("尚无报送，没有得分和等级。", Text(document));
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => e.Description));
    }

    [Fact]
    public async Task Briefing_OfNothing_IsNotFound() =>
        Assert.Equal(404, (int)(await (await host.OnceSignedInAsync("lingdao")).GetAsync("/overview/briefing.docx?batch=1999")).StatusCode);
}
