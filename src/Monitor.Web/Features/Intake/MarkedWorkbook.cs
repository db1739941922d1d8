using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Intake;

/// <summary>Something to mark in a file: at a cell, or where it has no address, in the list only.</summary>
public sealed record Mark(IssueSeverity Severity, string Sheet, int? Row, int? Column, string Message, string Mend);

/// <summary>
/// A file that was handed in, with its issues: cells coloured, a note at each, and all of them listed on a sheet of its own. A workbook stays
/// what it is otherwise; of other files the cells are written as they were read.
/// </summary>
public static class MarkedWorkbook
{
    /// <summary>Above this a workbook is not taken into memory as a whole.</summary>
    const int MostCells = 300_000;
    /// <summary>Nobody mends more in one go; the list says how many are left.</summary>
    public const int MostMarks = 5_000, MostRows = 5_000;
    const string OriginalSheet = "原文件";

    /// <param name="reading">Of the same bytes: what could not be read is not opened.</param>
    public static byte[] Of(byte[] content, TableReading reading, IReadOnlyList<Mark> marks)
    {
        var shown = marks.OrderBy(m => m.Severity).Take(MostMarks).ToList();
        var list = List(shown, marks.Count);
        var cells = reading.Tables.Sum(t => t.Rows.Sum(r => r.Cells.Count));
        if (reading.Tables.Count > 0 && cells <= MostCells && FileKinds.Of(content) == FileKind.Archive && InPlace(content, shown, list) is { } marked) return marked;
        return Anew(reading, shown, list);
    }

    /// <summary>Null where the workbook is put together in a way that cannot be added to.</summary>
    static byte[]? InPlace(byte[] content, List<Mark> marks, SheetContent list)
    {
        try
        {
            var stream = new MemoryStream();
            stream.Write(content);
            using (var document = SpreadsheetDocument.Open(stream, isEditable: true))
            {
                var workbook = document.WorkbookPart!;
                foreach (var old in workbook.Workbook!.Sheets!.Elements<Sheet>().Where(s => s.Name == TemplateStamp.ResultSheet).ToList())
                {
                    workbook.DeletePart(old.Id!);
                    old.Remove();
                }
                Paint(workbook, marks);
                WorkbookWriter.Add(workbook, list, _ => 0);
            }
            return stream.ToArray();
        }
        catch (Exception e) when (e is OpenXmlPackageException or InvalidDataException or System.Xml.XmlException or FileFormatException
            or InvalidOperationException or ArgumentException or NullReferenceException or FormatException)
        {
            // The library trips over what other programs leave out, in any of these ways.
            return null;
        }
    }

    static byte[] Anew(TableReading reading, List<Mark> marks, SheetContent list)
    {
        var stream = new MemoryStream();
        var sheets = reading.Tables.Select(t => Copy(t, marks)).ToList();
        stream.Write(WorkbookWriter.Write([.. sheets, list]));
        using (var document = SpreadsheetDocument.Open(stream, isEditable: true))
            Paint(document.WorkbookPart!, marks.Select(m => m with { Sheet = NameOf(m.Sheet) }));
        return stream.ToArray();
    }

    static string NameOf(string sheet) => sheet.Length > 0 ? sheet : OriginalSheet;

    static SheetContent Copy(RawTable table, List<Mark> marks)
    {
        var wanted = marks.Where(m => m.Sheet == table.Sheet).Select(m => m.Row).OfType<int>().ToHashSet();
        var sheet = new SheetContent(NameOf(table.Sheet)) { Widths = { 16, 30, 12 } };
        foreach (var cell in table.Rows.Where(r => r.Number <= MostRows || wanted.Contains(r.Number)).SelectMany(r => r.Cells))
            sheet[cell.Row, cell.Column] = new(cell.Error ?? cell.Text, cell.Number);
        return sheet;
    }

    static void Paint(WorkbookPart workbook, IEnumerable<Mark> marks)
    {
        var styles = new MarkStyles(workbook);
        foreach (var bySheet in marks.Where(m => m is { Row: not null, Column: not null }).GroupBy(m => m.Sheet))
        {
            if (workbook.Workbook!.Sheets!.Elements<Sheet>().FirstOrDefault(s => s.Name == bySheet.Key) is not { Id.Value: { } id }) continue;
            var part = (WorksheetPart)workbook.GetPartById(id);
            var cells = new SheetCells(part.Worksheet!.GetFirstChild<SheetData>()!);
            var notes = new List<(int, int, string)>();
            foreach (var atCell in bySheet.GroupBy(m => (Row: m.Row!.Value, Column: m.Column!.Value)))
            {
                var cell = cells.At(atCell.Key.Row, atCell.Key.Column);
                cell.StyleIndex = styles.Of(cell.StyleIndex?.Value ?? 0, atCell.Min(m => m.Severity));
                notes.Add((atCell.Key.Row, atCell.Key.Column, string.Join('\n', atCell.Select(m => $"【{Word(m.Severity)}】{m.Message}"))));
            }
            CellNotes.Add(part, notes);
        }
    }

    static SheetContent List(List<Mark> marks, int total)
    {
        var sheet = new SheetContent(TemplateStamp.ResultSheet) { FrozenRows = 2, Widths = { 8, 16, 10, 80, 50 } };
        sheet[1, 1] = new(total == 0 ? "没有发现问题"
            : $"共 {total} 条{(total > marks.Count ? $"，列出前 {marks.Count} 条" : "")}：错误须改正，提醒须说明，提示供核对");
        sheet.Row(2, new[] { "级别", "工作表", "单元格", "问题", "如何处理" }.Select(t => new WrittenCell(t, Style: CellStyle.Head)));
        foreach (var (index, mark) in marks.Index())
            sheet.Row(3 + index, new[]
            {
                Word(mark.Severity), mark.Sheet, mark is { Row: { } row, Column: { } column } ? CellAddress.Of(row, column) : mark.Row is { } only ? $"第{only}行" : "",
                mark.Message, mark.Mend,
            }.Select(t => new WrittenCell(t, Style: CellStyle.Text)));
        return sheet;
    }

    static string Word(IssueSeverity severity) => severity switch { IssueSeverity.Error => "错误", IssueSeverity.Warning => "提醒", _ => "提示" };
}

/// <summary>The cells of a sheet, made where they are missing, in the order that the format demands.</summary>
sealed class SheetCells(SheetData data)
{
    readonly SortedDictionary<int, Row> rows = new(Numbered(data));

    public Cell At(int row, int column)
    {
        if (!rows.TryGetValue(row, out var holder))
        {
            holder = new Row { RowIndex = (uint)row };
            var next = rows.FirstOrDefault(r => r.Key > row).Value;
            if (next is null) data.Append(holder); else data.InsertBefore(holder, next);
            rows.Add(row, holder);
        }
        var address = CellAddress.Of(row, column);
        var last = 0;
        foreach (var cell in holder.Elements<Cell>())
        {
            last = cell.CellReference?.Value is { } reference ? Column(reference) : last + 1;
            if (last == column) return cell;
            if (last < column) continue;
            var before = new Cell { CellReference = address };
            holder.InsertBefore(before, cell);
            return before;
        }
        var added = new Cell { CellReference = address };
        holder.Append(added);
        return added;
    }

    static Dictionary<int, Row> Numbered(SheetData data)
    {
        var numbered = new Dictionary<int, Row>();
        var last = 0;
        foreach (var row in data.Elements<Row>()) numbered.TryAdd(last = (int?)row.RowIndex?.Value ?? last + 1, row);
        return numbered;
    }

    static int Column(string reference) => reference.TakeWhile(char.IsAsciiLetter).Aggregate(0, (sum, c) => sum * 26 + char.ToUpperInvariant(c) - 'A' + 1);
}

/// <summary>A cell's own format with another colour behind it.</summary>
sealed class MarkStyles
{
    readonly Stylesheet sheet;
    readonly Dictionary<(uint Base, IssueSeverity), uint> made = [];
    readonly Dictionary<IssueSeverity, uint> fills = [];

    public MarkStyles(WorkbookPart workbook)
    {
        var part = workbook.WorkbookStylesPart ?? workbook.AddNewPart<WorkbookStylesPart>();
        sheet = part.Stylesheet ??= WrittenStyles.Sheet();
    }

    public uint Of(uint style, IssueSeverity severity)
    {
        if (made.TryGetValue((style, severity), out var known)) return known;
        var formats = sheet.CellFormats!;
        var format = (CellFormat?)formats.Elements<CellFormat>().ElementAtOrDefault((int)style)?.CloneNode(true) ?? new CellFormat();
        (format.FillId, format.ApplyFill) = (Fill(severity), true);
        formats.Append(format);
        var count = (uint)formats.Elements<CellFormat>().Count();
        formats.Count = count;
        return made[(style, severity)] = count - 1;
    }

    uint Fill(IssueSeverity severity)
    {
        if (fills.TryGetValue(severity, out var known)) return known;
        var all = sheet.Fills!;
        all.Append(WrittenStyles.Solid(severity switch { IssueSeverity.Error => WrittenStyles.Error, IssueSeverity.Warning => WrittenStyles.Warning, _ => WrittenStyles.Notice }));
        var count = (uint)all.Elements<Fill>().Count();
        all.Count = count;
        return fills[severity] = count - 1;
    }
}
