using System.Buffers.Binary;
using System.Text;
using Monitor.Analytics.Intake;

namespace Monitor.Web.Features.Intake;

/// <summary>The container of .xls (MS-CFB): a small file system in sectors. Every chain of sectors is followed once, and must end.</summary>
static class CompoundFile
{
    /// <summary>From here on a number is no sector: end of chain, free, and the like.</summary>
    const uint FirstSpecial = 0xFFFFFFFA;
    const int HeaderBytes = 512, DirectoryEntryBytes = 128, MiniSectorBytes = 64;

    /// <returns>The workbook's stream.</returns>
    /// <exception cref="UnreadableFileException">A chain runs in a circle or out of the file, or the workbook is encrypted.</exception>
    /// <exception cref="InvalidDataException">It holds no workbook.</exception>
    public static byte[] Open(byte[] file)
    {
        if (file.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0) throw new UnreadableFileException(IssueCatalog.FileEncrypted.Raise());
        if (file.Length < HeaderBytes) throw new InvalidDataException();
        var shift = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(30));
        if (shift is not (9 or 12)) throw new InvalidDataException();
        var size = 1 << shift;
        var count = (file.Length + size - 1) / size;

        var table = Table(file, size, count);
        var directory = Chain(UInt(file, 48), table, count).SelectMany(s => Sector(file, s, size).ToArray()).ToArray();
        var entries = Enumerable.Range(0, directory.Length / DirectoryEntryBytes).Select(i => directory.AsMemory(i * DirectoryEntryBytes, DirectoryEntryBytes)).ToList();
        if (entries.Where(e => Name(e.Span) is "Workbook" or "Book").OrderByDescending(e => Name(e.Span).Length).ToList() is not [var workbook, ..])
            throw new InvalidDataException();
        var length = (int)Math.Min(UInt(workbook.Span, 120), (uint)file.Length);
        var start = UInt(workbook.Span, 116);
        var small = Chain(UInt(file, 60), table, count).SelectMany(s => Sector(file, s, size).ToArray()).ToArray();
        if (length >= UInt(file, 56)) return Joined(Chain(start, table, count).Select(s => Sector(file, s, size)), length);

        var container = entries.First(e => e.Span[66] == 5);
        var mini = Joined(Chain(UInt(container.Span, 116), table, count).Select(s => Sector(file, s, size)), file.Length);
        uint[] next = [.. Enumerable.Range(0, small.Length / 4).Select(i => UInt(small, i * 4))];
        return Joined(Chain(start, next, next.Length).Select(s => Part(mini, (int)s * MiniSectorBytes, MiniSectorBytes)), length);
    }

    /// <summary>Which sector follows which.</summary>
    static uint[] Table(byte[] file, int size, int count)
    {
        var sectors = Enumerable.Range(0, 109).Select(i => UInt(file, 76 + i * 4)).Where(s => s < FirstSpecial).ToList();
        var seen = new HashSet<uint>();
        for (var more = UInt(file, 68); more < FirstSpecial;)
        {
            if (!seen.Add(more) || more >= count) throw Unsafe("扇区链");
            var part = Sector(file, more, size).ToArray();
            sectors.AddRange(Enumerable.Range(0, size / 4 - 1).Select(i => UInt(part, i * 4)).Where(s => s < FirstSpecial));
            more = UInt(part, size - 4);
        }
        if (sectors.Count > count || sectors.Distinct().Count() < sectors.Count) throw Unsafe("扇区表");
        return [.. sectors.SelectMany(s => Sector(file, s, size).ToArray().Chunk(4).Where(c => c.Length == 4).Select(c => BinaryPrimitives.ReadUInt32LittleEndian(c)))];
    }

    static List<uint> Chain(uint first, uint[] next, int count)
    {
        var chain = new List<uint>();
        for (var sector = first; sector < FirstSpecial; sector = next[sector])
        {
            if (sector >= next.Length || chain.Count > count) throw Unsafe("扇区链");
            chain.Add(sector);
        }
        return chain;
    }

    static ReadOnlyMemory<byte> Sector(byte[] file, uint sector, int size) =>
        sector < file.Length / size ? Part(file, (int)(sector + 1) * size, size) : ReadOnlyMemory<byte>.Empty;

    static ReadOnlyMemory<byte> Part(byte[] bytes, int start, int length) =>
        start < bytes.Length ? bytes.AsMemory(start, Math.Min(length, bytes.Length - start)) : ReadOnlyMemory<byte>.Empty;

    static byte[] Joined(IEnumerable<ReadOnlyMemory<byte>> parts, int length)
    {
        var joined = new MemoryStream();
        foreach (var part in parts) joined.Write(part.Span);
        return joined.ToArray().AsSpan(0, (int)Math.Min(joined.Length, length)).ToArray();
    }

    static string Name(ReadOnlySpan<byte> entry) =>
        BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]) is var bytes and > 2 and <= 64 ? Encoding.Unicode.GetString(entry[..(bytes - 2)]) : "";

    static uint UInt(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    static UnreadableFileException Unsafe(string found) => new(IssueCatalog.FileUnsafe.Raise(found: found));
}
