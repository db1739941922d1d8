using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Intake;

namespace Monitor.Web.Features.Documents;

/// <summary>年度考核汇总表.xlsx: title, one row for each centre, notes below. A4 landscape, head frozen and all columns on one page's width.</summary>
static class YearlyWorkbook
{
    const int HeadRow = 3;

    /// <param name="title">First line of the wording.</param>
    /// <param name="above">Under the title: marks, number.</param>
    public static byte[] Write(YearlyTable table, string title, string above, IReadOnlyList<string> notes)
    {
        var sheet = new SheetContent($"{table.Year}年度") { FrozenRows = HeadRow, FrozenColumns = 3 };
        sheet.Widths.AddRange([5, 12, 34, 16, 8, 9, .. table.Groups.Select(_ => 11d), 9, 9, 14, 40, 28]);
        sheet.Row(1, new WrittenCell(title, Style: CellStyle.Title));
        sheet.Row(2, new WrittenCell(above));
        sheet.Row(HeadRow,
        [
            .. new[] { "序号", "编码", "创新中心", "区县", "批次", "数值" }.Select(Head),
            .. table.Groups.Select(g => Head($"{g.Code} {g.Name}（{Numbers.Text(g.Weight)}）")),
            .. new[] { "综合得分", "评分等级", "复盘结论", "风险标记", "建议" }.Select(Head),
        ]);
        foreach (var (index, row) in table.Rows.Index())
            sheet.Row(HeadRow + 1 + index,
            [
                Number(index + 1), Text(row.Figures.Code.ToString()), Text(row.Figures.Name), Text(row.Figures.District), Number(row.Figures.Batch), Text(row.Report),
                .. row.Groups.Select(g => Number(g is { } score ? Math.Round(score, 2, MidpointRounding.AwayFromZero) : null)),
                Number(row.Figures.Score), Text(row.Grade), Text(row.Conclusion), Text(row.Flags), Text(row.Proposal),
            ]);
        foreach (var (index, note) in notes.Index()) sheet.Row(HeadRow + 2 + table.Rows.Count + index, new WrittenCell(note));
        return WorkbookWriter.Write([sheet]);

        static WrittenCell Head(string text) => new(text, Style: CellStyle.Head);
        static WrittenCell Text(string text) => new(text, Style: CellStyle.Text);
        static WrittenCell Number(decimal? number) => new(number is null ? Numbers.MissingMark : "", number, CellStyle.Amount);
    }
}
