using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Monitor.Browser.Tests;

/// <summary>A browser; each who signs in has it to himself.</summary>
public sealed class OfficeBrowser : IAsyncLifetime
{
    /// <summary>Of the demo accounts; the program prints it at its start.</summary>
    public const string Password = "Monitor#2027";

    static readonly string[] BrowserNames = ["chromium", "chromium-browser", "google-chrome", "microsoft-edge"];

    readonly ConcurrentDictionary<(string UserName, string Address), IBrowserContext> signedIn = [];

    IPlaywright playwright = null!;
    IBrowser browser = null!;

    public async Task InitializeAsync()
    {
        // A busy machine is slow, not wrong.
        Assertions.SetDefaultExpectTimeout(30_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = FindBrowser(),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    /// <summary>An office screen on which nobody has been yet.</summary>
    /// <param name="address">Of the program.</param>
    /// <param name="scripts">False for a page as it is before any script has run.</param>
    public async Task<IPage> NewPageAsync(string address, bool scripts = true)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address,
            Locale = "zh-CN",
            ViewportSize = new() { Width = 1366, Height = 768 },
            JavaScriptEnabled = scripts,
        });
        return await context.NewPageAsync();
    }

    /// <summary>
    /// An office screen, signed in. Whoever has signed in to that program before is still, as the next morning: with a new page, the page of before
    /// closed, so that no test leaves open what goes on working beside the next.
    /// </summary>
    public async Task<IPage> SignInAsync(string userName, string address)
    {
        if (!signedIn.TryGetValue((userName, address), out var context))
        {
            var first = await SignInAnewAsync(userName, address);
            signedIn[(userName, address)] = first.Context;
            // A later program may get the port of one that has ended.
            first.Context.Close += (_, _) => signedIn.TryRemove((userName, address), out _);
            return first;
        }
        foreach (var page in context.Pages.ToList()) await page.CloseAsync();
        return await context.NewPageAsync();
    }

    /// <summary>As <see cref="SignInAsync"/>, in any case by the sign-in page, on a screen of its own.</summary>
    public async Task<IPage> SignInAnewAsync(string userName, string address)
    {
        var page = await NewPageAsync(address);
        await page.GotoAsync("/account/login");
        await page.GetByLabel("用户名").FillAsync(userName);
        await page.GetByLabel("密码").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/account/login"));
        return page;
    }

    static string FindBrowser() => Environment.GetEnvironmentVariable("MONITOR_TEST_BROWSER") is { Length: > 0 } given ? given
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => BrowserNames.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists)
          ?? throw new FileNotFoundException("The browser tests need Chromium, Chrome or Edge on the PATH.");
}
