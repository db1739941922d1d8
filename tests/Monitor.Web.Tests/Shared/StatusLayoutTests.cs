using System.Net;
using System.Text.RegularExpressions;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Shared;

/// <summary>What is refused or not there looks the same everywhere: with the menus for whoever is signed in, without them before.</summary>
public sealed partial class StatusLayoutTests : IDisposable
{
    readonly DemoHost host = new();

    public void Dispose() => host.Dispose();

    [Theory]
    [InlineData("/not-found", HttpStatusCode.OK)]
    [InlineData("/no-such-page", HttpStatusCode.NotFound)]
    [InlineData("/centers/NOPE", HttpStatusCode.NotFound)]
    [InlineData("/accounts", HttpStatusCode.Forbidden)]
    [InlineData("/documents/99999/file", HttpStatusCode.NotFound)]
    public async Task SignedIn_TheMenusStay(string path, HttpStatusCode status)
    {
        using var answer = await (await host.OnceSignedInAsync("lingdao")).GetAsync(path);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains("aria-label=\"主导航\"", page);
        Assert.Contains("返回工作台", page);
    }

    /// <summary>Nor is a connection opened, which would be refused without an account.</summary>
    [Fact]
    public async Task NotSignedIn_NoMenus_AndNothingInteractive()
    {
        using var browser = host.CreateClient();
        var page = await browser.GetStringAsync("/not-found");
        Assert.DoesNotContain("主导航", page);
        Assert.DoesNotContain("\"type\":\"server\"", page);
        Assert.Contains("\"type\":\"server\"", await (await host.OnceSignedInAsync("lingdao")).GetStringAsync("/"));
    }

    [Theory]
    [InlineData("/system", "系统状态")]
    [InlineData("/system/mailings", "邮件发送")]
    public async Task OnlyOneSectionIsCurrent(string path, string section)
    {
        var page = await (await host.OnceSignedInAsync("xitong")).GetStringAsync(path);
        Assert.Equal([section], Current().Matches(page).Select(m => m.Groups["name"].Value));
    }

    [GeneratedRegex("<a href=\"[^\"]+\" class=\"active\" aria-current=\"page\">(?<name>[^<]+)</a>")]
    private static partial Regex Current();
}
