namespace Monitor.Web.Features.Risk;

/// <summary>
/// Recorded facts have changed: models over all centres are run again soon, after the request and not in it. Many calls become one.
/// </summary>
public sealed class RefreshSignal : IDisposable
{
    readonly SemaphoreSlim raised = new(0, 1);

    public void Raise()
    {
        try
        {
            raised.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is raised already.
        }
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancel) => raised.WaitAsync(atMost, cancel);

    public void Dispose() => raised.Dispose();
}
