using Monitor.Analytics.Intake;

namespace Monitor.Web.Features.Files;

/// <summary>
/// The part of a file that a joint district sees: where reports stand in rows, the rows of its centres; where they stand in columns, their columns;
/// and what names them. Of another centre's report nothing, wherever it stands.
/// </summary>
sealed class SeenCells(IReadOnlySet<(string Sheet, int Row, int Column)> values)
{
    public IReadOnlyList<RawRow> Of(RawTable? table, ReportHeader? layout)
    {
        if (table is null || layout is null) return [];
        var here = values.Where(v => v.Sheet == table.Sheet).ToList();
        if (!layout.IsTransposed)
        {
            var rows = here.Select(v => v.Row).Append(layout.Row).Append(layout.LastRow).ToHashSet();
            return [.. table.Rows.Where(r => rows.Contains(r.Number))];
        }
        var columns = here.Select(v => v.Column).Append(layout.LabelColumn!.Value).Append(layout.UnitColumn ?? 0).ToHashSet();
        var from = here.Count > 0 ? here.Min(v => v.Row) : int.MaxValue;
        return [.. table.Rows.Where(r => r.Number >= from).Select(r => r with { Cells = [.. r.Cells.Where(c => columns.Contains(c.Column))] })];
    }
}
