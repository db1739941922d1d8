using System.Text;

namespace Monitor.Web.Features.Intake;

/// <summary>
/// The tags of an XML part one after another, as bytes, for what is too long to be parsed twice. It is to be given only what <see cref="MarkupScan"/>
/// let pass: without comments and sections each &lt; begins a tag, and no tag or text is long. Names are not matched; the parser that comes after does.
/// </summary>
sealed class MarkupReader(Stream part)
{
    const int BufferSize = 64 * 1024;

    byte[] buffer = new byte[BufferSize];
    int start, end;
    (int From, int To) text, tag;

    /// <summary>Elements around the present one; the root has none.</summary>
    public int Depth { get; private set; } = -1;

    /// <summary>What stands before the tag, as written.</summary>
    public ReadOnlySpan<byte> Text => buffer.AsSpan(text.From..text.To);

    /// <summary>The tag closes an element.</summary>
    public bool IsEnd { get; private set; }

    /// <summary>The element has nothing in it.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>The element's name without its prefix.</summary>
    public ReadOnlySpan<byte> LocalName
    {
        get
        {
            var name = Tag[..(Tag.IndexOfAny(" \t\r\n/"u8) is var length and >= 0 ? length : Tag.Length)];
            return name[(name.IndexOf((byte)':') + 1)..];
        }
    }

    ReadOnlySpan<byte> Tag => buffer.AsSpan(tag.From..tag.To);

    /// <returns>Whether there was another tag.</returns>
    /// <exception cref="InvalidDataException">It is no XML, or of another encoding than UTF-8: then other bytes than these could be markup.</exception>
    public bool Read()
    {
        if (IsEmpty) Depth--;
        if (IsEnd) Depth--;
        var opening = Opening();
        if (opening < 0) return Depth < 0 ? false : throw new InvalidDataException();
        var closing = Closing(opening + 1);
        text = (start, start + opening);
        tag = (start + opening + 1, start + closing);
        start += closing + 1;

        if (Tag is [(byte)'?' or (byte)'!', ..])
        {
            if (Depth >= 0 || !Tag.StartsWith("?xml "u8) || Attribute("encoding"u8) is { Length: > 0 } encoding && !Ascii.EqualsIgnoreCase(encoding, "UTF-8"u8)) throw new InvalidDataException();
            (IsEnd, IsEmpty) = (false, false);
            return Read();
        }
        IsEnd = Tag.StartsWith("/"u8);
        if (IsEnd) tag.From++;
        IsEmpty = !IsEnd && Tag.EndsWith("/"u8);
        if (!IsEnd) Depth++;
        return Depth >= 0 ? true : throw new InvalidDataException();
    }

    /// <summary>An attribute without prefix; empty where there is none.</summary>
    /// <exception cref="InvalidDataException">Its value is written with references, which no program needs for letters and digits.</exception>
    public ReadOnlySpan<byte> Attribute(ReadOnlySpan<byte> name)
    {
        for (var rest = Tag; rest.IndexOf((byte)'=') is var equals and >= 0;)
        {
            var before = rest[..equals].TrimEnd(" \t\r\n"u8);
            var quoted = rest[(equals + 1)..].TrimStart(" \t\r\n"u8);
            if (quoted.Length == 0 || quoted[0] is not ((byte)'"' or (byte)'\'') || quoted[1..].IndexOf(quoted[0]) is not (var length and >= 0)) throw new InvalidDataException();
            var value = quoted.Slice(1, length);
            if (before.EndsWith(name) && (before.Length == name.Length || before[^(name.Length + 1)] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                return value.Contains((byte)'&') ? throw new InvalidDataException() : value;
            rest = quoted[(length + 2)..];
        }
        return [];
    }

    /// <summary>Where the next tag begins, from <see cref="start"/> on, to which filling may give another place; −1 where there is none.</summary>
    int Opening()
    {
        for (var at = 0; ;)
        {
            if (buffer.AsSpan((start + at)..end).IndexOf((byte)'<') is var found and >= 0) return at + found;
            at = end - start;
            if (!Fill()) return -1;
        }
    }

    /// <summary>Where it ends; a &gt; in quotes ends nothing.</summary>
    int Closing(int at)
    {
        for (byte quote = 0; ;)
        {
            foreach (var next in buffer.AsSpan((start + at)..end))
            {
                if (next == '<') throw new InvalidDataException();
                if (quote != 0) quote = next == quote ? (byte)0 : quote;
                else if (next == '>') return at;
                else if (next is (byte)'"' or (byte)'\'') quote = next;
                at++;
            }
            if (!Fill()) throw new InvalidDataException();
        }
    }

    bool Fill()
    {
        buffer.AsSpan(start..end).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (end == buffer.Length) Array.Resize(ref buffer, end * 2);
        var read = part.Read(buffer.AsSpan(end));
        end += read;
        return read > 0;
    }
}
