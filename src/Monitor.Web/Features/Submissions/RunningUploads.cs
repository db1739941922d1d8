using System.Collections.Concurrent;
using Monitor.Web.Features.Intake;

namespace Monitor.Web.Features.Submissions;

/// <summary>Uploads under way, so that who waits for one may call it off and still get its own answer: whether it was in time.</summary>
public sealed class RunningUploads
{
    readonly ConcurrentDictionary<(int User, string Key), IntakeWait> running = new();

    /// <param name="key">The page's own, one per upload; null where it has none. A second one of the same key cannot be called off.</param>
    /// <param name="wait">Of the upload.</param>
    /// <returns>To be disposed of when the upload has its answer.</returns>
    public IDisposable Begin(Actor actor, string? key, out IntakeWait wait)
    {
        wait = new();
        return new Run(key is not null && running.TryAdd((actor.UserId, key), wait) ? () => running.TryRemove((actor.UserId, key), out _) : null);
    }

    /// <summary>Asks the upload to end. Nobody calls off another's; one that has its answer already is not under way.</summary>
    public void CallOff(Actor actor, string key) => running.GetValueOrDefault((actor.UserId, key))?.CallOff();

    sealed class Run(Action? end) : IDisposable
    {
        public void Dispose() => end?.Invoke();
    }
}
