using Microsoft.Playwright;

namespace Monitor.Browser.Tests;

/// <summary>Who signs in, and what each finds first.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SignInTests(ProgramInBrowser program)
{
    [Theory]
    [InlineData("baosong", "年度报送")]
    [InlineData("shending", "年度报送")]
    [InlineData("fuhe", "复核")]
    [InlineData("jingban", "总览")]
    [InlineData("lingdao", "总览")]
    [InlineData("xitong", "系统状态")]
    [InlineData("anquan", "账号与授权")]
    [InlineData("shenji", "审计日志")]
    public async Task EachRole_FindsItsOwnPlaceOfWork(string userName, string section)
    {
        var page = await program.SignInAnewAsync(userName);
        await Assertions.Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" }).GetByText(section)).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("演示数据").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task NoPage_BreaksTheContentPolicyOrLogsAnError()
    {
        var page = await program.SignInAsync("lingdao");
        var errors = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error") errors.Add(message.Text); };
        foreach (var path in new[] { "/", "/overview", "/centers", "/centers/CQ2024-02" })
            await page.OpenAsync(path);
        Assert.Empty(errors);
    }
}
