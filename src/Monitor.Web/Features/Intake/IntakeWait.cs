using Monitor.Analytics.Intake;

namespace Monitor.Web.Features.Intake;

/// <summary>A person waits for a file: how far it is, for whoever asks now and then, and a way to call it off.</summary>
#pragma warning disable CA1001 // A token source without a timer holds nothing, and may be asked after everything has ended.
public sealed class IntakeWait : IProgress<IntakeProgress>
#pragma warning restore CA1001
{
    /// <summary>What a person takes for at once; what is done sooner says nothing in between.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    readonly Lock gate = new();
    readonly CancellationTokenSource calledOff = new();
    IntakeProgress now;

    public IntakeProgress Now
    {
        get
        {
            lock (gate) return now;
        }
    }

    /// <summary>第 2 步，共 4 步：正在读取数据，已完成 43%. How many rows there are is not known while the file is opened: 已到第 8,600 行.</summary>
    public string Text => $"第 {(int)Now.Step + 1} 步，共 {Enum.GetValues<IntakeStep>().Length} 步：正在{NameOf(Now.Step)}{Far(Now)}";

    /// <summary>Of the step, in percent; null where it is not known.</summary>
    public int? Share => ShareOf(Now);

    /// <summary>A file of several sheets is told sheet by sheet: what was told before is not taken back.</summary>
    public void Report(IntakeProgress value)
    {
        lock (gate)
            if (value.Step > now.Step || value.Step == now.Step && (ShareOf(value) ?? value.Done) >= (ShareOf(now) ?? now.Done)) now = value;
    }

    /// <summary>What is not done by then is not done; nothing happens where it is.</summary>
    public void CallOff() => calledOff.Cancel();

    /// <summary>Does the work where it holds nobody up: it computes.</summary>
    /// <param name="gone">Nobody waits any more.</param>
    /// <returns>Null where it was called off in time.</returns>
    /// <exception cref="OperationCanceledException">Nobody waits any more.</exception>
    public async Task<T?> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken gone) where T : class
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(calledOff.Token, gone);
        try
        {
            return await Task.Run(() => work(either.Token), either.Token);
        }
        catch (OperationCanceledException) when (!gone.IsCancellationRequested)
        {
            return null;
        }
    }

    static int? ShareOf(IntakeProgress progress) => progress.Total > 0 ? (int)Math.Min(100, 100L * progress.Done / progress.Total) : null;

    static string Far(IntakeProgress progress) => ShareOf(progress) is { } share ? $"，已完成 {share}%" : progress.Done > 0 ? $"，已到第 {Formats.Number(progress.Done, 0)} 行" : "";

    static string NameOf(IntakeStep step) => step switch
    {
        IntakeStep.Opening => "打开文件",
        IntakeStep.Reading => "读取数据",
        IntakeStep.Checking => "核对数据",
        _ => "保存",
    };
}
