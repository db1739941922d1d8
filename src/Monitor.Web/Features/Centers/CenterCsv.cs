using CsvHelper;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Centers;

/// <summary>The list as seen, for Excel: UTF-8 with a byte order mark; a text that begins like a formula is defused.</summary>
public static class CenterCsv
{
    public static byte[] Of(CenterList list)
    {
        var stream = new MemoryStream();
        using (var writer = CsvWriter.Create(stream, new CsvWriterOptions { WriteByteOrderMark = true, Injection = CsvInjection.Escape }))
        {
            writer.WriteRecord(
            [
                "创新中心编码", "创新中心名称", "产业", "牵头建设主体", "牵头区县（公布时）", "现报送区县", "批次", "有效期起", "有效期止", "状态",
                "最新得分年度", "得分", "等级", "是否暂定", "最高在案风险", "风险年度", "风险标记", $"{list.RoundYear?.ToString() ?? "最近"}年度报送", "报送截止日", "数据性质",
            ]);
            foreach (var line in list.Lines) writer.WriteRecord(Row(line));
        }
        return stream.ToArray();
    }

    static string[] Row(CenterLine line) =>
    [
        line.Code.ToString(), line.Name, line.Industry, line.LeadEntity, line.District.Name, line.District.PassedOnTo ?? line.District.Name,
        line.Batch.ToString(), ChinaTime.Text(line.Validity.From), ChinaTime.Text(line.Validity.To), CaseNames.Of(line.State),
        line.Newest?.Year.ToString() ?? "", line.Newest?.Score is { } score ? Numbers.Text(score) : "", line.Newest is { } newest ? Names.Of(newest.Grade) : "",
        line.Newest is null ? "" : line.Newest.Provisional ? "暂" : "否",
        line.Worst is { } worst ? Names.Of(worst.Severity) : "", line.Worst?.Year.ToString() ?? "", line.Worst?.Title ?? "",
        line.Round.Text, line.Round.Due is { } due ? ChinaTime.Text(due) : "", line.Synthetic ? "演示数据" : "",
    ];
}
