using System.Text;
using ExcelDataReader;
using Monitor.Analytics.Intake;

namespace Monitor.Web.Features.Intake;

/// <summary>.xlsx and .xls, read by a library once they have been looked through.</summary>
static class Workbooks
{
    static Workbooks() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <exception cref="UnreadableFileException">It is damaged, no workbook, or more than the limits allow.</exception>
    public static IReadOnlyList<RawTable> ReadXlsx(byte[] content, HeaderNames names, ReadLimits limits) => Opened<IReadOnlyList<RawTable>>(() =>
    {
        var sheets = Filled(WorkbookOutline.Of(content, limits).Sheets);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(content));
        return Sheets(reader, names, limits, sheets);
    });

    /// <summary>
    /// The workbook's only sheet with content where nothing joins its cells and nobody hid it: its first rows, and all of them, to be read once as they are
    /// asked for. Null where the workbook is another, or a template of ours.
    /// </summary>
    /// <exception cref="UnreadableFileException">It is damaged, no workbook, or more than the limits allow; also while rows are read.</exception>
    public static RowSource? OpenXlsx(Stream content, ReadLimits limits) => Opened(() =>
    {
        var bytes = new byte[content.Length];
        content.Position = 0;
        content.ReadExactly(bytes);
        var outlines = Filled(WorkbookOutline.Of(bytes, limits).Sheets);
        if (outlines.Values.Count(s => s.Cells > 0) > 1 || TemplateStamp.Of(bytes) is not null) return null;
        var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(bytes));
        while (outlines[reader.Name] is { Cells: 0 })
            if (!reader.NextResult()) throw new InvalidDataException();
        var outline = outlines[reader.Name];
        var sheet = new SheetRows(reader, outline, number => limits.AllowTime(number, outline.LastRow));
        var first = sheet.With([.. sheet.Next(ReportHeader.RowsToTell)], Merges(reader, outline, limits));
        if (first is { Merges.Count: 0, IsHidden: false }) return new RowSource(first, taken => first.Rows.Concat(Opened(sheet.Next(outline.LastRow, taken))), reader);
        reader.Dispose();
        return null;
    });

    /// <exception cref="UnreadableFileException">It is damaged, encrypted, no workbook, or more than the limits allow.</exception>
    public static IReadOnlyList<RawTable> ReadXls(byte[] content, HeaderNames names, ReadLimits limits) => Opened<IReadOnlyList<RawTable>>(() =>
    {
        var sheets = Filled(BinaryOutline.Of(CompoundFile.Open(content), limits));
        using var reader = ExcelReaderFactory.CreateBinaryReader(new MemoryStream(content));
        return Sheets(reader, names, limits, sheets);
    });

    static IReadOnlyDictionary<string, SheetOutline> Filled(IReadOnlyDictionary<string, SheetOutline> sheets) =>
        sheets.Values.Any(s => s.Cells > 0) ? sheets : throw new UnreadableFileException(IssueCatalog.FileEmpty.Raise());

    /// <summary>The libraries below throw all sorts of exceptions on damaged bytes; to the user they are one.</summary>
    static T Opened<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ExcelDataReader.Exceptions.InvalidPasswordException)
        {
            throw new UnreadableFileException(IssueCatalog.FileEncrypted.Raise());
        }
        catch (Exception e) when (e is not (UnreadableFileException or OperationCanceledException))
        {
            throw new UnreadableFileException(IssueCatalog.FileDamaged.Raise());
        }
    }

    static IEnumerable<RawRow> Opened(IEnumerable<RawRow> rows)
    {
        using var row = rows.GetEnumerator();
        Func<bool> next = row.MoveNext;
        while (Opened(next)) yield return row.Current;
    }

    static List<RawTable> Sheets(IExcelDataReader reader, HeaderNames names, ReadLimits limits, IReadOnlyDictionary<string, SheetOutline> outlines)
    {
        var (sheets, read, all) = (new List<RawTable>(), 0, outlines.Values.Sum(o => o.LastRow));
        do
        {
            // A sheet that was not looked through is not read.
            if (!outlines.TryGetValue(reader.Name, out var outline)) throw new InvalidDataException();
            if (outline.Cells == 0) continue;
            var merges = Merges(reader, outline, limits);
            var sheet = new SheetRows(reader, outline, number => limits.AllowTime(read + number, all));
            List<RawRow> rows = [.. sheet.Next(ReportHeader.RowsToTell)];
            // If the first rows are no report's, the others do not matter.
            if (ReportHeader.MayBeReport(sheet.With(rows, merges), names)) rows.AddRange(sheet.Next(outline.LastRow));
            sheets.Add(sheet.With(rows, merges));
            read += outline.LastRow;
        }
        while (reader.NextResult());
        return sheets;
    }

    /// <summary>Each not beyond the sheet's content.</summary>
    static List<MergedRange> Merges(IExcelDataReader reader, SheetOutline outline, ReadLimits limits)
    {
        List<MergedRange> merges =
        [
            .. from range in reader.MergeCells ?? []
               where range.FromRow < outline.LastRow && range.FromColumn < outline.LastColumn
               select new MergedRange(range.FromRow + 1, range.FromColumn + 1,
                   Math.Min(range.ToRow + 1, outline.LastRow), Math.Min(range.ToColumn + 1, outline.LastColumn)),
        ];
        limits.AllowCells(merges.Sum(m => m.LastRow - m.Row + 1L));
        return merges;
    }
}
