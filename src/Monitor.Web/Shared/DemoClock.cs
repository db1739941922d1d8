namespace Monitor.Web;

/// <summary>The demo's clock: starts at a given time and then runs on, so that the demo's round is always open.</summary>
public sealed class DemoClock(DateTime startUtc) : TimeProvider
{
    /// <summary>2027-01-15 09:00 in China.</summary>
    public static DateTime Start { get; } = ChinaTime.UtcOf(new(2027, 1, 15), new(9, 0));

    readonly long began = TimeProvider.System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => new(startUtc + TimeProvider.System.GetElapsedTime(began));
}
