using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Audit;

namespace Monitor.Browser.Tests;

/// <summary>
/// The power goes off while a file is uploaded and checked, and while reports are sent for approval: after it the state is the old one or the
/// new one, whole; the log holds together; and no upload lacks its file. Files are kept in the database with what names them: there are no orphans.
/// </summary>
public sealed partial class KilledTests(OfficeBrowser office) : IClassFixture<OfficeBrowser>, IDisposable
{
    /// <summary>Milliseconds after the step began, as a seeded generator spreads them: from before it is received until after it is answered.</summary>
    static readonly int[] Moments = [.. new Random(20270115) is var random ? Enumerable.Range(0, 2).Select(i => random.Next(40 << 4 * i)) : []];

    static readonly ReportYear Year = 2026;
    static readonly CenterCode[] Centers = ["CQ2024-01", "CQ2025-01"];

    readonly string root = Directory.CreateTempSubdirectory("monitor-killed-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task KilledWhileUploading_TheFileIsInWithAllThatFollowsFromIt_OrNotAtAll()
    {
        var fresh = await PreparedAsync("fresh", _ => Task.CompletedTask);
        foreach (var (index, moment) in Moments.Index())
        {
            var folder = Copy(fresh, $"upload-{index}");
            using (var running = new RunningProgram(folder))
            {
                await running.ReadyAsync();
                var (browser, token) = await SignInAsync(running);
                var sent = UploadAsync(browser, token);
                await Task.Delay(moment);
                running.Kill();
                await Record.ExceptionAsync(() => sent);
                browser.Dispose();
            }
            await WholeAsync(folder, async db =>
            {
                var upload = await db.Uploads.Include(u => u.Reports).SingleOrDefaultAsync(u => u.Year == Year);
                var reports = await db.Reports.Include(r => r.Submissions).ThenInclude(s => s.Values).Where(r => r.Year == Year && Centers.Contains(r.Center)).ToListAsync();
                Assert.Equal(upload is null ? 0 : 2, reports.Count);
                Assert.Equal(upload is null ? 0 : 2, upload?.Reports.Count ?? 0);
                Assert.All(reports, r => Assert.Equal((ReportState.Draft, 33), (r.State, Assert.Single(r.Submissions).Values.Count)));
                Assert.Equal(upload is null ? 0 : 1, await db.Audit.CountAsync(a => a.Action == "上传报送文件"));
            });
        }
    }

    [Fact]
    public async Task KilledWhileSendingForApproval_BothReportsMoved_OrNone()
    {
        var ready = await PreparedAsync("ready", async running =>
        {
            var (browser, token) = await SignInAsync(running);
            using var answer = await UploadAsync(browser, token);
            browser.Dispose();
        });
        await using (var db = Open(ready)) await db.Issues.Where(i => i.Explanation == "").ExecuteUpdateAsync(i => i.SetProperty(x => x.Explanation, "均有依据"));
        SqliteConnection.ClearAllPools();

        foreach (var (index, moment) in Moments.Index())
        {
            var folder = Copy(ready, $"send-{index}");
            using (var running = new RunningProgram(folder))
            {
                await running.ReadyAsync();
                var page = await office.SignInAnewAsync("baosong", running.Address);
                await page.OpenAsync("/submissions/2026");
                await page.GetByRole(AriaRole.Button, new() { Name = "提交审定" }).ClickAsync();
                await Task.Delay(moment);
                running.Kill();
                await page.Context.CloseAsync();
            }
            await WholeAsync(folder, async db =>
            {
                var states = await db.Reports.Where(r => r.Year == Year && Centers.Contains(r.Center)).Select(r => r.State).ToListAsync();
                Assert.Equal(2, states.Count);
                Assert.Single(states.Distinct());
                Assert.Equal(states[0] == ReportState.Draft ? 0 : 2, await db.Audit.CountAsync(a => a.Action == "提交审定"));
            });
        }
    }

    /// <summary>Started again on the same folder, the program serves; and what is stored holds together.</summary>
    static async Task WholeAsync(string folder, Func<MonitorDb, Task> check)
    {
        using (var again = new RunningProgram(folder))
        {
            await again.ReadyAsync();
            var (browser, _) = await SignInAsync(again);
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/submissions/2026")).StatusCode);
            browser.Dispose();
        }
        await using (var db = Open(folder))
        {
            Assert.Equal("ok", await db.Database.SqlQuery<string>($"SELECT integrity_check AS Value FROM pragma_integrity_check").SingleAsync());
            Assert.Null(AuditChain.Verify(await db.Audit.AsNoTracking().OrderBy(a => a.Number).ToListAsync()));
            var files = await db.Files.AsNoTracking().ToDictionaryAsync(f => f.Sha256, f => f.Content);
            Assert.All(files, f => Assert.Equal(f.Key, Convert.ToHexStringLower(SHA256.HashData(f.Value))));
            var uploads = await db.Uploads.AsNoTracking().ToListAsync();
            Assert.All(uploads, u => Assert.Equal(u.Size, files[u.Sha256!].Length));
            Assert.Empty(files.Keys.Except(uploads.Select(u => u.Sha256)));
            await check(db);
        }
        SqliteConnection.ClearAllPools();
    }

    /// <summary>A folder with the demo in it, after what was done there; nothing runs on it.</summary>
    async Task<string> PreparedAsync(string name, Func<RunningProgram, Task> act)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, name)).FullName;
        using var running = new RunningProgram(folder);
        await running.ReadyAsync();
        await act(running);
        return folder;
    }

    string Copy(string from, string name)
    {
        var to = Directory.CreateDirectory(Path.Combine(root, name)).FullName;
        foreach (var file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        return to;
    }

    static MonitorDb Open(string folder)
    {
        var options = new DbContextOptionsBuilder<MonitorDb>();
        DatabaseStart.Configure(options, Path.Combine(folder, "monitor.db"));
        return new(options.Options);
    }

    static async Task<(HttpClient Browser, string Token)> SignInAsync(RunningProgram running)
    {
        var browser = new HttpClient { BaseAddress = new(running.Address) };
        var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "login",
            ["__RequestVerificationToken"] = Token(await browser.GetStringAsync("/account/login")),
            ["Input.UserName"] = "baosong",
            ["Input.Password"] = OfficeBrowser.Password,
        });
        using var answer = await browser.PostAsync("/account/login", form);
        return (browser, Token(await browser.GetStringAsync("/submissions/2026")));
    }

    static Task<HttpResponseMessage> UploadAsync(HttpClient browser, string token) => browser.PostAsync("/submissions/2026/uploads", new MultipartFormDataContent
    {
        { new StringContent(token), "__RequestVerificationToken" },
        { new StringContent("0"), "seen" },
        { new ByteArrayContent(File.ReadAllBytes(Seeds.Sample("2026-500106-good.csv"))), "file", "2026-500106-good.csv" },
    });

    static string Token(string page) => TokenField().Match(page) is { Success: true } match ? match.Groups[1].Value : throw new InvalidOperationException("The page has no form.");

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
