using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Monitor.Browser.Tests;

/// <summary>Every page, as each role sees it, read by axe: keyboard, contrast, labels, headings, landmarks.</summary>
[Collection(BrowserCollection.Name)]
public sealed partial class AccessibilityTests(ProgramInBrowser program)
{
    /// <summary>Each role, and how many pages open to it at least: else the test would look at nothing, and pass.</summary>
    static readonly Dictionary<string, int> Roles = new()
    {
        ["baosong"] = 18,
        ["shending"] = 18,
        ["fuhe"] = 24,
        ["jingban"] = 24,
        ["lingdao"] = 24,
        ["xitong"] = 5,
        ["anquan"] = 4,
        ["shenji"] = 4,
    };

    const string Read = """
        async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
            .flatMap(v => v.nodes.map(n => `${v.impact} ${v.id} (${v.help}): ${n.html}`))
        """;

    static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    [Fact]
    public async Task NoPageOfAnyRole_HasAViolation()
    {
        var found = new ConcurrentBag<string>();
        var read = new ConcurrentDictionary<string, bool>();
        // One waits for the server while another is read.
        await Parallel.ForEachAsync(Roles, new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (role, _) =>
        {
            var page = await program.SignInAsync(role.Key);
            var opened = new List<string>();
            foreach (var path in PageAddresses.All)
            {
                if (await ContentAsync(page, path) is not { } content) continue;
                opened.Add(path);
                // Roles that see the same page need it read once.
                if (!read.TryAdd($"{path} {content}", true)) continue;
                foreach (var violation in await ReadAsync(page, path)) found.Add($"{role.Key} {path}: {violation}");
            }
            if (opened.Count < role.Value) found.Add($"{role.Key} found only these open: {string.Join(' ', opened)}");
        });
        Assert.True(found.IsEmpty, string.Join(Environment.NewLine, found.Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("/account/login")]
    [InlineData("/account/redeem")]
    public async Task PageBeforeSignIn_HasNoViolation(string path) => Assert.Empty(await ReadAsync(await program.NewPageAsync(), path));

    /// <summary>What the page holds without its frame; null where it is refused. Asked without its styles and scripts: most pages are refused to most roles.</summary>
    static async Task<string?> ContentAsync(IPage page, string path)
    {
        var answer = await page.APIRequest.GetAsync(path, new() { MaxRedirects = 0 });
        var content = answer.Status == 200 ? OfOneRequest().Replace(WithoutFrame().Match(await answer.TextAsync()).Value, "") : null;
        await answer.DisposeAsync();
        return content;
    }

    static async Task<string[]> ReadAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        if (await page.Locator(".shell[data-interactive]").CountAsync() > 0) await page.InteractiveAsync();
        await page.EvaluateAsync(Axe);
        return await page.EvaluateAsync<string[]>(Read);
    }

    [GeneratedRegex("<main.*</main>", RegexOptions.Singleline)]
    private static partial Regex WithoutFrame();

    /// <summary>What differs from one request to the next: Blazor's marks, and the forms' tokens.</summary>
    [GeneratedRegex("<!--.*?-->|value=\"CfDJ8[^\"]*\"", RegexOptions.Singleline)]
    private static partial Regex OfOneRequest();
}
