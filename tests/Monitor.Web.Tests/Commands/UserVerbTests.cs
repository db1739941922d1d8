using Microsoft.EntityFrameworkCore;
using Monitor.Web.Features.Accounts;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Commands;

public sealed class UserVerbTests(DemoHost host) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task Add_MakesAnAccountWithoutARole_WhoseCodeSetsThePassword()
    {
        var run = await Add("zhang-san", "张三");
        Assert.Equal((0, ""), (run.Code, run.Error));
        var code = System.Text.RegularExpressions.Regex.Match(run.Output, @"重置码：(\S+)").Groups[1].Value;

        await using var db = host.Db();
        var account = await db.Users.SingleAsync(u => u.UserName == "zhang-san");
        Assert.Equal(("张三", null), (account.DisplayName, account.PasswordHash));
        Assert.False(await db.UserRoles.AnyAsync(r => r.UserId == account.Id));
        var sealedCode = await db.UserTokens.SingleAsync(t => t.UserId == account.Id);
        Assert.True(OneTimeCode.Opens(code, sealedCode.Value, host.Clock.Now));
        Assert.DoesNotContain(OneTimeCode.Normalize(code), sealedCode.Value);
        var entry = await db.Audit.SingleAsync(a => a.Action == "新建账号" && a.Subject == "zhang-san（张三）");
        Assert.Equal((null, "命令行", ""), (entry.ActorId, entry.ActorName, entry.Role));
    }

    [Theory]
    [InlineData("baosong", "李四", "baosong")]
    [InlineData("li si", "李四", "li si")]
    [InlineData("li-si", " ", "姓名未填写")]
    public async Task Add_Refused_EndsWith1AndKeepsNothing(string userName, string name, string told)
    {
        await using var db = host.Db();
        var before = (await db.Users.CountAsync(), await db.Audit.CountAsync());
        var run = await Add(userName, name);
        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.Contains(told, run.Error);
        Assert.Equal(before, (await db.Users.CountAsync(), await db.Audit.CountAsync()));
    }

    [Fact]
    public async Task Add_BeforeTheThreeAdministrators_IsRefused()
    {
        using var before = new DemoHost();
        await using var db = before.Db();
        db.UserRoles.RemoveRange(db.UserRoles);
        await db.SaveChangesAsync();
        var run = await CommandLineRun.Of("user", "add", "zhang-san", "--name", "张三", "--data", Folder(before));
        Assert.Equal(1, run.Code);
        Assert.Contains("三位管理员尚未设置", run.Error);
    }

    Task<CommandLineRun> Add(string userName, string name) => CommandLineRun.Of("user", "add", userName, "--name", name, "--data", Folder(host));

    static string Folder(DemoHost host) => host.Get<Data.DataFolder>().Path;
}
