using Monitor.Analytics.Intake;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Intake;

/// <summary>What a district fills in, as a workbook: all its centres in rows, or one centre's form with the fields down.</summary>
public static class ReportWorkbook
{
    const string ReportSheet = "报送表", FormSheet = "填报单";
    const int FirstValueColumn = 4, FormValueColumn = 4;

    /// <summary>The district's template: last year beside it and how to count each field on sheets of their own.</summary>
    /// <param name="rows">What is filled in already.</param>
    /// <param name="prior">Last year's values, of the centres that have any.</param>
    public static byte[] Template(Rulebook rulebook, IReadOnlyList<TemplateRow> rows, IReadOnlyList<TemplateRow> prior, DistrictCode district)
    {
        var year = rows[0].Year;
        var sheets = new List<SheetContent> { Report(rulebook, rows) };
        if (prior.Count > 0) sheets.Add(Prior(rulebook, prior));
        sheets.Add(Notes(rulebook));
        return WorkbookWriter.Write(sheets, new(rulebook.Id, rulebook.Version, year.Value, district.ToString()));
    }

    /// <summary>For one centre to fill in; the district uploads it as it comes back.</summary>
    public static byte[] Form(Rulebook rulebook, TemplateRow row, TemplateRow? prior, DistrictCode district)
    {
        var sheet = new SheetContent(FormSheet) { FrozenRows = 6, FrozenColumns = 2, IsLandscape = false, Widths = { 6, 30, 9, 16, 16, 60 } };
        sheet[1, 1] = new("年度运行情况填报单", Style: CellStyle.Title);
        sheet[2, 1] = new($"{ReportColumn.Center.Header}：{row.Center}");
        sheet[3, 1] = new($"{ReportColumn.CenterName.Header}：{row.Name}");
        sheet[4, 1] = new($"请在“{row.Year}年”一列填写。没有发生的填 0，没有数据的留空（按缺报处理）。填好后交牵头区县上传，不要改动编码和各项名称。");
        sheet.Row(6, new("序号", Style: CellStyle.Head), new("填报项", Style: CellStyle.Head), new("单位", Style: CellStyle.Head), new($"{row.Year}年", Style: CellStyle.Head),
            new(prior is null ? "上年（无）" : $"{prior.Year}年", Style: CellStyle.Head), new("填报说明", Style: CellStyle.Head));
        foreach (var (index, field) in rulebook.Fields.Index())
        {
            var at = 7 + index;
            sheet.Row(at, new("", index + 1, CellStyle.Given), new(field.Name, Style: CellStyle.Given), new(field.Unit, Style: CellStyle.Given),
                Value(row, field), Past(prior, field), new(Explained(field), Style: CellStyle.Text));
            sheet.Validate(field, FormValueColumn, at, at);
        }
        return WorkbookWriter.Write([sheet], new(rulebook.Id, rulebook.Version, row.Year.Value, district.ToString()));
    }

    static SheetContent Report(Rulebook rulebook, IReadOnlyList<TemplateRow> rows)
    {
        var sheet = Table(rulebook, ReportSheet, rows, 1, Value);
        foreach (var (index, field) in rulebook.Fields.Index())
        {
            sheet.Notes.Add((1, FirstValueColumn + index, Explained(field)));
            sheet.Validate(field, FirstValueColumn + index, 2, rows.Count + 1);
        }
        return sheet;
    }

    static SheetContent Prior(Rulebook rulebook, IReadOnlyList<TemplateRow> prior)
    {
        var sheet = Table(rulebook, TemplateStamp.PriorSheet, prior, 2, Past);
        sheet[1, 1] = new($"{prior[0].Year}年度报送值，仅供填报时对照，上传时不读取", Style: CellStyle.Title);
        return sheet;
    }

    static SheetContent Table(Rulebook rulebook, string name, IReadOnlyList<TemplateRow> rows, int head, Func<TemplateRow, ReportField, WrittenCell> value)
    {
        var sheet = new SheetContent(name) { FrozenRows = head, FrozenColumns = FirstValueColumn - 1, Widths = { 14, 40, 10 } };
        sheet.Widths.AddRange(rulebook.Fields.Select(_ => 13d));
        sheet.Row(head, ReportColumn.Of(rulebook).Select(c => new WrittenCell(c.Header, Style: CellStyle.Head)));
        foreach (var (index, row) in rows.Index())
            sheet.Row(head + 1 + index,
            [
                new(row.Center.ToString(), Style: CellStyle.Given), new(row.Name, Style: CellStyle.Given), new("", row.Year.Value, CellStyle.Given),
                .. rulebook.Fields.Select(f => value(row, f)),
            ]);
        return sheet;
    }

    static SheetContent Notes(Rulebook rulebook)
    {
        var sheet = new SheetContent(TemplateStamp.NotesSheet) { FrozenRows = 2, Widths = { 8, 30, 10, 80 } };
        sheet[1, 1] = new($"填报说明（{rulebook.Title}，{rulebook.Id} {rulebook.Version}）", Style: CellStyle.Title);
        sheet.Row(2, new[] { "代码", "填报项", "单位", "口径与要求" }.Select(t => new WrittenCell(t, Style: CellStyle.Head)));
        foreach (var (index, field) in rulebook.Fields.Index())
            sheet.Row(3 + index, new[] { field.Code, field.Name, field.Unit, Explained(field) }.Select(t => new WrittenCell(t, Style: CellStyle.Text)));
        return sheet;
    }

    static WrittenCell Value(TemplateRow row, ReportField field) => Cell(row, field, field.Kind == FieldKind.Count ? CellStyle.Count : CellStyle.Amount);

    static WrittenCell Past(TemplateRow? row, ReportField field) => row is null ? new("", Style: CellStyle.Prior) : Cell(row, field, CellStyle.Prior);

    static WrittenCell Cell(TemplateRow row, ReportField field, CellStyle style) => row.Values.GetValueOrDefault(field.Code) switch
    {
        { Number: 0 or 1 } value when field.Kind == FieldKind.YesNo => new(value.Number == 1 ? "是" : "否", Style: style),
        var value => WrittenCell.Of(value, style),
    };

    static string Explained(ReportField field) => string.Join(" ", Parts(field));

    static IEnumerable<string> Parts(ReportField field)
    {
        if (field.Note.Length > 0) yield return field.Note.TrimEnd('。') + "。";
        yield return field.Kind switch
        {
            FieldKind.Count => $"填整数，不小于 0{Most(field)}。",
            FieldKind.Amount => $"填数字，可有小数，不小于 0{Most(field)}。",
            _ => "填“是”或“否”。",
        };
        if (field.Planned) yield return "已按建设方案填好，改动须由服务中心审定。";
    }

    static string Most(ReportField field) => field.Maximum is { } maximum ? $"，不大于 {Numbers.Text(maximum)}" : "";
}
