using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Monitor.Web.Features.Submissions;

namespace Monitor.Bench.Imports;

/// <summary>How long requests of one kind took, in milliseconds.</summary>
readonly record struct Waits(string Name, double Median, double Longest, int Answered, int Failed);

/// <summary>The program on the demo data in a folder, and a district's reporter at work in it: cells typed, kept at once, and a page opened.</summary>
sealed partial class ServedProgram : IDisposable
{
    const string Page = "/submissions/2026", Center = "CQ2025-01";
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    readonly TaskCompletionSource listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Process process;
    readonly HttpClient browser;
    string token = "", typed = "";

    public ServedProgram(string folder)
    {
        Directory.CreateDirectory(folder);
        var address = $"http://127.0.0.1:{FreePort()}";
        (Folder, browser) = (folder, new() { BaseAddress = new(address) });
        process = new()
        {
            StartInfo = new("dotnet", [typeof(Monitor.Web.Features.Intake.ReportFile).Assembly.Location, "--demo", "--urls", address, "--data", folder]) { RedirectStandardOutput = true },
            EnableRaisingEvents = true,
        };
        process.OutputDataReceived += (_, line) => { if (line.Data?.Contains(address, StringComparison.Ordinal) == true) listening.TrySetResult(); };
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("The program ended."));
        process.Start();
        process.BeginOutputReadLine();
    }

    public string Folder { get; }

    public async Task SignInAsync(string user = "baosong")
    {
        await listening.Task;
        var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "login",
            ["__RequestVerificationToken"] = Token(await browser.GetStringAsync("/account/login")),
            ["Input.UserName"] = user,
            ["Input.Password"] = "Monitor#2027",
        });
        using var answer = await browser.PostAsync("/account/login", form);
        if (user == "baosong") token = Token(await browser.GetStringAsync(Page));
    }

    /// <summary>A page opened again and again by one browser alone: how long until all of it is there, in milliseconds.</summary>
    public async Task<IReadOnlyList<double>> OpenAsync(string page, int times)
    {
        var waits = new List<double>();
        for (var i = 0; i < times; i++)
        {
            var before = Stopwatch.GetTimestamp();
            await browser.GetStringAsync(page);
            waits.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
        }
        return waits;
    }

    public Task<IReadOnlyList<Waits>> WorkAsync(TimeSpan duration) => WorkAsync(Task.Delay(duration));

    /// <summary>Two browsers side by side until the other work is done: one types, one opens the page.</summary>
    public async Task<IReadOnlyList<Waits>> WorkAsync(Task other) =>
        await Task.WhenAll(RepeatAsync("a cell typed (`POST …/cells`)", TypeAsync, other), RepeatAsync($"page `{Page}`", OpenAsync, other));

    static async Task<Waits> RepeatAsync(string name, Func<Task<bool>> request, Task other)
    {
        var (waits, failed) = (new List<double>(), 0);
        while (!other.IsCompleted)
        {
            var before = Stopwatch.GetTimestamp();
            if (await request()) waits.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
            else failed++;
            await Task.Delay(Pause);
        }
        waits.Sort();
        return new(name, waits[waits.Count / 2], waits[^1], waits.Count, failed);
    }

    /// <summary>Another number than before, each time.</summary>
    async Task<bool> TypeAsync()
    {
        var text = typed == "12" ? "13" : "12";
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Page}/cells") { Content = JsonContent.Create(new[] { new CellEdit(Center, "F01", text, typed) }, options: System.Text.Json.JsonSerializerOptions.Web) };
        request.Headers.Add("RequestVerificationToken", token);
        try
        {
            using var answer = await browser.SendAsync(request);
            if (answer.StatusCode != HttpStatusCode.OK || await answer.Content.ReadAsStringAsync() != "[]") return false;
            typed = text;
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    async Task<bool> OpenAsync()
    {
        try
        {
            using var answer = await browser.GetAsync(Page);
            return answer.StatusCode == HttpStatusCode.OK && (await answer.Content.ReadAsStringAsync()).Contains(Center, StringComparison.Ordinal);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        browser.Dispose();
    }

    static string Token(string page) => TokenField().Match(page) is { Success: true } match ? match.Groups[1].Value : throw new InvalidOperationException("The page has no form.");

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
