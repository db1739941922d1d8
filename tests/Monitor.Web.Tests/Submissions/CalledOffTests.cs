using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Monitor.Analytics.Intake;
using Monitor.Web.Data;
using Monitor.Web.Features.Intake;
using Monitor.Web.Features.Risk;
using Monitor.Web.Features.Rulebooks;
using Monitor.Web.Features.Submissions;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Submissions;

/// <summary>Who waits for a long check sees how far it is, and may call it off: then nothing is kept of it, at whatever moment it was.</summary>
public sealed class CalledOffTests : IDisposable
{
    readonly District district = new();

    public void Dispose() => district.Dispose();

    /// <summary>Calls the upload off at the first word of a step that is under way.</summary>
    sealed class CallingOff(IntakeStep step, Action callOff) : IProgress<IntakeProgress>
    {
        public IntakeProgress? At { get; private set; }

        public void Report(IntakeProgress value)
        {
            if (At is not null || value.Step != step || step != IntakeStep.Saving && value.Done == 0) return;
            At = value;
            callOff();
        }
    }

    [Theory]
    [InlineData(IntakeStep.Opening, "2026-500106-good.xlsx")]
    [InlineData(IntakeStep.Reading, "2026-500106-good.xlsx")]
    [InlineData(IntakeStep.Reading, District.Good)]
    [InlineData(IntakeStep.Checking, District.Good)]
    [InlineData(IntakeStep.Checking, "awkward-transposed.xlsx")]
    [InlineData(IntakeStep.Saving, District.Good)]
    public async Task InTheMiddleOfAStep_NothingIsStored(IntakeStep step, string sample)
    {
        using var waiting = new CancellationTokenSource();
        var before = await district.SnapshotAsync();
        var progress = new CallingOff(step, waiting.Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => district.Host.Get<UploadService>().UploadAsync(
            district.Reporter, District.Year, sample, DemoHost.Sample(sample), null, waiting.Token, progress));
        Assert.NotNull(progress.At);
        Assert.Equal(before, await district.SnapshotAsync());
    }

    [Fact]
    public async Task AfterItsRowsWereWritten_TheTransactionTakesThemBack()
    {
        using var waiting = new CancellationTokenSource();
        var before = await district.SnapshotAsync();
        var written = new CallingOffWhenSaved(waiting.Cancel);
        var recorder = new Recorder(new Databases(district.Host.Get<IDbContextFactory<MonitorDb>>(), written), district.Host.Get<AssessmentKeeper>(), district.Host.Get<ModelSignal>());
        var uploads = new UploadService(district.Host.Get<IDbContextFactory<MonitorDb>>(), recorder, district.Host.Get<RulebookStore>(), district.Host.Clock);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => uploads.UploadAsync(
            district.Reporter, District.Year, "file.csv", DemoHost.Sample(District.Good), null, waiting.Token));
        Assert.True(written.Rows > 0, "the rows had been written inside the transaction");
        Assert.Equal(before, await district.SnapshotAsync());
    }

    [Fact]
    public async Task OverTheNetwork_TheAnswerTellsHowFarItIs_AndThatNothingWasKept()
    {
        var (browser, colleague) = (await district.Host.SignInAsync("baosong"), await district.Host.SignInAsync("shending"));
        var before = await district.SnapshotAsync();
        using var answer = await PostAsync(browser, "big.csv", Large(15_000), "one");
        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType?.MediaType);

        // Another's key, or another key, calls nothing off; the own one does.
        await CallOffAsync(colleague, "one");
        await CallOffAsync(browser, "another");
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
        Assert.Contains("\"share\":", await lines.ReadLineAsync());
        await CallOffAsync(browser, "one");
        var told = (await lines.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("\"calledOff\":true", told[^1]);
        Assert.Contains("已取消，未保存任何内容。", System.Text.RegularExpressions.Regex.Unescape(told[^1]));
        Assert.Equal(before, await district.SnapshotAsync());
    }

    [Fact]
    public async Task OverTheNetwork_WhoWaits_GetsThePageAtLast()
    {
        var browser = await district.Host.SignInAsync("baosong");
        using var answer = await PostAsync(browser, "big.csv", Large(6_000), "one");
        var told = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("共 4 步：正在", System.Text.RegularExpressions.Regex.Unescape(string.Concat(told)));
        Assert.Equal("""{"page":"/submissions/2026"}""", told[^1]);
        Assert.Single((await district.WorkAsync()).Uploads);
    }

    [Fact]
    public async Task Wait_EndsWithNothingWhereItWasCalledOff_AndThrowsWhereNobodyWaits()
    {
        var wait = new IntakeWait();
        var work = wait.RunAsync(async until =>
        {
            await Task.Delay(Timeout.Infinite, until);
            return "done";
        }, default);
        wait.CallOff();
        Assert.Null(await work);

        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new IntakeWait().RunAsync(_ => Task.FromResult("done"), gone.Token));
    }

    [Fact]
    public void Wait_TakesNothingBack_WhereTheNextSheetBeginsAnew()
    {
        var wait = new IntakeWait();
        wait.Report(new(IntakeStep.Opening, 8_600));
        Assert.Equal((null, "第 1 步，共 4 步：正在打开文件，已到第 8,600 行"), (wait.Share, wait.Text));
        wait.Report(new(IntakeStep.Checking, 50, 100));
        wait.Report(new(IntakeStep.Checking, 0, 100));
        wait.Report(new(IntakeStep.Reading, 99, 100));
        Assert.Equal((50, "第 3 步，共 4 步：正在核对数据，已完成 50%"), (wait.Share, wait.Text));
        wait.Report(new(IntakeStep.Saving));
        Assert.Equal((null, "第 4 步，共 4 步：正在保存"), (wait.Share, wait.Text));
    }

    /// <summary>The good sample, its last row over and over: slow enough to be called off.</summary>
    static byte[] Large(int rows)
    {
        var lines = Encoding.UTF8.GetString(DemoHost.Sample(District.Good)).TrimEnd().Split('\n');
        return Encoding.UTF8.GetBytes(string.Join('\n', lines.Concat(Enumerable.Repeat(lines[^1].Replace("184", "１８４"), rows))));
    }

    static async Task<string> TokenAsync(HttpClient browser) =>
        System.Text.RegularExpressions.Regex.Match(await browser.GetStringAsync("/submissions/2026"), "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;

    static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string name, byte[] content, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/submissions/2026/uploads?key={key}")
        {
            Content = new MultipartFormDataContent { { new StringContent(await TokenAsync(browser)), "__RequestVerificationToken" }, { new ByteArrayContent(content), "file", name } },
        };
        request.Headers.Accept.Add(new("application/json"));
        return await browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    static async Task CallOffAsync(HttpClient browser, string key)
    {
        var answer = await browser.PostAsync($"/submissions/uploads/cancel?key={key}", new MultipartFormDataContent { { new StringContent(await TokenAsync(browser)), "__RequestVerificationToken" } });
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    sealed class CallingOffWhenSaved(Action callOff) : SaveChangesInterceptor
    {
        public int Rows { get; private set; }

        public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            Rows += result;
            callOff();
            return ValueTask.FromResult(result);
        }
    }
}
