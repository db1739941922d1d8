using System.Globalization;
using System.Text;
using ExcelDataReader;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Intake;

/// <summary>
/// The sheet at which a library stands, row by row. Cells keep their addresses; a number is what Excel shows of it, without the noise of binary fractions.
/// </summary>
/// <param name="next">Called with the number of each row that is read; what it throws ends the reading.</param>
sealed class SheetRows(IExcelDataReader reader, SheetOutline outline, Action<int> next)
{
    /// <summary>Excel itself keeps no more significant digits.</summary>
    const string ExcelDigits = "G15";
    /// <summary>Whole numbers below it have no more digits than that.</summary>
    const double LargestExact = 1e15;

    /// <summary>Cells of a row for which room is made at once.</summary>
    const int MostExpected = 64;

    readonly int width = Math.Min(reader.FieldCount, outline.LastColumn);
    readonly List<int> hidden = [];
    int number;

    /// <summary>The sheet with these rows. Rows that it does not show are in it as they are read.</summary>
    public RawTable With(IReadOnlyList<RawRow> rows, IReadOnlyList<MergedRange> merges) => new("", "", reader.Name, rows)
    {
        Merges = merges,
        HiddenRows = hidden,
        HiddenColumns = [.. Enumerable.Range(1, width).Where(c => reader.GetColumnWidth(c - 1) == 0)],
        IsHidden = reader.VisibleState != "visible",
    };

    /// <summary>The next rows that have content; of those that are taken as bytes nothing more is made.</summary>
    /// <param name="last">Number of the last row to be read.</param>
    public IEnumerable<RawRow> Next(int last, TakeBytes? taken = null)
    {
        var (cells, bytes) = (Room(), new CellBytes(width));
        while (number < Math.Min(last, outline.LastRow) && reader.Read())
        {
            number++;
            next(number);
            for (var column = 1; column <= width; column++)
                if (Cell(column) is { IsBlank: false } cell) cells.Add(cell);
            if (cells.Count == 0) continue;
            if (reader.RowHeight == 0) hidden.Add(number);
            if (taken is not null && bytes.TryHold(cells) && taken(number, bytes))
            {
                cells.Clear();
                continue;
            }
            yield return new(number, cells);
            cells = Room();
        }
    }

    List<RawCell> Room() => new(Math.Min(width, MostExpected));

    RawCell Cell(int column)
    {
        if (outline.Errors.Count > 0 && outline.Errors.TryGetValue((number, column), out var error)) return new(number, column, "", Error: error);
        return reader.GetValue(column - 1) switch
        {
            null => new(number, column, ""),
            string text => new(number, column, text),
            bool truth => new(number, column, truth ? "TRUE" : "FALSE"),
            DateTime day => new(number, column, day.ToString("yyyy-MM-dd")),
            IConvertible stored when Exact(stored.ToDouble(CultureInfo.InvariantCulture)) is var (exact, text) =>
                NumberFormats.Shown(exact, reader.GetNumberFormatString(column - 1)) is { } shown ? new(number, column, shown) : new(number, column, text, exact),
            var other => new(number, column, Convert.ToString(other, CultureInfo.InvariantCulture) ?? ""),
        };
    }

    /// <summary>Null where the number is beyond decimal's range.</summary>
    static (decimal Number, string Text)? Exact(double stored)
    {
        if (Math.Abs(stored) < LargestExact && Math.Truncate(stored) == stored) return ((long)stored, ((long)stored).ToString(CultureInfo.InvariantCulture));
        var digits = stored.ToString(ExcelDigits, CultureInfo.InvariantCulture);
        if (!decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)) return null;
        return (exact, digits.Contains('E', StringComparison.Ordinal) ? Numbers.Text(exact) : digits);
    }

    /// <summary>A row's texts as bytes, in room that the next row takes over.</summary>
    sealed class CellBytes(int width) : IRowBytes
    {
        readonly int[] starts = new int[width + 1];
        byte[] bytes = new byte[1024];

        public int Count => width;

        public ReadOnlySpan<byte> Cell(int column) => bytes.AsSpan(starts[column - 1]..starts[column]);

        /// <returns>False where a cell holds more than a text: its error is to be told.</returns>
        public bool TryHold(List<RawCell> cells)
        {
            var (column, end) = (0, 0);
            foreach (var cell in cells)
            {
                if (cell.Error is not null) return false;
                while (column < cell.Column) starts[column++] = end;
                var most = Encoding.UTF8.GetMaxByteCount(cell.Text.Length);
                if (bytes.Length - end < most) Array.Resize(ref bytes, bytes.Length + Math.Max(bytes.Length, most));
                end += Encoding.UTF8.GetBytes(cell.Text, bytes.AsSpan(end));
            }
            while (column <= width) starts[column++] = end;
            return true;
        }
    }
}
