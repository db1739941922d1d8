using System.Security.Cryptography;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Monitor.Browser.Tests;

/// <summary>A document from its wording to the file that is kept, as the reviewer does it.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DocumentTests(ProgramInBrowser program)
{
    [Fact]
    public async Task ReviewReport_IssuedInNewWording_IsKeptWithItsHash_AndIssuedAgainWithAReason()
    {
        var page = await program.SignInAsync("fuhe");
        await RewordAsync(page);

        await page.OpenAsync("/cases/FP-2025-CQ2024-02");
        await page.GetByRole(AriaRole.Button, new() { Name = "签发年度复盘报告", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "确认签发" }).ClickAsync();
        var again = page.GetByRole(AriaRole.Button, new() { Name = "重新签发年度复盘报告" });
        await again.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "确认签发" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("未填写重新签发的理由");
        await page.GetByLabel("重新签发的理由").FillAsync("更正意见");
        await page.GetByRole(AriaRole.Button, new() { Name = "确认签发" }).ClickAsync();
        await Expect(page.GetByText("已被取代")).ToBeVisibleAsync();

        await page.OpenAsync("/documents?kind=review-report");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(2);
        var sha = await page.Locator("tbody tr code").First.GetAttributeAsync("title");
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("tbody tr a").First.ClickAsync());
        Assert.Equal(sha, Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(await download.PathAsync()))));
    }

    /// <summary>A name that there is not is told at once, and cannot be saved; what is saved is the next version.</summary>
    static async Task RewordAsync(IPage page)
    {
        await page.OpenAsync("/documents/templates/review-report");
        var text = page.GetByLabel("模板", new() { Exact = true });
        var wording = await text.InputValueAsync();
        var save = page.GetByRole(AriaRole.Button, new() { Name = "保存为新版本" });
        await text.FillAsync(wording + "\n{{校长}}");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("{{校长}}不存在");
        await Expect(save).ToBeDisabledAsync();

        await text.FillAsync(wording.Replace("一、基本情况", "一、中心概况", StringComparison.Ordinal));
        await Expect(page.Locator(".paper")).ToContainTextAsync("一、中心概况");
        await page.GetByLabel("修改理由").FillAsync("用词统一");
        await save.ClickAsync();
        await Expect(page.Locator(".answer")).ToContainTextAsync("模板第1版");
    }
}
