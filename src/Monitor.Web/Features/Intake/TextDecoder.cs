using System.Buffers;
using System.Text;
using Monitor.Analytics.Intake;

namespace Monitor.Web.Features.Intake;

/// <summary>Bytes → text: strictly, one encoding after another. That was right on all samples, where a detector of charsets was not.</summary>
static class TextDecoder
{
    const char ByteOrderMark = '\uFEFF';

    /// <returns>The text, and the same in UTF-8: of a file that is in it, its own bytes, so that the text, twice as large, need not be held.</returns>
    /// <exception cref="UnreadableFileException">It is no text.</exception>
    public static (string Text, ReadOnlyMemory<byte> Utf8) Decode(byte[] content)
    {
        foreach (var encoding in Candidates(content))
            if (Text(content, encoding) is { } whole)
            {
                var text = whole.TrimStart(ByteOrderMark);
                return (text, encoding is UTF8Encoding ? content.AsMemory(encoding.GetByteCount(whole.AsSpan(0, whole.Length - text.Length))) : Encoding.UTF8.GetBytes(text));
            }
        throw new UnreadableFileException(IssueCatalog.FileNotTable.Raise(found: FileKinds.Name(FileKind.Text)));
    }

    static IEnumerable<Encoding> Candidates(ReadOnlySpan<byte> content)
    {
        var (little, big) = (Utf16(bigEndian: false), Utf16(bigEndian: true));
        if (content.StartsWith(Encoding.Unicode.Preamble)) return [little];
        if (content.StartsWith(Encoding.BigEndianUnicode.Preamble)) return [big];
        // Only UTF-16 has zeros in text: in the upper half of each line break and comma.
        return content.IndexOf((byte)0) is var zero and >= 0 ? [zero % 2 == 1 ? little : big] : [new UTF8Encoding(false, throwOnInvalidBytes: true), Gb18030];
    }

    /// <summary>Null where it does not decode, or to what no table has in it.</summary>
    static string? Text(byte[] content, Encoding encoding)
    {
        try
        {
            var text = encoding.GetString(content);
            return text.AsSpan().IndexOfAny(Controls) >= 0 ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    static readonly SearchValues<char> Controls = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 0xA0).Select(c => (char)c).Where(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n'))));

    static UnicodeEncoding Utf16(bool bigEndian) => new(bigEndian, byteOrderMark: true, throwOnInvalidBytes: true);

    static Encoding Gb18030 { get; } =
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
}
