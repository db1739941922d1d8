namespace Monitor.Web.Features.Intake;

enum FileKind { Text, Archive, Compound, Image, Pdf, OtherArchive, Markup }

/// <summary>What a file is, by its first bytes.</summary>
static class FileKinds
{
    /// <summary>Bytes that are looked at.</summary>
    const int StartLength = 64 * 1024;

    static readonly (byte[] Start, FileKind Kind)[] Starts =
    [
        ([0x50, 0x4B, 0x03, 0x04], FileKind.Archive),
        ([0x50, 0x4B, 0x05, 0x06], FileKind.Archive),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], FileKind.Compound),
        ([0x89, 0x50, 0x4E, 0x47], FileKind.Image),
        ([0xFF, 0xD8, 0xFF], FileKind.Image),
        ([0x47, 0x49, 0x46, 0x38], FileKind.Image),
        ([0x42, 0x4D], FileKind.Image),
        ([0x25, 0x50, 0x44, 0x46], FileKind.Pdf),
        ([0x52, 0x61, 0x72, 0x21], FileKind.OtherArchive),
        ([0x37, 0x7A, 0xBC, 0xAF], FileKind.OtherArchive),
        ([0x1F, 0x8B], FileKind.OtherArchive),
    ];

    /// <param name="content">It can be rewound.</param>
    public static FileKind Of(Stream content)
    {
        var start = new byte[StartLength];
        content.Position = 0;
        return Of(start.AsSpan(0, content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)));
    }

    public static FileKind Of(ReadOnlySpan<byte> content)
    {
        content = content[..Math.Min(content.Length, StartLength)];
        foreach (var (start, kind) in Starts)
            // BM begins text as well; a bitmap goes on with its size, whose last byte is 0.
            if (content.StartsWith(start) && (start.Length > 2 || content[2..].Contains((byte)0) || kind != FileKind.Image)) return kind;

        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        var text = content.StartsWith(byteOrderMark) ? content[3..] : content;
        return text.TrimStart(" \t\r\n"u8).StartsWith("<"u8) ? FileKind.Markup : FileKind.Text;
    }

    public static string Name(FileKind kind) => kind switch
    {
        FileKind.Image => "是图片",
        FileKind.Pdf => "是 PDF",
        FileKind.OtherArchive => "是压缩包",
        FileKind.Markup => "是网页",
        _ => "不是文本",
    };
}
