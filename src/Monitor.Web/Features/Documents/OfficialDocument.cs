using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Monitor.Web.Features.Insights.Charts;
using Monitor.Web.Features.Intake;

namespace Monitor.Web.Features.Documents;

/// <summary>
/// A document in the layout of Chinese official documents (GB/T 9704-2012): A4, text area 156 × 225 mm, 22 lines of 28 characters, title 2号
/// 小标宋, body 3号 仿宋, first level 黑体, second 楷体, page numbers 4号 outside with dashes. Fonts are named, with common ones behind them.
/// </summary>
sealed class OfficialDocument : IDisposable
{
    const string TitleFont = "方正小标宋简体", BodyFont = "仿宋_GB2312", FirstFont = "黑体", SecondFont = "楷体_GB2312", NumberFont = "宋体", LatinFont = "Times New Roman";
    /// <summary>Half points: 2号 22 pt, 3号 16 pt, 4号 14 pt, 小4号 12 pt, 5号 10.5 pt.</summary>
    const string TitleSize = "44", BodySize = "32", NumberSize = "28", TableSize = "24", NoteSize = "21";
    /// <summary>Twentieths of a point: 22 lines on 225 mm.</summary>
    const string LinePitch = "580";
    /// <summary>Of a title, which is larger than a line of the grid.</summary>
    const string TitlePitch = "700";
    /// <summary>Characters of 2号 on a line of 156 mm.</summary>
    const int TitleCharacters = 20;

    readonly MemoryStream stream = new();
    readonly WordprocessingDocument package;
    readonly Body body;
    readonly ChartRenderer charts;
    uint pictures;

    OfficialDocument(string title, ChartRenderer charts)
    {
        this.charts = charts;
        package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document);
        package.PackageProperties.Title = title;
        var main = package.AddMainDocumentPart();
        main.Document = new(body = new Body());
        main.AddNewPart<FontTablePart>().Fonts = new(
            Font(TitleFont, "宋体"), Font(BodyFont, "仿宋"), Font(FirstFont, "SimHei"), Font(SecondFont, "楷体"), Font(NumberFont, "SimSun"));
        main.AddNewPart<StyleDefinitionsPart>().Styles = new(new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(
            new RunFonts { Ascii = LatinFont, HighAnsi = LatinFont, EastAsia = BodyFont }, new FontSize { Val = BodySize }, new FontSizeComplexScript { Val = BodySize }))));
        main.AddNewPart<DocumentSettingsPart>().Settings = new(new EvenAndOddHeaders());
    }

    /// <param name="parts">The title first.</param>
    /// <param name="marks">Above all else, e.g. that the data are synthetic, that it is a draft.</param>
    /// <param name="number">文号; may be empty.</param>
    public static byte[] Write(IReadOnlyList<DocumentPart> parts, IReadOnlyList<string> marks, string number, ChartRenderer charts)
    {
        using var document = new OfficialDocument(parts.OfType<TextPart>().First().Text.Replace("\n", "", StringComparison.Ordinal), charts);
        foreach (var mark in marks) document.Add(Text(mark, BodyFont, BodySize), JustificationValues.Center);
        if (number.Length > 0) document.Add(Text(number, BodyFont, BodySize), JustificationValues.Center).Empty();
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i] is TextPart { Look: TextLook.Closing })
            {
                var closing = parts.Skip(i).TakeWhile(p => p is TextPart { Look: TextLook.Closing }).Cast<TextPart>().Select(p => p.Text).ToList();
                document.Closing(closing);
                i += closing.Count - 1;
            }
            else document.Add(parts[i]);
        }
        return document.ToArray();
    }

    public void Dispose()
    {
        package.Dispose();
        stream.Dispose();
    }

    void Add(DocumentPart part)
    {
        switch (part)
        {
            case TablePart table: Add(table); break;
            case PicturePart { Chart: var chart }: Add(chart); break;
            case TextPart { Look: TextLook.Title } title:
                foreach (var line in title.Text.Split('\n').SelectMany(TitleLines))
                    body.Append(new Paragraph(
                        new ParagraphProperties(new SnapToGrid { Val = false }, new SpacingBetweenLines { Line = TitlePitch, LineRule = LineSpacingRuleValues.Exact }, new Justification { Val = JustificationValues.Center }),
                        Text(line, TitleFont, TitleSize)));
                Empty();
                break;
            case TextPart { Look: TextLook.Addressee } to: Add(Text(to.Text, BodyFont, BodySize)); break;
            case TextPart { Look: TextLook.First } first: Indented(Text(first.Text, FirstFont, BodySize), keepNext: true); break;
            case TextPart { Look: TextLook.Second } second: Indented(Text(second.Text, SecondFont, BodySize), keepNext: true); break;
            case TextPart { Look: TextLook.Note } note:
                body.Append(new Paragraph(
                    new ParagraphProperties(new KeepLines(), new SnapToGrid { Val = false }, new SpacingBetweenLines { Before = "290" }, new Justification { Val = JustificationValues.Both }),
                    Text(note.Text, BodyFont, NoteSize)));
                break;
            case TextPart text: Indented(Text(text.Text, BodyFont, BodySize)); break;
        }
    }

    /// <summary>A title that does not fit a line breaks where its meaning does.</summary>
    static IEnumerable<string> TitleLines(string line) =>
        line.Length <= TitleCharacters ? [line] : line.Replace("卓越工程师", "\n卓越工程师", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>
    /// Who, and when, with room for the seal: the day ends four characters from the edge, the name stands centred over it. It never stands on a page
    /// without text before it.
    /// </summary>
    void Closing(IReadOnlyList<string> lines)
    {
        // A table leaves an empty line behind it.
        if (body.LastChild is not Paragraph { InnerText: "" }) Empty();
        Empty();
        foreach (var before in body.Elements().TakeLast(4)) KeepWithNext(before);
        var day = Characters(lines[^1]);
        foreach (var line in lines)
            body.Append(new Paragraph(
                new ParagraphProperties(
                    new KeepNext { Val = line != lines[^1] }, Exact(), new Indentation { RightChars = (int)(100 * Math.Max(2, 4 + (day - Characters(line)) / 2)) }, new Justification { Val = JustificationValues.Right }),
                Text(line, BodyFont, BodySize)));

        static void KeepWithNext(OpenXmlElement element)
        {
            foreach (var paragraph in element is Table table ? table.Elements<TableRow>().TakeLast(2).SelectMany(r => r.Descendants<Paragraph>()) : element is Paragraph own ? [own] : [])
                if (paragraph.ParagraphProperties!.KeepNext is null) paragraph.ParagraphProperties.PrependChild(new KeepNext());
        }

        static double Characters(string text) => text.Sum(c => char.IsAscii(c) ? 0.5 : 1);
    }

    void Add(TablePart part)
    {
        const int textWidth = 8844;
        var all = part.Widths.Sum();
        string Width(int column) => $"{textWidth * part.Widths[column] / all}";
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = $"{textWidth}", Type = TableWidthUnitValues.Dxa },
                new TableBorders(Border<TopBorder>(), Border<LeftBorder>(), Border<BottomBorder>(), Border<RightBorder>(), Border<InsideHorizontalBorder>(), Border<InsideVerticalBorder>()),
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(part.Widths.Select((_, i) => new GridColumn { Width = Width(i) })));
        table.Append(Row(part.Head, FirstFont, header: true));
        foreach (var row in part.Rows) table.Append(Row(row, BodyFont, header: false));
        body.Append(table);
        Add(Text("", BodyFont, TableSize));

        TableRow Row(IReadOnlyList<string> cells, string font, bool header)
        {
            var row = new TableRow(new TableRowProperties(header ? [new CantSplit(), new TableHeader()] : [new CantSplit()]));
            for (var i = 0; i < cells.Count; i++)
                row.Append(new TableCell(
                    new TableCellProperties(new TableCellWidth { Width = Width(i), Type = TableWidthUnitValues.Dxa }, new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }),
                    new Paragraph(
                        new ParagraphProperties(new SnapToGrid { Val = false }, new Justification { Val = header ? JustificationValues.Center : i >= part.NumbersFrom ? JustificationValues.Right : JustificationValues.Left }),
                        Lines(cells[i], font, TableSize))));
            return row;
        }
    }

    /// <summary>As <see cref="Text"/>; a line of the text begins a new line.</summary>
    static Run Lines(string text, string font, string size)
    {
        var lines = text.Split('\n');
        var run = Text(lines[0], font, size);
        foreach (var line in lines.Skip(1))
        {
            run.Append(new Break());
            run.Append(Plain(line));
        }
        return run;
    }

    static Text Plain(string text) => new(WorkbookWriter.Plain(text)) { Space = SpaceProcessingModeValues.Preserve };

    /// <summary>A chart over the width of the text.</summary>
    void Add(ChartModel chart)
    {
        // Charts with many bars are higher than others.
        var size = ChartFrame.Size(chart);
        var part = package.MainDocumentPart!.AddImagePart(ImagePartType.Png);
        part.FeedData(new MemoryStream(charts.Png(chart, 2)));
        pictures++;
        body.Append(new Paragraph(
            new ParagraphProperties(new SnapToGrid { Val = false }, new Justification { Val = JustificationValues.Center }),
            new Run(InlinePicture.Of(package.MainDocumentPart!.GetIdOfPart(part), pictures, size.Width, size.Height, chart.Title))));
    }

    byte[] ToArray()
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

    void Indented(Run run, bool keepNext = false)
    {
        var properties = new ParagraphProperties(Exact(), new Indentation { FirstLineChars = 200, FirstLine = "640" }, new Justification { Val = JustificationValues.Both });
        if (keepNext) properties.PrependChild(new KeepNext());
        body.Append(new Paragraph(properties, run));
    }

    OfficialDocument Add(Run run, JustificationValues? side = null)
    {
        body.Append(new Paragraph(new ParagraphProperties(Exact(), new Justification { Val = side ?? JustificationValues.Left }), run));
        return this;
    }

    void Empty() => Add(Text("", BodyFont, BodySize));

    static SpacingBetweenLines Exact() => new() { Line = LinePitch, LineRule = LineSpacingRuleValues.Exact };

    static Run Text(string text, string font, string size) => new(
        new RunProperties(
            new RunFonts { Ascii = LatinFont, HighAnsi = LatinFont, EastAsia = font },
            // 28 characters of 16 pt are a little wider than 156 mm. A grid of characters would say so too, but LibreOffice gives each two cells then.
            new Spacing { Val = size == BodySize ? -4 : 0 },
            new FontSize { Val = size }, new FontSizeComplexScript { Val = size }),
        Plain(text));

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
