using System.Globalization;

namespace Monitor.Web;

/// <summary>The demo's clock: starts at a given time and then runs on, so that the demo's round is always open unless another day is asked for.</summary>
public sealed class DemoClock(DateTime startUtc) : TimeProvider
{
    /// <summary>2027-01-15 09:00 in China.</summary>
    public static DateTime Start { get; } = ChinaTime.UtcOf(new(2027, 1, 15), new(9, 0));

    /// <summary>Begins the demo on another day, so that a case can be followed through its deadlines: --demo-date 2026-05-11.</summary>
    public const string Option = "demo-date";

    /// <summary>Nine o'clock of the given day, or the demo's own start; null where the text is no day.</summary>
    public static DemoClock? From(string? day) => day is null ? new(Start)
        : DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var given) ? new(ChinaTime.UtcOf(given, new(9, 0)))
        : null;

    readonly long began = TimeProvider.System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => new(startUtc + TimeProvider.System.GetElapsedTime(began));
}
