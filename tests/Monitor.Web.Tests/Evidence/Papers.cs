using System.IO.Compression;
using System.Text;

namespace Monitor.Web.Tests.Evidence;

/// <summary>Small documents of each kind.</summary>
static class Papers
{
    public static byte[] Pdf(string text = "") => Encoding.ASCII.GetBytes($"%PDF-1.7\n{text}");
    public static byte[] Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0];
    public static byte[] Tiff => [0x49, 0x49, 0x2A, 0x00, 8, 0, 0, 0];

    public static byte[] Zip(params string[] entries)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var entry in entries) archive.CreateEntry(entry);
        return stream.ToArray();
    }

    /// <summary>Enough of the old container: its signature, and a stream's name in UTF-16.</summary>
    public static byte[] Compound(string stream) => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes(stream)];
}
