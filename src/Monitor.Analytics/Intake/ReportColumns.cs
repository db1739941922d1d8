using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Intake;

/// <summary>One column that a report has. <see cref="Field"/> is null for the three that say whose report it is.</summary>
public sealed record ReportColumn(string Name, string Header, IReadOnlyList<string> Names, FieldCode? Field = null)
{
    public static ReportColumn Center { get; } = new("创新中心编码", "创新中心编码", ["创新中心编码", "中心编码", "创新中心代码", "编码"]);
    public static ReportColumn CenterName { get; } = new("创新中心名称", "创新中心名称", ["创新中心名称", "中心名称", "创新中心", "名称"]);
    public static ReportColumn Year { get; } = new("报告年度", "报告年度", ["报告年度", "年度", "年份", "报送年度"]);

    /// <summary>Columns of the rulebook's report, in the template's order.</summary>
    public static IReadOnlyList<ReportColumn> Of(Rulebook rulebook) => [Center, CenterName, Year, .. rulebook.Fields.Select(Of)];

    static ReportColumn Of(ReportField field)
    {
        string[] names = [field.Name, field.Code, field.Code + field.Name, .. field.Aliases];
        return new(
            field.Name,
            field.Unit.Length > 0 ? $"{field.Name}（{field.Unit}）" : field.Name,
            [.. names, .. names.Select(n => $"{n}（{field.Unit}）")],
            field.Code);
    }
}

/// <summary>A header cell, and the column it was recognised as (null: unknown).</summary>
public sealed record HeaderCell(RawCell Cell, ReportColumn? Column);

/// <summary>The row of a sheet that names its columns.</summary>
public sealed record ReportHeader(int Row, IReadOnlyList<HeaderCell> Cells, IReadOnlyList<ReportColumn> Missing)
{
    /// <summary>Rows that are searched for the header: titles and notes may stand above it.</summary>
    public const int RowsSearched = 20;

    const int FewestColumns = 2;

    public int Recognised => Cells.Count(c => c.Column is not null);

    /// <summary>Number of the column in the sheet; the first where several are the same. Null where it is missing.</summary>
    public int? Of(ReportColumn column) => Cells.FirstOrDefault(c => c.Column == column)?.Cell.Column;

    /// <summary>The row, among the first ones, that names the most columns; null where none names two.</summary>
    public static ReportHeader? Find(IEnumerable<RawRow> rows, IReadOnlyList<ReportColumn> columns)
    {
        var byName = new Dictionary<string, ReportColumn>();
        foreach (var column in columns)
            foreach (var name in column.Names)
                byName.TryAdd(Texts.Key(name), column);

        return rows
            .TakeWhile(r => r.Number <= RowsSearched)
            .Select(r => Read(r, columns, byName))
            .Where(h => h.Recognised >= FewestColumns)
            .MaxBy(h => h.Recognised);
    }

    static ReportHeader Read(RawRow row, IReadOnlyList<ReportColumn> columns, Dictionary<string, ReportColumn> byName)
    {
        HeaderCell[] cells = [.. row.Cells.Where(c => !c.IsBlank).Select(c => new HeaderCell(c, byName.GetValueOrDefault(Texts.Key(c.Text))))];
        return new(row.Number, cells, [.. columns.Except(cells.Select(c => c.Column).OfType<ReportColumn>())]);
    }
}
