using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Imports;
using Monitor.Web.Features.Rulebooks;

namespace Monitor.Web.Features.Commands;

/// <summary><c>import</c>: reports of a past year into the database, by who runs the machine.</summary>
static class ImportVerb
{
    const string Details = """
        导入
          各文件里可以有多个区县、多个创新中心的报告；逐份检查，与网页上传相同（同类问题列出前 200 处，其余计数）
          没有错误的报告存为“已报送”，注明命令行导入和经办人，没有审定声明和回执，不能当作区县审定过的报送；仍由服务中心复核
          有错误的、已有该年度报告的、几个文件里都有的创新中心不导入，不影响其他创新中心；文件整体有错误的，该文件都不导入
          全部一次生效：中途取消或断电，一份也不导入
          原文件按 SHA-256 保存，每个数值可追溯到单元格；区县只看得到其中自己的部分
          评分和风险标记由网页服务在下次启动或零点后更新

        输出
          每个问题一行，格式同 check；每个文件最后一行是小结；进度写到标准错误

        退出码
          0  都已导入
          1  有错误，或有报告没有导入
          2  有文件不能按表格读取，已取消，或者命令、数据目录有误
        """;

    public static Command Create(TimeProvider time)
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "报送文件：.xlsx、.xls 或 .csv，大小不限" };
        var year = new Option<int>("--year") { HelpName = "YYYY", Required = true, Description = "报告年度；该年度的报送批次应已建立，并已截止" };
        year.Validators.Add(CommandFiles.IsYear);
        var by = new Option<string>("--by") { HelpName = "姓名", Required = true, Description = "经办人的真实姓名" };
        var on = CommandFiles.Day("--on", "这些报告当年的报送日期（北京时间）；默认今天，会按今天判断是否逾期");
        var data = CommandFiles.Data();
        var verb = new Verb("import", "导入以往年度的报送文件", Details) { files, year, by, on, data };
        verb.SetAction(async (parsed, cancel) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var opened = parsed.GetValue(files)!.Select(path => (Name: Path.GetFileName(path), File: CommandFiles.Open(path))).ToList();
            var request = new ImportRequest(parsed.GetValue(year), parsed.GetValue(by)!, parsed.GetValue(on) ?? time.Today(),
                [.. opened.Where(f => f.File.Content is not null).Select(f => new ImportSource(f.Name, f.File.Content!))]);
            await using var services = await CommandDatabase.OpenAsync(parsed.GetValue(data), time, cancel);
            var importer = new ReportImporter(
                services.GetRequiredService<IDbContextFactory<MonitorDb>>(), new RulebookStore(time), services.GetRequiredService<DataFolder>(), time);
            try
            {
                var results = await importer.RunAsync(request, p => error.WriteLine($"{p.File}: 已检查 {p.Reports.ToString("N0", CultureInfo.InvariantCulture)} 份"), cancel);
                results = [.. opened.Select(f => f.File.Unreadable).OfType<CheckedFile>().Select(f => new ImportedFile(CheckedSummary.Of(f), 0, [])), .. results];
                foreach (var result in results) Write(output, result);
                return results.Any(r => r.Check.IsUnreadable()) ? Verbs.Impossible
                    : results.Any(r => r.Check.HasErrors || r.Refused.Count > 0) ? Verbs.Wrong : Verbs.Done;
            }
            catch (OperationCanceledException e)
            {
                throw new CommandException("已取消，一份也没有导入。", e);
            }
        });
        return verb;
    }

    static void Write(TextWriter output, ImportedFile result)
    {
        var file = result.Check;
        foreach (var issue in file.Issues) output.WriteLine(CheckVerb.Line(file.File, issue));
        foreach (var refused in result.Refused) output.WriteLine($"{file.File}: {refused}");
        output.WriteLine(file.IsUnreadable()
            ? $"{file.File}: 不能按表格读取，没有导入"
            : $"{file.File}: {file.Reports.Count} 份报告，已导入 {result.Imported} 份；错误 {file.Counts[IssueSeverity.Error]}，提醒 {file.Counts[IssueSeverity.Warning]}，提示 {file.Counts[IssueSeverity.Notice]}");
    }
}
