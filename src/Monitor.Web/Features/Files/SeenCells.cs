using Monitor.Analytics.Intake;

namespace Monitor.Web.Features.Files;

/// <summary>
/// The part of a file that a joint district sees: where reports stand in rows, the rows of its centres; where they stand in columns, their columns;
/// and what names them. Of another centre's report nothing, wherever it stands.
/// </summary>
/// <param name="rows">Of its centres' values, by sheet.</param>
/// <param name="columns">Likewise.</param>
sealed class SeenCells(ILookup<string, int> rows, ILookup<string, int> columns)
{
    public IReadOnlyList<RawRow> Of(RawTable? table, ReportHeader? layout)
    {
        if (table is null || layout is null) return [];
        if (!layout.IsTransposed)
        {
            var seen = Rows(table.Sheet, layout);
            return [.. table.Rows.Where(r => seen.Contains(r.Number))];
        }
        var shown = columns[table.Sheet].Append(layout.LabelColumn!.Value).Append(layout.UnitColumn ?? 0).ToHashSet();
        var from = rows[table.Sheet].DefaultIfEmpty(int.MaxValue).Min();
        return [.. table.Rows.Where(r => r.Number >= from).Select(r => r with { Cells = [.. r.Cells.Where(c => shown.Contains(c.Column))] })];
    }

    /// <param name="layout">Of reports in rows.</param>
    public IReadOnlySet<int> Rows(string sheet, ReportHeader layout) => rows[sheet].Append(layout.Row).Append(layout.LastRow).ToHashSet();
}
