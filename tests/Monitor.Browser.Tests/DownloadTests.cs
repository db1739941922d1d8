using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Monitor.Browser.Tests;

/// <summary>What a leader's browser downloads to show the overview for the first time, over an office's shared line.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DownloadTests(ProgramInBrowser program)
{
    const int MostBytes = 1_500_000, MostOfScript = 600_000;

    [Fact]
    public async Task ColdOverview_StaysWithinItsBudgetBesideTheFont_AndAsksNoOtherServer()
    {
        var page = await program.SignInAsync("lingdao");
        var loads = new ConcurrentDictionary<string, Load>();
        var session = await page.Context.NewCDPSessionAsync(page);
        session.Event("Network.responseReceived").OnEvent += (_, e) =>
            loads[Text(e, "requestId")] = new(Text(e, "type"), new(e!.Value.GetProperty("response").GetProperty("url").GetString()!));
        session.Event("Network.loadingFinished").OnEvent += (_, e) =>
        {
            if (loads.TryGetValue(Text(e, "requestId"), out var load)) load.Bytes = (long)e!.Value.GetProperty("encodedDataLength").GetDouble();
        };
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });

        await page.OpenAsync("/overview");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        var told = string.Join(Environment.NewLine, loads.Values.OrderByDescending(l => l.Bytes).Select(l => $"{l.Bytes,9} {l.Kind} {l.From}"));
        Assert.True(loads.Values.Any(l => l.Kind == "Script" && l.Bytes > 0), told);
        Assert.True(loads.Values.Where(l => l.Kind != "Font").Sum(l => l.Bytes) <= MostBytes, told);
        Assert.True(loads.Values.Where(l => l.Kind == "Script").Sum(l => l.Bytes) <= MostOfScript, told);
        var own = new Uri(program.Program.Address).Authority;
        Assert.True(loads.Values.All(l => l.From.Authority == own || l.From.Scheme is "data" or "blob"), told);
    }

    [Fact]
    public async Task Overview_BeforeAnyScriptHasRun_ShowsItsNumbers()
    {
        var signedIn = await program.SignInAsync("lingdao");
        var page = await program.NewPageAsync(scripts: false);
        await page.Context.AddCookiesAsync((await signedIn.Context.CookiesAsync()).Select(c => new Cookie { Name = c.Name, Value = c.Value, Url = program.Program.Address }));
        await page.GotoAsync("/overview?year=2025");
        await Expect(page.Locator(".shell[data-interactive=false]")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-measure=trained] .value")).ToContainTextAsync(new Regex(@"[1-9][\d,]*\s*人"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "2025年度各创新中心" })).ToBeVisibleAsync();
    }

    static string Text(JsonElement? e, string name) => e!.Value.GetProperty(name).GetString()!;

    sealed record Load(string Kind, Uri From)
    {
        /// <summary>As they travelled, with their headers.</summary>
        public long Bytes { get; set; }
    }
}
