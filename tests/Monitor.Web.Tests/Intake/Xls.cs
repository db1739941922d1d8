using System.Text;

namespace Monitor.Web.Tests.Intake;

/// <summary>Writes workbooks of the old binary format (BIFF8 in a compound file), record by record: what tests need of it, no more.</summary>
sealed class Xls
{
    public const int General = 15, Percent = 16, Day = 17;

    readonly List<(string Name, byte State, MemoryStream Records)> sheets = [];
    readonly MemoryStream globals = new();

    public static Xls Of(params string[][] rows) => new Xls().Sheet("填报表", rows);

    /// <summary>Cells that read as numbers are stored as numbers; empty ones are left out.</summary>
    public Xls Sheet(string name, params string[][] rows) => Sheet(name, hidden: false, rows);

    public Xls Sheet(string name, bool hidden, params string[][] rows)
    {
        sheets.Add((name, hidden ? (byte)1 : (byte)0, new()));
        foreach (var (row, cells) in rows.Index())
            foreach (var (column, text) in cells.Index())
                if (double.TryParse(text, out var number)) Number(row + 1, column + 1, number);
                else if (text.Length > 0) Text(row + 1, column + 1, text);
        return this;
    }

    public Xls Number(int row, int column, double value, int format = General) => Cell(0x0203, row, column, format, BitConverter.GetBytes(value));

    public Xls Text(int row, int column, string text) => Cell(0x0204, row, column, General, [.. Short(text.Length), 1, .. Encoding.Unicode.GetBytes(text)]);

    /// <param name="code">0x17 is #REF!, 0x07 #DIV/0!.</param>
    public Xls Error(int row, int column, byte code) => Cell(0x0205, row, column, General, [code, 1]);

    /// <summary>A formula (=1) whose stored result is an error.</summary>
    public Xls ErrorFormula(int row, int column, byte code) =>
        Cell(0x0006, row, column, General, [2, 0, code, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 3, 0, 0x1E, 1, 0]);

    public Xls HiddenRow(int row) => Record(0x0208, [.. Short(row - 1), .. Short(0), .. Short(1), .. Short(255), .. new byte[4], 0x20, 0x01, 0x0F, 0x00]);

    public Xls Merge(int row, int column, int lastRow, int lastColumn) =>
        Record(0x00E5, [1, 0, .. Short(row - 1), .. Short(lastRow - 1), .. Short(column - 1), .. Short(lastColumn - 1)]);

    /// <summary>Any record in the last sheet.</summary>
    public Xls Record(ushort id, byte[] data)
    {
        Write(sheets[^1].Records, id, data);
        return this;
    }

    /// <summary>Any record before the list of sheets.</summary>
    public Xls Global(ushort id, byte[] data)
    {
        Write(globals, id, data);
        return this;
    }

    Xls Cell(ushort id, int row, int column, int format, byte[] content) => Record(id, [.. Short(row - 1), .. Short(column - 1), .. Short(format), .. content]);

    public byte[] Bytes()
    {
        var stream = new MemoryStream();
        Write(stream, 0x0809, [0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        Write(stream, 0x0042, [0xB0, 0x04]);
        stream.Write(globals.ToArray());
        for (var format = 0; format <= Day; format++)
            Write(stream, 0x00E0, [0, 0, .. Short(format switch { Percent => 9, Day => 14, _ => 0 }), .. (format < General ? [0xF5, 0xFF] : new byte[] { 1, 0 }), .. new byte[14]]);
        var names = sheets.Select(s => (byte[])[(byte)s.Name.Length, 1, .. Encoding.Unicode.GetBytes(s.Name)]).ToList();
        var at = (int)stream.Length + names.Sum(n => 4 + 6 + n.Length) + 4;
        foreach (var (name, sheet) in names.Zip(sheets))
        {
            Write(stream, 0x0085, [.. BitConverter.GetBytes(at), sheet.State, 0, .. name]);
            at += 20 + (int)sheet.Records.Length + 4;
        }
        Write(stream, 0x000A, []);
        foreach (var sheet in sheets)
        {
            Write(stream, 0x0809, [0, 6, 0x10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
            stream.Write(sheet.Records.ToArray());
            Write(stream, 0x000A, []);
        }
        return Container(stream.ToArray());
    }

    static void Write(MemoryStream stream, ushort id, byte[] data)
    {
        stream.Write([.. Short(id), .. Short(data.Length), .. data]);
    }

    /// <summary>Header, table of sectors, directory, and the stream behind them; sectors of 512 bytes.</summary>
    static byte[] Container(byte[] workbook)
    {
        const uint end = 0xFFFFFFFE, free = 0xFFFFFFFF, table = 0xFFFFFFFD;
        var length = Math.Max(4096, workbook.Length);
        var sectors = (length + 511) / 512;
        var tables = 1;
        while (tables * 128 < sectors + 1 + tables) tables++;
        if (tables > 109) throw new NotSupportedException("Too long for a table without extension.");

        var header = new MemoryStream();
        header.Write([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[16], 0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0, .. new byte[6]]);
        foreach (var number in (uint[])[0, (uint)tables, (uint)tables, 0, 4096, end, 0, end, 0]) header.Write(BitConverter.GetBytes(number));
        for (var i = 0u; i < 109; i++) header.Write(BitConverter.GetBytes(i < tables ? i : free));

        uint[] next = [.. Enumerable.Repeat(table, tables), end, .. Enumerable.Range(tables + 2, sectors - 1).Select(i => (uint)i), end];
        foreach (var number in next.Concat(Enumerable.Repeat(free, tables * 128 - next.Length))) header.Write(BitConverter.GetBytes(number));

        header.Write(Entry("Root Entry", 5, 1, end, 0));
        header.Write(Entry("Workbook", 2, free, (uint)tables + 1, (uint)length));
        header.Write(new byte[256]);
        header.Write(workbook);
        header.Write(new byte[sectors * 512 - workbook.Length]);
        return header.ToArray();
    }

    static byte[] Entry(string name, byte kind, uint child, uint start, uint length)
    {
        var entry = new byte[128];
        Encoding.Unicode.GetBytes(name).CopyTo(entry, 0);
        BitConverter.GetBytes((ushort)(name.Length * 2 + 2)).CopyTo(entry, 64);
        (entry[66], entry[67]) = (kind, 1);
        foreach (var (at, number) in ((int, uint)[])[(68, 0xFFFFFFFF), (72, 0xFFFFFFFF), (76, child), (116, start), (120, length)]) BitConverter.GetBytes(number).CopyTo(entry, at);
        return entry;
    }

    static byte[] Short(int number) => BitConverter.GetBytes((ushort)number);
}
