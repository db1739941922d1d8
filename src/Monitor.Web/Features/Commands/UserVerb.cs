using System.CommandLine;
using Monitor.Web.Features.Accounts;

namespace Monitor.Web.Features.Commands;

/// <summary><c>user add</c>: an account without rights; the security administrator grants them.</summary>
static class UserVerb
{
    const string Details = """
        输出
          一次性重置码，使用人在登录页用它设置密码，72 小时内有效，只显示这一次
          新账号没有任何角色，由安全保密管理员在“账号与授权”中授予

        退出码
          0  已建立
          1  被拒绝：用户名不合规、已存在，或三位管理员尚未设置
          2  数据目录里没有数据库、数据库版本不符，或者命令有误
        """;

    public static Command Create(TimeProvider time)
    {
        var userName = new Argument<string>("USERNAME") { Description = "用户名" };
        var name = new Option<string>("--name") { HelpName = "姓名", Required = true, Description = "使用人的真实姓名" };
        var data = CommandFiles.Data();
        var add = new Verb("add", "新建账号（不授予角色）", Details) { userName, name, data };
        add.SetAction(async (parsed, cancel) =>
        {
            await using var services = await CommandDatabase.OpenAsync(parsed.GetValue(data), time, cancel);
            if (!await services.GetRequiredService<FirstStart>().IsDoneAsync(cancel))
                throw new Refused("三位管理员尚未设置。请先启动网页服务，完成首次启动。");
            var code = await services.GetRequiredService<AccountService>().CreateByProgramAsync(
                parsed.GetValue(userName)!, parsed.GetValue(name)!, cancel);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(
                $"已新建账号 {parsed.GetValue(userName)}（{parsed.GetValue(name)}），没有角色。\n重置码：{code}\n72 小时内有效，只显示这一次；请当面交给使用人。");
            return Verbs.Done;
        });
        return new Command("user", "账号") { add };
    }
}
