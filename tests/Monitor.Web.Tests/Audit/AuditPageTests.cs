using System.Text.RegularExpressions;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Audit;

/// <summary>The log as its administrator reads it.</summary>
public sealed partial class AuditPageTests(DemoHost host) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task WhatAnEntryDoesNotHave_IsSaidByADash_AndWhatItHasIsNot()
    {
        // Signing in has no before, after or reason.
        var cells = Cell().Matches(await (await host.SignInAsync("shenji")).GetStringAsync("/audit")).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(["登录", "shenji", "—", "—", "—"], cells.GetRange(4, 5));
        Assert.DoesNotContain("", cells);
    }

    [GeneratedRegex("<td[^>]*>([^<]*)</td>")]
    private static partial Regex Cell();
}
