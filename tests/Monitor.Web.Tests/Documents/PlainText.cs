using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Monitor.Web.Features.Intake;
using Drawing = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using Sheets = DocumentFormat.OpenXml.Spreadsheet;

namespace Monitor.Web.Tests.Documents;

/// <summary>What a file says, line by line: paragraphs, rows with their cells, pictures by their description.</summary>
static class PlainText
{
    public static string Of(byte[] content, bool isWorkbook) => isWorkbook ? OfWorkbook(content) : OfDocument(content);

    static string OfDocument(byte[] content)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(content), isEditable: false);
        var text = new StringBuilder();
        foreach (var element in document.MainDocumentPart!.Document!.Body!.Elements())
        {
            if (element is Paragraph paragraph)
                text.AppendLine(paragraph.Descendants<Drawing.DocProperties>().FirstOrDefault() is { } picture ? $"[图] {picture.Description}" : paragraph.InnerText);
            foreach (var row in element is Table table ? table.Elements<TableRow>() : []) text.AppendLine(string.Join(" | ", row.Elements<TableCell>().Select(c => c.InnerText)));
        }
        return text.ToString();
    }

    static string OfWorkbook(byte[] content)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false);
        var rows = document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Sheets.Row>();
        return string.Concat(rows.Select(r => string.Join(" | ", r.Elements<Sheets.Cell>().Select(c => c.InnerText)) + Environment.NewLine));
    }
}
