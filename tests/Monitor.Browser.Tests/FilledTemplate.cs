using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Monitor.Browser.Tests;

/// <summary>The downloaded template, filled in as a person would: values into the centre's row, the rest left as it is.</summary>
static class FilledTemplate
{
    /// <param name="values">Field number (F08 = 8) → what is typed.</param>
    public static void Fill(string path, string center, IReadOnlyDictionary<int, string> values)
    {
        using var document = SpreadsheetDocument.Open(path, isEditable: true);
        var book = document.WorkbookPart!;
        foreach (var sheet in book.WorksheetParts)
        {
            var row = sheet.Worksheet!.Descendants<Row>().FirstOrDefault(r => r.Elements<Cell>().Any(c => c.CellReference == $"A{r.RowIndex}" && Text(book, c) == center));
            if (row is null || sheet.Worksheet.Descendants<Cell>().All(c => Text(book, c) != "报告年度")) continue;
            foreach (var (field, value) in values) Set(row, CellOf(field, row.RowIndex!), value);
            return;
        }
        throw new InvalidOperationException($"The template has no row of {center}.");
    }

    /// <summary>Code, name and year stand before the fields.</summary>
    static string CellOf(int field, uint row) => Monitor.Analytics.Vocabulary.CellAddress.Of((int)row, field + 3);

    static void Set(Row row, string address, string value)
    {
        var cell = row.Elements<Cell>().FirstOrDefault(c => c.CellReference == address);
        if (cell is null)
        {
            cell = new() { CellReference = address };
            var next = row.Elements<Cell>().FirstOrDefault(c => c.CellReference!.Value!.Length > address.Length || c.CellReference.Value.Length == address.Length && string.CompareOrdinal(c.CellReference.Value, address) > 0);
            row.InsertBefore(cell, next);
        }
        cell.RemoveAllChildren();
        var isNumber = decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out _);
        cell.DataType = isNumber ? CellValues.Number : CellValues.InlineString;
        if (isNumber) cell.AppendChild(new CellValue(value));
        else cell.AppendChild(new InlineString(new Text(value)));
    }

    static string Text(WorkbookPart book, Cell cell) => cell.DataType?.Value == CellValues.SharedString
        ? book.SharedStringTablePart!.SharedStringTable!.ElementAt(int.Parse(cell.InnerText, CultureInfo.InvariantCulture)).InnerText
        : cell.InnerText;
}
