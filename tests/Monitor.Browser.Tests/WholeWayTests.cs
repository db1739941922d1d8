using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Monitor.Browser.Tests;

/// <summary>From a district's file to a leader's chart, as the four people do it.</summary>
[Collection(BrowserCollection.Name)]
public sealed class WholeWayTests(ProgramInBrowser program)
{
    /// <summary>Both centres of 沙坪坝区 in the sample: 184 and 102.</summary>
    const string Trained = "286";

    [Fact]
    public async Task SampleFile_UploadedExplainedAttestedVerified_ChangesTheLeadersChart()
    {
        var leader = await program.SignInAsync("lingdao");
        await leader.OpenAsync("/overview?year=2026");
        await Expect(TrainedOf(leader)).Not.ToContainTextAsync(Trained);

        await ReportAsync(await program.SignInAsync("baosong"));
        await AttestAsync(await program.SignInAsync("shending"));

        await leader.OpenAsync("/overview?year=2026");
        await Expect(TrainedOf(leader)).ToContainTextAsync(new Regex($@"{Trained}\s*人\s*暂"));

        await VerifyAsync(await program.SignInAsync("fuhe"));

        await leader.OpenAsync("/overview?year=2026");
        await Expect(TrainedOf(leader)).ToContainTextAsync(Trained);
        await Expect(TrainedOf(leader)).Not.ToContainTextAsync("暂");
        var chart = leader.Locator("figure.chart").Filter(new() { HasText = "2026年度培养工程师" });
        await chart.Locator("summary").ClickAsync();
        await Expect(chart.Locator("tbody tr").Filter(new() { HasText = "2026" })).ToContainTextAsync(Trained);

        await TraceToTheCellAsync(leader);
    }

    static ILocator TrainedOf(IPage page) => page.Locator("[data-measure=trained] .value");

    static async Task ReportAsync(IPage page)
    {
        await page.OpenAsync("/submissions/2026");
        await page.GetByLabel("报送表文件").SetInputFilesAsync(Seeds.Sample("bad-text-in-number.csv"));
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并检查" }).ClickAsync();
        await Expect(page.GetByText("一百二").First).ToBeVisibleAsync();
        await page.InteractiveAsync();

        await page.GetByLabel("报送表文件").SetInputFilesAsync(Seeds.Sample("2026-500106-good.csv"));
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并检查" }).ClickAsync();
        await Expect(page.GetByText("一百二")).ToHaveCountAsync(0);
        await page.InteractiveAsync();
        var explanations = page.GetByLabel("情况属实，原因是");
        await Expect(explanations).ToHaveCountAsync(4);
        for (var i = 0; i < 4; i++)
        {
            await explanations.Nth(i).FillAsync("课程调整，资金提前到位，均有依据。");
            await explanations.Nth(i).BlurAsync();
            await Expect(page.GetByText("已保存")).ToHaveCountAsync(i + 1);
        }
        await page.ReloadAsync();
        await page.InteractiveAsync();
        await Expect(page.GetByLabel("情况属实，原因是").First).ToHaveValueAsync("课程调整，资金提前到位，均有依据。");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交审定" }).ClickAsync();
        await Expect(page.GetByText("待审定").First).ToBeVisibleAsync();
    }

    static async Task AttestAsync(IPage page)
    {
        await page.OpenAsync("/submissions/2026");
        await page.Locator("#attest").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "审定并报送" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "HZ-2026-CQ2025-01-1" }).ClickAsync();
        await Expect(page.GetByText("回执编号")).ToBeVisibleAsync();
    }

    static async Task VerifyAsync(IPage page)
    {
        foreach (var center in new[] { "CQ2024-01", "CQ2025-01" })
        {
            await page.OpenAsync($"/reviews/2026/{center}");
            await page.GetByRole(AriaRole.Button, new() { Name = "开始复核" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "核定", Exact = true }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "确认核定" }).ClickAsync();
            await Expect(page.GetByText("核定后不再变动。")).ToBeVisibleAsync();
        }
    }

    /// <summary>The number on the centre's page leads to the cell of the file that was uploaded.</summary>
    static async Task TraceToTheCellAsync(IPage page)
    {
        await page.OpenAsync("/centers/CQ2024-01?year=2026");
        await page.GetByRole(AriaRole.Button, new() { Name = "B2 培养工程师" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "K2 · 2026-500106-good.csv" }).First.ClickAsync();
        await Expect(page.Locator("#cell")).ToHaveTextAsync("184");
        await Expect(page.GetByText("2026-500106-good.csv").First).ToBeVisibleAsync();
    }
}
