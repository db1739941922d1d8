using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Intake;

namespace Monitor.Web.Features.Files;

/// <summary>A kept file's sheet, of which some rows are wanted. Of a text with an ordinary table, however long, no others are held.</summary>
sealed class KeptRows
{
    /// <summary>Why it cannot be shown as a table; null where it can.</summary>
    public string? Unreadable { get; private init; }
    public string Sheet { get; private init; } = "";
    /// <summary>Names of all sheets that hold reports.</summary>
    public IReadOnlyList<string> Sheets { get; private init; } = [];
    public ReportHeader? Layout { get; private init; }
    public bool IsReport { get; private init; }
    /// <summary>A column's header tells the field of every value in it.</summary>
    public bool IsByName { get; private init; }
    /// <summary>Numbers of the rows that have content and may be seen, in their order.</summary>
    public required IReadOnlyList<int> Numbers { get; init; }
    /// <summary>The rows of these numbers, in their order.</summary>
    public required Func<IReadOnlySet<int>, IReadOnlyList<RawRow>> Rows { get; init; }

    /// <param name="sheet">Null for the first that holds reports.</param>
    /// <param name="seen">Null for all of it.</param>
    /// <returns>Null where there is no such sheet.</returns>
    public static KeptRows? Of(byte[] content, string fileName, IntakeContext context, ReadLimits limits, string? sheet, SeenCells? seen, Watch watch = default)
    {
        var names = new HeaderNames(context);
        if (string.IsNullOrEmpty(sheet) && Streamed(content, fileName, context, names, limits, seen) is { } streamed) return streamed;

        var reading = TableReader.Read(content, fileName, context, limits, watch);
        if (reading.Table is null) return new() { Unreadable = reading.Issues[0].Message, Numbers = [], Rows = _ => [] };
        if (reading.Tables.FirstOrDefault(t => sheet is null || t.Sheet == sheet) is not { } table) return null;
        var layout = ReportHeader.Find(table, names);
        var rows = seen is null ? table.Rows : seen.Of(table, layout);
        return new()
        {
            Sheet = table.Sheet,
            Sheets = [.. reading.Tables.Select(t => t.Sheet)],
            Layout = layout,
            IsReport = ReportHeader.MayBeReport(table, names),
            IsByName = layout is { IsTransposed: false } && table.Merges.Count == 0,
            Numbers = [.. rows.Select(r => r.Number)],
            Rows = wanted => [.. rows.Where(r => wanted.Contains(r.Number))],
        };
    }

    /// <summary>The field in whose column a cell stands; null where columns are not of fields.</summary>
    public FieldCode? FieldOf(int column) => Layout is { IsTransposed: false } ? Layout.Cells.FirstOrDefault(c => c.Cell.Column == column)?.Column?.Field : null;

    static KeptRows? Streamed(byte[] content, string fileName, IntakeContext context, HeaderNames names, ReadLimits limits, SeenCells? seen)
    {
        using var source = Open();
        if (source is not { Header: { } layout, First: var first } || !ReportHeader.MayBeReport(first, names)) return null;
        var may = seen?.Rows(first.Sheet, layout);
        var numbers = new List<int>();
        bool Note(int number, IRowBytes row)
        {
            // What may be blank is looked at as text.
            if (!HasInk(row)) return false;
            numbers.Add(number);
            return true;
        }
        try
        {
            foreach (var row in source.Rows(Note)) numbers.Add(row.Number);
        }
        catch (UnreadableFileException)
        {
            return null;
        }
        if (may is not null) numbers.RemoveAll(n => !may.Contains(n));
        return new()
        {
            Sheet = first.Sheet,
            Sheets = [first.Sheet],
            Layout = layout,
            IsReport = true,
            IsByName = true,
            Numbers = numbers,
            Rows = wanted =>
            {
                using var again = Open()!;
                return [.. again.Rows((number, _) => !wanted.Contains(number)).Where(r => wanted.Contains(r.Number))];
            },
        };

        RowSource? Open() => TableReader.Open(new MemoryStream(content), fileName, context, limits);
    }

    /// <summary>A character that is plainly none of the blanks.</summary>
    static bool HasInk(IRowBytes row)
    {
        for (var column = 1; column <= row.Count; column++)
            if (row.Cell(column).IndexOfAnyInRange((byte)0x21, (byte)0x7E) >= 0) return true;
        return false;
    }
}
