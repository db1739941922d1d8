namespace Monitor.Web;

/// <summary>Where to go after signing in: only ever within this site.</summary>
public static class LocalUrl
{
    public static string OrHome(string? url) => IsLocal(url) ? url! : "/";

    /// <summary>A path of this host. Browsers read // and /\ as another host, and skip control characters.</summary>
    static bool IsLocal(string? url) =>
        url is ['/', ..] && url is not ['/', '/', ..] && !url.Any(c => char.IsControl(c) || c == '\\');
}
