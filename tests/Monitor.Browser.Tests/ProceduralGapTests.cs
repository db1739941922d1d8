using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Monitor.Browser.Tests;

/// <summary>What a reviewer finds where a centre failed twice, and nobody served a notice in between.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ProceduralGapTests(ProgramInBrowser program)
{
    const string Center = "CQ2024-03";

    [Fact]
    public async Task SecondFailureWithoutAServedNotice_IsAProceduralGap_AndNothingRevokes()
    {
        var pages = program.Cases();
        var reviewer = await pages.AsAsync("fuhe");
        await pages.ConfirmFlagAsync("fuhe", Center, "程序缺口");
        await reviewer.OpenAsync($"/cases/of/{Center}");
        var form = reviewer.Locator("details.open").Filter(new() { HasText = "提出撤销" });
        await form.Locator("summary").ClickAsync();
        await Expect(form).ToContainTextAsync("程序缺口");
        await Expect(form).ToContainTextAsync("须先依法送达整改通知");
        await Expect(form.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
    }
}
