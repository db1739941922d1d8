using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Intake;

namespace Monitor.Web.Features.Documents;

/// <summary>年度考核汇总表.xlsx: title, one row for each centre, notes below. A4 landscape, head frozen and all columns on one page's width.</summary>
static class YearlyWorkbook
{
    const int HeadRow = 3;
    const double GroupWidth = 11, LineHeight = 16.5;

    /// <summary>In characters, before and after the groups.</summary>
    static readonly double[] Left = [5, 11, 24, 12, 6, 8], Right = [9, 9, 12, 36, 24];

    /// <param name="title">First line of the wording.</param>
    /// <param name="above">Under the title: marks, number.</param>
    public static byte[] Write(YearlyTable table, string title, string above, IReadOnlyList<string> notes)
    {
        var sheet = new SheetContent($"{table.Year}年度") { FrozenRows = HeadRow, FrozenColumns = 3 };
        sheet.Widths.AddRange([.. Left, .. table.Groups.Select(_ => GroupWidth), .. Right]);
        sheet.Row(1, new WrittenCell(title, Style: CellStyle.Title));
        sheet.Row(2, new WrittenCell(above));
        sheet.Row(HeadRow,
        [
            .. new[] { "序号", "编码", "创新中心", "区县", "批次", "数值" }.Select(Head),
            .. table.Groups.Select(g => Head($"{g.Code} {g.Name}\n（权重{Numbers.Text(g.Weight)}）")),
            .. new[] { "综合得分", "评分等级", "复盘结论", "风险标记", "建议" }.Select(Head),
        ]);
        sheet.Heights[HeadRow] = 2 * LineHeight;
        foreach (var (index, row) in table.Rows.Index())
        {
            // Programs do not all fit a row to its wrapped text by themselves.
            var lines = new[] { (CommonFacts.ShortName(row.Figures.Name), Left[2]), (row.Figures.District, Left[3]), (row.Flags, Right[3]), (row.Proposal, Right[4]) }
                .Max(c => Math.Ceiling(c.Item1.Sum(l => char.IsAscii(l) ? 1 : 2) / (c.Item2 - 1)));
            sheet.Heights[HeadRow + 1 + index] = lines * LineHeight;
            sheet.Row(HeadRow + 1 + index,
            [
                Number(index + 1), Text(row.Figures.Code.ToString()), Text(CommonFacts.ShortName(row.Figures.Name)), Text(row.Figures.District), Number(row.Figures.Batch), Text(row.Report),
                .. row.Groups.Select(g => Number(g is { } score ? Math.Round(score, 2, MidpointRounding.AwayFromZero) : null)),
                Number(row.Figures.Score), Text(row.Grade), Text(row.Conclusion), Text(row.Flags), Text(row.Proposal),
            ]);
        }
        foreach (var (index, note) in notes.Index()) sheet.Row(HeadRow + 2 + table.Rows.Count + index, new WrittenCell(note));
        return WorkbookWriter.Write([sheet]);

        static WrittenCell Head(string text) => new(text, Style: CellStyle.Head);
        static WrittenCell Text(string text) => new(text, Style: CellStyle.Text);
        static WrittenCell Number(decimal? number) => new(number is null ? Numbers.MissingMark : "", number, CellStyle.Amount);
    }
}
