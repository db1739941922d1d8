using System.Buffers.Binary;
using System.Text;
using Monitor.Analytics.Intake;

namespace Monitor.Web.Features.Intake;

/// <summary>
/// A workbook of the old binary format (MS-XLS) looked through as a row of records: where each sheet's content ends, which cells hold errors
/// (the library gives them as blank), and that no sheet stands for several.
/// </summary>
static class BinaryOutline
{
    static readonly Dictionary<byte, string> ErrorNames = new()
    {
        [0x00] = "#NULL!",
        [0x07] = "#DIV/0!",
        [0x0F] = "#VALUE!",
        [0x17] = "#REF!",
        [0x1D] = "#NAME?",
        [0x24] = "#NUM!",
        [0x2A] = "#N/A",
    };

    /// <returns>By name of the sheet.</returns>
    /// <exception cref="UnreadableFileException">It is encrypted, made up, or more than the limits allow.</exception>
    public static IReadOnlyDictionary<string, SheetOutline> Of(byte[] stream, ReadLimits limits)
    {
        var isOld = stream.Length >= 6 && UShort(stream, 4) < 0x0600;
        var starts = new List<(string Name, int Start)>();
        foreach (var record in Records(stream, 0))
        {
            if (record.Id == 0x2F) throw new UnreadableFileException(IssueCatalog.FileEncrypted.Raise());
            if (record.Id == 0x85 && record.Data.Length >= 8) starts.Add((Name(record.Data.Span, isOld), BinaryPrimitives.ReadInt32LittleEndian(record.Data.Span)));
        }
        if (starts.Count > limits.Sheets) throw Unsafe($"有{starts.Count}张工作表");
        if (starts.DistinctBy(s => s.Start).Count() < starts.Count) throw Unsafe("几张工作表是同一张");

        var cells = 0L;
        var sheets = new Dictionary<string, SheetOutline>();
        foreach (var (name, start) in starts)
        {
            var sheet = Look(Records(stream, start), limits);
            limits.AllowCells(cells += sheet.Cells);
            sheets.TryAdd(name, sheet);
        }
        return sheets;
    }

    static SheetOutline Look(IEnumerable<(ushort Id, ReadOnlyMemory<byte> Data)> records, ReadLimits limits)
    {
        int lastRow = 0, lastColumn = 0, cells = 0;
        var errors = new Dictionary<(int, int), string>();
        foreach (var (id, data) in records)
        {
            if (data.Length < 6) continue;
            var bytes = data.Span;
            int row = UShort(bytes, 0) + 1, column = UShort(bytes, 2) + 1;
            var last = id switch
            {
                // Formula, number, label, truth or error, shared text, rich text, short number; several short numbers.
                0x06 or 0x0203 or 0x0204 or 0x0205 or 0xFD or 0xD6 or 0x027E => column,
                0xBD => UShort(bytes, data.Length - 2) + 1,
                _ => 0,
            };
            if (last == 0) continue;
            cells += Math.Max(1, last - column + 1);
            (lastRow, lastColumn) = (Math.Max(lastRow, row), Math.Max(lastColumn, last));
            limits.Allow(row, last);
            limits.AllowCells(cells);
            limits.AllowTime(row);
            if (Error(id, bytes) is { } error) errors[(row, column)] = error;
        }
        return new(lastRow, lastColumn, cells, errors);
    }

    /// <summary>The error that a cell holds itself, or as its formula's result.</summary>
    static string? Error(ushort id, ReadOnlySpan<byte> bytes) => id switch
    {
        0x0205 when bytes.Length >= 8 && bytes[7] == 1 => ErrorName(bytes[6]),
        0x06 when bytes.Length >= 14 && bytes[6] == 2 && bytes[12] == 0xFF && bytes[13] == 0xFF => ErrorName(bytes[8]),
        _ => null,
    };

    static string ErrorName(byte code) => ErrorNames.GetValueOrDefault(code, "#ERROR!");

    /// <summary>From one beginning of a part (BOF) to its end (EOF); charts within are passed over.</summary>
    static IEnumerable<(ushort Id, ReadOnlyMemory<byte> Data)> Records(byte[] stream, int start)
    {
        var depth = 0;
        for (var at = start; at >= 0 && at + 4 <= stream.Length;)
        {
            var (id, length) = (UShort(stream, at), UShort(stream, at + 2));
            if (at + 4 + length > stream.Length) yield break;
            if (id is 0x0809 or 0x0409 or 0x0209 or 0x0009) depth++;
            else if (id == 0x0A && --depth <= 0) yield break;
            else if (depth == 1) yield return (id, stream.AsMemory(at + 4, length));
            at += 4 + length;
        }
    }

    /// <summary>Of a sheet: its length, whether in two bytes a letter (not in files of before 1997), its letters.</summary>
    static string Name(ReadOnlySpan<byte> data, bool isOld)
    {
        if (isOld) return CodePagesEncodingProvider.Instance.GetEncoding(936)!.GetString(data[7..Math.Min(7 + data[6], data.Length)]);
        var (length, isWide) = (data[6], (data[7] & 1) == 1);
        var letters = data[8..];
        return isWide ? Encoding.Unicode.GetString(letters[..Math.Min(length * 2, letters.Length)]) : Encoding.Latin1.GetString(letters[..Math.Min((int)length, letters.Length)]);
    }

    static ushort UShort(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    static UnreadableFileException Unsafe(string found) => new(IssueCatalog.FileUnsafe.Raise(found: found));
}
