using Microsoft.Extensions.Caching.Memory;

namespace Monitor.Web;

/// <summary>
/// Keeps what a page loaded while it was prerendered until its circuit takes it, once, so that nothing is loaded twice. The
/// objects stay on the server: only their key travels in the page (protected by the framework), whatever their size or type.
/// </summary>
public sealed class Handoff : IDisposable
{
    /// <summary>Time a browser has to open its circuit, and pages kept at most; beyond either, the circuit just loads again.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    const int Room = 300;

    readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = Room });

    public string Put(object loaded)
    {
        var key = Guid.NewGuid().ToString("N");
        kept.Set(key, loaded, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Patience });
        return key;
    }

    /// <summary>Null where the key is unknown, taken, or too old.</summary>
    public T? Take<T>(string? key) where T : class
    {
        if (key is null || !kept.TryGetValue(key, out T? loaded)) return null;
        kept.Remove(key);
        return loaded;
    }

    public void Dispose() => kept.Dispose();
}
