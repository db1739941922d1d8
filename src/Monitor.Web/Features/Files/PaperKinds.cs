using System.IO.Compression;
using System.Text;
using Monitor.Web.Data;
using Monitor.Web.Features.Intake;

namespace Monitor.Web.Features.Files;

/// <summary>What a paper that somebody hands in (evidence, a scan) is, by its content: its name says nothing that is believed.</summary>
static class PaperKinds
{
    public const int LargestMegabytes = 10;

    /// <summary>The same in bytes.</summary>
    public const long Largest = LargestMegabytes * ReadLimits.Megabyte;

    static readonly (string Entry, EvidenceKind Kind)[] Archives =
        [("word/document.xml", EvidenceKind.Word), ("xl/workbook.xml", EvidenceKind.Excel), ("ppt/presentation.xml", EvidenceKind.PowerPoint), ("OFD.xml", EvidenceKind.Ofd)];

    static readonly (string Stream, EvidenceKind Kind)[] Compounds =
        [("WordDocument", EvidenceKind.Word), ("Workbook", EvidenceKind.Excel), ("PowerPoint Document", EvidenceKind.PowerPoint)];

    static readonly byte[][] Tiff = [[0x49, 0x49, 0x2A, 0x00], [0x4D, 0x4D, 0x00, 0x2A]];

    public static string NameOf(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Pdf => "PDF",
        EvidenceKind.Image => "图片",
        EvidenceKind.Word => "Word",
        EvidenceKind.Excel => "Excel",
        EvidenceKind.PowerPoint => "PPT",
        _ => "OFD",
    };

    /// <summary>Says how large the file is, in MB rounded up, and how large it may be.</summary>
    public static string TooLarge(string name, long bytes) =>
        $"文件“{name}”大小为 {Formats.Number(Math.Ceiling(bytes * 10m / ReadLimits.Megabyte) / 10)} MB，应不超过 {LargestMegabytes} MB。请压缩或分成几个文件后重新选择。";

    /// <param name="allowed">Kinds that are taken here.</param>
    /// <returns>The file's kind, and its name without a path.</returns>
    /// <exception cref="Refused">It is empty, too large, encrypted, holds macros, or is of another kind.</exception>
    public static (string Name, EvidenceKind Kind) Check(string fileName, byte[] content, params IReadOnlyList<EvidenceKind> allowed)
    {
        var name = FileStore.NameOf(fileName);
        if (content.Length == 0) throw new Refused($"文件“{name}”是空的。请检查后重新选择。");
        if (content.Length > Largest) throw new Refused(TooLarge(name, content.Length));
        return Of(name, content) is { } kind && allowed.Contains(kind)
            ? (name, kind)
            : throw new Refused($"文件“{name}”的内容不是 {string.Join("、", allowed.Select(NameOf))}（按内容识别，只改扩展名不行）。请另存为其中一种后重新选择。");
    }

    static EvidenceKind? Of(string name, byte[] content) => FileKinds.Of(content) switch
    {
        FileKind.Pdf => EvidenceKind.Pdf,
        FileKind.Image => EvidenceKind.Image,
        FileKind.Archive => Archive(name, content),
        FileKind.Compound => Compound(name, content),
        _ => Tiff.Any(t => content.AsSpan().StartsWith(t)) ? EvidenceKind.Image : null,
    };

    static EvidenceKind? Archive(string name, byte[] content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            if (archive.Entries.Any(e => e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
                throw new Refused($"文件“{name}”带有宏。请另存为不带宏的文件，或导出为 PDF 后重新选择。");
            foreach (var (entry, kind) in Archives)
                if (archive.GetEntry(entry) is not null) return kind;
            return null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>The names of its streams stand in its directory, in UTF-16.</summary>
    static EvidenceKind? Compound(string name, byte[] content)
    {
        bool Holds(string stream) => content.AsSpan().IndexOf(Encoding.Unicode.GetBytes(stream)) >= 0;
        if (Holds("EncryptedPackage")) throw new Refused($"文件“{name}”设有打开密码，复核时无法查看。请取消密码后重新选择。");
        foreach (var (stream, kind) in Compounds)
            if (Holds(stream)) return kind;
        return null;
    }
}
