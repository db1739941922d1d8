namespace Monitor.Web.Features.Submissions;

/// <summary>Does something a moment after the last call for it, or at once; never twice at a time.</summary>
sealed class Pause(TimeSpan length, Func<Task> then) : IDisposable
{
    readonly SemaphoreSlim one = new(1, 1);
    CancellationTokenSource waiting = new();

    /// <summary>In a moment, counted anew from each call.</summary>
    public void Later()
    {
        waiting.Cancel();
        waiting = new();
        _ = AfterAsync(waiting.Token);
    }

    /// <summary>At once, and not again for what was called for before.</summary>
    public Task NowAsync()
    {
        waiting.Cancel();
        return RunAsync();
    }

    public void Dispose()
    {
        waiting.Cancel();
        waiting.Dispose();
    }

    async Task AfterAsync(CancellationToken another)
    {
        try
        {
            await Task.Delay(length, another);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        await RunAsync();
    }

    async Task RunAsync()
    {
        await one.WaitAsync();
        try
        {
            await then();
        }
        finally
        {
            one.Release();
        }
    }
}
