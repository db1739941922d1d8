using Microsoft.Playwright;

namespace Monitor.Browser.Tests;

/// <summary>One program and one browser for all tests; each test signs in in a context of its own.</summary>
public sealed class ProgramInBrowser : IAsyncLifetime
{
    /// <summary>Of the demo accounts; the program prints it at its start.</summary>
    public const string Password = "Monitor#2027";

    static readonly string[] BrowserNames = ["chromium", "chromium-browser", "google-chrome", "microsoft-edge"];

    IPlaywright playwright = null!;
    IBrowser browser = null!;

    public RunningProgram Program { get; } = new();

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
        await Program.ReadyAsync();
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        Program.Dispose();
    }

    /// <summary>An office screen on which nobody has been yet.</summary>
    /// <param name="address">Of another program than the one that all tests share.</param>
    /// <param name="scripts">False for a page as it is before any script has run.</param>
    public async Task<IPage> NewPageAsync(string? address = null, bool scripts = true)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address ?? Program.Address,
            Locale = "zh-CN",
            ViewportSize = new() { Width = 1366, Height = 768 },
            JavaScriptEnabled = scripts,
        });
        return await context.NewPageAsync();
    }

    /// <summary>An office screen, signed in.</summary>
    public async Task<IPage> SignInAsync(string userName, string? address = null)
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

[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<ProgramInBrowser>
{
    public const string Name = "browser";
}

public static class PageSteps
{
    /// <summary>Goes there, and waits until the page answers to clicks: before its circuit stands they would be lost.</summary>
    public static async Task OpenAsync(this IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.InteractiveAsync();
    }

    public static Task InteractiveAsync(this IPage page) => page.Locator(".shell[data-interactive=true]").WaitForAsync();
}
