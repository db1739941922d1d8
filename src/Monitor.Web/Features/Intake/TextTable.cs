using System.Text;
using CsvHelper;
using Monitor.Analytics.Intake;

namespace Monitor.Web.Features.Intake;

/// <summary>Offered each row as bytes, before anything is made of it.</summary>
/// <returns>Whether it is dealt with.</returns>
delegate bool TakeBytes(int number, IRowBytes row);

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
        var (first, rows) = Open(content, names, limits);
        return ReportHeader.MayBeReport(first, names) ? first with { Rows = [.. rows(null)] } : first;
    }

    /// <returns>
    /// Its first rows, and all of them, to be read as they are asked for; of those that are taken as bytes nothing more is made.
    /// </returns>
    /// <exception cref="UnreadableFileException">It is no text, has nothing in it, or is more than the limits allow.</exception>
    public static (RawTable First, Func<TakeBytes?, IEnumerable<RawRow>> Rows) Open(byte[] content, HeaderNames names, ReadLimits limits)
    {
        var (text, utf8) = TextDecoder.Decode(content);
        var start = text.Length > StartLength ? text[..StartLength] : text;
        var separator = Separators.MaxBy(s => ReportHeader.Find(new("", "", "", [.. First(Rows(Written(start, s), s, limits))]), names)?.Recognised ?? 0);
        TextOutline.Allow(text, separator, limits);
        if (separator == WideComma) utf8 = Written(text, separator);
        var first = First(Rows(utf8, separator, limits)).ToList();
        return first.Count > 0 ? (new("", "", "", first), taken => Rows(utf8, separator, limits, taken)) : throw new UnreadableFileException(IssueCatalog.FileEmpty.Raise());
    }

    static IEnumerable<RawRow> First(IEnumerable<RawRow> rows) => rows.TakeWhile(r => r.Number <= ReportHeader.RowsToTell);

    /// <summary>The library takes ASCII separators only: the two commas change places, and back.</summary>
    static ReadOnlyMemory<byte> Written(string text, char separator) => Encoding.UTF8.GetBytes(separator == WideComma ? CommasSwapped(text) : text);

    /// <summary>Rows with content. What cannot be cut into rows has been refused before, by <see cref="TextOutline"/>.</summary>
    /// <param name="utf8">With its commas changed where the separator is the wide one.</param>
    static IEnumerable<RawRow> Rows(ReadOnlyMemory<byte> utf8, char separator, ReadLimits limits, TakeBytes? taken = null)
    {
        var isWide = separator == WideComma;
        var options = new CsvReaderOptions { Separator = isWide ? ',' : separator, HasHeader = false, SkipEmptyLines = false, OnMalformedRecord = static _ => { } };
        using var reader = CsvReader.Create(utf8, options);
        var bytes = new RecordBytes(reader);
        for (var number = 1; reader.Read(); number++)
        {
            limits.AllowTime(number, count);
            // With its commas changed the record says something else.
            if (!isWide && taken?.Invoke(number, bytes) == true) continue;
            var cells = new List<RawCell>(reader.FieldCount);
            for (var i = 0; i < reader.FieldCount; i++)
                if (reader.GetString(i) is var field && !string.IsNullOrWhiteSpace(field)) cells.Add(new(number, i + 1, isWide ? CommasSwapped(field) : field));
            if (cells.Count > 0) yield return new(number, cells);
        }
    }

    sealed class RecordBytes(CsvReader reader) : IRowBytes
    {
        public int Count => reader.FieldCount;
        public ReadOnlySpan<byte> Cell(int column) => reader.GetSpan(column - 1);
    }

    static string CommasSwapped(string text) => string.Create(text.Length, text, static (swapped, source) =>
    {
        for (var i = 0; i < source.Length; i++) swapped[i] = source[i] switch { ',' => WideComma, WideComma => ',', var other => other };
    });
}
