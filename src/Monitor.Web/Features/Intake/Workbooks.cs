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

    static Workbooks() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <exception cref="UnreadableFileException">It is damaged, no workbook, or more than the limits allow.</exception>
    public static IReadOnlyList<Sheet> ReadXlsx(byte[] content, ReadLimits limits) => Opened(() =>
    {
        var outline = WorkbookOutline.Of(content, limits);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(content));
        return Sheets(reader, limits, outline);
    });

    /// <exception cref="UnreadableFileException">It is damaged, encrypted, no workbook, or more than the limits allow.</exception>
    public static IReadOnlyList<Sheet> ReadXls(byte[] content, ReadLimits limits) => Opened(() =>
    {
        if (content.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0)
            throw new UnreadableFileException(IssueCatalog.FileEncrypted.Raise());
        using var reader = ExcelReaderFactory.CreateBinaryReader(new MemoryStream(content));
        return Sheets(reader, limits, outline: null);
    });

    /// <summary>The sheet in which most columns are recognised, the first of several; other ones that look like reports are told.</summary>
    public static (Sheet Sheet, IReadOnlyList<ReportIssue> Issues) Choose(IReadOnlyList<Sheet> sheets, IReadOnlyList<ReportColumn> columns)
    {
        if (sheets.All(s => s.Rows.Count == 0)) throw new UnreadableFileException(IssueCatalog.FileEmpty.Raise());
        var recognised = sheets.Select(s => (Sheet: s, Columns: s.Recognised(columns))).ToList();
        var chosen = recognised.MaxBy(s => s.Columns).Sheet;
        return (chosen,
        [
            .. recognised.Where(s => s.Columns > 0 && s.Sheet != chosen)
                .Select(s => IssueCatalog.SheetIgnored.Raise(new() { Sheet = s.Sheet.Name }, s.Sheet.Name, chosen.Name)),
        ]);
    }

    /// <summary>The libraries below throw all sorts of exceptions on damaged bytes; to the user they are one.</summary>
    static IReadOnlyList<Sheet> Opened(Func<IReadOnlyList<Sheet>> read)
    {
        try
        {
            return read();
        }
        catch (ExcelDataReader.Exceptions.InvalidPasswordException)
        {
            throw new UnreadableFileException(IssueCatalog.FileEncrypted.Raise());
        }
        catch (Exception e) when (e is not UnreadableFileException)
        {
            throw new UnreadableFileException(IssueCatalog.FileDamaged.Raise());
        }
    }

    static List<Sheet> Sheets(IExcelDataReader reader, ReadLimits limits, WorkbookOutline? outline)
    {
        var sheets = new List<Sheet>();
        do
        {
            var sheet = outline is null ? SheetOutline.Unknown : outline.Sheets.GetValueOrDefault(reader.Name, SheetOutline.Empty);
            sheets.Add(new(reader.Name, Rows(reader, limits, sheet)));
        }
        while (reader.NextResult());
        return sheets;
    }

    static List<RawRow> Rows(IExcelDataReader reader, ReadLimits limits, SheetOutline outline)
    {
        var rows = new List<RawRow>();
        for (var number = 1; number <= outline.LastRow && reader.Read(); number++)
        {
            var cells = new List<RawCell>();
            for (var column = 1; column <= Math.Min(reader.FieldCount, outline.LastColumn); column++)
                if (Cell(reader, number, column, outline) is { IsBlank: false } cell) cells.Add(cell);
            if (cells.Count == 0) continue;
            limits.Allow(number, cells[^1].Column);
            rows.Add(new(number, cells));
        }
        return rows;
    }

    static RawCell Cell(IExcelDataReader reader, int row, int column, SheetOutline outline)
    {
        if (outline.Errors.TryGetValue((row, column), out var error)) return new(row, column, "", Error: error);
        return reader.GetValue(column - 1) switch
        {
            null => new(row, column, ""),
            string text => new(row, column, text),
            bool truth => new(row, column, truth ? "TRUE" : "FALSE"),
            DateTime day => new(row, column, day.ToString("yyyy-MM-dd")),
            IConvertible number when Decimal(number.ToDouble(CultureInfo.InvariantCulture)) is { } exact => new(row, column, Numbers.Text(exact), exact),
            var other => new(row, column, Convert.ToString(other, CultureInfo.InvariantCulture) ?? ""),
        };
    }

    /// <summary>Null where the number is beyond decimal's range.</summary>
    static decimal? Decimal(double number) =>
        decimal.TryParse(number.ToString(ExcelDigits, CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? exact : null;
}
