using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Monitor.Browser.Tests;

/// <summary>What a page says while one waits, and where it says that something was refused.</summary>
[Collection(BrowserCollection.Name)]
public sealed class WaitingTests(ProgramInBrowser program)
{
    /// <summary>Within what is allowed, and slow enough to be called off.</summary>
    const int Rows = 20_000;

    [Fact]
    public async Task LongCheck_CalledOff_SaysThatNothingWasKept_AndThePageGoesOn()
    {
        // A district whose report no other test hands in: then nothing could be uploaded.
        var page = await program.SignInAsync("baosong-yubei");
        await page.OpenAsync("/submissions/2026");
        var before = await page.Locator("[aria-labelledby=uploads-title] tbody tr").CountAsync();
        await page.GetByLabel("报送表文件").SetInputFilesAsync(new FilePayload { Name = "大表.csv", MimeType = "text/csv", Buffer = Large() });
        var upload = page.GetByRole(AriaRole.Button, new() { Name = "上传并检查" });
        await upload.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "取消" }).ClickAsync();
        await Expect(page.Locator("form[data-upload] output")).ToHaveTextAsync("已取消，未保存任何内容。");
        await Expect(upload).ToBeFocusedAsync();

        await page.OpenAsync("/submissions/2026");
        await Expect(page.Locator("[aria-labelledby=uploads-title] tbody tr")).ToHaveCountAsync(before);
    }

    [Fact]
    public async Task Refusal_ComesIntoView_TakesTheFocus_AndLeadsToItsField()
    {
        var page = await program.SignInAsync("jingban");
        await page.OpenAsync("/cases/ZG-2025-04");
        await page.GetByRole(AriaRole.Button, new() { Name = "登记纸质批准件" }).ClickAsync();
        await page.SetViewportSizeAsync(1366, 300);
        await page.GetByRole(AriaRole.Button, new() { Name = "确认登记纸质批准件" }).ClickAsync();
        var alert = page.GetByRole(AriaRole.Alert);
        await Expect(alert).ToContainTextAsync("未填写签批领导姓名");
        await Expect(alert).ToBeFocusedAsync();
        await Expect(alert).ToBeInViewportAsync();

        await alert.GetByRole(AriaRole.Link, new() { Name = "到“签批领导”" }).ClickAsync();
        var field = page.GetByLabel("签批领导");
        await Expect(field).ToBeFocusedAsync();
        await Expect(field).ToBeInViewportAsync();
        await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        await field.FillAsync("演示·某领导");
        await Expect(field).Not.ToHaveAttributeAsync("aria-invalid", "true");
    }

    [Fact]
    public async Task Refusal_ThatNamesItsFieldInTheSentenceOnly_LeadsToItToo()
    {
        var page = await program.SignInAsync("fuhe");
        await page.OpenAsync("/rounds");
        await page.GetByRole(AriaRole.Button, new() { Name = "开设批次" }).ClickAsync();
        var alert = page.GetByRole(AriaRole.Alert);
        await Expect(alert).ToContainTextAsync("开始日期未填写");
        await alert.GetByRole(AriaRole.Link, new() { Name = "到“开始日期”" }).ClickAsync();
        var field = page.GetByLabel("开始日期");
        await Expect(field).ToBeFocusedAsync();
        await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
    }

    /// <summary>The sample's last row over and over.</summary>
    static byte[] Large()
    {
        var lines = Encoding.UTF8.GetString(File.ReadAllBytes(Seeds.Sample("2026-500106-good.csv"))).TrimEnd().Split('\n');
        return Encoding.UTF8.GetBytes(string.Join('\n', lines.Concat(Enumerable.Repeat(lines[^1].Replace(",102,", ",１０２,", StringComparison.Ordinal), Rows))));
    }
}
