using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;

namespace Monitor.Web.Features.Commands;

/// <summary><c>export</c>: what a database recorded besides the reports, for <c>assess --history</c>.</summary>
static class ExportVerb
{
    const string Details = """
        输出
          monitor-history/1（JSON）：报送批次和延期、各年度报送和核定日期、核定时更正的值、免计指标、评定等次、年度复盘、
          三年评估、整改、认定、催报。报告、目标、建设名单、重大事项不在其中，由 assess 的其他选项给出

        退出码
          0  已写出
          2  数据目录里没有数据库、数据库版本不符、文件写不了，或者命令有误
        """;

    public static Command Create()
    {
        var data = CommandFiles.Data();
        var file = new Option<string?>("--output") { HelpName = "FILE", Description = "写到文件；默认写到标准输出" };
        var verb = new Verb("export", "导出历史记录，供 assess --history 使用", Details) { data, file };
        verb.SetAction(async (parsed, cancel) =>
        {
            await using var services = await CommandDatabase.OpenAsync(parsed.GetValue(data), TimeProvider.System, cancel);
            await using var db = await services.GetRequiredService<IDbContextFactory<MonitorDb>>().CreateDbContextAsync(cancel);
            var history = CanonicalJson.Write(await HistoryAsync(db, cancel));
            if (parsed.GetValue(file) is { } path) await SaveAsync(path, history, cancel);
            else await parsed.InvocationConfiguration.Output.WriteLineAsync(history);
            return Verbs.Done;
        });
        return verb;
    }

    static async Task<HistoryFile> HistoryAsync(MonitorDb db, CancellationToken cancel) => HistoryFile.Of(
        (await CenterHistories.LoadAsync(db, cancel: cancel)).Values, await db.Centers.AnyAsync(c => c.Synthetic, cancel));

    static async Task SaveAsync(string path, string text, CancellationToken cancel)
    {
        try
        {
            await File.WriteAllTextAsync(path, text + "\n", cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{path}：写不了（{e.Message}）。请核对路径和权限。", e);
        }
    }
}
