using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Commands;

/// <summary>Somebody with the file in hand goes around the triggers; the chain tells.</summary>
public sealed class AuditVerbTests : IDisposable
{
    readonly DemoHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task WholeLog_EndsWith0AndItsHead()
    {
        await WriteAsync(3);
        var run = await Verify();
        Assert.Equal(0, run.Code);
        Assert.Matches(@"末尾 \d+:[0-9a-f]{64}", run.Output);
        Assert.Equal(0, (await Verify("--head", HeadOf(run))).Code);
    }

    [Fact]
    public async Task AlteredEntry_IsNamed()
    {
        await WriteAsync(3);
        await TamperAsync("UPDATE Audit SET Reason = '别的' WHERE Number = (SELECT MAX(Number) - 1 FROM Audit)");
        var run = await Verify();
        Assert.Equal(1, run.Code);
        Assert.Contains("被改动", run.Output);
    }

    [Fact]
    public async Task CutTail_ShowsAgainstTheKeptHeadOnly()
    {
        await WriteAsync(3);
        var head = HeadOf(await Verify());
        await TamperAsync("DELETE FROM Audit WHERE Number = (SELECT MAX(Number) FROM Audit)");
        Assert.Equal(0, (await Verify()).Code);
        var run = await Verify("--head", head);
        Assert.Equal(1, run.Code);
        Assert.Contains("被截去", run.Output);
    }

    [Fact]
    public async Task HeadThatIsNone_EndsWith2() => Assert.Equal(2, (await Verify("--head", "昨天")).Code);

    async Task WriteAsync(int entries)
    {
        await using var db = host.Db();
        for (var i = 0; i < entries; i++) db.Audit.Add(host.Actor("anquan").Did(host.Clock.Now, $"动作{i}", "对象", reason: "理由"));
        await db.SaveChangesAsync();
    }

    async Task TamperAsync(string sql)
    {
        await using var db = host.Db();
        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER AuditIsAppendOnlyUPDATE; DROP TRIGGER AuditIsAppendOnlyDELETE");
        await db.Database.ExecuteSqlRawAsync(sql);
    }

    Task<CommandLineRun> Verify(params string[] more) =>
        CommandLineRun.Of(["audit", "verify", "--data", host.Get<Data.DataFolder>().Path, .. more]);

    static string HeadOf(CommandLineRun run) => Regex.Match(run.Output, @"\d+:[0-9a-f]{64}").Value;
}
