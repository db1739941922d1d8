using System.Globalization;
using System.IO.Compression;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Monitor.Browser.Tests;

/// <summary>
/// As a district hands in a report: template, filled in with three mistakes, marked workbook, mended on the page, explained, attested, receipt;
/// returned, compared, handed in again.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class DistrictWayTests(ProgramInBrowser program)
{
    /// <summary>九龙坡区 leads it; its first year is a short one, so that nothing is compared with a year before.</summary>
    const string Center = "CQ2026-02";

    /// <summary>Field number (F08 = 8) → what is typed.</summary>
    static readonly Dictionary<int, string> Values =
        ("1=8 2=1200 3=3 5=1 6=10 7=12 8=二十 9=30 10=800 11=5 12=6 13=8 14=0 15=0 16=10 "
        + "17=3 18=6 19=4 20=9 21=15 22=5 23=1 24=20 25=200 26=60 27=100 28=180 29=1 30=50 31=40 32=15 33=-2")
        .Split(' ').Select(v => v.Split('=')).ToDictionary(v => int.Parse(v[0], CultureInfo.InvariantCulture), v => v[1]);

    [Fact]
    public async Task TemplateFilledIn_Mended_Attested_Returned_Compared_HandedInAgain()
    {
        var reporter = await program.SignInAsync("baosong-jiulongpo");
        await UploadWithThreeMistakesAsync(reporter);
        await TheMarkedWorkbookSaysThemAsync(reporter);
        await MendAsync(reporter, "F08", "20", before: 3);
        await MendAsync(reporter, "F20", "2", before: 2);
        await MendAsync(reporter, "F33", "2", before: 1);
        await SendAsync(reporter);
        await TakeBackAndTypeAsync(reporter);
        await SendAsync(reporter);
        await AttestAsync(await program.SignInAsync("shending-jiulongpo"), version: 1);

        await ReturnAsync(await program.SignInAsync("fuhe2"));

        await reporter.OpenAsync("/submissions/2026");
        await Expect(reporter.GetByText("花名册只有 18 人").First).ToBeVisibleAsync();
        await TypeAsync(reporter, "F08", "18");
        await Expect(reporter.GetByText("第2版 草稿")).ToBeVisibleAsync();
        await CompareAsync(reporter);
        await reporter.OpenAsync("/submissions/2026");
        var reason = reporter.GetByLabel("重报说明");
        await reason.FillAsync("按花名册更正培养人数");
        await reason.BlurAsync();
        await Expect(reporter.GetByText("已保存").First).ToBeVisibleAsync();
        await SendAsync(reporter);
        await AttestAsync(await program.SignInAsync("shending-jiulongpo"), version: 2);
    }

    static async Task UploadWithThreeMistakesAsync(IPage page)
    {
        await page.OpenAsync("/submissions/2026");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "下载模板（Excel）" }).ClickAsync());
        var file = Path.Combine(Directory.CreateTempSubdirectory("monitor-template-").FullName, download.SuggestedFilename);
        await download.SaveAsAsync(file);
        FilledTemplate.Fill(file, Center, Values);
        await page.GetByLabel("报送表文件").SetInputFilesAsync(file);
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并检查" }).ClickAsync();
        await Expect(page.GetByText("有 3 处错误").First).ToBeVisibleAsync();
        await page.InteractiveAsync();
    }

    static async Task TheMarkedWorkbookSaysThemAsync(IPage page)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "标注问题的文件" }).First.ClickAsync());
        await using var content = await download.CreateReadStreamAsync();
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy);
        using var archive = new ZipArchive(copy);
        var text = string.Concat(archive.Entries.Where(e => e.Name.EndsWith(".xml", StringComparison.Ordinal)).Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        }));
        foreach (var mistake in new[] { "“二十”", "发明专利授权 9", "“-2”" }) Assert.Contains(mistake, text);
    }

    static async Task MendAsync(IPage page, string field, string value, int before)
    {
        await Expect(page.GetByText($"错误 {before} 处")).ToBeVisibleAsync();
        await TypeAsync(page, field, value);
        await Expect(page.GetByText($"错误 {before} 处")).ToHaveCountAsync(0);
        await Expect(page.Locator($"#cell-{Center}-{field}")).ToHaveTextAsync(value);
    }

    /// <summary>By the keyboard, as in a spreadsheet.</summary>
    static async Task TypeAsync(IPage page, string field, string value)
    {
        await page.Locator(".grid[data-ready]").WaitForAsync();
        await page.Locator($"#cell-{Center}-{field}").ClickAsync();
        await page.Keyboard.TypeAsync(value);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator($"#cell-{Center}-{field}")).Not.ToHaveAttributeAsync("data-waiting", new System.Text.RegularExpressions.Regex(".*"));
    }

    static async Task SendAsync(IPage page)
    {
        // One after another: each that is explained may be carried on from before.
        var explanations = page.GetByLabel("情况属实，原因是");
        for (var i = 0; i < await explanations.CountAsync(); i++)
        {
            if ((await explanations.Nth(i).InputValueAsync()).Length > 0) continue;
            await explanations.Nth(i).FillAsync("首年起步，情况属实，台账可查。");
            await explanations.Nth(i).BlurAsync();
            await Expect(page.Locator(".saved").Filter(new() { Has = explanations.Nth(i) }).GetByText("已保存")).ToBeVisibleAsync();
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "提交审定" }).ClickAsync();
        await Expect(page.GetByText("待审定").First).ToBeVisibleAsync();
    }

    /// <summary>On the same page, without loading it again: the sheet was closed while the report was on its way.</summary>
    static async Task TakeBackAndTypeAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "撤回", Exact = true }).ClickAsync();
        await page.Locator("#move-reason").FillAsync("协调会议次数有误");
        await page.GetByRole(AriaRole.Button, new() { Name = "确认撤回" }).ClickAsync();
        await TypeAsync(page, "F33", "3");
        await Expect(page.Locator($"#cell-{Center}-F33")).ToHaveTextAsync("3");
    }

    static async Task AttestAsync(IPage page, int version)
    {
        await page.OpenAsync("/submissions/2026");
        await page.Locator("#attest").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "审定并报送" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = $"HZ-2026-{Center}-{version}" }).ClickAsync();
        await Expect(page.GetByText("回执编号")).ToBeVisibleAsync();
    }

    static async Task ReturnAsync(IPage page)
    {
        await page.OpenAsync($"/reviews/2026/{Center}");
        await page.GetByRole(AriaRole.Button, new() { Name = "开始复核" }).ClickAsync();
        var remark = page.GetByLabel("培养工程师人数说明");
        await remark.FillAsync("花名册只有 18 人，请核对");
        await remark.BlurAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "退回区县" })).ToBeEnabledAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "退回区县" }).ClickAsync();
        await page.Locator("#return-reason").FillAsync("培养人数与花名册不符");
        await page.GetByRole(AriaRole.Button, new() { Name = "确认退回区县" }).ClickAsync();
        await Expect(page.GetByText("已退回").First).ToBeVisibleAsync();
    }

    static async Task CompareAsync(IPage page)
    {
        await page.Locator("details summary").Filter(new() { HasText = "版本" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "逐项对比各版" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "版本对比" })).ToBeVisibleAsync();
        var changed = page.Locator("tr.changed");
        await Expect(changed).ToHaveCountAsync(1);
        foreach (var text in new[] { "培养工程师人数", "20", "18", "▼ 2（减少 10 %）" }) await Expect(changed).ToContainTextAsync(text);
    }
}
