using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Monitor.Web.Data;
using Monitor.Web.Features.Audit;

namespace Monitor.Web.Features.Commands;

/// <summary><c>audit verify</c>: whether the log is whole, as a backup's keeper or a supervisor can ask without signing in.</summary>
static class AuditVerb
{
    const string Details = """
        输出
          日志完整时：条数和末尾（条数:封存值）。请把末尾另行保存，下次用 --head 给出，可查出末尾是否被截去
          不完整时：第一处被改动、删除或移动的记录

        退出码
          0  完整
          1  不完整
          2  数据目录里没有数据库、数据库版本不符，或者命令有误
        """;

    public static Command Create()
    {
        var data = CommandFiles.Data();
        var head = new Option<string?>("--head") { HelpName = "条数:封存值", Description = "以前保存的末尾" };
        var verify = new Verb("verify", "核验审计日志是否完整", Details) { data, head };
        verify.SetAction(async (parsed, cancel) =>
        {
            var text = parsed.GetValue(head);
            var kept = text is null ? null
                : AuditHead.Parse(text) ?? throw new CommandException($"--head {text}：应为“条数:封存值”。请从上次保存的末尾复制。");
            await using var services = await CommandDatabase.OpenAsync(parsed.GetValue(data), TimeProvider.System, cancel);
            await using var db = await services.GetRequiredService<IDbContextFactory<MonitorDb>>().CreateDbContextAsync(cancel);
            var fault = AuditChain.Verify(await db.Audit.AsNoTracking().OrderBy(e => e.Id).ToListAsync(cancel), kept);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(fault?.Message ?? $"日志完整。末尾 {await AuditChain.HeadAsync(db, cancel)}");
            return fault is null ? Verbs.Done : Verbs.Wrong;
        });
        return new Command("audit", "审计日志") { verify };
    }
}
