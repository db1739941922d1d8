namespace Monitor.Analytics.Intake;

/// <summary>Finds the column that names the rows: one centre per sheet, indicators down, years (or centres) across.</summary>
static class HeaderLabels
{
    const int ColumnsSearched = 6;
    public const int RowsSearched = 300;

    /// <summary>Among the first columns, the one that names the most; null where none names two.</summary>
    public static ReportHeader? Find(RawTable table, HeaderNames names)
    {
        var grid = new HeaderGrid(table, RowsSearched);
        var best = grid.Columns.TakeWhile(c => c <= ColumnsSearched)
            .Select(c => Read(grid, c, names))
            .Where(h => h.Recognised >= ReportHeader.FewestColumns && h.Cells.Any(c => c.Column?.Field is not null))
            .MaxBy(h => h.Recognised);
        if (best is null) return null;
        var units = HeaderRows.SheetUnits(grid, best.Row);
        return best with { Cells = [.. best.Cells.Select(c => HeaderRows.WithUnit(c, units))] };
    }

    static ReportHeader Read(HeaderGrid grid, int column, HeaderNames names)
    {
        RawCell[] labels = [.. grid.Rows.Select(r => grid.Own(r, column)).Where(c => c.Column == column).Distinct()];
        var fields = labels.Where(l => names.Find(l.Text)?.Column.Field is not null).Select(l => l.Row).ToList();
        var unitColumn = fields.Count < ReportHeader.FewestColumns ? null : UnitColumn(grid, column, fields);
        HeaderCell[] cells = [.. labels.Select(l => Read(l, unitColumn is { } u ? grid.Own(l.Row, u) : default, names))];
        return ReportHeader.From(fields.Count > 0 ? fields[0] : 1, names, cells) with { LabelColumn = column, UnitColumn = unitColumn };
    }

    /// <summary>A unit in a cell of its own counts as if it stood in brackets behind the name; where both are there, they must be the same.</summary>
    static HeaderCell Read(RawCell label, RawCell unitCell, HeaderNames names)
    {
        var found = names.Find(label.Text);
        if (unitCell.Column > 0 && found?.Column.Field is var field && (found is null || field is not null))
        {
            var unit = Units.Bare(unitCell.Text);
            if (found is not { Unit: { } own }) found = names.Find(label.Text, unit);
            else if (Units.Factor(unit, own) != 1) found = null;
        }
        return new(label, found?.Column, label.Text.Trim(), found?.Unit, found?.IsMapped ?? false);
    }

    /// <summary>The next column on the right that is headed 单位, or holds nothing but units beside the fields.</summary>
    static int? UnitColumn(HeaderGrid grid, int label, IReadOnlyList<int> fields)
    {
        foreach (var column in grid.Columns.Where(c => c > label).Take(2))
        {
            if (grid.Rows.Any(r => HeaderNames.Key(grid.Own(r, column).Text ?? "") is "单位" or "计量单位")) return column;
            var beside = fields.Select(r => grid.Own(r, column)).Where(c => c.Column == column).ToList();
            if (beside.Count > 1 && beside.All(c => Units.IsKnown(Units.Bare(c.Text)))) return column;
        }
        return null;
    }
}
