using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Monitor.Analytics.Intake;

namespace Monitor.Web.Features.Intake;

/// <summary>
/// A workbook looked through before any library opens it: its archive unpacks to what the limits allow, no part brings a DTD, each sheet's
/// content is within bounds. Sizes and dimensions that the file declares are not believed, but counted.
/// </summary>
sealed record WorkbookOutline(IReadOnlyDictionary<string, SheetOutline> Sheets)
{
    /// <summary>Excel's own bounds of a sheet, and somewhat more than its bound of styles.</summary>
    const int MostRows = 1_048_576, MostColumns = 16_384, MostStyles = 100_000, MostMerges = 100_000;
    /// <summary>Rows × columns with content or format: a library walks through all of it.</summary>
    const long LargestArea = 20_000_000;
    const int Deepest = 64;

    const string SharedText = "sharedStrings.xml";
    const string WorkbookPart = "xl/workbook.xml";
    const string RelationsPart = "xl/_rels/workbook.xml.rels";

    static readonly XmlReaderSettings Strict = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <exception cref="UnreadableFileException">It is no workbook, or more than the limits allow.</exception>
    public static WorkbookOutline Of(byte[] content, ReadLimits limits)
    {
        using var archive = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        Measure(archive, content.Length, limits);
        if (archive.GetEntry(WorkbookPart) is not { } workbook || archive.GetEntry(RelationsPart) is not { } relations)
            throw new UnreadableFileException(IssueCatalog.FileNotTable.Raise(found: FileKinds.Name(FileKind.OtherArchive)));

        var targets = Elements(relations).Where(x => x.LocalName == "Relationship")
            .Select(x => (Id: x.GetAttribute("Id") ?? "", Part: PartName(x.GetAttribute("Target") ?? ""))).ToDictionary(r => r.Id, r => r.Part);
        var named = Elements(workbook).Where(x => x.LocalName == "sheet")
            .Select(x => (Name: x.GetAttribute("name") ?? "", Part: targets.GetValueOrDefault(Relation(x)) ?? "")).ToList();
        foreach (var entry in archive.Entries.Where(e => IsXml(e) && named.All(s => s.Part != e.FullName))) Count(entry, limits);
        if (named.Count > limits.Sheets) throw Unsafe($"有{named.Count}张工作表");
        if (named.DistinctBy(s => s.Part).Count() < named.Count) throw Unsafe("几张工作表是同一张");

        var sheets = new Dictionary<string, SheetOutline>();
        foreach (var (name, part) in named)
        {
            if (archive.GetEntry(part) is not { } sheet) continue;
            if (!IsXml(sheet)) throw Unsafe("工作表不是 XML");
            sheets.Add(name, Look(sheet, limits));
        }
        limits.AllowCells(sheets.Values.Sum(s => (long)s.Cells));
        return new(sheets);
    }

    /// <summary>Unpacks everything once, to nowhere: the sizes in the directory may be false.</summary>
    static void Measure(ZipArchive archive, long packed, ReadLimits limits)
    {
        if (archive.Entries.Count > limits.Entries) throw Unsafe($"内含{archive.Entries.Count}个文件");
        if (archive.Entries.DistinctBy(e => e.FullName, StringComparer.OrdinalIgnoreCase).Count() < archive.Entries.Count) throw Unsafe("内含重名文件");
        var buffer = new byte[81920];
        long unpacked = 0;
        foreach (var entry in archive.Entries)
        {
            if (unpacked + entry.Length > limits.UnpackedBytes) throw Unsafe("解压后过大");
            var markup = new MarkupScan();
            var before = unpacked;
            using var stream = entry.Open();
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                limits.AllowTime();
                unpacked += read;
                if (unpacked > limits.UnpackedBytes || unpacked > ReadLimits.SmallUnpackedBytes && unpacked / packed >= limits.Ratio) throw Unsafe("解压后过大");
                if (!IsXml(entry)) continue;
                if (markup.Fault(buffer.AsSpan(0, read)) is { } fault) throw Unsafe(fault);
                if (entry.FullName.EndsWith(SharedText, StringComparison.OrdinalIgnoreCase) && unpacked - before > limits.SharedTextBytes) throw Unsafe("文字内容过多");
            }
        }
    }

    /// <summary>Parts that a library holds in memory whole: neither deep nor numerous.</summary>
    static void Count(ZipArchiveEntry part, ReadLimits limits)
    {
        var styles = 0;
        foreach (var x in Nodes(part))
        {
            limits.AllowTime();
            if (x is { NodeType: XmlNodeType.Element, LocalName: "xf" or "numFmt" } && ++styles > MostStyles) throw Unsafe("单元格样式过多");
        }
    }

    static bool IsXml(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    static SheetOutline Look(ZipArchiveEntry part, ReadLimits limits)
    {
        int row = 0, column = 0, lastRow = 0, lastColumn = 0, cells = 0, inRow = 0, parts = 0, widest = 0;
        bool isError = false, isText = false, isInValue = false;
        var errors = new Dictionary<(int, int), string>();
        using var stream = part.Open();
        for (var x = new MarkupReader(stream); x.Read();)
        {
            if (x.Depth > Deepest) throw Unsafe("嵌套过深");
            if (isInValue && x.Text.Length > 0)
            {
                if (isError) errors[(row, column)] = Encoding.UTF8.GetString(x.Text).Trim();
                else if (errors.Count > 0) errors.Remove((row, column));
            }
            isInValue = false;
            if (x.IsEnd) continue;

            var name = x.LocalName;
            if (name is [var only])
            {
                if (only == 'c')
                {
                    column = Column(x.Attribute("r"u8)) ?? column + 1;
                    var type = x.Attribute("t"u8);
                    (isError, isText) = (type.SequenceEqual("e"u8), type.SequenceEqual("str"u8));
                    if (column > MostColumns || ++inRow > MostColumns) throw Unsafe($"第{row}行的列过多");
                    widest = Math.Max(widest, column);
                }
                else if (only is (byte)'v' or (byte)'f')
                {
                    Fill();
                    isInValue = only == 'v' && !x.IsEmpty;
                    // A formula whose result is text may well have none: "".
                    if (only == 'f' && !isText) errors[(row, column)] = SheetOutline.Uncalculated;
                }
            }
            else if (name.SequenceEqual("is"u8)) Fill();
            else if (name.SequenceEqual("row"u8))
            {
                row = int.TryParse(x.Attribute("r"u8), CultureInfo.InvariantCulture, out var number) ? number : row + 1;
                (column, inRow) = (0, 0);
                limits.AllowTime(row);
                if (row is < 1 or > MostRows) throw Unsafe($"行号{row}");
            }
            else if ((name.SequenceEqual("mergeCell"u8) || name.SequenceEqual("col"u8)) && ++parts > MostMerges) throw Unsafe("合并单元格过多");
        }
        if ((long)lastRow * widest > LargestArea)
            throw new UnreadableFileException(IssueCatalog.FileTooManyCells.Raise(found: $" {lastRow} 行 × {widest} 列（含只设了格式的）", expected: $" {LargestArea} 格"));
        return new(lastRow, lastColumn, cells, errors);

        void Fill()
        {
            cells++;
            (lastRow, lastColumn) = (Math.Max(lastRow, row), Math.Max(lastColumn, column));
            limits.Allow(row, column);
            limits.AllowCells(cells);
        }
    }

    static IEnumerable<XmlReader> Nodes(ZipArchiveEntry part)
    {
        using var stream = part.Open();
        using var reader = XmlReader.Create(stream, Strict);
        while (reader.Read())
        {
            if (reader.Depth > Deepest) throw Unsafe("嵌套过深");
            yield return reader;
        }
    }

    static IEnumerable<XmlReader> Elements(ZipArchiveEntry part) => Nodes(part).Where(x => x.NodeType == XmlNodeType.Element);

    /// <summary>The relation's id stands in a namespace of its own, of which there are two: transitional and strict.</summary>
    static string Relation(XmlReader sheet)
    {
        for (var more = sheet.MoveToFirstAttribute(); more; more = sheet.MoveToNextAttribute())
            if (sheet is { LocalName: "id", NamespaceURI.Length: > 0 }) return sheet.Value;
        return "";
    }

    static string PartName(string target) => target.StartsWith('/') ? target[1..] : $"xl/{target}";

    /// <summary>Number of the column in an address such as AB12; null where there is no address.</summary>
    static int? Column(ReadOnlySpan<byte> address)
    {
        var column = 0;
        foreach (var letter in address)
        {
            if (letter is < (byte)'A' or > (byte)'Z') break;
            column = Math.Min(column, 1_000_000) * 26 + letter - 'A' + 1;
        }
        return column == 0 ? null : column;
    }

    static UnreadableFileException Unsafe(string found) => new(IssueCatalog.FileUnsafe.Raise(found: found));
}
