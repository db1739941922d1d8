using Monitor.Web.Data;

namespace Monitor.Web.Features.Insights;

/// <summary>
/// What was computed from all that is recorded, kept until a change is committed or the day ends: who opens a page, its charts and their files one after
/// another waits once. It holds nothing that not everyone who may ask would see.
/// </summary>
public sealed class Kept<TKey, T>(DataVersion version, TimeProvider time) where TKey : notnull
{
    /// <summary>Results kept at most.</summary>
    const int Room = 64;

    readonly Lock changing = new();
    (long Version, DateOnly Day) of;
    Dictionary<TKey, Lazy<Task<T>>> kept = [];

    /// <summary>A failure is not kept.</summary>
    public async Task<T> GetAsync(TKey key, Func<Task<T>> compute)
    {
        var found = Find(key, compute);
        try
        {
            return await found.Value;
        }
        catch
        {
            lock (changing) kept.Remove(key);
            throw;
        }
    }

    Lazy<Task<T>> Find(TKey key, Func<Task<T>> compute)
    {
        // Asked before anything is read: what is committed meanwhile makes the next one compute anew.
        var now = (version.Current(), time.Today());
        lock (changing)
        {
            if (now != of || kept.Count >= Room) (of, kept) = (now, []);
            if (!kept.TryGetValue(key, out var found)) kept[key] = found = new(compute);
            return found;
        }
    }
}
