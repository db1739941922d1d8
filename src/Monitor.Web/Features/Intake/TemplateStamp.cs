using System.IO.Compression;
using System.Xml;
using Monitor.Analytics.Intake;

namespace Monitor.Web.Features.Intake;

/// <summary>Which template a workbook was made from, in a property of the document: of which scheme and version, for which year and district.</summary>
public sealed record TemplateStamp(string Rulebook, string Version, int Year, string District)
{
    public const string Property = "MonitorTemplate";
    const string Part = "docProps/custom.xml";
    /// <summary>Sheets that come with the template, and are no report whatever they hold.</summary>
    public const string PriorSheet = "上年对照", NotesSheet = "填报说明", ResultSheet = "检查结果";

    public string Text => string.Join('|', Rulebook, Version, Year, District);

    public static bool IsCompanion(string sheet) => sheet is PriorSheet or NotesSheet or ResultSheet;

    /// <param name="content">A workbook that has been looked through.</param>
    /// <returns>Null where it was not made from a template of ours.</returns>
    public static TemplateStamp? Of(byte[] content)
    {
        using var archive = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        if (archive.GetEntry(Part) is not { } part) return null;
        using var stream = part.Open();
        using var reader = XmlReader.Create(stream, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        while (reader.Read())
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "property" } && reader.GetAttribute("name") == Property)
            {
                using var value = reader.ReadSubtree();
                while (value.Read())
                    if (value.NodeType == XmlNodeType.Text) return Read(value.Value);
                return null;
            }
        return null;
    }

    static TemplateStamp? Read(string text) =>
        text.Split('|') is [var rulebook, var version, var year, var district] && int.TryParse(year, out var number) ? new(rulebook, version, number, district) : null;

    /// <summary>What is to be told of a template that is not the one for this round; its values are read all the same.</summary>
    internal IEnumerable<ReportIssue> Told(IntakeContext context)
    {
        if (context.OpenYear is { } open && open.Value != Year)
            yield return IssueCatalog.TemplateOtherYear.Raise(found: $"{Year}年度", expected: $"{open}年度");
        else if (Rulebook != context.Rulebook.Id || Version != context.Rulebook.Version)
            yield return IssueCatalog.TemplateOld.Raise(found: $"{Rulebook} {Version}", expected: $"{context.Rulebook.Id} {context.Rulebook.Version}");
        if (context.Districts is { } districts && districts.All(d => d.ToString() != District))
            yield return IssueCatalog.TemplateForeign.Raise(found: District);
    }
}
