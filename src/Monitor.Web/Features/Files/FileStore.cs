using System.Security.Cryptography;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Files;

/// <summary>Bytes into the one store of files; equal bytes are kept once.</summary>
static class FileStore
{
    /// <summary>Adds the content to the context where it is not kept yet.</summary>
    /// <returns>SHA-256, lower-case hex.</returns>
    public static async Task<string> KeepAsync(MonitorDb db, byte[] content, CancellationToken cancel)
    {
        var sha = Convert.ToHexStringLower(SHA256.HashData(content));
        if (await db.Files.FindAsync([sha], cancel) is null) db.Files.Add(new() { Sha256 = sha, Content = content });
        return sha;
    }
}
