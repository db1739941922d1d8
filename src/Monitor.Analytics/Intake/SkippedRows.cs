using System.Buffers;
using System.Text.RegularExpressions;

namespace Monitor.Analytics.Intake;

/// <summary>Rows below the header that are no reports: totals, notes, signatures, and the header printed once more.</summary>
static partial class SkippedRows
{
    [GeneratedRegex(@"^(本页|本表|全区|全县|全市|各中心|区县|分区)?(合计|总计|小计|共计|汇总)(数|行)?([(:].*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Total { get; }

    [GeneratedRegex(@"^(填表|填报|制表|报送|审核|审定|审批|复核|经办|分管|主管|单位|部门|主要)?(单位)?(人员|领导|人|负责人|电话|日期|时间|单位|说明)?(签字|签名|签章|盖章)?(\((签字|签名|签章|盖章|公章)\))?:.*$|^(填表|填报|制表|审核|经办|联系|负责)人|^联系(电话|方式)|^(单位)?(负责人|盖章|公章|签字)|^(\(?(盖章|公章|签字|签章)\)?)|^(填表|填报|指标)?说明|^备注|^附?注[:：0-9]|^(填表|填报|报送|制表)日期|^数据来源|^※", RegexOptions.CultureInvariant)]
    private static partial Regex Remark { get; }

    /// <summary>Null where the row is to be read.</summary>
    public static SkippedRow? Find(RawRow row, ReportHeader header)
    {
        if (IsPlainlyReport(row, header)) return null;
        var cells = row.Cells.Where(c => !c.IsBlank).ToList();
        var total = cells.FirstOrDefault(c => c.Column <= cells[0].Column + 3 && Total.IsMatch(Texts.Key(c.Text)));
        if (total.Column > 0) return new(row.Number, total.Text.Trim(), SkipReason.Total);
        if (cells.Count == 1 || Remark.IsMatch(Texts.Key(cells[0].Text))) return new(row.Number, cells[0].Text.Trim(), SkipReason.Remark);
        return IsHeaderAgain(cells, header) ? new(row.Number, cells[0].Text.Trim(), SkipReason.HeaderAgain) : null;
    }

    static readonly SearchValues<char> InCodes = SearchValues.Create("-0123456789");

    /// <summary>A first cell of ASCII letters with others beside it, none of which could be of a total: what the rest would find too.</summary>
    static bool IsPlainlyReport(RawRow row, ReportHeader header) => row.Cells is [{ IsBlank: false, Text: var first, Column: var column }, { IsBlank: false }, ..]
        && !first.AsSpan().ContainsAnyExceptInRange(' ', '~') && first.AsSpan().ContainsAny(InCodes) && row.Cells.Take(4).All(c => c.Text.AsSpan().IndexOfAny('计', '汇') < 0)
        && header.Cells.FirstOrDefault(h => h.Cell.Column == column) is { } named && !named.Cell.Text.AsSpan().ContainsAnyExceptInRange('\u4E00', '\u9FFF');

    /// <summary>As on each page of a printed table.</summary>
    static bool IsHeaderAgain(List<RawCell> cells, ReportHeader header) =>
        cells.Count >= ReportHeader.FewestColumns && cells.All(c => header.Cells.Any(h => h.Cell.Column == c.Column && Texts.Key(h.Cell.Text) == Texts.Key(c.Text)));
}
