using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.CustomProperties;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.VariantTypes;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Intake;

/// <summary>Sheets → .xlsx.</summary>
static class WorkbookWriter
{
    /// <summary>Excel's own format ID of what users add to a document's properties.</summary>
    const string UserProperties = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
    const uint A4 = 9;

    public static byte[] Write(IReadOnlyList<SheetContent> sheets, TemplateStamp? stamp = null)
    {
        var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new BookViews(new WorkbookView()), new Sheets());
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = WrittenStyles.Sheet();
            foreach (var sheet in sheets) Add(workbook, sheet);
            if (stamp is not null)
                document.AddCustomFilePropertiesPart().Properties = new Properties(
                    new CustomDocumentProperty(new VTLPWSTR(stamp.Text)) { FormatId = UserProperties, PropertyId = 2, Name = TemplateStamp.Property });
        }
        return stream.ToArray();
    }

    /// <summary>Adds the sheet behind the others.</summary>
    public static void Add(WorkbookPart workbook, SheetContent content, Func<CellStyle, uint>? style = null)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        var list = workbook.Workbook!.Sheets!;
        var number = list.Elements<Sheet>().Select(s => s.SheetId!.Value).DefaultIfEmpty(0u).Max() + 1;
        list.Append(new Sheet { Name = content.Name, SheetId = number, Id = workbook.GetIdOfPart(part) });

        var sheet = new Worksheet(new SheetProperties(new PageSetupProperties { FitToPage = true }), Views(content, isFirst: number == 1));
        if (content.Widths.Count > 0)
            sheet.Append(new Columns(content.Widths.Select((w, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = w, CustomWidth = true })));
        sheet.Append(new SheetData(content.Rows.Select(r => Row(r.Key, r, content.Heights, style ?? (s => (uint)s)))));
        if (content.Validations.Count > 0) sheet.Append(new DataValidations(content.Validations) { Count = (uint)content.Validations.Count });
        sheet.Append(
            new PageMargins { Left = 0.4, Right = 0.4, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 },
            new PageSetup { PaperSize = A4, Orientation = content.IsLandscape ? OrientationValues.Landscape : OrientationValues.Portrait, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter(new OddFooter("&L&A&R第 &P 页，共 &N 页")));
        part.Worksheet = sheet;
        if (content.Notes.Count > 0) CellNotes.Add(part, content.Notes);
    }

    static SheetViews Views(SheetContent content, bool isFirst)
    {
        var view = new SheetView { WorkbookViewId = 0, TabSelected = isFirst };
        if (content.FrozenRows > 0)
            view.Append(new Pane
            {
                VerticalSplit = content.FrozenRows,
                HorizontalSplit = content.FrozenColumns > 0 ? content.FrozenColumns : null,
                TopLeftCell = CellAddress.Of(content.FrozenRows + 1, content.FrozenColumns + 1),
                ActivePane = content.FrozenColumns > 0 ? PaneValues.BottomRight : PaneValues.BottomLeft,
                State = PaneStateValues.Frozen,
            });
        return new(view);
    }

    static Row Row(int number, IEnumerable<(int Column, WrittenCell Cell)> cells, Dictionary<int, double> heights, Func<CellStyle, uint> style)
    {
        var row = new Row(cells.Select(c => Cell(number, c.Column, c.Cell, style))) { RowIndex = (uint)number };
        if (heights.TryGetValue(number, out var height)) (row.Height, row.CustomHeight) = (height, true);
        return row;
    }

    static Cell Cell(int row, int column, WrittenCell written, Func<CellStyle, uint> style)
    {
        var cell = new Cell { CellReference = CellAddress.Of(row, column), StyleIndex = style(written.Style) };
        if (written.Number is { } number) cell.CellValue = new(Numbers.Text(number));
        else if (written.Text.Length > 0)
        {
            cell.DataType = CellValues.InlineString;
            cell.InlineString = new(new Text(Plain(written.Text)) { Space = SpaceProcessingModeValues.Preserve });
        }
        return cell;
    }

    /// <summary>What XML cannot hold is left out.</summary>
    public static string Plain(string text) => string.Concat(text.Where((c, i) => System.Xml.XmlConvert.IsXmlChar(c)
        || i + 1 < text.Length && System.Xml.XmlConvert.IsXmlSurrogatePair(text[i + 1], c)
        || i > 0 && System.Xml.XmlConvert.IsXmlSurrogatePair(c, text[i - 1])));
}
