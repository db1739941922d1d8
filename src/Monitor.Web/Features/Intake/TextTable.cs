using System.Text;
using CsvHelper;
using Monitor.Analytics.Intake;

namespace Monitor.Web.Features.Intake;

/// <summary>CSV and its kin. The separator is the one under which most columns are recognised.</summary>
static class TextTable
{
    const char WideComma = '，';

    static readonly char[] Separators = [',', '\t', ';', WideComma];

    /// <summary>As much of the text as tells the separator.</summary>
    const int StartLength = 65_536;

    /// <exception cref="UnreadableFileException">It is no text, has nothing in it, or is more than the limits allow.</exception>
    public static RawTable Read(byte[] content, HeaderNames names, ReadLimits limits)
    {
        using var source = Open(new MemoryStream(content), names, limits);
        return ReportHeader.MayBeReport(source.First, names) ? source.First with { Rows = [.. source.Rows(null)] } : source.First;
    }

    /// <param name="content">Read several times, also after this returned.</param>
    /// <exception cref="UnreadableFileException">It is no text, has nothing in it, or is more than the limits allow.</exception>
    public static RowSource Open(Stream content, HeaderNames names, ReadLimits limits)
    {
        var text = TextDecoder.Of(content);
        var start = Encoding.UTF8.GetBytes(text.Beginning(StartLength));
        var separator = Separators.MaxBy(s => ReportHeader.Find(new("", "", "", [.. First(Rows(() => new MemoryStream(start), s, limits))]), names)?.Recognised ?? 0);
        var count = TextOutline.Allow(text.Parts(), separator, limits);
        var first = First(Rows(text.Utf8, separator, limits)).ToList();
        return first.Count > 0 ? new(new("", "", "", first), taken => Rows(text.Utf8, separator, limits, taken, count)) : throw new UnreadableFileException(IssueCatalog.FileEmpty.Raise());
    }

    static IEnumerable<RawRow> First(IEnumerable<RawRow> rows) => rows.TakeWhile(r => r.Number <= ReportHeader.RowsToTell);

    /// <summary>Rows with content. What cannot be cut into rows has been refused before, by <see cref="TextOutline"/>.</summary>
    static IEnumerable<RawRow> Rows(Func<Stream> utf8, char separator, ReadLimits limits, TakeBytes? taken = null, int count = 0)
    {
        // The library takes ASCII separators only, and puts one in place of any other: a control character, which no text has in it.
        var isWide = separator == WideComma;
        var options = new CsvReaderOptions { Separator = isWide ? CsvSeparatorStream.DefaultReplacement : separator, HasHeader = false, SkipEmptyLines = false, OnMalformedRecord = static _ => { } };
        using var reader = CsvReader.Create(isWide ? new CsvSeparatorStream(utf8(), WideComma.ToString(), leaveOpen: true) : utf8(), options, leaveOpen: true);
        var bytes = new RecordBytes(reader);
        for (var number = 1; reader.Read(); number++)
        {
            limits.AllowTime(number, count);
            if (taken?.Invoke(number, bytes) == true) continue;
            var cells = new List<RawCell>(reader.FieldCount);
            for (var i = 0; i < reader.FieldCount; i++)
                if (reader.GetString(i) is var field && !string.IsNullOrWhiteSpace(field)) cells.Add(new(number, i + 1, field));
            if (cells.Count > 0) yield return new(number, cells);
        }
    }

    sealed class RecordBytes(CsvReader reader) : IRowBytes
    {
        public int Count => reader.FieldCount;
        public ReadOnlySpan<byte> Cell(int column) => reader.GetSpan(column - 1);
    }
}
