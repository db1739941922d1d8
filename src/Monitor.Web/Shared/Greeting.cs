using System.Text;
using Monitor.Analytics.Cases;
using Monitor.Web.Features.Accounts;
using Monitor.Web.Features.Demo;

namespace Monitor.Web;

/// <summary>What the console says once the program listens: where, and how to get in.</summary>
public static class Greeting
{
    public static async Task GreetAsync(this WebApplication app, string url)
    {
        var text = new StringBuilder($"Monitor {AppVersion.Text}: {url}\n");
        var firstStart = app.Services.GetRequiredService<FirstStart>();
        if (app.Services.GetRequiredService<DemoMode>().IsDemo)
        {
            text.Append($"演示数据，演示日期从 {ChinaTime.Text(app.Services.GetRequiredService<TimeProvider>().Today())} 开始。演示账号（密码均为 {DemoAccounts.Password}）：\n");
            foreach (var account in app.Services.GetRequiredService<DemoAccounts>().All)
                text.Append($"  {account.UserName,-18} {CaseNames.Of(account.Role)}  {account.DisplayName}\n");
        }
        else if (!await firstStart.IsDoneAsync())
            text.Append($"首次启动：请打开 {url}{FirstStartGate.Path}，启动码 {firstStart.Code}\n");
        Console.Write(text);
    }
}
