using System.Text.RegularExpressions;

namespace Monitor.Analytics.Intake;

/// <summary>Finds the row or two that name the columns.</summary>
static partial class HeaderRows
{
    [GeneratedRegex(@"单位[:：]\s*(?<units>[^\s;；。)）]{1,20})", RegexOptions.CultureInvariant)]
    private static partial Regex UnitsOfTheSheet { get; }

    /// <summary>Among the first rows, what names the most columns; one row rather than two. Null where none names two columns.</summary>
    public static ReportHeader? Find(RawTable table, HeaderNames names)
    {
        var grid = new HeaderGrid(table, ReportHeader.RowsSearched);
        var best = grid.Rows
            .SelectMany(r => new[] { One(grid, r, names), Two(grid, r, names) })
            .OfType<ReportHeader>()
            .Where(h => h.Recognised >= ReportHeader.FewestColumns)
            .MaxBy(h => (h.Recognised, h.LastRow > h.Row && UnitsBelow(grid, h), h.LastRow == h.Row));
        if (best is null) return null;
        var units = SheetUnits(grid, best.Row);
        return best with { Cells = [.. best.Cells.Select(c => WithUnit(c, units))] };
    }

    static ReportHeader One(HeaderGrid grid, int row, HeaderNames names) => ReportHeader.From(row, names,
        [.. grid.Columns.Select(c => grid.Own(row, c)).Where(c => c.Column > 0).Select(c => Read(c, c.Text, names.Find(c.Text)))]);

    /// <summary>Null where the second row could not be one: it is blank, or beyond what is searched.</summary>
    static ReportHeader? Two(HeaderGrid grid, int row, HeaderNames names) => grid.Rows.Contains(row + 1)
        ? ReportHeader.From(row, names, [.. grid.Columns.Select(c => Two(grid, row, c, names)).OfType<HeaderCell>()]) with { LastRow = row + 1 }
        : null;

    /// <summary>The upper cell names a group, or the lower one a unit; both together may be the name.</summary>
    static HeaderCell? Two(HeaderGrid grid, int row, int column, HeaderNames names)
    {
        var (upper, lower) = (grid.Own(row, column), grid.Own(row + 1, column));
        if (lower.Column == 0 || upper == lower) return upper.Column == 0 ? null : Read(upper, upper.Text, names.Find(upper.Text));

        var group = grid.Group(row, column);
        if (group.Column == 0) return Read(lower, lower.Text, names.Find(lower.Text));
        var together = group.Text.Trim() + lower.Text.Trim();
        var found = names.Find(together) ?? names.Find(lower.Text)
            ?? (upper.Column > 0 && Units.IsKnown(Units.Bare(lower.Text)) ? names.Find(upper.Text, Units.Bare(lower.Text)) : null);
        return Read(lower, found is null ? together : lower.Text, found);
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
