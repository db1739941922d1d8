using CsvHelper;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Intake.Lists;
using Monitor.Web.Features.Intake;

namespace Monitor.Web.Features.Lists;

/// <summary>The empty file of a list, with an explanation of each column; stamped, so that it is known again.</summary>
static class ListTemplate
{
    /// <summary>Stands where a report's template names its scheme.</summary>
    const string Scheme = "list", Version = "1";

    public static byte[] Workbook(ListKind kind)
    {
        var columns = ListColumns.Of(kind);
        var sheet = new SheetContent(ListColumns.NameOf(kind)) { FrozenRows = 1, FrozenColumns = 1 };
        sheet.Widths.AddRange(columns.Select(_ => 20d));
        sheet.Row(1, columns.Select(c => new WrittenCell(c.Header, Style: CellStyle.Head)));
        foreach (var (index, column) in columns.Index()) sheet.Notes.Add((1, index + 1, Explained(column)));

        var notes = new SheetContent(TemplateStamp.NotesSheet) { FrozenRows = 2, Widths = { 20, 80 } };
        notes[1, 1] = new($"{ListColumns.NameOf(kind)}填写说明", Style: CellStyle.Title);
        notes.Row(2, new WrittenCell("列", Style: CellStyle.Head), new WrittenCell("要求", Style: CellStyle.Head));
        foreach (var (index, column) in columns.Index())
            notes.Row(3 + index, new WrittenCell(column.Header, Style: CellStyle.Text), new WrittenCell(Explained(column), Style: CellStyle.Text));
        return WorkbookWriter.Write([sheet, notes], new(Scheme, $"{kind}-{Version}", 0, ""));
    }

    public static byte[] Csv(ListKind kind)
    {
        var stream = new MemoryStream();
        using (var writer = CsvWriter.Create(stream, new CsvWriterOptions { WriteByteOrderMark = true, Injection = CsvInjection.Escape }))
            writer.WriteRecord([.. ListColumns.Of(kind).Select(c => c.Header)]);
        return stream.ToArray();
    }

    /// <summary>A template of another list, or of a report, is no file of this list.</summary>
    public static IEnumerable<ReportIssue> Told(TemplateStamp stamp, ListKind kind)
    {
        if (stamp.Rulebook == Scheme && stamp.Version.Split('-')[0] == kind.ToString()) yield break;
        var found = stamp.Rulebook == Scheme && Enum.TryParse<ListKind>(stamp.Version.Split('-')[0], out var other) ? ListColumns.NameOf(other) : "年度报送";
        yield return IssueCatalog.ListOtherTemplate.Raise(found: found, expected: ListColumns.NameOf(kind));
    }

    static string Explained(ReportColumn column) => (ListColumns.IsOptional(column) ? "可不填。" : "必填。") + column.Id switch
    {
        "CENTER" => "建设名单上的编码，如 CQ2026-01。",
        "DISTRICT" => "牵头区县经信部门所在区县的名称或编码，按公布日期当日的区划填写，如 沙坪坝区。",
        "JOINT" => "参加联合申报的区县，多个之间用顿号或分号隔开。",
        "BATCH" => "列入建设名单的批次，四位数年份。",
        "DESIGNATED" => "建设名单公布的日期，如 2026-07-30，有效期由此起算。",
        "YEAR" => "目标所属的报告年度，四位数年份。",
        "INDICATOR" => "考核方案中指标的编码或名称，如 B2 或 培养工程师；建设任务数填 F04。",
        "VALUE" => "不小于 0 的数，单位同该指标；比率填百分数，如 85。",
        "ID" => "留空由系统编号；再次导入同一事项时填写，以免重复。",
        "KIND" => $"以下之一：{string.Join('、', Enum.GetValues<Analytics.Assessment.IncidentKind>().Select(Analytics.Vocabulary.Names.Of))}。",
        "AUTHORITY" => "作出认定的主管部门。",
        "NUMBER" => "主管部门文书的文号，尚无的留空。",
        "OCCURRED" => "事项发生的日期，如 2026-08-16。",
        "RECORDED" => "登记的日期，留空为导入当日。",
        "CONFIRMED" => "不读取：导入的事项一律为“已报告”，确认在系统内办理。",
        "EVIDENCE" => "情况说明及所依据的材料。",
        _ => "不超过 200 个字。",
    };
}
