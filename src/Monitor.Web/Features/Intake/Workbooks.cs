using System.Globalization;
using System.Text;
using ExcelDataReader;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Intake;

/// <summary>.xlsx and .xls. Cells keep their addresses; a number is what Excel shows of it, without the noise of binary fractions.</summary>
static class Workbooks
{
    /// <summary>Excel itself keeps no more significant digits.</summary>
    const string ExcelDigits = "G15";
    /// <summary>Whole numbers below it have no more digits than that.</summary>
    const double LargestExact = 1e15;

    /// <summary>Cells of a row for which room is made at once.</summary>
    const int MostExpected = 64;

    static Workbooks() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <exception cref="UnreadableFileException">It is damaged, no workbook, or more than the limits allow.</exception>
    public static IReadOnlyList<RawTable> ReadXlsx(byte[] content, HeaderNames names, ReadLimits limits) => Opened(() =>
    {
        var sheets = Filled(WorkbookOutline.Of(content, limits).Sheets);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(content));
        return Sheets(reader, names, limits, sheets);
    });

    /// <exception cref="UnreadableFileException">It is damaged, encrypted, no workbook, or more than the limits allow.</exception>
    public static IReadOnlyList<RawTable> ReadXls(byte[] content, HeaderNames names, ReadLimits limits) => Opened(() =>
    {
        var sheets = Filled(BinaryOutline.Of(CompoundFile.Open(content), limits));
        using var reader = ExcelReaderFactory.CreateBinaryReader(new MemoryStream(content));
        return Sheets(reader, names, limits, sheets);
    });

    static IReadOnlyDictionary<string, SheetOutline> Filled(IReadOnlyDictionary<string, SheetOutline> sheets) =>
        sheets.Values.Any(s => s.Cells > 0) ? sheets : throw new UnreadableFileException(IssueCatalog.FileEmpty.Raise());

    /// <summary>The libraries below throw all sorts of exceptions on damaged bytes; to the user they are one.</summary>
    static IReadOnlyList<RawTable> Opened(Func<IReadOnlyList<RawTable>> read)
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

    static List<RawTable> Sheets(IExcelDataReader reader, HeaderNames names, ReadLimits limits, IReadOnlyDictionary<string, SheetOutline> outlines)
    {
        var (sheets, read, all) = (new List<RawTable>(), 0, outlines.Values.Sum(o => o.LastRow));
        do
        {
            // A sheet that was not looked through is not read.
            if (!outlines.TryGetValue(reader.Name, out var outline)) throw new InvalidDataException();
            if (outline.Cells == 0) continue;
            var hidden = new List<int>();
            var merges = Merges(reader, outline, limits);
            var rows = Rows(reader, number => limits.AllowTime(read + number, all), outline, hidden, start => ReportHeader.MayBeReport(new("", "", reader.Name, start) { Merges = merges }, names));
            sheets.Add(new("", "", reader.Name, rows)
            {
                Merges = merges,
                HiddenRows = hidden,
                HiddenColumns = [.. Enumerable.Range(1, Math.Min(outline.LastColumn, reader.FieldCount)).Where(c => reader.GetColumnWidth(c - 1) == 0)],
                IsHidden = reader.VisibleState != "visible",
            });
            read += outline.LastRow;
        }
        while (reader.NextResult());
        return sheets;
    }

    /// <param name="next">Called before each row.</param>
    /// <param name="mayBeReport">Asked with the first rows; if they are none, there are no more.</param>
    static List<RawRow> Rows(IExcelDataReader reader, Action<int> next, SheetOutline outline, List<int> hidden, Predicate<IReadOnlyList<RawRow>> mayBeReport)
    {
        var rows = new List<RawRow>();
        for (var number = 1; number <= outline.LastRow && reader.Read(); number++)
        {
            next(number);
            if (number == ReportHeader.RowsToTell + 1 && !mayBeReport(rows)) break;
            var cells = new List<RawCell>(Math.Min(reader.FieldCount, MostExpected));
            for (var column = 1; column <= Math.Min(reader.FieldCount, outline.LastColumn); column++)
                if (Cell(reader, number, column, outline) is { IsBlank: false } cell) cells.Add(cell);
            if (cells.Count == 0) continue;
            if (reader.RowHeight == 0) hidden.Add(number);
            rows.Add(new(number, cells));
        }
        return rows;
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

    static RawCell Cell(IExcelDataReader reader, int row, int column, SheetOutline outline)
    {
        if (outline.Errors.Count > 0 && outline.Errors.TryGetValue((row, column), out var error)) return new(row, column, "", Error: error);
        return reader.GetValue(column - 1) switch
        {
            null => new(row, column, ""),
            string text => new(row, column, text),
            bool truth => new(row, column, truth ? "TRUE" : "FALSE"),
            DateTime day => new(row, column, day.ToString("yyyy-MM-dd")),
            IConvertible number when Decimal(number.ToDouble(CultureInfo.InvariantCulture)) is { } exact =>
                NumberFormats.Shown(exact, reader.GetNumberFormatString(column - 1)) is { } shown ? new(row, column, shown) : new(row, column, Numbers.Text(exact), exact),
            var other => new(row, column, Convert.ToString(other, CultureInfo.InvariantCulture) ?? ""),
        };
    }

    /// <summary>Null where the number is beyond decimal's range.</summary>
    static decimal? Decimal(double number) =>
        Math.Abs(number) < LargestExact && Math.Truncate(number) == number ? (long)number
        : decimal.TryParse(number.ToString(ExcelDigits, CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? exact : null;
}
