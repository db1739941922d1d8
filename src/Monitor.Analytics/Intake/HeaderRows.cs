using System.Text.RegularExpressions;

namespace Monitor.Analytics.Intake;

/// <summary>Finds the rows that name the columns: mostly one or two; groups, subgroups, names and units make four.</summary>
static partial class HeaderRows
{
    [GeneratedRegex(@"单位[:：]\s*(?<units>[^\s;；。)）]{1,20})", RegexOptions.CultureInvariant)]
    private static partial Regex UnitsOfTheSheet { get; }

    const int MostRows = 4;

    /// <summary>Among the first rows, what names the most columns; fewer rows rather than more. Null where none names two columns.</summary>
    public static ReportHeader? Find(RawTable table, HeaderNames names)
    {
        var grid = new HeaderGrid(table, ReportHeader.RowsSearched);
        var best = grid.Rows
            .SelectMany(r => new[] { One(grid, r, names) }.Concat(Enumerable.Range(2, MostRows - 1).Select(count => Several(grid, r, count, names))))
            .OfType<ReportHeader>()
            .Where(h => h.Recognised >= ReportHeader.FewestColumns)
            .MaxBy(h => (h.Recognised, h.LastRow > h.Row && UnitsBelow(grid, h), h.Row - h.LastRow));
        if (best is null) return null;
        var units = SheetUnits(grid, best.Row);
        return best with { Cells = [.. best.Cells.Select(c => WithUnit(c, units))] };
    }

    static ReportHeader One(HeaderGrid grid, int row, HeaderNames names) => ReportHeader.From(row, names,
        [.. grid.Columns.Select(c => grid.Own(row, c)).Where(c => c.Column > 0).Select(c => Read(c, c.Text, names.Find(c.Text)))]);

    /// <summary>Null where one of the rows could not be of a header: it is blank, or beyond what is searched.</summary>
    static ReportHeader? Several(HeaderGrid grid, int row, int count, HeaderNames names) =>
        Enumerable.Range(row + 1, count - 1).All(grid.Rows.Contains)
            ? ReportHeader.From(row, names, [.. grid.Columns.Select(c => Several(grid, row, row + count - 1, c, names)).OfType<HeaderCell>()]) with { LastRow = row + count - 1 }
            : null;

    /// <summary>The lowest cell names the column, or gives a unit; those above it name groups, with which it may be one name.</summary>
    static HeaderCell? Several(HeaderGrid grid, int first, int last, int column, HeaderNames names)
    {
        RawCell[] own = [.. Enumerable.Range(first, last - first + 1).Select(r => grid.Own(r, column)).Where(c => c.Column > 0).Distinct()];
        if (own.Length == 0) return null;
        var lowest = own[^1];
        RawCell[] over = [.. Enumerable.Range(first, Math.Max(0, lowest.Row - first)).Select(r => grid.Group(r, column)).Where(c => c.Column > 0).Distinct()];
        if (over.Length == 0) return Read(lowest, lowest.Text, names.Find(lowest.Text));

        string[] texts = [.. over.Select(c => c.Text.Trim()), lowest.Text.Trim()];
        var unit = own.Length > 1 && Units.IsKnown(Units.Bare(lowest.Text)) ? Units.Bare(lowest.Text) : null;
        var found = Together(texts).Select(t => names.Find(t)).FirstOrDefault(f => f is not null)
            ?? (unit is null ? null : Together(texts[..^1]).Select(t => names.Find(t, unit)).FirstOrDefault(f => f is not null));
        return Read(lowest, found is null ? string.Concat(texts[^2..]) : lowest.Text, found);
    }

    /// <summary>What the texts may say as one name: all of them, fewer and fewer of the upper ones, the lowest alone; the uppermost with the lowest.</summary>
    static IEnumerable<string> Together(string[] texts)
    {
        for (var from = 0; from < texts.Length; from++) yield return string.Concat(texts[from..]);
        if (texts.Length > 2) yield return texts[0] + texts[^1];
    }

    static HeaderCell Read(RawCell cell, string text, RecognisedName? found) =>
        new(cell, found?.Column, text.Trim(), found?.Unit, found?.IsMapped ?? false);

    static bool UnitsBelow(HeaderGrid grid, ReportHeader header)
    {
        RawCell[] lower = [.. grid.Columns.Select(c => grid.Own(header.LastRow, c)).Where(c => c.Row == header.LastRow)];
        return lower.All(c => Units.IsKnown(Units.Bare(c.Text)));
    }

    /// <summary>“单位：元” above the table holds for the columns that say nothing of their own.</summary>
    internal static HeaderCell WithUnit(HeaderCell cell, IReadOnlyList<string> units) =>
        cell is { Unit: null, Column: { Field: not null } column } && units.FirstOrDefault(u => Units.Factor(u, column.Unit) is not null) is { } unit
            ? cell with { Unit = unit } : cell;

    internal static IReadOnlyList<string> SheetUnits(HeaderGrid grid, int headerRow) =>
    [
        .. grid.Rows.TakeWhile(r => r < headerRow)
            .SelectMany(r => grid.Columns.Select(c => grid.Own(r, c)))
            .Where(c => c.Column > 0)
            .Select(c => UnitsOfTheSheet.Match(c.Text))
            .SelectMany(m => m.Groups["units"].Value.Split('、', '/', '，', ','))
            .Where(u => u.Length > 0 && Units.IsKnown(u)),
    ];
}
