using Microsoft.Playwright;

namespace Monitor.Browser.Tests;

/// <summary>One program, and a browser, for tests that share it.</summary>
public sealed class ProgramInBrowser : IAsyncLifetime
{
    readonly OfficeBrowser browser = new();

    public RunningProgram Program { get; } = new();

    public async Task InitializeAsync()
    {
        await browser.InitializeAsync();
        await Program.ReadyAsync();
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        Program.Dispose();
    }

    /// <summary>As <see cref="OfficeBrowser.NewPageAsync"/>, on this program.</summary>
    public Task<IPage> NewPageAsync(bool scripts = true) => browser.NewPageAsync(Program.Address, scripts);

    /// <summary>As <see cref="OfficeBrowser.SignInAsync"/>, on this program.</summary>
    public Task<IPage> SignInAsync(string userName) => browser.SignInAsync(userName, Program.Address);

    /// <summary>As <see cref="OfficeBrowser.SignInAnewAsync"/>, on this program.</summary>
    public Task<IPage> SignInAnewAsync(string userName) => browser.SignInAnewAsync(userName, Program.Address);

    /// <summary>The cases of this program.</summary>
    internal CasePages Cases() => new(browser, Program.Address);
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
