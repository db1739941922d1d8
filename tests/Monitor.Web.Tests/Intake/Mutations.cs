using System.IO.Compression;

namespace Monitor.Web.Tests.Intake;

/// <summary>Damage to files, the same for the same seed: bytes changed, cut out, doubled; in archives also within their parts, so that the damage gets past the checksum.</summary>
static class Mutations
{
    /// <param name="other">Another file, of which a piece may come in.</param>
    public static byte[] Of(byte[] original, byte[] other, Random random)
    {
        if (original.Length > 4 && original[0] == 'P' && original[1] == 'K' && random.Next(3) > 0 && WithinAPart(original, other, random) is { } repacked) return repacked;
        return Damaged(original, other, random);
    }

    static byte[] Damaged(byte[] original, byte[] other, Random random)
    {
        var bytes = original.ToList();
        for (var times = random.Next(1, 8); times > 0 && bytes.Count > 0; times--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 200), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: bytes.RemoveRange(at, length); break;
                case 3: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
                case 4: bytes.InsertRange(at, other.Skip(random.Next(Math.Max(1, other.Length))).Take(length)); break;
                default: bytes.RemoveRange(at, bytes.Count - at); break;
            }
        }
        return [.. bytes];
    }

    /// <summary>Null where the archive cannot be unpacked as it is.</summary>
    static byte[]? WithinAPart(byte[] original, byte[] other, Random random)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(original));
            var parts = archive.Entries.Where(e => e.Length < 1_000_000).ToList();
            if (parts.Count == 0) return null;
            var chosen = parts[random.Next(parts.Count)];
            var stream = new MemoryStream();
            using (var repacked = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
                foreach (var part in parts)
                {
                    var content = new MemoryStream();
                    using (var from = part.Open()) from.CopyTo(content);
                    using var to = repacked.CreateEntry(part.FullName, CompressionLevel.NoCompression).Open();
                    to.Write(part == chosen ? Damaged(content.ToArray(), other, random) : content.ToArray());
                }
            return stream.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
