using System.Net;
using System.Text.RegularExpressions;

namespace Monitor.Web.Tests.Shared;

/// <summary>Follows every link from the first page on, as a person would who opens whatever is offered.</summary>
sealed partial class PageWalk(HttpClient browser)
{
    /// <summary>Pages of one kind that are opened: those of 300 centres are the same page.</summary>
    const int MostOfAKind = 2;

    readonly Queue<string> offered = new(["/"]);
    readonly HashSet<string> seen = ["/"];
    readonly Dictionary<string, int> ofAKind = [];

    public List<string> Opened { get; } = [];

    /// <summary>What is wrong, each with the page: an answer other than 200, or a word that no person writes.</summary>
    public List<string> Faults { get; } = [];

    public async Task RunAsync()
    {
        while (offered.TryDequeue(out var path))
        {
            using var answer = await browser.GetAsync(path);
            var page = await answer.Content.ReadAsStringAsync();
            Opened.Add(path);
            if (answer.StatusCode != HttpStatusCode.OK) Faults.Add($"{path}: {(int)answer.StatusCode}");
            foreach (Match word in Odd().Matches(WebUtility.HtmlDecode(Markup().Replace(page, " ")))) Faults.Add($"{path}: …{word.Value.Trim()}…");
            foreach (Match link in Link().Matches(page)) Offer(WebUtility.HtmlDecode(link.Groups["to"].Value));
        }
    }

    void Offer(string to)
    {
        var path = to.Split('#')[0];
        if (!path.StartsWith('/') || File().IsMatch(path) || !seen.Add(path)) return;
        var kind = Number().Replace(Choice().Replace(path, "="), "n");
        var count = ofAKind[kind] = ofAKind.GetValueOrDefault(kind) + 1;
        if (count <= MostOfAKind) offered.Enqueue(path);
    }

    [GeneratedRegex("""<a\s[^>]*?href="(?<to>[^"]+)"(?![^>]*\sdownload)""")]
    private static partial Regex Link();

    /// <summary>Downloads, and what leads out.</summary>
    [GeneratedRegex(@"\.(docx|xlsx|csv|json|png|svg|pdf)\b|/file$|^/evidence/files/")]
    private static partial Regex File();

    /// <summary>What was chosen on a page does not make it another kind.</summary>
    [GeneratedRegex("=[^&]*")]
    private static partial Regex Choice();

    [GeneratedRegex(@"[A-Z]{2}\d{4}-\d+|\d+")]
    private static partial Regex Number();

    [GeneratedRegex(@"<!--.*?-->|<(script|style)\b.*?</\1>|<[^>]+>", RegexOptions.Singleline)]
    private static partial Regex Markup();

    [GeneratedRegex(@".{0,20}(\bNaN\b|∞|\bInfinity\b|\bnull\b|\bundefined\b|System\.\w|\{\d+\}|-?\d{1,3}(,\d{3}){4,}).{0,20}")]
    private static partial Regex Odd();
}
