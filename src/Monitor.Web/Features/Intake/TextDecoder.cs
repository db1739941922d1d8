using System.Buffers;
using System.Text;
using Monitor.Analytics.Intake;

namespace Monitor.Web.Features.Intake;

/// <summary>Bytes → text: strictly, one encoding after another. That was right on all samples, where a detector of charsets was not.</summary>
static class TextDecoder
{
    /// <param name="content">From its beginning; it can be rewound.</param>
    /// <exception cref="UnreadableFileException">It is no text.</exception>
    public static EncodedText Of(Stream content) =>
        Candidates(content).Select(e => EncodedText.Of(content, e)).FirstOrDefault(IsText)
            ?? throw new UnreadableFileException(IssueCatalog.FileNotTable.Raise(found: FileKinds.Name(FileKind.Text)));

    static IEnumerable<Encoding> Candidates(Stream content)
    {
        var (little, big) = (Utf16(bigEndian: false), Utf16(bigEndian: true));
        var start = new byte[2];
        content.Position = 0;
        content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (start.AsSpan().SequenceEqual(Encoding.Unicode.Preamble)) return [little];
        if (start.AsSpan().SequenceEqual(Encoding.BigEndianUnicode.Preamble)) return [big];
        // Only UTF-16 has zeros in text: in the upper half of each line break and comma.
        return FirstZero(content) is { } zero ? [zero % 2 == 1 ? little : big] : [new UTF8Encoding(false, throwOnInvalidBytes: true), Gb18030];
    }

    static long? FirstZero(Stream content)
    {
        var buffer = new byte[EncodedText.BufferSize];
        content.Position = 0;
        for (int read; (read = content.Read(buffer)) > 0;)
            if (buffer.AsSpan(0, read).IndexOf((byte)0) is var zero and >= 0) return content.Position - read + zero;
        return null;
    }

    /// <summary>Whether it decodes, to nothing that no table has in it.</summary>
    static bool IsText(EncodedText text)
    {
        try
        {
            return text.Parts().All(p => p.Span.IndexOfAny(Controls) < 0);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    static readonly SearchValues<char> Controls = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 0xA0).Select(c => (char)c).Where(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n'))));

    static UnicodeEncoding Utf16(bool bigEndian) => new(bigEndian, byteOrderMark: true, throwOnInvalidBytes: true);

    static Encoding Gb18030 { get; } =
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
}

/// <summary>A text as it lies in a file, of any length: read from its beginning as often as it is asked for, and never held.</summary>
/// <param name="Start">Where it begins, behind byte order marks.</param>
sealed record EncodedText(Stream Content, Encoding Encoding, long Start)
{
    /// <summary>Letters at a time: few enough that their room is not counted among large objects, which are collected seldom and at length.</summary>
    public const int BufferSize = 16 * 1024;

    public static EncodedText Of(Stream content, Encoding encoding)
    {
        var mark = encoding.GetBytes("\uFEFF");
        var next = new byte[mark.Length];
        for (long start = 0; ; start += mark.Length)
        {
            content.Position = start;
            if (content.ReadAtLeast(next, next.Length, throwOnEndOfStream: false) < next.Length || !next.AsSpan().SequenceEqual(mark)) return new(content, encoding, start);
        }
    }

    /// <summary>Letter by letter, in parts of any length; each is valid until the next is asked for.</summary>
    /// <exception cref="DecoderFallbackException">It is not of this encoding.</exception>
    public IEnumerable<ReadOnlyMemory<char>> Parts()
    {
        using var reader = Reader();
        var letters = new char[BufferSize];
        for (int read; (read = reader.Read(letters)) > 0;) yield return letters.AsMemory(0, read);
    }

    /// <summary>Its first letters, or all where it has no more.</summary>
    public char[] Beginning(int most)
    {
        using var reader = Reader();
        var letters = new char[most];
        return letters[..reader.ReadBlock(letters)];
    }

    StreamReader Reader()
    {
        Content.Position = Start;
        return new(Content, Encoding, detectEncodingFromByteOrderMarks: false, BufferSize, leaveOpen: true);
    }

    /// <summary>The same in UTF-8.</summary>
    public Stream Utf8()
    {
        Content.Position = Start;
        return Encoding is UTF8Encoding ? Content : Encoding.CreateTranscodingStream(Content, Encoding, System.Text.Encoding.UTF8, leaveOpen: true);
    }
}
