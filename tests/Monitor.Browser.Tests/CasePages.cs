using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Monitor.Browser.Tests;

/// <summary>What somebody fills in: the field's label, and what is typed, chosen or attached.</summary>
sealed record Filled(string Label, string Value);

/// <summary>The cases of one running program, worked on by its people, each in a browser of his own.</summary>
sealed partial class CasePages(OfficeBrowser browser, string address)
{
    /// <summary>A label that asks for a file.</summary>
    static readonly string[] FileLabels = ["送达回证", "签批件扫描件", "佐证材料", "主管部门文书", "决定文本", "材料", "纪要"];

    readonly Dictionary<string, IPage> pages = [];
    static int shots;

    public async Task<IPage> AsAsync(string userName) =>
        pages.TryGetValue(userName, out var page) ? page : pages[userName] = await browser.SignInAsync(userName, address);

    /// <summary>Before the program ends: pages left open would go on asking for it.</summary>
    public async Task CloseAsync()
    {
        foreach (var page in pages.Values) await page.Context.CloseAsync();
        pages.Clear();
    }

    /// <summary>One step of a case, by the button of that name, and the step is in the case's log.</summary>
    public async Task MoveAsync(string userName, string id, string action, params Filled[] filled)
    {
        var page = await ChooseAsync(userName, id, action, filled);
        var made = page.Locator(".steps-made li > strong").Filter(new() { HasText = action });
        var before = await made.CountAsync();
        await ConfirmAsync(page, action);
        await Expect(made).ToHaveCountAsync(before + 1);
        await Expect(page.Locator(".decision")).ToHaveCountAsync(0);
    }

    /// <summary>The step is refused, the message says so, and what was typed is still there.</summary>
    public async Task RefusedAsync(string userName, string id, string action, string message, params Filled[] filled)
    {
        var page = await ChooseAsync(userName, id, action, filled);
        await ConfirmAsync(page, action);
        await Expect(page.GetByText(message)).ToBeVisibleAsync();
        await ShotAsync(page);
        await Expect(page.Locator(".decision")).ToBeVisibleAsync();
    }

    /// <summary>A form on the centre's page that unfolds.</summary>
    /// <returns>The page, where the form leads.</returns>
    public async Task<IPage> OpenFormAsync(string userName, string center, string title, string button, params Filled[] filled)
    {
        var page = await AsAsync(userName);
        await page.OpenAsync($"/cases/of/{center}");
        var form = page.Locator("details.open").Filter(new() { Has = page.Locator("summary", new() { HasText = title }) });
        await form.Locator("summary").ClickAsync();
        await FillAsync(form, filled);
        await ShotAsync(page, form);
        await form.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        return page;
    }

    /// <summary>As <see cref="OpenFormAsync"/>, for a form that opens a case.</summary>
    /// <returns>The case's id.</returns>
    public async Task<string> OpenCaseAsync(string userName, string center, string title, string button, params Filled[] filled)
    {
        var page = await OpenFormAsync(userName, center, title, button, filled);
        await page.WaitForURLAsync(CaseAddress());
        await page.InteractiveAsync();
        return CaseAddress().Match(page.Url).Groups[1].Value;
    }

    /// <summary>The flag of that title which waits is confirmed.</summary>
    public async Task ConfirmFlagAsync(string userName, string center, string title)
    {
        var page = await AsAsync(userName);
        await page.OpenAsync($"/cases/of/{center}");
        var reason = page.GetByLabel($"{title}处理理由").First;
        await reason.FillAsync("经核对属实");
        await ShotAsync(page, reason);
        var waiting = await page.GetByLabel($"{title}处理理由").CountAsync();
        await page.Locator(".decide").Filter(new() { Has = page.GetByLabel($"{title}处理理由") }).First.GetByRole(AriaRole.Button, new() { Name = "确认" }).ClickAsync();
        await Expect(page.GetByLabel($"{title}处理理由")).ToHaveCountAsync(waiting - 1);
    }

    /// <summary>The report of the year is verified as it was reported.</summary>
    public async Task VerifyReportAsync(string userName, int year, string center)
    {
        var page = await AsAsync(userName);
        await page.OpenAsync($"/reviews/{year}/{center}");
        await page.GetByRole(AriaRole.Button, new() { Name = "开始复核" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "核定", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "确认核定" }).ClickAsync();
        await Expect(page.GetByText("核定后不再变动。")).ToBeVisibleAsync();
    }

    async Task<IPage> ChooseAsync(string userName, string id, string action, Filled[] filled)
    {
        var page = await AsAsync(userName);
        await page.OpenAsync($"/cases/{id}");
        await page.GetByRole(AriaRole.Button, new() { Name = action, Exact = true }).ClickAsync();
        var form = page.Locator(".decision");
        await FillAsync(form, filled);
        await ShotAsync(page);
        return page;
    }

    static Task ConfirmAsync(IPage page, string action) => page.GetByRole(AriaRole.Button, new() { Name = $"确认{action}", Exact = true }).ClickAsync();

    static async Task FillAsync(ILocator form, Filled[] filled)
    {
        foreach (var (label, value) in filled)
        {
            var field = form.GetByLabel(new Regex($@"^\s*{Regex.Escape(label)}(（可不填）)?\s*$")).First;
            if (FileLabels.Contains(label))
            {
                await field.SetInputFilesAsync(new FilePayload { Name = value, MimeType = "application/pdf", Buffer = Encoding.UTF8.GetBytes($"%PDF 演示 {value}") });
                await Expect(form.GetByText($"{value}（")).ToBeVisibleAsync();
            }
            else if (await field.EvaluateAsync<string>("e => e.tagName") == "SELECT") await field.SelectOptionAsync(new SelectOptionValue { Label = value });
            else await field.FillAsync(value);
        }
    }

    /// <summary>Kept for somebody who wants to look, where MONITOR_TEST_SHOTS names a folder.</summary>
    static async Task ShotAsync(IPage page, ILocator? at = null)
    {
        if (Environment.GetEnvironmentVariable("MONITOR_TEST_SHOTS") is not { Length: > 0 } folder) return;
        if (at is not null) await at.ScrollIntoViewIfNeededAsync();
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{++shots:00}-{new Uri(page.Url).AbsolutePath.Trim('/').Replace('/', '-')}.png") });
    }

    [GeneratedRegex(@"/cases/([A-Z]{2}-[^/?]+)$")]
    private static partial Regex CaseAddress();
}
