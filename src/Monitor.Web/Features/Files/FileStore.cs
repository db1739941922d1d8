using System.Security.Cryptography;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Files;

/// <summary>Bytes into the one store of files; equal bytes are kept once.</summary>
static class FileStore
{
    const int LongestName = 200;

    /// <summary>Without the path that some browsers send; of a long name the end, which holds what kind of file it is.</summary>
    public static string NameOf(string fileName)
    {
        var name = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        return name.Length == 0 ? "未命名文件" : name.Length <= LongestName ? name : name[^LongestName..];
    }

    /// <summary>Adds the content to the context where it is not kept yet.</summary>
    /// <returns>SHA-256, lower-case hex.</returns>
    public static async Task<string> KeepAsync(MonitorDb db, byte[] content, CancellationToken cancel)
    {
        var sha = Convert.ToHexStringLower(SHA256.HashData(content));
        if (await db.Files.FindAsync([sha], cancel) is null) db.Files.Add(new() { Sha256 = sha, Content = content });
        return sha;
    }
}
