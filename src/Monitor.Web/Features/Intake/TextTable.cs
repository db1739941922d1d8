using System.Text;
using CsvHelper;
using Monitor.Analytics.Intake;

namespace Monitor.Web.Features.Intake;

/// <summary>CSV and its kin. Encodings are tried strictly, one after another; the separator is the one under which most columns are recognised.</summary>
static class TextTable
{
    static readonly char[] Separators = [',', '\t', ';'];

    /// <exception cref="UnreadableFileException">It is no text, has nothing in it, or is more than the limits allow.</exception>
    public static Sheet Read(byte[] content, IReadOnlyList<ReportColumn> columns, ReadLimits limits)
    {
        var text = Decode(content);
        if (text.Any(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n')))
            throw new UnreadableFileException(IssueCatalog.FileNotTable.Raise(found: FileKinds.Name(FileKind.Text)));

        var separator = Separators.MaxBy(s => Start(text, s, limits).Recognised(columns));
        var sheet = new Sheet("", [.. Rows(text, separator, limits)]);
        return sheet.Rows.Count > 0 ? sheet : throw new UnreadableFileException(IssueCatalog.FileEmpty.Raise());
    }

    static Sheet Start(string text, char separator, ReadLimits limits) =>
        new("", [.. Rows(text, separator, limits).TakeWhile(r => r.Number <= ReportHeader.RowsSearched)]);

    static IEnumerable<RawRow> Rows(string text, char separator, ReadLimits limits)
    {
        var quoteIsOpen = false;
        var options = new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            SkipEmptyLines = false,
            OnMalformedRecord = record => quoteIsOpen |= record.Reason == CsvMalformedReason.UnterminatedQuote,
        };
        using var reader = CsvReader.Create(new StringReader(text), options);
        for (var number = 1; reader.Read(); number++)
        {
            if (quoteIsOpen) throw new UnreadableFileException(IssueCatalog.FileQuoteOpen.Raise(new() { Row = number }));
            var cells = new List<RawCell>();
            for (var i = 0; i < reader.FieldCount; i++)
                if (!string.IsNullOrWhiteSpace(reader.GetString(i))) cells.Add(new(number, i + 1, reader.GetString(i)));
            if (cells.Count == 0) continue;
            limits.Allow(number, cells[^1].Column);
            yield return new(number, cells);
        }
    }

    /// <summary>Strict UTF-8, then strict GB18030: right on all samples, where a detector of charsets was not.</summary>
    static string Decode(byte[] content)
    {
        ReadOnlySpan<byte> bytes = content;
        Encoding[] candidates =
            bytes.StartsWith(Encoding.Unicode.Preamble) ? [new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true)]
            : bytes.StartsWith(Encoding.BigEndianUnicode.Preamble) ? [new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true)]
            : [new UTF8Encoding(false, throwOnInvalidBytes: true), Gb18030];
        foreach (var encoding in candidates)
        {
            try
            {
                return encoding.GetString(content).TrimStart('\uFEFF');
            }
            catch (DecoderFallbackException)
            {
            }
        }
        throw new UnreadableFileException(IssueCatalog.FileNotTable.Raise(found: FileKinds.Name(FileKind.Text)));
    }

    static Encoding Gb18030 { get; } =
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
}
