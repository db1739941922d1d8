using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Monitor.Web.Features.Documents;

/// <summary>
/// A document in the layout of Chinese official documents (GB/T 9704-2012): A4, text area 156 × 225 mm, 22 lines of 28 characters, title 2号
/// 小标宋, body 3号 仿宋, first level 黑体, second 楷体, page numbers 4号 outside with dashes. Fonts are named, with common ones behind them.
/// </summary>
sealed class OfficialDocument : IDisposable
{
    const string TitleFont = "方正小标宋简体", BodyFont = "仿宋_GB2312", FirstFont = "黑体", SecondFont = "楷体_GB2312", NumberFont = "宋体", LatinFont = "Times New Roman";
    /// <summary>Half points: 2号 22 pt, 3号 16 pt, 4号 14 pt, 小4号 12 pt.</summary>
    const string TitleSize = "44", BodySize = "32", NumberSize = "28", TableSize = "24";
    /// <summary>Twentieths of a point: 22 lines on 225 mm.</summary>
    const string LinePitch = "580";

    readonly MemoryStream stream = new();
    readonly WordprocessingDocument package;
    readonly Body body;
    uint pictures;

    public OfficialDocument(string title, bool synthetic)
    {
        package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document);
        package.PackageProperties.Title = title;
        var main = package.AddMainDocumentPart();
        main.Document = new(body = new Body());
        main.AddNewPart<FontTablePart>().Fonts = new(
            Font(TitleFont, "宋体"), Font(BodyFont, "仿宋"), Font(FirstFont, "SimHei"), Font(SecondFont, "楷体"), Font(NumberFont, "SimSun"));
        main.AddNewPart<StyleDefinitionsPart>().Styles = new(new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(
            new RunFonts { Ascii = LatinFont, HighAnsi = LatinFont, EastAsia = BodyFont }, new FontSize { Val = BodySize }, new FontSizeComplexScript { Val = BodySize }))));
        main.AddNewPart<DocumentSettingsPart>().Settings = new(new EvenAndOddHeaders());
        if (synthetic) Add(Text("【演示数据，非正式文件】", BodyFont, BodySize), JustificationValues.Center);
        foreach (var line in title.Split('\n')) Add(Text(line, TitleFont, TitleSize), JustificationValues.Center);
        Add(Text("", BodyFont, BodySize));
    }

    /// <summary>一、…</summary>
    public OfficialDocument First(string text) => Indented(Text(text, FirstFont, BodySize));

    /// <summary>（一）…</summary>
    public OfficialDocument Second(string text) => Indented(Text(text, SecondFont, BodySize));

    public OfficialDocument Paragraph(string text) => Indented(Text(text, BodyFont, BodySize));

    /// <summary>Who, and when, to the right.</summary>
    public OfficialDocument Closing(string who, DateOnly day)
    {
        Add(Text("", BodyFont, BodySize));
        Add(Text(who, BodyFont, BodySize), JustificationValues.Right);
        return Add(Text(Formats.Day(day), BodyFont, BodySize), JustificationValues.Right);
    }

    /// <param name="widths">Shares of the text width.</param>
    /// <param name="numbersFrom">Columns from this one on are right-aligned.</param>
    public OfficialDocument Table(IReadOnlyList<int> widths, int numbersFrom, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        const int textWidth = 8844;
        var all = widths.Sum();
        string Width(int column) => $"{textWidth * widths[column] / all}";
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = $"{textWidth}", Type = TableWidthUnitValues.Dxa },
                new TableBorders(Border<TopBorder>(), Border<LeftBorder>(), Border<BottomBorder>(), Border<RightBorder>(), Border<InsideHorizontalBorder>(), Border<InsideVerticalBorder>()),
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select((_, i) => new GridColumn { Width = Width(i) })));
        table.Append(Row(head, FirstFont, header: true));
        foreach (var row in rows) table.Append(Row(row, BodyFont, header: false));
        body.Append(table);
        return Add(Text("", BodyFont, TableSize));

        TableRow Row(IReadOnlyList<string> cells, string font, bool header)
        {
            var row = new TableRow(new TableRowProperties(header ? [new CantSplit(), new TableHeader()] : [new CantSplit()]));
            for (var i = 0; i < cells.Count; i++)
                row.Append(new TableCell(
                    new TableCellProperties(new TableCellWidth { Width = Width(i), Type = TableWidthUnitValues.Dxa }, new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }),
                    new Paragraph(
                        new ParagraphProperties(new SnapToGrid { Val = false }, new Justification { Val = header ? JustificationValues.Center : i >= numbersFrom ? JustificationValues.Right : JustificationValues.Left }),
                        Text(cells[i], font, TableSize))));
            return row;
        }
    }

    /// <summary>A chart over the width of the text.</summary>
    /// <param name="description">For who cannot see it.</param>
    public OfficialDocument Picture(byte[] png, int width, int height, string description)
    {
        var part = package.MainDocumentPart!.AddImagePart(ImagePartType.Png);
        part.FeedData(new MemoryStream(png));
        pictures++;
        body.Append(new Paragraph(
            new ParagraphProperties(new SnapToGrid { Val = false }, new Justification { Val = JustificationValues.Center }),
            new Run(InlinePicture.Of(package.MainDocumentPart!.GetIdOfPart(part), pictures, width, height, description))));
        return this;
    }

    public byte[] ToArray()
    {
        var main = package.MainDocumentPart!;
        body.Append(new SectionProperties(
            Footer(main, HeaderFooterValues.Default, JustificationValues.Right),
            Footer(main, HeaderFooterValues.Even, JustificationValues.Left),
            new PageSize { Width = 11906, Height = 16838 },
            new PageMargin { Top = 2098, Left = 1588, Right = 1474, Bottom = 1984, Header = 851, Footer = 1400, Gutter = 0 },
            new DocGrid { Type = DocGridValues.Lines, LinePitch = int.Parse(LinePitch) }));
        package.Dispose();
        return stream.ToArray();
    }

    public void Dispose()
    {
        package.Dispose();
        stream.Dispose();
    }

    OfficialDocument Indented(Run run)
    {
        body.Append(new Paragraph(
            new ParagraphProperties(Exact(), new Indentation { FirstLineChars = 200, FirstLine = "640" }, new Justification { Val = JustificationValues.Both }), run));
        return this;
    }

    OfficialDocument Add(Run run, JustificationValues? side = null)
    {
        body.Append(new Paragraph(new ParagraphProperties(Exact(), new Justification { Val = side ?? JustificationValues.Left }), run));
        return this;
    }

    static SpacingBetweenLines Exact() => new() { Line = LinePitch, LineRule = LineSpacingRuleValues.Exact };

    static Run Text(string text, string font, string size) => new(
        new RunProperties(
            new RunFonts { Ascii = LatinFont, HighAnsi = LatinFont, EastAsia = font },
            // 28 characters of 16 pt are a little wider than 156 mm. A grid of characters would say so too, but LibreOffice gives each two cells then.
            new Spacing { Val = size == BodySize ? -4 : 0 },
            new FontSize { Val = size }, new FontSizeComplexScript { Val = size }),
        new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    static Font Font(string name, string behind) => new(new AltName { Val = behind }) { Name = name };

    static T Border<T>() where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Color = "000000" };

    static FooterReference Footer(MainDocumentPart main, HeaderFooterValues pages, JustificationValues side)
    {
        var part = main.AddNewPart<FooterPart>();
        var outside = side == JustificationValues.Right ? new Indentation { RightChars = 100 } : new Indentation { LeftChars = 100 };
        part.Footer = new(new Paragraph(
            new ParagraphProperties(outside, new Justification { Val = side }),
            Text("— ", NumberFont, NumberSize), new SimpleField(Text("1", NumberFont, NumberSize)) { Instruction = "PAGE" }, Text(" —", NumberFont, NumberSize)));
        return new FooterReference { Type = pages, Id = main.GetIdOfPart(part) };
    }
}
